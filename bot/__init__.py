"""Starts, wires and stops Qawl; the only reader of the environment; the command line."""
