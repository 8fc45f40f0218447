"""Reading an article again, in the place of the answer that there is."""

from __future__ import annotations

from dataclasses import replace

from telegram import CallbackQuery, Chat, Message

from handlers import sentences
from handlers.answering import refusal, remark_of, tell, unread
from handlers.house import House
from handlers.progress import progress
from handlers.sender import Place
from handlers.showing import item_in_view, show, show_anew
from handlers.understanding import Again, asked_again
from handlers.voice import voice
from handlers.watching import end_draft, stop_keyboard, watcher
from handlers.work import Cancelled
from newsdesk.desk import Reread, Watch
from newsdesk.errors import Gone, ListPage, ReaderError
from newsdesk.model import Answer, Asker, Item, View


async def pieces_again(house: House, message: Message) -> tuple[Again, ...]:
    """What a `/refresh` asks for: the links behind it, or those of the answer or message that it replies to; none if nothing."""
    command = message.entities[0]
    links = asked_again(message, [entity for entity in message.entities if entity.offset > command.offset])
    replied = message.reply_to_message
    if links or replied is None:
        return links
    found = await house.answers.of_message(message.chat_id, replied.message_id)
    if found is None:
        return asked_again(replied, [*replied.entities, *replied.caption_entities])
    items = found.items if found.view.item is None else (item_in_view(found),)
    return tuple(Again(item.address) for item in items if item.address is not None)


async def read_again(house: House, query: CallbackQuery, found: Answer) -> None:
    """Read the article in view anew and show it in the same messages; an error is told beside them.

    What a model writes of it is seen meanwhile.
    """
    item = item_in_view(found)
    if item.address is None:
        raise Gone
    spoken = voice(replace(await house.readers.reader(found.chat), language=found.view.language))
    place = Place(found.chat, found.thread, found.question)
    reading = spoken.first.say(sentences.READING)
    await house.sender.settle(query.id, reading)
    private = query.message is not None and query.message.chat.type == Chat.PRIVATE
    stop = None if house.access is None else stop_keyboard(spoken.first, query.from_user.id)
    try:
        async with progress(house.sender, place, reading, private=private, keyboard=stop) as shown:
            watch = watcher(shown, spoken.first, query.from_user.id)
            again = await _reread(house, Asker(found.chat, query.from_user.id), item.address, watch)
    except (ReaderError, Cancelled) as error:
        if isinstance(error, ListPage) and error.offers:
            await _as_list(house, found, unread(item.address, error), place, shown.placeholder)
        else:
            await tell(house, place, refusal(spoken, error), shown)
        return
    if shown.placeholder is not None:
        await house.sender.delete(found.chat, shown.placeholder)
    before = again.before.number if again.before else None
    renewed: Item = replace(item, reading=again.now.number, error=remark_of(again.now), before=before)
    await show_anew(house, found, renewed, place)
    await end_draft(shown, spoken.first, again.now)


async def _as_list(house: House, found: Answer, item: Item, place: Place, placeholder: int | None) -> None:
    """Offer the articles of a page that has become a list, in an answer of its own: what was read of it stays."""
    view = View(found.view.language)
    listed = Answer(found.chat, (item,), view, found.asker, question=found.question, thread=found.thread)
    opened = await house.answers.open(listed, house.clock())
    await show(house, opened if placeholder is None else replace(opened, messages=(placeholder,)), place)


async def _reread(house: House, asker: Asker, address: str, watch: Watch) -> Reread:
    """Read anew in a way that /cancel stops."""
    found: list[Reread] = []

    async def work() -> None:
        found.append(await house.desk.refresh(address, asker, watch))

    await house.work.cancellable(asker.chat, asker.person, work())
    return found[0]
