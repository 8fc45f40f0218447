"""The daily digest: when it is due, and how people name hours, days and places."""
