"""In which language the bot speaks to whom."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Chat, Update, User

from newsdesk.errors import QawlError
from newsdesk.model import Language, Reader
from newsdesk.ports import Readers
from newsdesk.rendering.words import Words, words


@dataclass(frozen=True, slots=True)
class Voice:
    """The bot's own words for one reader: in the reader's language, or in both until it is known."""

    spoken: tuple[Words, ...]

    @property
    def language(self) -> Language | None:
        """The reader's language; None while it is unknown."""
        return self.spoken[0].language if len(self.spoken) == 1 else None

    @property
    def first(self) -> Words:
        """The words for what can be said once only: a button, a file's caption."""
        return self.spoken[0]

    def say(self, msgid: str, **fields: str | int) -> str:
        """The sentence, in both languages one below the other while the reader's is unknown."""
        return "\n".join(one.say(msgid, **fields) for one in self.spoken)

    def label(self, msgid: str) -> str:
        """The words of a button, in both languages side by side while the reader's is unknown."""
        return " · ".join(one.say(msgid) for one in self.spoken)

    def error(self, error: QawlError) -> str:
        """What the person reads when this went wrong."""
        return "\n".join(one.error(error) for one in self.spoken)


def voice(reader: Reader, user: User | None = None) -> Voice:
    """The voice for a reader: the language chosen, else the one of the person's app if we speak it, else both."""
    language = reader.language or of_code(user.language_code if user else None)
    languages = (language,) if language else (Language.AR, Language.EN)
    return Voice(tuple(words(one, reader.zone) for one in languages))


def of_code(code: str | None) -> Language | None:
    """The language of an IETF tag such as "ar-EG", if it is one of ours."""
    primary = (code or "").split("-")[0].lower()
    return Language(primary) if primary in set(Language) else None


async def voice_for(update: Update, readers: Readers) -> Voice:
    """The voice for the chat and person of an update."""
    chat: Chat | None = update.effective_chat
    reader = await readers.reader(chat.id) if chat else Reader(0)
    return voice(reader, update.effective_user)
