"""Right answers, made by hand's rules from annotated articles in the form of docs/model.md."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from newsdesk.evaluation import GoldArticle, load_gold
from newsdesk.grounding.organizations import Organizations
from newsdesk.grounding.places import Places, bare
from newsdesk.model import PUBLIC, Article, Language, Origin, Span, Text
from newsdesk.text import detect_language, sentences

GOLD = Path(__file__).parents[5] / "shared" / "gold"
FOLDERS = {"dev-ar": Language.AR, "dev-en": Language.EN}
KINDS = {"person": "p", "organization": "o", "group": "g", "unnamed": "u"}
_WORDS = re.compile(r"\S+")
_FAR, _FEW = 400, 2


@cache
def gold(folder: str) -> tuple[GoldArticle, ...]:
    """The annotated articles of a folder; none where they are not beside this project."""
    return tuple(load_gold(GOLD / folder)) if (GOLD / folder).is_dir() else ()


def article(one: GoldArticle, language: Language) -> Article:
    return Article(PUBLIC, Text(one.text), language, Origin.PASTE, title=one.text.strip().split("\n")[0].strip())


@dataclass
class Answer:
    """An answer while it is written: the article's sentences, and the lists of speakers and organizations."""

    text: str
    places: Places = field(init=False)
    organizations: Organizations = field(init=False)
    p: list[str] = field(default_factory=list)
    g: list[str] = field(default_factory=list)
    s: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.places = Places(self.text, sentences(self.text))
        self.organizations = Organizations(self.text, detect_language(self.text) or Language.EN, self.places)

    def sentence(self, place: int) -> int:
        return self.places.number_at(place)

    def add(self, entry: Mapping[str, Any], spans: Sequence[Span]) -> None:
        cue = self._cue(entry["cue"], spans)
        number = self.sentence(cue if cue is not None else spans[0].start)
        speaker, mention = self._speaker(entry["speaker"], spans, cue)
        content = ";".join(self.stretch(span, number) for span in spans)
        organizations = ";".join(self._organizations(entry["organizations"], spans, number))
        head = f"{number}{speaker}" + (f" {_plain(entry['cue'])}" if cue is not None else "")
        head += f"={self._at(mention, number)}" if mention is not None else ""
        self.s.append(f"{head}|{content}|{organizations}".rstrip("|"))

    def _at(self, span: Span | None, number: int) -> str:
        if span is None:
            return ""
        here = self.sentence(span.start)
        return ("" if here == number else f"@{here} ") + _plain(span.of(self.text))

    def stretch(self, span: Span, number: int) -> str:
        """The fewest first and last words that mean this stretch."""
        begins, ends = self.sentence(span.start), self.sentence(span.end - 1)
        words = [word for word in _WORDS.findall(span.of(self.text)) if bare(word)]
        place = "" if begins == number else f"@{begins} "
        until = "" if begins == ends else f"@{ends} "
        whole = _plain(" ".join(words))
        if len(words) <= _FEW and begins == ends:
            return place + whole
        first = ""
        if bare(self.text[self.places.sentences[begins - 1].start : span.start]):
            for size in range(1, len(words)):
                first = _plain(" ".join(words[:size]))
                if next(self._find(first, self.places.sentences[begins - 1]), -1) == span.start or size == len(words) - 1:
                    break
        if not bare(self.text[span.end : self.places.sentences[ends - 1].end]):
            return f"{place}{first}…{until}".rstrip()
        for size in range(1, len(words)):
            last = _plain(" ".join(words[-size:]))
            low = max(span.start, self.places.sentences[ends - 1].start)
            within = Span(low, self.places.sentences[ends - 1].end)
            wanted = span.end - len(" ".join(words[-size:]))
            found = next((at for at in self._find(last, within) if at + len(last) > span.start + len(first)), -1)
            if abs(found - wanted) <= 3:
                return f"{place}{first}…{until}{last}"
        return place + whole

    def _find(self, words: str, within: Span) -> Iterator[int]:
        for span in self.places.alike(words, within):
            yield span.start

    def _cue(self, cue: str, spans: Sequence[Span]) -> int | None:
        """Where the cue stands: the occurrence nearest to the words that is not one of them."""
        if not cue:
            return None
        places = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(cue)}(?!\w)", self.text)]
        places = [at for at in places if not any(span.start <= at < span.end for span in spans)]
        distance = {at: min(min(abs(at - span.start), abs(at - span.end)) for span in spans) for at in places}
        nearest = min(distance, key=distance.__getitem__, default=None)
        return nearest if nearest is not None and distance[nearest] <= _FAR else None

    def _forms(self, entry: Mapping[str, Any]) -> list[str]:
        every = dict.fromkeys([entry["name"], *entry.get("aliases", ())])
        return sorted((form for form in every if self._place(form) is not None), key=len, reverse=True)

    def _place(self, form: str) -> Span | None:
        return next(self.places.alike(form, Span(0, len(self.text))), None)

    def _speaker(self, entry: Mapping[str, Any], spans: Sequence[Span], cue: int | None) -> tuple[str, Span | None]:
        forms = self._forms(entry)
        if not forms:
            return "A", None
        name = entry["name"] if entry["name"] in forms else forms[0]
        place = self._place(name)
        assert place is not None
        listed = f"{self.sentence(place.start)}{KINDS[entry['kind']]} {_plain(place.of(self.text))}"
        letter = _letter(self.p, listed)
        around = self.places.sentences[self.sentence(cue if cue is not None else spans[0].start) - 1]
        near = (span for form in forms if bare(form) != bare(name) for span in self.places.alike(form, around))
        outside = (span for span in near if not any(span.overlaps(other) for other in spans))
        known = [name, *([bare(name).split()[-1]] if entry["kind"] == "person" else [])]
        has_name = any(next(self.places.alike(form, around), None) is not None for form in known)
        return letter, None if has_name else next(outside, None)

    def _organizations(self, entries: Sequence[Mapping[str, Any]], spans: Sequence[Span], number: int) -> Iterator[str]:
        for entry in entries:
            forms = self._forms(entry)
            if not forms:
                continue
            place = self._place(forms[0])
            assert place is not None
            letter = _letter(self.g, f"{self.sentence(place.start)} {_plain(place.of(self.text))}", "a")
            if self.organizations.mention(forms[0], spans) is not None:
                yield letter  # whoever reads the answer finds the words
                continue
            inside = next((span for within in spans for form in forms for span in self.places.alike(form, within)), None)
            yield letter if inside is None else f"{letter}:{self._at(inside, number)}"


