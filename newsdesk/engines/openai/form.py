"""The form of an answer: its schema, and claims made of what a model writes in it. The words are explained in docs/model.md.

Nothing here looks at the article: what does not fit the form becomes a claim that points nowhere, so that grounding counts it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
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
    "p": {"type": "array", "items": _TEXTS},
    "g": _TEXTS,
    "s": {"type": "array", "items": _TEXTS},
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

NOWHERE = Anchor(0, "", "")
"""The place of what has none: grounding drops and counts it."""
_NOBODY = ClaimedSpeaker("", SpeakerKind.UNNAMED)
_MISSHAPEN = Claim(_NOBODY, Act.SAID, Kind.INDIRECT, (NOWHERE,), reason="off the form")

_HEAD = re.compile(r"\s*(\d{1,9})\s+(\d{1,9})\s+([dim])")
_PLACE = re.compile(r"\s*@\s*(\d{1,9})(?!\d)\s*(.*)", re.DOTALL)
_KINDS = {"d": Kind.DIRECT, "i": Kind.INDIRECT, "m": Kind.MIXED}
_SPEAKERS = {"p": SpeakerKind.PERSON, "o": SpeakerKind.ORGANIZATION, "g": SpeakerKind.GROUP, "u": SpeakerKind.UNNAMED}
_TONES = {"-": Tone.CRITICAL, "−": Tone.CRITICAL, "–": Tone.CRITICAL, "+": Tone.SUPPORTIVE, "m": Tone.MIXED}
_MOST_WORDS = 400  # code points of words that point
_MOST_STATEMENTS = 500  # of one answer
_MOST = 40  # stretches or organizations of one statement


class Form:
    """One answer as it is filled in. Speakers and organizations are numbered from 1 in the order in which they come."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._speakers: list[ClaimedSpeaker | None] = []
        self._organizations: list[ClaimedOrganization | None] = []
        self._waiting: list[tuple[int, Claim, int, list[str]]] = []
        self._written: dict[str, str] = {}
        self.statements = 0
        self.misshapen = 0

    def take(self, key: str, value: Any) -> Iterable[tuple[int, Claim]]:
        """The claims that are complete with this part of the answer, each with its sentence's number; unknown keys have none."""
        match key:
            case "p":
                self._speakers.append(_speaker(value))
            case "g":
                self._organizations.append(_organization(value))
            case "s":
                yield from self._statement(value)
            case "title_ar" | "title_en" | "overview_ar" | "overview_en" if isinstance(value, str) and value.strip():
                self._written[key] = " ".join(value.split())

    def rest(self) -> Iterable[tuple[int, Claim]]:
        """The statements that were written before the speaker or organization that they name, when all has come."""
        for sentence, claim, number, organizations in self._waiting:
            yield sentence, self._completed(claim, number, organizations)
        self._waiting.clear()

    def overview(self) -> Overview | None:
        """Title and overview as far as they have been written; None if none has."""
        get = self._written.get
        found = Overview(get("title_ar"), get("title_en"), get("overview_ar"), get("overview_en"))
        return None if found == Overview() else found

    def _statement(self, value: Any) -> Iterable[tuple[int, Claim]]:
        self.statements += 1
        row = [field if isinstance(field, str) else "" for field in value] if isinstance(value, list) else []
        row += [""] * (7 - len(row))
        head = _HEAD.match(row[0])
        if head is None or self.statements > _MOST_STATEMENTS:
            self.misshapen += 1
            yield 0, _MISSHAPEN
            return
        sentence, number, kind = int(head[1]), int(head[2]), _KINDS[head[3]]
        act, gender = said_by(row[1], self._language)
        content = [_stretch(stretch, sentence) or NOWHERE for stretch in row[3].split(";")[:_MOST] if stretch.strip()]
        claim = Claim(
            ClaimedSpeaker("", SpeakerKind.UNNAMED, _stretch(row[2], sentence), gender=gender),
            act,
            kind,
            tuple(content) or (NOWHERE,),
            cue=_stretch(row[1], sentence),
            account=_account(row[5], row[6]),
        )
        organizations = [entry for entry in row[4].split(";")[:_MOST] if entry.strip()]
        if number > len(self._speakers) or any(_number(entry) > len(self._organizations) for entry in organizations):
            self._waiting.append((sentence, claim, number, organizations))
        else:
            yield sentence, self._completed(claim, number, organizations)

    def _completed(self, claim: Claim, number: int, organizations: Sequence[str]) -> Claim:
        """The claim with its speaker and its organizations."""
        speaker = self._speakers[number - 1] if 0 < number <= len(self._speakers) else None
        mention, gender = claim.speaker.mention, claim.speaker.gender
        if speaker is None:
            return _with(claim, ClaimedSpeaker("", SpeakerKind.PERSON, NOWHERE), ())
        if speaker.kind is SpeakerKind.GROUP:
            gender = Gender.UNKNOWN  # an Arabic verb before them is singular
        who = ClaimedSpeaker(speaker.name, speaker.kind, mention, gender=gender, named=speaker.named, titled=speaker.titled)
        first = claim.content[0]
        sentence = first.sentence if isinstance(first, Anchor) else 0
        return _with(claim, who, tuple(self._about(entry, sentence) for entry in organizations))

    def _about(self, entry: str, sentence: int) -> ClaimedOrganization:
        """An organization of a statement: NUMBER, NUMBER|WORDS, or NUMBER|WORDS|TONE|FIRST|LAST."""
        fields = [field.strip() for field in entry.split("|")] + [""] * 5
        number = _number(entry)
        listed = self._organizations[number - 1] if 0 < number <= len(self._organizations) else None
        if listed is None:
            return ClaimedOrganization("", NOWHERE, named=NOWHERE)
        tone = _TONES.get(fields[2].lower(), Tone.NEUTRAL)
        shown = _stretch("|".join(field for field in fields[3:5] if field), sentence)
        mention = _stretch(fields[1], sentence) or Anchor(sentence, listed.name, listed.name)
        return ClaimedOrganization(listed.name, mention, named=listed.named, tone=tone, shown=shown)


