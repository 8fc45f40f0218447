"""Answers that were sent, and what is erased with them."""

from __future__ import annotations

from sqlalchemy import and_, bindparam, delete, exists, insert, or_, select, update

from storage.schema import answer_items, answer_messages, answers, articles, readings, texts

ANSWER = (
    answers.c.id,
    answers.c.chat,
    answers.c.asker,
    answers.c.question,
    answers.c.thread,
    answers.c.view,
)

OPEN = insert(answers).returning(answers.c.id)
OPEN_ITEMS = insert(answer_items)
SHOW_MESSAGES = insert(answer_messages)

FIND = select(*ANSWER).where(answers.c.chat == bindparam("chat"), answers.c.id == bindparam("answer"))

OF_MESSAGE = (
    select(*ANSWER)
    .join_from(answer_messages, answers, and_(answers.c.chat == answer_messages.c.chat, answers.c.id == answer_messages.c.answer))
    .where(answer_messages.c.chat == bindparam("chat"), answer_messages.c.message == bindparam("message"))
)

TO_QUESTION = (
    select(*ANSWER)
    .where(
        answers.c.chat == bindparam("chat"),
        answers.c.question == bindparam("question"),
        exists().where(answer_messages.c.chat == answers.c.chat, answer_messages.c.answer == answers.c.id),
    )
    .order_by(answers.c.id.desc())
    .limit(1)
)

NEWEST = (
    select(*ANSWER)
    .where(
        answers.c.chat == bindparam("chat"),
        exists().where(answer_messages.c.chat == answers.c.chat, answer_messages.c.answer == answers.c.id),
    )
    .order_by(answers.c.id.desc())
    .limit(bindparam("most"))
)

ITEMS = (
    select(
        answer_items.c.reading,
        answer_items.c.address,
        answer_items.c.error,
        answer_items.c.before,
        answer_items.c.passages,
        answer_items.c.links,
        answer_items.c.fields,
        answer_items.c.offers,
    )
    .where(answer_items.c.chat == bindparam("chat"), answer_items.c.answer == bindparam("answer"))
    .order_by(answer_items.c.position)
)

MESSAGES = (
    select(answer_messages.c.message)
    .where(answer_messages.c.chat == bindparam("chat"), answer_messages.c.answer == bindparam("answer"))
    .order_by(answer_messages.c.position)
)

SHOW = (
    update(answers)
    .where(answers.c.chat == bindparam("of_chat"), answers.c.id == bindparam("answer"))
    .values(view=bindparam("view", type_=answers.c.view.type))
    .returning(answers.c.id)
)

REPLACE_ITEM = (
    update(answer_items)
    .where(
        answer_items.c.chat == bindparam("of_chat"),
        answer_items.c.answer == bindparam("of_answer"),
        answer_items.c.position == bindparam("place"),
    )
    .values(
        reading=bindparam("reading"),
        address=bindparam("address"),
        error=bindparam("error"),
        before=bindparam("before"),
        passages=bindparam("passages", type_=answer_items.c.passages.type),
        links=bindparam("links", type_=answer_items.c.links.type),
        fields=bindparam("fields", type_=answer_items.c.fields.type),
        offers=bindparam("offers", type_=answer_items.c.offers.type),
    )
)

# a message that shows this answer now shows no other any more
CLEAR_MESSAGES = delete(answer_messages).where(
    answer_messages.c.chat == bindparam("chat"),
    or_(
        answer_messages.c.answer == bindparam("answer"),
        answer_messages.c.message.in_(bindparam("messages", expanding=True)),
    ),
)

DELETE = delete(answers).where(answers.c.chat == bindparam("chat"), answers.c.id == bindparam("answer"))

_shown = (
    select(articles.c.text)
    .join_from(answer_items, readings, and_(readings.c.scope == bindparam("scope"), readings.c.id == answer_items.c.reading))
    .join(articles, and_(articles.c.scope == readings.c.scope, articles.c.id == readings.c.article))
    .where(answer_items.c.chat == bindparam("chat"))
)

# the private texts that this answer of the chat shows and no other one does
ERASE_TEXTS = (
    delete(texts)
    .where(
        texts.c.scope == bindparam("scope"),
        texts.c.id.in_(_shown.where(answer_items.c.answer == bindparam("answer"))),
        texts.c.id.not_in(_shown.where(answer_items.c.answer != bindparam("answer"))),
    )
    .returning(texts.c.id)
)
