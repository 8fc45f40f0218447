"""What a grammar finds in a document, before speakers are resolved and contents trimmed.

A grammar is a module with one function, `read(document: Document) -> Findings`; `newsdesk.engines.rules.arabic.read` and
`newsdesk.engines.rules.english.read` are the two. A grammar points only into `document.text` and reads only
`document.paragraphs` (what is in another language is not among them). It never raises on any text and takes linear time.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from newsdesk.model import Act, Gender, Kind, Span, SpeakerKind


class Form(StrEnum):
    """How the words at a place stand for somebody."""

    NAME = "name"  # a person's name, with or without role: "Foreign Minister Sergei Lavrov", لافروف
    ROLE = "role"  # a person by role alone: "the minister", وزير الخارجية
    PRONOUN = "pronoun"  # he, she, they; in Arabic no word at all: the verb alone tells gender and number
    ORGANIZATION = "organization"  # an organization by name or kind: "the ministry", الوزارة, "Apple"
    GROUP = "group"  # several, named or not: analysts, المحللون, "Smith and Jones"
    UNNAMED = "unnamed"  # a source, an official who is not named: مصدر أمني, "a senior official"
    SAME = "same"  # whoever spoke in the draft before: a participle such as مضيفا, "adding"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for somebody who speaks or may speak.

    `span` is the words as they stand, role, honorific and name together and nothing else ("Foreign Minister Sergei Lavrov"),
    None where there are none. `name` is the part that is the name, without role and honorific; for ORGANIZATION, GROUP and
    UNNAMED the words that serve as the name, best without a leading "the" of English; None for ROLE, PRONOUN and SAME. `role`
    is the part that is the role ("Foreign Minister"), in apposition perhaps after the name ("the minister of trade"); None
    where there is none.

    For resolution, folded (`newsdesk.text.fold`) and without articles and clitics: `words` are those of the name in order,
    ("sergei", "lavrov"); `heads` are the heads of the role, or of the kind of organization, group or source ({"minister"},
    {"ministry"}, {"source"}), by which "the minister", الوزارة, "the source" find their way back; `traits` the role's other
    words that tell two bearers of one head apart ({"foreign", "russian"}).

    `gender` is what these words or the verb tell; `number` is 1, 2 (Arabic dual) or 3 (more). `definite` says that the words
    refer back rather than introduce: "the minister", الوزير, pronouns, a surname alone. `by_name` may give the key of a public
    figure (`newsdesk.entities`), so that two spellings of one person meet; None otherwise. `doubtful` says that these words may
    stand for another than whom they are taken for.
    """

    span: Span | None
    form: Form
    name: Span | None = None
    role: Span | None = None
    words: tuple[str, ...] = ()
    heads: frozenset[str] = frozenset()
    traits: frozenset[str] = frozenset()
    gender: Gender = Gender.UNKNOWN
    number: int = 1
    definite: bool = False
    by_name: str | None = None
    doubtful: bool = False

    @property
    def kind(self) -> SpeakerKind:
        """What these words, taken alone, make of a speaker."""
        match self.form:
            case Form.ORGANIZATION:
                return SpeakerKind.ORGANIZATION
            case Form.GROUP:
                return SpeakerKind.GROUP
            case Form.UNNAMED:
                return SpeakerKind.UNNAMED
            case Form.PRONOUN if self.number > 1:
                return SpeakerKind.GROUP
            case _:
                return SpeakerKind.PERSON


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim as a grammar sees it at one cue.

    `content` holds one or more stretches in text order, none overlapping. The grammar leaves out cue, speaker and
    complementizer, and the reporter's asides where it knows them; outer quotation marks, white space, commas and full stops at
    the ends are trimmed later and may stay. `cue` is the word or words that report the speech, None for an uncued quotation, a
    headline's colon and an interview's turn. `speaker` is the mention at this cue. `kind` is left None to be worked out from
    the quotation marks; a transcript's turn sets DIRECT.

    `continues` marks an uncued quotation that goes on with the speech before it: it becomes a further stretch of the draft
    before it if that one is direct, else a statement of its own by the same speaker. `confidence` is what the frame is worth,
    before the speaker's is counted in. `reason` names the cue's lemma and the frame, for `--explain`: "قال + إن", "say + that",
    "according to".
    """

    content: tuple[Span, ...]
    cue: Span | None
    act: Act
    speaker: Mention
    reason: str
    kind: Kind | None = None
    continues: bool = False
    confidence: float = 0.8

    @property
    def start(self) -> int:
        """Where its content begins."""
        return self.content[0].start


@dataclass(frozen=True, slots=True)
class Findings:
    """All that a grammar found in a document.

    `drafts` are in text order (by content). `mentions` are all persons and organizations that may be referred back to, whether
    or not they speak, in text order; the speakers of the drafts need not be repeated among them.
    """

    drafts: tuple[Draft, ...] = ()
    mentions: tuple[Mention, ...] = field(default=())
