"""Organizations, public figures, roles and countries in both languages, and how words of an article resolve to them."""
