"""What a person sees of an article while a model reads it."""

from __future__ import annotations

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from handlers import model_sentences as sentences
from handlers.keyboards import STOP
from handlers.progress import Progress
from newsdesk.desk import Watch
from newsdesk.model import Summary, View
from newsdesk.rendering import answer_blocks, telegram
from newsdesk.rendering.telegram import escape
from newsdesk.rendering.words import Words


def watcher(shown: Progress, said: Words) -> Watch:
    """Shows in the draft what a model has written so far, and in a group's placeholder how many statements that are."""

    async def watch(summary: Summary) -> None:
        if not summary.statements:
            return
        so_far = telegram.messages(answer_blocks(summary, View(said.language), zone=said.zone))[0]
        top = escape(f"{said.say(sentences.SO_FAR)} {said.say(sentences.STOP_HINT)}")
        count = escape(said.say(sentences.READING_GROUP, n=len(summary.statements)))
        stop = InlineKeyboardButton(said.say(sentences.STOP), callback_data=f"{STOP}:")
        await shown.update(f"{top}\n\n{so_far}", count, InlineKeyboardMarkup([[stop]]))

    return watch
