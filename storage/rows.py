"""From the trade's words to rows and back: what goes in comes out equal."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, Protocol, TypeVar

from newsdesk.model import (
    About,
    Account,
    Act,
    Article,
    Day,
    Gender,
    Grounded,
    Kind,
    Language,
    Maker,
    Organization,
    OrganizationType,
    Origin,
    Overview,
    ReadingKey,
    Scope,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    Summary,
    Text,
    Usage,
)
from newsdesk.text.folding import FOLD_VERSION, fold

Values = dict[str, Any]
T = TypeVar("T", bound=Hashable)


class Row(Protocol):
    """A row of a result: its columns by name."""

    def __getattr__(self, name: str) -> Any: ...


def scope_of(key: str) -> Scope:
    """The scope that has this key."""
    return Scope() if key == Scope().key else Scope(int(key.removeprefix("chat:")))


def address_key(address: str | None) -> str:
    """What stands for an address in keys: of one length however long it is, and never null."""
    return "" if address is None else hashlib.sha256(address.encode("utf-8", "replace")).hexdigest()


def folded(*words: str | None) -> Values:
    """The columns that search goes by, for these words; each stands on its own line."""
    return {"folded": "\n".join(fold(part) for part in words if part), "folded_by": FOLD_VERSION}


def speaker_words(speaker: Speaker) -> tuple[str | None, ...]:
    """The words that a speaker is searched by."""
    return speaker.name, speaker.name_en, speaker.name_ar, speaker.role


def organization_words(organization: Organization) -> tuple[str | None, ...]:
    """The words that an organization is searched by."""
    return organization.name_en, organization.name_ar, organization.short_en, organization.short_ar


# --- articles


def text_values(article: Article, now: datetime) -> Values:
    """The row of an article's text."""
    characters = article.text.characters
    return {
        "scope": article.scope.key,
        "digest": article.text.digest,
        "characters": characters,
        "seen_at": now,
        **folded(characters),
    }


def article_values(article: Article, text: int, version: int, now: datetime) -> Values:
    """The row of an article whose text has this number."""
    day = article.published
    return {
        "scope": article.scope.key,
        "text": text,
        "address": article.address,
        "address_key": address_key(article.address),
        "language": article.language,
        "origin": article.origin,
        "title": article.title,
        "publisher": article.publisher,
        "author": article.author,
        "published_year": day.year if day else None,
        "published_month": day.month if day else None,
        "published_day": day.day if day else None,
        "mixed": article.mixed,
        "partial": article.partial,
        "version": version,
        "kept_at": now,
        "seen_at": now,
    }


def article_from(row: Row, text: Text) -> Article:
    """The article of a row."""
    published = None if row.published_month is None else Day(row.published_month, row.published_day, row.published_year)
    return Article(
        scope=scope_of(row.scope),
        text=text,
        language=Language(row.language),
        origin=Origin(row.origin),
        title=row.title,
        address=row.address,
        publisher=row.publisher,
        author=row.author,
        published=published,
        mixed=row.mixed,
        partial=row.partial,
        version=row.version,
        number=row.article,
    )


# --- readings


def key_values(key: ReadingKey, article: int) -> Values:
    """What a reading is found by."""
    return {
        "scope": key.scope.key,
        "article": article,
        "seen": key.seen,
        "engine": key.maker.engine,
        "model": key.maker.model,
        "version": key.maker.version,
    }


def reading_values(reading: Grounded, now: datetime) -> Values:
    """The rest of a reading's row."""
    return {
        "maker": asdict(reading.maker),
        "overview": asdict(reading.overview) if reading.overview else None,
        "tokens_in": reading.usage.tokens_in,
        "tokens_out": reading.usage.tokens_out,
        "seconds": reading.usage.seconds,
        "dropped": dict(reading.dropped),
        "made_at": now,
    }


class StatementRows:
    """The rows of a reading's statements: equal speakers and equal organizations stand once, named by their position."""

    def __init__(self, scope: Scope, reading: int, text: Text, now: datetime, statements: Sequence[Statement]) -> None:
        of = {"scope": scope.key, "reading": reading}
        speakers = _numbered(statement.speaker for statement in statements)
        organizations = _numbered(about.organization for statement in statements for about in statement.organizations)
        self.speakers = [of | {"position": at} | _speaker_values(speaker) for speaker, at in speakers.items()]
        self.organizations = [of | {"position": at} | _organization_values(each) for each, at in organizations.items()]
        self.statements = [
            of | {"position": at, "speaker": speakers[each.speaker], "made_at": now} | _statement_values(each, text)
            for at, each in enumerate(statements)
        ]
        self.abouts = [
            of
            | {"statement": at, "position": place, "organization": organizations[about.organization]}
            | _span_values("mention", about.mention)
            for at, each in enumerate(statements)
            for place, about in enumerate(each.organizations)
        ]


