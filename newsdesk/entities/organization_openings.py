"""What can begin with a word, whatever stands around it: said once of each word, so that most words are passed over at once."""

from __future__ import annotations

from newsdesk.entities.organization_arabic import heads_read
from newsdesk.entities.organization_bodies import begins_body
from newsdesk.entities.organization_descriptions import begins_description
from newsdesk.entities.organization_list import names
from newsdesk.entities.organization_words import MANY, readings_of
from newsdesk.text.kept import Kept

NAME = 1
"""A name of the list."""
PATTERN = 2
"""A body of a country, or the Arabic name of an organization that no list has."""
DESCRIPTION = 4
"""Words that stand for an organization named before."""


def _openings(key: str) -> int:
    readings = readings_of(key)
    return (
        (NAME if names().starts(readings) else 0)
        | (PATTERN if heads_read(readings) or begins_body(readings) else 0)
        | (DESCRIPTION if begins_description(readings) else 0)
    )


OPENINGS = Kept(_openings, MANY)
"""By a word's key: the sum of what it may begin."""
