"""Addresses, pages and texts: how an Article comes to the desk."""
