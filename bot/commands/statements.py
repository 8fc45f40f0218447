"""Statements in the form that `summarize --format json` prints; stable, since others measure by it."""

from __future__ import annotations

from typing import Any

from newsdesk.model import Organization, Span, Speaker, Statement, Summary

Form = dict[str, Any]


def summary_form(summary: Summary, identity: str, *, explain: bool = False) -> Form:
    """One article as an object. Offsets are code points into the article's text."""
    article, reading = summary.article, summary.reading
    text = article.text.characters
    form: Form = {
        "id": identity,
        "language": article.language.value,
        "title": article.title,
        "engine": reading.maker.engine,
        "statements": [statement_form(statement, text, explain=explain) for statement in summary.statements],
    }
    if reading.overview is not None:
        form |= {"overview_ar": reading.overview.ar, "overview_en": reading.overview.en}
    if reading.usage.tokens_in or reading.usage.tokens_out:
        form["usage"] = {"tokens_in": reading.usage.tokens_in, "tokens_out": reading.usage.tokens_out}
    if explain:
        form["dropped"] = dict(reading.dropped)
    return form


def statement_form(statement: Statement, text: str, *, explain: bool = False) -> Form:
    """One statement as an object."""
    form: Form = {
        "speaker": _speaker(statement.speaker, statement.mention, text),
        "cue": _place(statement.cue, text),
        "act": statement.act.value,
        "kind": statement.kind.value,
        "content": [_place(span, text) for span in statement.content],
        "organizations": [_organization(about.organization, about.mention, text) for about in statement.organizations],
        "confidence": round(statement.confidence, 3),
    }
    if statement.account is not None:
        form |= {
            "account_ar": statement.account.ar,
            "account_en": statement.account.en,
            "tone": dict(statement.account.tone),
        }
    if explain:
        form["reason"] = statement.reason
    return form


def _speaker(speaker: Speaker, mention: Span | None, text: str) -> Form:
    return {
        "name": speaker.name,
        "name_en": speaker.name_en,
        "name_ar": speaker.name_ar,
        "kind": speaker.kind.value,
        "role": speaker.role,
        "mention": _place(mention, text),
    }


def _organization(organization: Organization, mention: Span | None, text: str) -> Form:
    return {
        "id": organization.id,
        "name_en": organization.name_en,
        "name_ar": organization.name_ar,
        "type": organization.type.value,
        "mention": _place(mention, text),
    }


def _place(span: Span | None, text: str) -> Form | None:
    return None if span is None else {"start": span.start, "end": span.end, "text": span.of(text)}
