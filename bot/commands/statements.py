"""Statements in the form that `summarize --format json` prints; stable, since others measure by it."""

from __future__ import annotations

from typing import Any

from newsdesk.model import Account, Organization, Overview, Span, Speaker, Statement, Summary

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
        "statements": [
            statement_form(statement, text, explain=explain, modelled=bool(reading.maker.model))
            for statement in summary.statements
        ],
    }
    if reading.maker.model:
        overview = reading.overview or Overview()
        form |= {"model": reading.maker.model, "overview_ar": overview.ar, "overview_en": overview.en}
        form |= {"title_ar": overview.title_ar, "title_en": overview.title_en}
    if reading.usage.tokens_in or reading.usage.tokens_out:
        form["usage"] = {"tokens_in": reading.usage.tokens_in, "tokens_out": reading.usage.tokens_out}
    if explain:
        form |= {"dropped": dict(reading.dropped), "repaired": reading.repaired}
    return form


def statement_form(statement: Statement, text: str, *, explain: bool = False, modelled: bool = False) -> Form:
    """One statement as an object; `modelled` with what only a model writes, null where it did not or it may not be shown."""
    form: Form = {
        "speaker": _speaker(statement.speaker, statement.mention, text),
        "cue": _place(statement.cue, text),
        "act": statement.act.value,
        "kind": statement.kind.value,
        "content": [_place(span, text) for span in statement.content],
        "organizations": [_organization(about.organization, about.mention, text) for about in statement.organizations],
        "confidence": round(statement.confidence, 3),
    }
    if modelled:
        account = statement.account or Account()
        form |= {"account_ar": account.ar, "account_en": account.en, "tone": dict(account.tone)}
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
