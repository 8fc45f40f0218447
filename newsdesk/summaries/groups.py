"""Statements by speaker and by organization."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from newsdesk.model import Organization, Speaker, Statement


@dataclass(frozen=True, slots=True)
class Group:
    """Statements that belong together: of one speaker, or about one organization, or (both None) about none.

    `place` is the group's place among all groups of its kind in the article, by which buttons name it.
    """

    place: int
    statements: tuple[Statement, ...]
    speaker: Speaker | None = None
    organization: Organization | None = None

    def __len__(self) -> int:
        return len(self.statements)

    def only(self, statements: Iterable[Statement]) -> Group:
        """The group with these of its statements, in this order."""
        return Group(self.place, tuple(statements), self.speaker, self.organization)


def by_speaker(statements: Iterable[Statement]) -> list[Group]:
    """One group a speaker: the one who said most first, among equals the one who comes first in the text."""
    grouped: dict[str, list[Statement]] = {}
    for statement in statements:
        grouped.setdefault(statement.speaker.key, []).append(statement)
    ordered = sorted(grouped.values(), key=len, reverse=True)
    return [Group(place, tuple(group), speaker=_fullest(group)) for place, group in enumerate(ordered)]


def by_organization(statements: Iterable[Statement]) -> list[Group]:
    """One group an organization, ordered like speakers, and last what is about none. A statement about two stands in both."""
    grouped: dict[str, list[Statement]] = {}
    organizations: dict[str, Organization] = {}
    about_none: list[Statement] = []
    for statement in statements:
        if not statement.organizations:
            about_none.append(statement)
        for organization in organizations_of(statement):
            organizations.setdefault(organization.id, organization)
            grouped.setdefault(organization.id, []).append(statement)
    ordered = sorted(grouped.items(), key=lambda entry: len(entry[1]), reverse=True)
    groups = [Group(place, tuple(group), organization=organizations[key]) for place, (key, group) in enumerate(ordered)]
    if about_none:
        groups.append(Group(len(groups), tuple(about_none)))
    return groups


def organizations_of(statement: Statement) -> list[Organization]:
    """The organizations that a statement is about, each once."""
    return list({about.organization.id: about.organization for about in statement.organizations}.values())


def _fullest(group: list[Statement]) -> Speaker:
    """The speaker as the statement that knows most about it gives it: role and name in both languages."""
    return max((statement.speaker for statement in group), key=_known)


def _known(speaker: Speaker) -> int:
    given = (speaker.role, speaker.role_ar, speaker.role_en, speaker.name_ar, speaker.name_en)
    return sum(value is not None for value in given) - speaker.doubtful
