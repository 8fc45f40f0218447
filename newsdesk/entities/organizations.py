"""Which organizations a text names: those of the list, those that a pattern shows, and the words that stand for one of them."""

from __future__ import annotations

from dataclasses import dataclass

from newsdesk.entities import organization_list
from newsdesk.entities.organization_words import words_of
from newsdesk.model import Language, Organization, Span


@dataclass(frozen=True, slots=True)
class OrganizationFound:
    """An organization at a place of a text.

    `span` holds its words there: without "the" and without و ف ب ل ك before an Arabic name, though with ال (and with لل, where
    preposition and article are one). `how`: "list", "pattern", "acronym" or "description". `name` is the fullest form of its
    name in this text.
    """

    span: Span
    organization: Organization
    how: str
    name: str


def find_organizations(text: str, language: Language) -> list[OrganizationFound]:
    """The organizations of `text` in text order, the longest name preferred, none overlapping another. Linear in the text."""
    words = words_of(text)
    names = organization_list.names()
    found: list[OrganizationFound] = []
    number = 0
    while number < len(words):
        matches = names.at(text, words, number)
        if matches:
            match = matches[-1]
            span = Span(match.start, match.end)
            found.append(OrganizationFound(span, match.alias.organization, "list", span.of(text)))
            number = match.after
        else:
            number += 1
    return found


def organization_named(name: str) -> Organization | None:
    """The organization of the list with this name, in either language, whatever its case and spelling."""
    named = organization_list.names().named(name)
    return named[0] if named else None


def organization(id: str) -> Organization | None:  # noqa: A002 - the trade's word for it, here as in the model
    """The organization of the list with this id."""
    return organization_list.organizations().get(id)
