"""Who uses the bot, and moving or forgetting all that is a chat's."""

from __future__ import annotations

from sqlalchemy import and_, bindparam, delete, func, null, select, update

from storage.schema import answer_items, answer_messages, answers, articles, readers, readings, tasks, texts
from storage.sql.conflicts import DoUpdate, Insert

READER = select(readers.c.chat, readers.c.language, readers.c.zone, readers.c.active).where(readers.c.chat == bindparam("chat"))

_keep = Insert(readers)
KEEP = _keep.ext(
    DoUpdate(
        [readers.c.chat],
        set_={"language": _keep.excluded.language, "zone": _keep.excluded.zone, "active": _keep.excluded.active},
    )
)

FORGET_READER = delete(readers).where(readers.c.chat == bindparam("chat"))
FORGET_TEXTS = delete(texts).where(texts.c.scope == bindparam("scope"))
FORGET_ANSWERS = delete(answers).where(answers.c.chat == bindparam("chat"))
FORGET_TASKS = (
    update(tasks)
    .where(tasks.c.chat == bindparam("of_chat"))
    .values(
        chat=null(),
        payload="",
        placeholder_chat=null(),
        placeholder_message=null(),
        finished_at=func.coalesce(tasks.c.finished_at, bindparam("now", type_=tasks.c.finished_at.type)),
    )
)

# --- a chat moves: where the new chat has the same text, article or reading already, the old one gives way to it

_old_texts, _new_texts = texts.alias("old_texts"), texts.alias("new_texts")
_old_articles, _new_articles = articles.alias("old_articles"), articles.alias("new_articles")
_old_readings, _new_readings = readings.alias("old_readings"), readings.alias("new_readings")

_same_text = and_(_new_texts.c.scope == bindparam("new"), _new_texts.c.digest == _old_texts.c.digest)
_same_article = and_(
    _new_articles.c.scope == bindparam("new"),
    _new_articles.c.text == _new_texts.c.id,
    _new_articles.c.address_key == _old_articles.c.address_key,
)

TEXT_TWINS = (
    select(_old_texts.c.id.label("old"), _new_texts.c.id.label("new"))
    .join_from(_old_texts, _new_texts, _same_text)
    .where(_old_texts.c.scope == bindparam("old"))
)

ARTICLE_TWINS = (
    select(_old_articles.c.id.label("old"), _new_articles.c.id.label("new"))
    .join_from(
        _old_articles,
        _old_texts,
        and_(_old_texts.c.scope == _old_articles.c.scope, _old_texts.c.id == _old_articles.c.text),
    )
    .join(_new_texts, _same_text)
    .join(_new_articles, _same_article)
    .where(_old_articles.c.scope == bindparam("old"))
)

READING_TWINS = (
    select(_old_readings.c.id.label("old"), _new_readings.c.id.label("new"))
    .join_from(
        _old_readings,
        _old_articles,
        and_(_old_articles.c.scope == _old_readings.c.scope, _old_articles.c.id == _old_readings.c.article),
    )
    .join(_old_texts, and_(_old_texts.c.scope == _old_articles.c.scope, _old_texts.c.id == _old_articles.c.text))
    .join(_new_texts, _same_text)
    .join(_new_articles, _same_article)
    .join(
        _new_readings,
        and_(
            _new_readings.c.scope == bindparam("new"),
            _new_readings.c.article == _new_articles.c.id,
            _new_readings.c.seen == _old_readings.c.seen,
            _new_readings.c.engine == _old_readings.c.engine,
            _new_readings.c.model == _old_readings.c.model,
            _new_readings.c.version == _old_readings.c.version,
        ),
    )
    .where(_old_readings.c.scope == bindparam("old"))
)

POINT_ITEMS = (
    update(answer_items)
    .where(answer_items.c.chat == bindparam("of_chat"), answer_items.c.reading == bindparam("from_reading"))
    .values(reading=bindparam("to_reading"))
)
DROP_READING = delete(readings).where(readings.c.scope == bindparam("scope"), readings.c.id == bindparam("number"))
DROP_ARTICLE = delete(articles).where(articles.c.scope == bindparam("scope"), articles.c.id == bindparam("number"))
DROP_TEXT = delete(texts).where(texts.c.scope == bindparam("scope"), texts.c.id == bindparam("number"))
MOVE_READINGS = (
    update(readings)
    .where(readings.c.scope == bindparam("old"), readings.c.article == bindparam("from_article"))
    .values(scope=bindparam("new"), article=bindparam("to_article"))
)
MOVE_ARTICLES = (
    update(articles)
    .where(articles.c.scope == bindparam("old"), articles.c.text == bindparam("from_text"))
    .values(scope=bindparam("new"), text=bindparam("to_text"))
)
MOVE_TEXTS = update(texts).where(texts.c.scope == bindparam("old")).values(scope=bindparam("new"))

_taken = answer_messages.alias("taken")
DROP_TAKEN_MESSAGES = delete(answer_messages).where(
    answer_messages.c.chat == bindparam("old"),
    answer_messages.c.message.in_(select(_taken.c.message).where(_taken.c.chat == bindparam("new"))),
)
MOVE_ANSWERS = update(answers).where(answers.c.chat == bindparam("old")).values(chat=bindparam("new"))
MOVE_TASKS = update(tasks).where(tasks.c.chat == bindparam("old")).values(chat=bindparam("new"))
MOVE_PLACEHOLDERS = update(tasks).where(tasks.c.placeholder_chat == bindparam("old")).values(placeholder_chat=bindparam("new"))
