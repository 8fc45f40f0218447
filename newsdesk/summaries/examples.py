"""Corrections as annotated articles, to measure with: what a reader has mended is required, the rest is left open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from newsdesk.model import Correction, Fix, Organization, Speaker, Statement, Summary
from newsdesk.summaries.corrections import corrected


def example(summary: Summary, corrections: Sequence[Correction], name: str) -> dict[str, Any]:
    """The annotation of a summary that nobody has mended, as these corrections have it.

    Statements that were mended are required, as they are now; those that were not are `optional`, since nobody has looked at
    them; withdrawn ones are absent, so that to find them again is an error.
    """
    text = summary.article.text.characters
    gone = {correction.statement for correction in corrections if correction.fix is Fix.NO_STATEMENT}
    places = [place for place in range(len(summary.statements)) if place not in gone]
    statements = corrected(summary, corrections).statements
    return {
        "id": name,
        "language": summary.article.language.value,
        "source": "a reader's correction, given for this use; the text belongs to its publisher",
        "statements": [
            _statement(statement, text, optional=place not in {one.statement for one in corrections})
            for place, statement in zip(places, statements, strict=True)
        ],
    }


def _statement(statement: Statement, text: str, *, optional: bool) -> dict[str, Any]:
    abouts = {about.organization.id: about for about in statement.organizations}
    return {
        "speaker": _speaker(statement, text),
        "content": [span.of(text) for span in statement.content],
        "kind": statement.kind.value,
        "cue": statement.cue.of(text) if statement.cue else "",
        "organizations": [
            _organization(about.organization, about.mention.of(text) if about.mention else None) for about in abouts.values()
        ],
        "optional": optional,
    }


def _speaker(statement: Statement, text: str) -> dict[str, Any]:
    speaker: Speaker = statement.speaker
    mention = statement.mention.of(text) if statement.mention else None
    return {
        "name": speaker.name,
        "kind": speaker.kind.value,
        "aliases": _others(speaker.name, (mention, speaker.name_en, speaker.name_ar, speaker.role)),
    }


def _organization(organization: Organization, mention: str | None) -> dict[str, Any]:
    name = organization.name_en or organization.name_ar or organization.id
    others = (mention, organization.name_en, organization.name_ar, organization.short_en, organization.short_ar)
    return {"name": name, "aliases": _others(name, others)}


def _others(name: str, names: Sequence[str | None]) -> list[str]:
    return [other for other in dict.fromkeys(names) if other and other != name]
