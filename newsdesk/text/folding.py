"""Folding: what two spellings of the same words have in common, for search, comparison and tables.

Case, diacritics, tatweel, invisible marks, presentation forms and the Arabic letter variants (أ إ آ to ا, ى to ي, ة to ه,
ؤ to و, ئ to ي) are folded away; digits of any script become 0 to 9. White space is left as it is.
"""

from __future__ import annotations

import unicodedata

FOLD_VERSION = 1
"""Raised whenever `fold` gives another result for some text: stored folded columns are made anew then."""

_LETTERS = {
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "ٱ": "ا",
    "ى": "ي",
    "ی": "ي",
    "ئ": "ي",
    "ؤ": "و",
    "ة": "ه",
    "ک": "ك",
    "ہ": "ه",
    "ە": "ه",
    "ـ": "",
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "ß": "ss",
    "ı": "i",
    "ø": "o",
    "đ": "d",
    "ł": "l",
    "æ": "ae",
    "œ": "oe",
}
_DROPPED = {"Mn", "Me", "Cf"}


def _folded(character: str) -> str:
    """The folding of one character, perhaps none or several characters."""
    out: list[str] = []
    for part in unicodedata.normalize("NFKD", _LETTERS.get(character, character)).casefold():
        letter = _LETTERS.get(part, part)
        for piece in letter:
            if unicodedata.category(piece) in _DROPPED:
                continue
            digit = unicodedata.decimal(piece, None)
            out.append(piece if digit is None else str(digit))
    return "".join(out)


class _Folding(dict[int, str]):
    """A translation table that works out a character when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = _folded(chr(code))
        self[code] = folded
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """The folded text. Folding twice gives the same; takes time linear in the text."""
    if text.isascii():
        return text.lower()
    return text.translate(_FOLDING)


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the offset in `text` of the character that it came from.

    The list has one more entry, the length of `text`, so that the end of a stretch can be mapped back too.
    """
    parts: list[str] = []
    offsets: list[int] = []
    for at, character in enumerate(text):
        folded = _FOLDING[ord(character)]
        parts.append(folded)
        offsets.extend([at] * len(folded))
    offsets.append(len(text))
    return "".join(parts), offsets
