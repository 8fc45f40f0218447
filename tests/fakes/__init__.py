"""Hand-made stand-ins for what the desk needs of the outside; each sits the same exam as the real thing (tests/contracts)."""
