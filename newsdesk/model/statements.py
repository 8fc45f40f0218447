"""Who said what about which organizations: what an engine proposes (Claim) and what grounding has proved (Statement)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from newsdesk.model.spans import Span


class Act(StrEnum):
    """What the speaker did by speaking: a small closed set, whatever the article's verb was."""

    SAID = "said"
    ADDED = "added"
    CONTINUED = "continued"
    STATED = "stated"  # أفاد، ذكر، in a statement: a report of record
    ANNOUNCED = "announced"
    CONFIRMED = "confirmed"
    STRESSED = "stressed"
    EXPLAINED = "explained"
    POINTED_OUT = "pointed out"
    NOTED = "noted"
    CONSIDERED = "considered"  # اعتبر، رأى: holds an opinion aloud
    DESCRIBED = "described"
    DENIED = "denied"
    REJECTED = "rejected"
    ACCUSED = "accused"
    CRITICIZED = "criticized"
    CONDEMNED = "condemned"
    WARNED = "warned"
    THREATENED = "threatened"
    CALLED_FOR = "called for"
    DEMANDED = "demanded"
    ASKED = "asked"
    ANSWERED = "answered"
    PROMISED = "promised"
    PREDICTED = "predicted"
    EXPRESSED = "expressed"  # أعرب عن: hope, concern, thanks
    WELCOMED = "welcomed"
    PRAISED = "praised"
    ADMITTED = "admitted"
    REVEALED = "revealed"
    CLAIMED = "claimed"  # زعم، ادعى: the publisher keeps a distance
    RECALLED = "recalled"
    WROTE = "wrote"  # a post, a letter, an article
    TOLD = "told"
    ACCORDING_TO = "according to"  # بحسب، وفقا لـ


class Kind(StrEnum):
    """How the words are reported: all of them in quotation marks, none, or a part."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class SpeakerKind(StrEnum):
    """What a speaker is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    GROUP = "group"
    UNNAMED = "unnamed"


class Gender(StrEnum):
    """What cue, pronoun or list tell of a speaker; UNKNOWN is never shown as a man."""

    MAN = "man"
    WOMAN = "woman"
    UNKNOWN = "unknown"


class OrganizationType(StrEnum):
    """The types of organization; countries and cities are none."""

    INTERGOVERNMENTAL = "intergovernmental"
    GOVERNMENT = "government"  # ministry, government, army, police, court, central bank, regulator
    PARLIAMENT = "parliament"
    PARTY = "party"
    ARMED_GROUP = "armed group"
    MOVEMENT = "movement"
    COMPANY = "company"
    BANK = "bank"
    NGO = "ngo"
    UNION = "union"
    MEDIA = "media"
    SPORT = "sport"
    UNIVERSITY = "university"
    RELIGIOUS = "religious"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Organization:
    """An entity that statements are about.

    `id` is a slug of the bilingual list ("nato"), or "x-" and a slug of the folded name for one that no list has. A name in a
    language is None where neither list nor rule gives it; `short_*` fall back on the full names.
    """

    id: str
    type: OrganizationType
    name_en: str | None = None
    name_ar: str | None = None
    short_en: str | None = None
    short_ar: str | None = None

    def __post_init__(self) -> None:
        if not (self.name_en or self.name_ar):
            raise ValueError(f"an organization without a name: {self.id}")


