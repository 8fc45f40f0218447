"""What a person sees of an article while a model reads it, and the button that stops it."""

from __future__ import annotations

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from handlers import model_sentences as sentences
from handlers.keyboards import STOP
from handlers.progress import Progress
from newsdesk.desk import Watch
from newsdesk.model import Summary
from newsdesk.rendering import telegram
from newsdesk.rendering.foot import about_remark
from newsdesk.rendering.growing import growing_blocks
from newsdesk.rendering.telegram import escape
from newsdesk.rendering.words import Words


def watcher(shown: Progress, said: Words, person: int | None) -> Watch:
    """Shows in the draft what a model has written so far, and in a group's placeholder how many statements that are."""

    async def watch(summary: Summary) -> None:
        parts = telegram.messages(growing_blocks(summary, said.language, zone=said.zone))
        if not parts:
            return
        count = escape(said.say(sentences.READING_GROUP, n=len(summary.statements)))
        hint = escape(said.say(sentences.STOP_HINT))
        await shown.update(f"{count}\n{hint}\n\n{parts[0]}", count, stop_keyboard(said, person))

    return watch


def stop_keyboard(said: Words, person: int | None) -> InlineKeyboardMarkup:
    """[Stop], for the person who asked."""
    return InlineKeyboardMarkup([[InlineKeyboardButton(said.say(sentences.STOP), callback_data=f"{STOP}:{person or ''}")]])


async def end_draft(shown: Progress, said: Words, read: Summary) -> None:
    """Say in a draft that no message takes the place of that the reading is over: it would tell otherwise for half a minute."""
    if shown.draft:
        remark = read.reading.remark
        await shown.update(escape(about_remark(remark, said) if remark else said.say(sentences.RENEWED)), "")