def _numbered(things: Iterable[T]) -> dict[T, int]:
    return {thing: number for number, thing in enumerate(dict.fromkeys(things))}


def _span_values(name: str, span: Span | None) -> Values:
    return {f"{name}_start": span.start if span else None, f"{name}_end": span.end if span else None}


def _speaker_values(speaker: Speaker) -> Values:
    return {
        "key": speaker.key,
        "name": speaker.name,
        "kind": speaker.kind,
        "name_en": speaker.name_en,
        "name_ar": speaker.name_ar,
        "approximate": speaker.approximate,
        "role": speaker.role,
        "role_en": speaker.role_en,
        "role_ar": speaker.role_ar,
        "gender": speaker.gender,
        "figure": speaker.figure,
        "doubtful": speaker.doubtful,
        **folded(*speaker_words(speaker)),
    }


def _organization_values(organization: Organization) -> Values:
    names = organization_words(organization)
    return {
        "slug": organization.id,
        "type": organization.type,
        **dict(zip(("name_en", "name_ar", "short_en", "short_ar"), names, strict=True)),
        **folded(*names),
    }


def _statement_values(statement: Statement, text: Text) -> Values:
    return {
        "act": statement.act,
        "kind": statement.kind,
        "content": [[span.start, span.end] for span in statement.content],
        **_span_values("mention", statement.mention),
        **_span_values("cue", statement.cue),
        "confidence": statement.confidence,
        "reason": statement.reason,
        "account": _account_value(statement.account),
        **folded(*statement.words(text.characters)),
    }


def _account_value(account: Account | None) -> Values | None:
    if account is None:
        return None
    return {"ar": account.ar, "en": account.en, "tone": dict(account.tone), "shown": dict(account.shown)}


# --- and back


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)


def speaker_from(row: Row) -> Speaker:
    """The speaker of a statement's row."""
    return Speaker(
        key=row.key,
        name=row.name,
        kind=SpeakerKind(row.speaker_kind),
        name_en=row.name_en,
        name_ar=row.name_ar,
        approximate=row.approximate,
        role=row.role,
        role_en=row.role_en,
        role_ar=row.role_ar,
        gender=Gender(row.gender),
        figure=row.figure,
        doubtful=row.doubtful,
    )


def organization_from(row: Row) -> Organization:
    """The organization of an about's row."""
    return Organization(row.slug, OrganizationType(row.type), row.name_en, row.name_ar, row.short_en, row.short_ar)


def statement_from(row: Row, speaker: Speaker, abouts: tuple[About, ...]) -> Statement:
    """The statement of a row, with its speaker and its organizations."""
    return Statement(
        speaker=speaker,
        act=Act(row.act),
        kind=Kind(row.kind),
        content=tuple(Span(start, end) for start, end in row.content),
        mention=_span(row.mention_start, row.mention_end),
        cue=_span(row.cue_start, row.cue_end),
        organizations=abouts,
        confidence=row.confidence,
        reason=row.reason,
        account=None if row.account is None else Account(**row.account),
    )


def statements_from(statements: Iterable[Row], abouts: Iterable[Row]) -> tuple[Statement, ...]:
    """The statements of a reading's rows, both in order; a statement's row has its speaker, an about's its organization."""
    organization: dict[int, Organization] = {}
    about: dict[int, list[About]] = {}
    for row in abouts:
        if row.organization not in organization:
            organization[row.organization] = organization_from(row)
        meant = About(organization[row.organization], _span(row.mention_start, row.mention_end))
        about.setdefault(row.statement, []).append(meant)
    speaker: dict[int, Speaker] = {}
    found: list[Statement] = []
    for row in statements:
        if row.speaker not in speaker:
            speaker[row.speaker] = speaker_from(row)
        found.append(statement_from(row, speaker[row.speaker], tuple(about.get(row.position, ()))))
    return tuple(found)


def summary_from(row: Row, statements: tuple[Statement, ...]) -> Summary:
    """The summary of a reading's row, joined with its article's, and the statements."""
    dropped: Mapping[str, int] = row.dropped
    reading = Grounded(
        maker=Maker(**row.maker),
        statements=statements,
        overview=None if row.overview is None else Overview(**row.overview),
        usage=Usage(row.tokens_in, row.tokens_out, row.seconds),
        dropped=Counter(dropped),
    )
    return Summary(article_from(row, Text(row.characters)), reading, row.reading, made=row.made_at)
