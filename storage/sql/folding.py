"""Folded columns made anew, over all scopes alike: what is folded says nothing that the row does not say."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BindParameter, and_, bindparam, select, update

from storage.schema import articles, facts, organizations, readings, speakers, statements, texts
from storage.sql.conflicts import DoUpdate, Insert

_folded: dict[str, BindParameter[Any]] = {"folded": bindparam("new_folded"), "folded_by": bindparam("new_folded_by")}

TEXTS_AFTER = (
    select(texts.c.id, texts.c.scope, texts.c.characters)
    .where(texts.c.id > bindparam("after"))
    .order_by(texts.c.id)
    .limit(bindparam("many"))
)

READINGS_AFTER = (
    select(readings.c.id, readings.c.scope, texts.c.characters)
    .join_from(readings, articles, and_(articles.c.scope == readings.c.scope, articles.c.id == readings.c.article))
    .join(texts, and_(texts.c.scope == articles.c.scope, texts.c.id == articles.c.text))
    .where(readings.c.id > bindparam("after"))
    .order_by(readings.c.id)
    .limit(bindparam("many"))
)

FOLD_TEXT = update(texts).where(texts.c.scope == bindparam("of_scope"), texts.c.id == bindparam("of_text")).values(_folded)

FOLD_SPEAKER = (
    update(speakers)
    .where(
        speakers.c.scope == bindparam("of_scope"),
        speakers.c.reading == bindparam("of_reading"),
        speakers.c.position == bindparam("at"),
    )
    .values(_folded)
)

FOLD_ORGANIZATION = (
    update(organizations)
    .where(
        organizations.c.scope == bindparam("of_scope"),
        organizations.c.reading == bindparam("of_reading"),
        organizations.c.position == bindparam("at"),
    )
    .values(_folded)
)

FOLD_STATEMENT = (
    update(statements)
    .where(
        statements.c.scope == bindparam("of_scope"),
        statements.c.reading == bindparam("of_reading"),
        statements.c.position == bindparam("at"),
    )
    .values(_folded)
)

_set_fact = Insert(facts)
SET_FACT = _set_fact.ext(DoUpdate([facts.c.name], set_={"value": _set_fact.excluded.value}))
