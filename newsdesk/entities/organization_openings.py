"""What can begin with a word, whatever stands around it: said once of each word, so that most words are passed over at once."""

from __future__ import annotations

from newsdesk.entities.organization_arabic import heads_read
from newsdesk.entities.organization_bodies import begins_body
from newsdesk.entities.organization_descriptions import begins_description
from newsdesk.entities.organization_list import Starts, may_begin_small, names
from newsdesk.entities.organization_words import MANY, readings_of
from newsdesk.model import Organization
from newsdesk.text.kept import Kept

NAME = 1
"""A name of the list."""
PATTERN = 2
"""A body of a country, or the Arabic name of an organization that no list has."""
SMALL = 8
"""A name of the list that need not begin with a capital."""
DESCRIPTION = 4
"""Words that stand for an organization named before."""
BODY = 16
"""A body of a country."""


def _openings(key: str) -> int:
    readings = readings_of(key)
    starts = STARTS[key]
    return (
        (NAME if starts else 0)
        | (SMALL if may_begin_small(starts) else 0)
        | (PATTERN if heads_read(readings) else 0)
        | (PATTERN | BODY if begins_body(readings) else 0)
        | (DESCRIPTION if begins_description(readings) else 0)
    )


STARTS: Kept[Starts[Organization]] = Kept(lambda key: names().starts(readings_of(key)), MANY)
"""By a word's key: where the names of the list that it may begin are to be looked for."""
OPENINGS = Kept(_openings, MANY)
"""By a word's key: the sum of what it may begin."""
