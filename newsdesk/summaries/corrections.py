"""A summary as a reader has mended it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from newsdesk.entities import organization, organization_named, resolve_speaker
from newsdesk.model import (
    About,
    ClaimedSpeaker,
    Correction,
    Fix,
    Organization,
    OrganizationType,
    Speaker,
    SpeakerKind,
    Statement,
    Summary,
)
from newsdesk.text.folding import fold

LONGEST_NAME = 100


def corrected(summary: Summary, corrections: Sequence[Correction]) -> Summary:
    """The summary with these corrections, in their order. Statements keep theirs; those withdrawn are counted, not kept.

    The summary given is one that nobody has mended: `Correction.statement` counts its statements. What does not fit is left.
    """
    if not corrections:
        return summary
    statements: list[Statement | None] = list(summary.statements)
    for correction in corrections:
        if not 0 <= correction.statement < len(statements):
            continue
        mended = statements[correction.statement]
        if mended is not None:
            statements[correction.statement] = _mended(mended, correction, summary)
    kept = tuple(statement for statement in statements if statement is not None)
    return replace(summary, reading=replace(summary.reading, statements=kept), withdrawn=len(statements) - len(kept))


def speakers_of(summary: Summary) -> tuple[Speaker, ...]:
    """The speakers of a summary, each once, in the order in which they first speak."""
    return tuple({statement.speaker.key: statement.speaker for statement in reversed(summary.statements)}.values())[::-1]


def all_organizations(summary: Summary) -> tuple[Organization, ...]:
    """The organizations that statements of a summary are about, each once, in the order in which they come."""
    found = {about.organization.id: about.organization for one in summary.statements for about in one.organizations}
    return tuple(found.values())


def organization_meant(value: str, summary: Summary) -> Organization:
    """The organization with this id in the article or the list, or with this name; one that no list has otherwise."""
    for known in all_organizations(summary):
        if known.id == value or fold(value) in {fold(name) for name in _names(known)}:
            return known
    listed = organization(value) or organization_named(value)
    if listed is not None:
        return listed
    identity = "x-" + ("-".join(fold(value).split())[:80] or "unnamed")
    arabic = any("\u0600" <= letter <= "\u06ff" for letter in value)
    return Organization(identity, OrganizationType.OTHER, None if arabic else value, value if arabic else None)


def is_name(text: str) -> bool:
    """Whether a person can have typed this as a name: one line with letters, not too long."""
    return bool(text) and len(text) <= LONGEST_NAME and any(letter.isalpha() for letter in text) and "\n" not in text


def _mended(statement: Statement, correction: Correction, summary: Summary) -> Statement | None:
    mended = replace(statement, corrected=True, confidence=1.0, account=None)  # a model's words may repeat the error
    match correction.fix:
        case Fix.NO_STATEMENT:
            return None
        case Fix.SPEAKER:
            return replace(mended, speaker=_speaker(correction.value, summary), mention=None)
        case Fix.NOT_ABOUT:
            left = tuple(about for about in statement.organizations if about.organization.id != correction.value)
            return replace(mended, organizations=left)
        case Fix.ABOUT:
            meant = organization_meant(correction.value, summary)
            if any(about.organization.id == meant.id for about in statement.organizations):
                return statement
            return replace(mended, organizations=(*statement.organizations, About(meant, None)))


def _speaker(value: str, summary: Summary) -> Speaker:
    """The speaker of the article with this key or name, or another one of this name."""
    for known in speakers_of(summary):
        named = {fold(name) for name in (known.name, known.name_en, known.name_ar) if name}
        if known.key == value or fold(value) in named:
            return replace(known, doubtful=False)
    kind = SpeakerKind.ORGANIZATION if organization_named(value) else SpeakerKind.PERSON
    return resolve_speaker(ClaimedSpeaker(value, kind), summary.article.language)


def _names(known: Organization) -> Iterable[str]:
    return (name for name in (known.name_en, known.name_ar, known.short_en, known.short_ar) if name)
