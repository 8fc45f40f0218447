"""Engines: whatever reads an Article and yields Claims."""
