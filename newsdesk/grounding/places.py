"""Where words stand in an article, letter for letter or but for marks, diacritics, spelling variants, case and spacing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from newsdesk.model import Span
from newsdesk.text import fold, fold_with_offsets

_CLITICS = ("و", "ف", "ب", "ل", "ك", "ال", "لل", "وال", "بال", "فال", "كال", "ولل", "وب", "ول", "وك")
_PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "نا", "ي", "ك", "كم")
_REACH = 20_000  # code points of one sentence
_MOST = 256  # occurrences of one pointer's words, within other words too, that are looked at


def bare(words: str) -> str:
    """Folded letters and digits, everything else one space: what spellings of the same words have in common."""
    return " ".join("".join(letter if letter.isalnum() else " " for letter in fold(words)).split())


class Places:
    """The article's text as it is and as `bare` has it, with the way back. Built in time linear in the text."""

    def __init__(self, text: str, sentences: Sequence[Span]) -> None:
        self.text = text
        self.sentences = sentences
        folded, offsets = fold_with_offsets(text)
        letters: list[str] = []
        self._places: list[int] = []
        for letter, at in zip(folded, offsets, strict=False):
            if letter.isalnum():
                letters.append(letter)
            elif letters and letters[-1] != " ":
                letters.append(" ")
            else:
                continue
            self._places.append(at)
        self.bare = "".join(letters)

    def sentence(self, number: int) -> Span | None:
        """The sentence with this number, from 1, as far as pointers reach into it."""
        if not 1 <= number <= len(self.sentences):
            return None
        sentence = self.sentences[number - 1]
        return sentence if len(sentence) <= _REACH else Span(sentence.start, sentence.start + _REACH)

    def number_at(self, offset: int) -> int:
        """The number of the sentence that holds a place of the text, or of the last one that begins before it."""
        return max(1, bisect_left(self.sentences, offset + 1, key=lambda sentence: sentence.start))

    def exact(self, words: str, within: Span) -> Iterator[Span]:
        """Where the very words stand, whole words first, then behind a clitic or before a pronoun, in text order each."""
        for clinging in (False, True):
            for start, end in _found(self.text, words, within.start, within.end, clinging=clinging):
                yield Span(start, self._after(end))

    def alike(self, words: str, within: Span) -> Iterator[Span]:
        """Where the same words stand though they are written otherwise, in the order of `exact`."""
        wanted = bare(words)
        if not wanted:
            return
        low, high = bisect_left(self._places, within.start), bisect_left(self._places, within.end)
        for spelling in (wanted, f"لل{wanted[2:]}") if wanted.startswith("ال") else (wanted,):  # للجيش for الجيش
            for clinging in (False, True):
                for start, end in _found(self.bare, spelling, low, high, clinging=clinging):
                    yield Span(self._places[start], self._after(self._places[end - 1] + 1))

    def _after(self, end: int) -> int:
        """The end of a word with the marks that belong to its last letter."""
        while end < len(self.text) and _is_mark(self.text[end]):
            end += 1
        return end


def _is_mark(letter: str) -> bool:
    return not letter.isspace() and not letter.isalnum() and not fold(letter)


def _found(text: str, words: str, low: int, high: int, *, clinging: bool) -> Iterator[tuple[int, int]]:
    """Places of `words` that are whole words, or with `clinging` those of Arabic words to which something clings."""
    at = low
    for _ in range(_MOST):
        start = text.find(words, at, high)
        if start < 0 or not words:
            return
        end, at = start + len(words), start + 1
        before, after = _head(text, start, low), _tail(text, end, high)
        if not before and not after:
            if not clinging:
                yield start, end
        elif clinging and (not before or before in _CLITICS) and (not after or after in _PRONOUNS) and _arabic(words):
            yield start, end


def _head(text: str, start: int, low: int) -> str:
    """The letters of the same word before a place, four at most."""
    if not text[start].isalnum():
        return ""
    at = start
    while at > low and start - at < 4 and text[at - 1].isalnum():
        at -= 1
    return text[at:start]


def _tail(text: str, end: int, high: int) -> str:
    """The letters of the same word after a place, four at most."""
    if not text[end - 1].isalnum():
        return ""
    at = end
    while at < high and at - end < 4 and text[at].isalnum():
        at += 1
    return text[end:at]


def _arabic(words: str) -> bool:
    return any("\u0620" <= letter <= "\u06ff" for letter in words)
