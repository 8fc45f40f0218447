"""The form of an answer: its schema, and claims made of what a model writes in it. The words are explained in docs/model.md.

Nothing here looks at the article: what does not fit the form becomes a claim that points nowhere, so that grounding counts it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from newsdesk.engines.openai.cues import said_by
from newsdesk.model import (
    Account,
    Act,
    Anchor,
    Claim,
    ClaimedOrganization,
    ClaimedSpeaker,
    Gender,
    Kind,
    Language,
    Overview,
    SpeakerKind,
    Tone,
)

_TEXT = {"type": "string"}
_TEXTS = {"type": "array", "items": _TEXT}
_PROPERTIES = {
    "p": _TEXTS,
    "g": _TEXTS,
    "s": _TEXTS,
    "title_ar": _TEXT,
    "title_en": _TEXT,
    "overview_ar": _TEXT,
    "overview_en": _TEXT,
}
SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "properties": _PROPERTIES,
    "required": list(_PROPERTIES),
    "additionalProperties": False,
}
"""The JSON schema of an answer, in the subset that strict structured output takes."""
_SUMMING = {name: _TEXT for name in _PROPERTIES if "_" in name}
OVERVIEW: Mapping[str, Any] = {**SCHEMA, "properties": _SUMMING, "required": list(_SUMMING)}
"""The schema of an answer that has title and overview alone."""

NOWHERE = Anchor(0, "", "")
"""The place of what has none: grounding drops and counts it."""
_NOBODY = ClaimedSpeaker("", SpeakerKind.UNNAMED)
_MISSHAPEN = Claim(_NOBODY, Act.SAID, Kind.INDIRECT, (NOWHERE,), reason="off the form")

_HEAD = re.compile(r"\s*(\d{1,9})\s*([A-Z]{1,3})(?![A-Za-z])([^=]*)(?:=(.*))?\Z", re.DOTALL)
_SPEAKER = re.compile(r"\s*([A-Z]{1,3})\s*@?(\d{1,9})\s*(?:([pogu])(?![\w'’]))?\s*(.*)", re.DOTALL)
_ORGANIZATION = re.compile(r"\s*([a-z]{1,3})\s*@?(\d{1,9})(?!\d)\s*(.*)", re.DOTALL)
_ABOUT = re.compile(r"\s*([a-z]{1,3})\s*(?:([:+~\-−–])(.*))?\Z", re.DOTALL)
_PLACE = re.compile(r"[\s\"“”«»']*@\s*(\d{1,9})(?!\d)\s*(.*)", re.DOTALL)
_DOTS = re.compile(r"\.{3,}|…")
_SPEAKERS = {"p": SpeakerKind.PERSON, "o": SpeakerKind.ORGANIZATION, "g": SpeakerKind.GROUP, "u": SpeakerKind.UNNAMED}
_TONES = {"-": Tone.CRITICAL, "−": Tone.CRITICAL, "–": Tone.CRITICAL, "+": Tone.SUPPORTIVE, "~": Tone.MIXED}
_FIELDS = 5  # of a statement
_MOST_WORDS = 400  # code points of words that point
_MOST_STATEMENTS = 500  # of one answer
_MOST_NAMES = 1_000
_MOST = 40  # stretches or organizations of one statement


class Form:
    """One answer as it is filled in. Speakers and organizations are known by the letters that the answer gives them."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._speakers: dict[str, ClaimedSpeaker] = {}
        self._organizations: dict[str, ClaimedOrganization] = {}
        self._waiting: list[tuple[int, Claim, str, Sequence[_Entry]]] = []
        self._written: dict[str, str] = {}
        self.statements = 0
        self.misshapen = 0

    def take(self, key: str, value: Any) -> Iterable[tuple[int, Claim]]:
        """The claims that are complete with this part of the answer, each with its sentence's number; unknown keys have none."""
        match key:
            case "p" if len(self._speakers) < _MOST_NAMES:
                for letter, speaker in _speaker(value):
                    self._speakers.setdefault(letter, speaker)
            case "g" if len(self._organizations) < _MOST_NAMES:
                for letter, organization in _organization(value):
                    self._organizations.setdefault(letter, organization)
            case "s":
                yield from self._statement(value)
            case "title_ar" | "title_en" | "overview_ar" | "overview_en" if isinstance(value, str) and value.strip():
                self._written[key] = " ".join(value.split())

    def rest(self) -> Iterable[tuple[int, Claim]]:
        """The statements that were written before the speaker or organization that they name, when all has come."""
        for sentence, claim, letter, entries in self._waiting:
            yield sentence, self._completed(claim, letter, entries)
        self._waiting.clear()

    def overview(self) -> Overview | None:
        """Title and overview as far as they have been written; None if none has."""
        get = self._written.get
        found = Overview(get("title_ar"), get("title_en"), get("overview_ar"), get("overview_en"))
        return None if found == Overview() else found

    def _statement(self, value: Any) -> Iterable[tuple[int, Claim]]:
        self.statements += 1
        row = value.split("|", _FIELDS - 1) if isinstance(value, str) else []
        row += [""] * (_FIELDS - len(row))
        head = _HEAD.match(row[0][: 2 * _MOST_WORDS])
        if head is None or self.statements > _MOST_STATEMENTS:
            self.misshapen += 1
            yield 0, _MISSHAPEN
            return
        sentence, letter, cue = int(head[1]), head[2], head[3].strip()
        act, gender = said_by(cue, self._language)
        content = [_stretch(stretch, sentence) or NOWHERE for stretch in row[1].split(";")[:_MOST] if stretch.strip()]
        claim = Claim(
            ClaimedSpeaker("", SpeakerKind.UNNAMED, _words_at(head[4] or "", sentence), gender=gender),
            act,
            Kind.INDIRECT if cue else Kind.DIRECT,
            tuple(content) or (NOWHERE,),
            cue=_words_at(cue, sentence),
            account=_account(row[3], row[4]),
        )
        entries = _entries(row[2])
        if letter not in self._speakers or any(entry[0] not in self._organizations for entry in entries):
            self._waiting.append((sentence, claim, letter, entries))
        else:
            yield sentence, self._completed(claim, letter, entries)

    def _completed(self, claim: Claim, letter: str, entries: Sequence[_Entry]) -> Claim:
        """The claim with its speaker and its organizations."""
        speaker = self._speakers.get(letter)
        mention, gender = claim.speaker.mention, claim.speaker.gender
        if speaker is None:
            return replace(claim, speaker=ClaimedSpeaker("", SpeakerKind.PERSON, NOWHERE))
        if speaker.kind is SpeakerKind.GROUP:
            gender = Gender.UNKNOWN  # an Arabic verb before them is singular
        first = claim.content[0]
        sentence = first.sentence if isinstance(first, Anchor) else 0
        return replace(
            claim, speaker=replace(speaker, mention=mention, gender=gender), organizations=tuple(self._about(entries, sentence))
        )

    def _about(self, entries: Sequence[_Entry], sentence: int) -> Iterator[ClaimedOrganization]:
        """Each organization of a statement once, with the words that mean it there and its tone."""
        for letter in dict.fromkeys(entry[0] for entry in entries):
            listed = self._organizations.get(letter)
            if listed is None:
                yield ClaimedOrganization("", NOWHERE, named=NOWHERE)
                continue
            words = {sign: written for key, sign, written in reversed(entries) if key == letter}
            sign = next((sign for sign in words if sign in _TONES), "")
            yield replace(
                listed,
                mention=_words_at(words.get(":", ""), sentence) or Anchor(sentence, listed.name, listed.name),
                tone=_TONES.get(sign, Tone.NEUTRAL),
                shown=_stretch(words[sign], sentence) if sign else None,
            )