class Tone(StrEnum):
    """How a speaker speaks of an organization."""

    CRITICAL = "critical"
    SUPPORTIVE = "supportive"
    NEUTRAL = "neutral"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A model's pointer: a sentence by number, from 1, and the first and last words of the stretch that begins in it.

    `until` is the number of the sentence that the last words stand in, None for the same one. Where `first` is empty the stretch
    begins with its sentence, where `last` is empty it ends with the last one.
    """

    sentence: int
    first: str
    last: str
    until: int | None = None


Pointer = Span | Anchor


@dataclass(frozen=True, slots=True)
class ClaimedSpeaker:
    """A speaker as an engine proposes it, in the article's words.

    `name` is the fullest form of the name in the article ("سيرغي لافروف" though the cue has "he"); `mention` points to the words
    at this cue; `role` is the one that this article gives, anywhere in it. A model's `named` and `titled` point to name and role:
    grounding then takes both from there.
    """

    name: str
    kind: SpeakerKind
    mention: Pointer | None = None
    role: str | None = None
    gender: Gender = Gender.UNKNOWN
    doubtful: bool = False
    named: Pointer | None = None
    titled: Pointer | None = None


@dataclass(frozen=True, slots=True)
class ClaimedOrganization:
    """An organization that a claim is about: the `name` in the article's fullest words, and the words at this place.

    `entity` is set by an engine that has resolved it already; otherwise grounding does, by `name`. A model's `named` points to
    the fullest name, `shown` to the words that show its `tone`.
    """

    name: str
    mention: Pointer
    entity: Organization | None = None
    named: Pointer | None = None
    tone: Tone = Tone.NEUTRAL
    shown: Pointer | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """A model's own words about one statement, always shown as such; None where it gave none.

    `tone` has the tone toward an organization by its id, neutral left out, and `shown` the article's words that show it.
    """

    ar: str | None = None
    en: str | None = None
    tone: Mapping[str, str] = field(default_factory=dict)
    shown: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Claim:
    """What an engine proposes. Becomes a Statement only through grounding.

    `confidence` is between 0 and 1; `reason` names cue, rule and chain for `--explain`.
    """

    speaker: ClaimedSpeaker
    act: Act
    kind: Kind
    content: tuple[Pointer, ...]
    cue: Pointer | None = None
    organizations: tuple[ClaimedOrganization, ...] = ()
    confidence: float = 1.0
    reason: str = ""
    account: Account | None = None


@dataclass(frozen=True, slots=True)
class Overview:
    """A model's title and overview of an article, in both languages."""

    title_ar: str | None = None
    title_en: str | None = None
    ar: str | None = None
    en: str | None = None


@dataclass(frozen=True, slots=True)
class Usage:
    """What a reading took: tokens in and out (0 for the embedded engine) and seconds."""

    tokens_in: int = 0
    tokens_out: int = 0
    seconds: float = 0.0

    def __add__(self, other: Usage) -> Usage:
        return Usage(self.tokens_in + other.tokens_in, self.tokens_out + other.tokens_out, self.seconds + other.seconds)


@dataclass(frozen=True, slots=True)
class Speaker:
    """The source of a statement.

    `name` is the fullest form in the article. `name_en` and `name_ar` are its renderings, None where there is none;
    `approximate` says that the one in the other script is a transliteration by rule. `role` stands in the article's language,
    `role_en` and `role_ar` where they can be had. `figure` is the id in the list of public figures, if it is one. `key` tells
    speakers of one article apart: equal for every statement of one speaker.
    """

    key: str
    name: str
    kind: SpeakerKind
    name_en: str | None = None
    name_ar: str | None = None
    approximate: bool = False
    role: str | None = None
    role_en: str | None = None
    role_ar: str | None = None
    gender: Gender = Gender.UNKNOWN
    figure: str | None = None
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """An organization that a statement is about, and the words that mean it there."""

    organization: Organization
    mention: Span | None


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim that grounding has tied to the article. Without evidence it cannot be constructed.

    `content` is never empty, in text order, without overlaps; ValueError otherwise. `corrected`: a reader has mended it.
    """

    speaker: Speaker
    act: Act
    kind: Kind
    content: tuple[Span, ...]
    mention: Span | None = None
    cue: Span | None = None
    organizations: tuple[About, ...] = ()
    confidence: float = 1.0
    reason: str = ""
    account: Account | None = None
    corrected: bool = False

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("a statement without content")
        if any(a.end > b.start for a, b in zip(self.content, self.content[1:], strict=False)):
            raise ValueError("stretches out of order or overlapping")

    def words(self, text: str) -> tuple[str, ...]:
        """The stretches of the article that are this statement."""
        return tuple(span.of(text) for span in self.content)
