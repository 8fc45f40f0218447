"""Statements grouped and ordered for a reader."""