def _with(claim: Claim, speaker: ClaimedSpeaker, organizations: tuple[ClaimedOrganization, ...]) -> Claim:
    return Claim(
        speaker, claim.act, claim.kind, claim.content, claim.cue, organizations, claim.confidence, claim.reason, claim.account
    )


def _speaker(value: Any) -> ClaimedSpeaker | None:
    row = [field if isinstance(field, str) else "" for field in value] if isinstance(value, list) else []
    row += [""] * (3 - len(row))
    named = _stretch(row[0], 0)
    if named is None:
        return None
    return ClaimedSpeaker(
        _words(named),
        _SPEAKERS.get(row[1].strip()[:1].lower(), SpeakerKind.PERSON),
        named=named,
        titled=_stretch(row[2], named.sentence),
    )


def _organization(value: Any) -> ClaimedOrganization | None:
    named = _stretch(value, 0) if isinstance(value, str) else None
    return None if named is None else ClaimedOrganization(_words(named), named, named=named)


def _words(named: Anchor) -> str:
    return named.first if named.first == named.last else f"{named.first} … {named.last}"


def _stretch(written: str, sentence: int) -> Anchor | None:
    """The pointer that is written as WORDS or FIRST|LAST, each perhaps after @N; None where nothing is written."""
    first, _, last = written[: 2 * _MOST_WORDS].partition("|")
    begins, first = _placed(first, sentence)
    ends, last = _placed(last, begins)
    if not first:
        return NOWHERE if last or "@" in written else None
    if not last:
        return Anchor(begins, first, first)
    return Anchor(begins, first, last, None if ends == begins else ends)


def _placed(words: str, sentence: int) -> tuple[int, str]:
    """The number before the words, if there is one, and the words."""
    match = _PLACE.match(words)
    return (int(match[1]), match[2].strip()) if match else (sentence, words.strip())


def _number(entry: str) -> int:
    written = entry.partition("|")[0].strip()
    return int(written) if written.isdecimal() and len(written) < 10 else 0


def _account(arabic: str, english: str) -> Account | None:
    arabic, english = " ".join(arabic.split()), " ".join(english.split())
    return Account(arabic or None, english or None) if arabic or english else None
