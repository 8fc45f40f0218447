"""Arabic and English language tools: pure functions over characters."""
