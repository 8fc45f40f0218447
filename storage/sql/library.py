"""Texts, articles, readings and statements."""

from __future__ import annotations

from sqlalchemy import and_, bindparam, delete, func, insert, or_, select

from storage.schema import abouts, articles, organizations, readings, speakers, statements, texts, visits
from storage.sql.conflicts import DoNothing, DoUpdate, Insert

ARTICLE = (
    articles.c.id.label("article"),
    articles.c.scope,
    articles.c.address,
    articles.c.language,
    articles.c.origin,
    articles.c.title,
    articles.c.publisher,
    articles.c.author,
    articles.c.published_year,
    articles.c.published_month,
    articles.c.published_day,
    articles.c.mixed,
    articles.c.partial,
    articles.c.version,
)

READING = (
    readings.c.id.label("reading"),
    readings.c.maker,
    readings.c.overview,
    readings.c.tokens_in,
    readings.c.tokens_out,
    readings.c.seconds,
    readings.c.dropped,
    readings.c.made_at,
)

_text_of_article = and_(texts.c.scope == articles.c.scope, texts.c.id == articles.c.text)
_article_of_reading = and_(articles.c.scope == readings.c.scope, articles.c.id == readings.c.article)

ARTICLE_AT = (
    select(*ARTICLE, texts.c.characters)
    .join_from(articles, texts, _text_of_article)
    .where(
        articles.c.scope == bindparam("scope"),
        or_(
            articles.c.address_key == bindparam("address_key"),
            articles.c.address_key.in_(select(visits.c.found_key).where(visits.c.asked_key == bindparam("address_key"))),
        ),
    )
    .order_by(articles.c.seen_at.desc(), articles.c.id.desc())
    .limit(1)
)

VISIT_TO = select(visits.c.asked, visits.c.found, visits.c.source, visits.c.etag, visits.c.modified).where(
    visits.c.asked_key == bindparam("asked_key")
)

_keep_visit = Insert(visits)
KEEP_VISIT = _keep_visit.ext(
    DoUpdate(
        [visits.c.asked_key],
        set_={
            "found_key": _keep_visit.excluded.found_key,
            "found": _keep_visit.excluded.found,
            "source": _keep_visit.excluded.source,
            "etag": _keep_visit.excluded.etag,
            "modified": _keep_visit.excluded.modified,
            "visited_at": _keep_visit.excluded.visited_at,
        },
    )
)

ARTICLE_NUMBERED = (
    select(*ARTICLE, texts.c.characters)
    .join_from(articles, texts, _text_of_article)
    .where(articles.c.scope == bindparam("scope"), articles.c.id == bindparam("article"))
)

LAST_VERSION = select(func.max(articles.c.version)).where(
    articles.c.scope == bindparam("scope"), articles.c.address_key == bindparam("address_key")
)

_keep_text = Insert(texts)
KEEP_TEXT = _keep_text.ext(DoUpdate([texts.c.scope, texts.c.digest], set_={"seen_at": _keep_text.excluded.seen_at})).returning(
    texts.c.id
)

_keep_article = Insert(articles)
KEEP_ARTICLE = _keep_article.ext(
    DoUpdate([articles.c.scope, articles.c.address_key, articles.c.text], set_={"seen_at": _keep_article.excluded.seen_at})
).returning(*ARTICLE)

READING_UNDER = (
    select(*ARTICLE, *READING, texts.c.characters)
    .join_from(readings, articles, _article_of_reading)
    .join(texts, _text_of_article)
    .where(
        readings.c.scope == bindparam("scope"),
        readings.c.article == bindparam("article"),
        readings.c.seen == bindparam("seen"),
        readings.c.engine == bindparam("engine"),
        readings.c.model == bindparam("model"),
        readings.c.version == bindparam("version"),
    )
)

READING_NUMBERED = (
    select(*ARTICLE, *READING, texts.c.characters)
    .join_from(readings, articles, _article_of_reading)
    .join(texts, _text_of_article)
    .where(
        or_(readings.c.scope == bindparam("public"), readings.c.scope == bindparam("own")),
        readings.c.id == bindparam("reading"),
    )
)

KEEP_READING = (
    Insert(readings)
    .ext(
        DoNothing(
            [
                readings.c.scope,
                readings.c.article,
                readings.c.seen,
                readings.c.engine,
                readings.c.model,
                readings.c.version,
            ]
        )
    )
    .returning(readings.c.id)
)

KEEP_SPEAKERS = insert(speakers)
KEEP_ORGANIZATIONS = insert(organizations)
KEEP_STATEMENTS = insert(statements)
KEEP_ABOUTS = insert(abouts)

STATEMENTS = (
    select(
        statements.c.position,
        statements.c.act,
        statements.c.kind,
        statements.c.content,
        statements.c.mention_start,
        statements.c.mention_end,
        statements.c.cue_start,
        statements.c.cue_end,
        statements.c.confidence,
        statements.c.reason,
        statements.c.account,
        statements.c.speaker,
        speakers.c.key,
        speakers.c.name,
        speakers.c.kind.label("speaker_kind"),
        speakers.c.name_en,
        speakers.c.name_ar,
        speakers.c.approximate,
        speakers.c.role,
        speakers.c.role_en,
        speakers.c.role_ar,
        speakers.c.gender,
        speakers.c.figure,
        speakers.c.doubtful,
    )
    .join_from(
        statements,
        speakers,
        and_(
            speakers.c.scope == statements.c.scope,
            speakers.c.reading == statements.c.reading,
            speakers.c.position == statements.c.speaker,
        ),
    )
    .where(statements.c.scope == bindparam("scope"), statements.c.reading == bindparam("reading"))
    .order_by(statements.c.position)
)

ABOUTS = (
    select(
        abouts.c.statement,
        abouts.c.organization,
        abouts.c.mention_start,
        abouts.c.mention_end,
        organizations.c.slug,
        organizations.c.type,
        organizations.c.name_en,
        organizations.c.name_ar,
        organizations.c.short_en,
        organizations.c.short_ar,
    )
    .join_from(
        abouts,
        organizations,
        and_(
            organizations.c.scope == abouts.c.scope,
            organizations.c.reading == abouts.c.reading,
            organizations.c.position == abouts.c.organization,
        ),
    )
    .where(abouts.c.scope == bindparam("scope"), abouts.c.reading == bindparam("reading"))
    .order_by(abouts.c.statement, abouts.c.position)
)

EXPIRE_PRIVATE = (
    delete(texts).where(texts.c.scope != bindparam("public"), texts.c.seen_at < bindparam("before")).returning(texts.c.id)
)
