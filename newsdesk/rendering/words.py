"""The bot's own words: sentences, plurals, lists, numbers, days and clock times in the reader's language.

Sentences live in gettext catalogues, several .po files a language under `locale/`; the key is the English sentence.
"""

from __future__ import annotations

import gettext
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import time
from functools import cache
from importlib import resources

from newsdesk.errors import QawlError
from newsdesk.model import Day, Language
from newsdesk.rendering.zones import eastern_digits, month_name

_EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language for readers of one time zone (an IANA name, None where unknown)."""

    language: Language
    zone: str | None = None
    _sentences: gettext.NullTranslations = field(repr=False, compare=False, default_factory=gettext.NullTranslations)

    def say(self, msgid: str, **fields: str | int | Day) -> str:
        """The sentence with its `{fields}` filled: numbers and days as this reader writes them, texts as they are."""
        return self._fill(self._sentences.gettext(msgid), fields)

    def count(self, singular: str, plural: str, n: int, **fields: str | int | Day) -> str:
        """The sentence in the plural form that `n` takes; `{n}` in it is the number."""
        return self._fill(self._sentences.ngettext(singular, plural, n), {"n": n, **fields})

    def error(self, error: QawlError) -> str:
        """What the person reads when this went wrong; `minutes` among its fields are a time to wait."""
        fields = dict(error.fields)
        if isinstance(minutes := fields.get("minutes"), int):
            fields["minutes"] = self.count("{n} minute", "{n} minutes", minutes)
        return self._fill(self._sentences.gettext(error.sentence()), fields)

    def number(self, n: int) -> str:
        """The number with this reader's digits and thousands separator."""
        if self.language is Language.AR and eastern_digits(self.zone):
            return f"{n:,}".translate(_EASTERN).replace(",", "٬")
        return f"{n:,}"

    def digits(self, text: str) -> str:
        """The text with 0–9 written as this reader writes them. For our own texts only: an article's digits are never touched."""
        return text.translate(_EASTERN) if self.language is Language.AR and eastern_digits(self.zone) else text

    def join(self, items: Iterable[str], *, apart: bool = False) -> str:
        """The items as a list in a sentence: "A, B and C", «أ، وب، وج», two as «أ وب», or «أ، وب» where they stand `apart`."""
        given = list(items)
        if self.language is Language.EN:
            return " and ".join([", ".join(given[:-1]), given[-1]]) if len(given) > 1 else "".join(given)
        tied = [*given[:1], *(_and_arabic(item) for item in given[1:])]
        return (" " if len(tied) == 2 and not apart else "، ").join(tied)

    def series(self, items: Iterable[str]) -> str:
        """The items side by side, as in a heading: "A, B, C"."""
        return ("، " if self.language is Language.AR else ", ").join(items)

    def day(self, day: Day) -> str:
        """A calendar day: "17 May 2025", «١٧ مايو/أيار»; without a year where the article gives none."""
        parts = [str(day.day), month_name(self.language, day.month, self.zone)]
        if day.year is not None:
            parts.append(str(day.year))
        return self.digits(" ".join(parts))

    def clock(self, at: time) -> str:
        """A clock time: "8:00 am", «٨:٠٠ صباحًا»."""
        clock = self.digits(f"{at.hour % 12 or 12}:{at.minute:02}")
        if at.hour == 0:
            return self.say("{clock} after midnight", clock=clock)
        if at.hour == 12:
            return self.say("{clock} at noon", clock=clock)
        return (
            self.say("{clock} in the morning", clock=clock) if at.hour < 12 else self.say("{clock} in the evening", clock=clock)
        )

    def _fill(self, sentence: str, fields: Mapping[str, str | int | Day]) -> str:
        if "{" not in sentence:
            return sentence
        return sentence.format_map(_Fields({name: self._field(value) for name, value in fields.items()}))

    def _field(self, value: str | int | Day) -> str:
        if isinstance(value, int):
            return self.number(value)
        return self.day(value) if isinstance(value, Day) else value


class _Fields(dict[str, str]):
    """A field that was not given stays visible as {name}: an unfilled sentence is better than none."""

    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"


def _and_arabic(item: str) -> str:
    """The item after «و», which is written onto an Arabic word or a number and apart from a Latin word."""
    return f"و {item}" if item[:1].isascii() and item[:1].isalpha() else f"و{item}"


def words(language: Language, zone: str | None = None) -> Words:
    """The words of a language. `zone` decides digits and month names where readers of Arabic differ."""
    return Words(language, zone, _sentences(language))


@cache
def _sentences(language: Language) -> gettext.GNUTranslations:
    """All catalogues of a language as one, compiled in memory so that no built file must travel with the package."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    folder = resources.files("newsdesk.rendering") / "locale" / language.value
    whole = None
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if not file.name.endswith(".po"):
            continue
        catalogue = read_po(io.BytesIO(file.read_bytes()), locale=language.value)
        if whole is None:
            whole = catalogue
            continue
        for message in catalogue:
            if message.id:
                whole[message.id] = message
    if whole is None:
        raise FileNotFoundError(f"no catalogue for {language.value}")
    compiled = io.BytesIO()
    write_mo(compiled, whole)
    compiled.seek(0)
    translations = gettext.GNUTranslations(compiled)
    translations.add_fallback(_Untranslated())
    return translations


class _Untranslated(gettext.NullTranslations):
    """Says what no catalogue has as it stands in the code, and remembers that it did."""

    def gettext(self, message: str) -> str:
        _unknown[message] = None
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        _unknown[msgid1] = None
        return msgid1 if n == 1 else msgid2


_unknown: dict[str, None] = {}


def untranslated() -> list[str]:
    """The sentences that were said since the start although a catalogue did not have them."""
    return list(_unknown)