_Entry = tuple[str, str, str]
"""An organization's letter, the sign after it or "", and the words after that."""


def _entries(written: str) -> list[_Entry]:
    """The organizations of a statement: LETTER, LETTER:WORDS, and LETTER with a tone's sign and the words that show it."""
    found: list[_Entry] = []
    for entry in [entry for entry in written.split(";")[:_MOST] if entry.strip()]:
        match = _ABOUT.match(entry)
        found.append((match[1], match[2] or "", match[3] or "") if match else ("", "", ""))
    return found


def _speaker(value: Any) -> Iterator[tuple[str, ClaimedSpeaker]]:
    match = _SPEAKER.match(value) if isinstance(value, str) else None
    if match is None:
        return
    name, _, role = match[4].partition("|")
    named = _words_at(name, int(match[2]))
    if named is not None:
        kind = _SPEAKERS.get(match[3] or "", SpeakerKind.PERSON)
        yield match[1], ClaimedSpeaker(named.first, kind, named=named, titled=_words_at(role, named.sentence))


def _organization(value: Any) -> Iterator[tuple[str, ClaimedOrganization]]:
    match = _ORGANIZATION.match(value) if isinstance(value, str) else None
    named = _words_at(match[3], int(match[2])) if match else None
    if match is not None and named is not None:
        yield match[1], ClaimedOrganization(named.first, named, named=named)


def _words_at(written: str, sentence: int) -> Anchor | None:
    """The pointer that is written as WORDS, perhaps after @N; None where nothing is written."""
    place, words = _placed(written[:_MOST_WORDS], sentence)
    if words:
        return Anchor(place, words, words)
    return NOWHERE if "@" in written else None


def _stretch(written: str, sentence: int) -> Anchor | None:
    """The pointer that is written as WORDS, FIRST…LAST, FIRST… or …LAST, each part perhaps after @N; None where nothing is."""
    parts = _DOTS.split(written[: 2 * _MOST_WORDS], maxsplit=1)
    if len(parts) == 1:
        return _words_at(written, sentence)
    begins, first = _placed(parts[0], sentence)
    ends, last = _placed(parts[1], begins)
    return Anchor(begins, first, last, None if ends == begins else ends)


def _placed(written: str, sentence: int) -> tuple[int, str]:
    """The number before the words, if there is one, and the words; marks alone are none."""
    match = _PLACE.match(written)
    place, words = (int(match[1]), match[2].strip()) if match else (sentence, written.strip())
    return place, words if any(map(str.isalnum, words)) else ""


def _account(arabic: str, english: str) -> Account | None:
    arabic, english = " ".join(arabic.split()), " ".join(english.split())
    return Account(arabic or None, english or None) if arabic or english else None
