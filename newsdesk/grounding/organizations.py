"""Which organization stands where in an article, as the lists and patterns of `newsdesk.entities` see it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from newsdesk.entities import OrganizationFound, find_organizations, organization_named
from newsdesk.grounding.places import Places, bare
from newsdesk.model import Language, Organization, OrganizationType, Span
from newsdesk.text import fold

_WORD = re.compile(r"\w+")
_TELLING = 4  # letters of the last words of a name that mean the whole


class Organizations:
    """The organizations of an article, looked for when first asked for."""

    def __init__(self, text: str, language: Language, places: Places) -> None:
        self._text = text
        self._language = language
        self._places = places

    @cached_property
    def found(self) -> Sequence[OrganizationFound]:
        """All that the lists and patterns find."""
        return find_organizations(self._text, self._language)

    def overlapping(self, span: Span) -> Iterator[OrganizationFound]:
        """Those that stand at a place, in text order."""
        at = bisect_right(self.found, span.start, key=lambda found: found.span.end)
        while at < len(self.found) and self.found[at].span.start < span.end:
            yield self.found[at]
            at += 1

    def at(self, span: Span, *, whole: bool) -> Organization | None:
        """The organization at a place: the very words, or unless `whole` words around or within them."""
        for found in self.overlapping(span):
            same = bare(found.span.of(self._text)).removeprefix("ال") == bare(span.of(self._text)).removeprefix(
                "the "
            ).removeprefix("ال")
            if same or (not whole and (found.span.covers(span) or span.covers(found.span))):
                return found.organization
        return None

    def mention(self, name: str, content: Sequence[Span]) -> Span | None:
        """The first words of a statement that mean an organization: its name, another that the lists have, or its last words."""
        for within in content:
            for span in self._places.alike(name, within):
                return span
        listed = organization_named(name)
        for within in content if listed is not None else ():
            for found in self.overlapping(within):
                if found.organization == listed and within.covers(found.span):
                    return found.span
        words = bare(name).split()
        for ending in (" ".join(words[at:]) for at in range(1, len(words))):
            for within in content if len(ending.removeprefix("ال")) >= _TELLING else ():
                for span in self._places.alike(ending, within):
                    return span
        return None


def unlisted(name: str, language: Language) -> Organization:
    """An organization that no list has, under its name in the article."""
    slug = "-".join(_WORD.findall(fold(name))) or "unnamed"
    in_english = language is Language.EN
    return Organization(
        id=f"x-{slug}", type=OrganizationType.OTHER, name_en=name if in_english else None, name_ar=None if in_english else name
    )
