"""Every statement that the database is given, as definitions: one module for each port. Nothing here runs anything.

What belongs to a scope or a chat is named together with it in every statement; the few that may not are listed with their
reasons in the test of this package. Conflicts are settled by constraints, so that two who come at once get one row.
"""
