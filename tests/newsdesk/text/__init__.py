"""The language tools."""
