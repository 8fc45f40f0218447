"""The desk: one method for each thing that a person can ask."""
