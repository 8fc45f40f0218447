"""The database, in and out."""