def right_answer(one: GoldArticle) -> dict[str, Any]:
    """The answer that a perfect model gives to an article, without accounts."""
    answer = Answer(one.text)
    floor = 0
    for entry in one.statements:
        spans, at = [], floor
        for words in entry["content"]:
            start = one.text.find(words, at)
            start = one.text.find(words) if start < 0 else start
            spans.append(Span(start, start + len(words)))
            at = start + len(words)
        floor = spans[0].start
        answer.add(entry, spans)
    written = {"title_ar": "", "title_en": "", "overview_ar": "", "overview_en": ""}
    return {"p": answer.p, "g": answer.g, "s": answer.s, **written}


def written(answer: Mapping[str, Any]) -> str:
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))


def _plain(words: str) -> str:
    """Words without the marks that separate the parts of a pointer, and without those around them."""
    return re.sub(r"[|;@=…]|\.{3,}", " ", " ".join(words.split())).strip(" .,،؛:!?؟…\"“”«»'‘’()[]")


def _letter(listed: list[str], entry: str, first: str = "A") -> str:
    """The letter of an entry, which is added to the list if it is new."""
    for known in listed:
        letter, rest = re.fullmatch(r"([A-Za-z]+)(.*)", known, re.DOTALL).groups()  # type: ignore[union-attr]  # written here
        if rest == entry:
            return str(letter)
    tens, ones = divmod(len(listed), 26)
    letter = (chr(ord(first) + tens - 1) if tens else "") + chr(ord(first) + ones)
    listed.append(letter + entry)
    return letter
