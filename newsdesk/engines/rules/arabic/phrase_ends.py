"""Where a noun phrase ends: the state of a walk through one, and what shows that the next word belongs to it no more."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsdesk.engines.rules.arabic.tables import known, other_verbs, role_heads
from newsdesk.engines.rules.arabic.text import Walk
from newsdesk.engines.rules.arabic.verbs import verb_forms
from newsdesk.engines.rules.arabic.words import Word

_LONGEST = 40


@dataclass(slots=True)
class Phrase:
    """A noun phrase by token numbers: `first` to, without, `after`; `name` and `role` likewise, None where it has none."""

    first: int
    after: int
    kind: str = ""  # person, organization, group, source, place; "" undecided
    name: tuple[int, int] | None = None
    role: tuple[int, int] | None = None
    heads: list[str] = field(default_factory=list)
    traits: list[str] = field(default_factory=list)
    definite: bool = False
    given: bool = False
    feminine: bool = False
    honorific: bool = False
    quoted: bool = False
    several: bool = False
    whole: int = 0  # where the phrase ends together with what a preposition leads to


class PhraseEnds:
    """The state of a walk through a phrase, and the questions that its next word answers."""

    def __init__(self, walk: Walk, first: int, limit: int, own: bool) -> None:
        self.walk = walk
        self.at = first
        self.limit = min(limit, first + _LONGEST, len(walk.tokens))
        self.phrase = Phrase(first, first)
        self.own = own  # whether the phrase alone must show that it is a speaker: no verb of saying stands before it
        self.need = ""  # "of" after a head that wants a complement, "organization" after a kind of organization
        self.name_first = -1
        self.name_after = -1
        self.fixed = False  # the name is complete: only its role may follow
        self.cut = -1  # the first preposition inside a role
        self.loose = 0  # unknown words taken into a role
        self.listed = -1  # the token after a body that the list has, whose name goes no further

    def _surname_after_title(self, word: Word) -> bool:
        """Whether a definite word behind an honorific is a surname that ends the phrase: الدكتور السدلان, الرئيس السيسي."""
        walk, at = self.walk, self.at
        if not self.phrase.honorific or word.known or not walk.word(at - 1).honorific:
            return False
        if not walk.is_word(at + 1) or walk.complementizer(at + 1):
            return True
        following = walk.word(at + 1)
        return bool(following.function or following.verbs or following.prefix or following.folded[:1] == "ب")

    def _group_by_ending(self, word: Word) -> bool:
        """Whether an unlisted definite plural stands for a group: الناشرون."""
        dual = word.bare.endswith("ان") and word.bare[:-2] in role_heads()  # الوزيران
        if (
            word.definite
            and len(word.bare) > 4
            and (dual or word.bare.endswith(("ون", "ين")))
            and not (word.known or self.phrase.kind)
        ):
            self.phrase.kind = "group"
            self.phrase.definite = True
            self.phrase.heads.append(word.bare)
            return True
        return False

    def _spoken_to(self, word: Word) -> bool:
        """Whether a definite plural behind one speaker is whom he speaks to: وطمأن الوزير المواطنين."""
        if self.phrase.kind not in ("person", "organization") or self.need or word.adjective or word.prefix:
            return False
        return (
            word.definite
            and len(word.bare) > 3
            and word.bare.endswith(("ين", "ات"))
            and self.walk.word(self.at - 1).definite
            and word.group
        )

    def _foreign_name(self) -> bool:
        """Whether what looks like a verb behind a nationality is a name: قال المدرب البرتغالي روي ماتياس إنه."""
        walk, at = self.walk, self.at
        before, following = walk.word(at - 1), walk.word(at + 1)
        unknown = walk.is_word(at + 1) and not (following.known or following.verbs or following.definite or following.prefix)
        role = self.phrase.role is not None and self.name_first < 0
        return role and before.definite and before.adjective and unknown and not walk.complementizer(at + 1)

    def _relative_verb(self, word: Word) -> bool:
        """Whether a verb of doing with an object pronoun tells of the phrase: دراسة | نشرتها مجلة, استطلاع | أجرته الوكالة."""
        for pronoun in ("ها", "هم", "ه"):
            stem = word.folded.removesuffix(pronoun)
            if stem != word.folded and not word.known and stem.endswith("ت"):
                return stem in other_verbs() or stem in verb_forms()
        return False

    def _particle_begins(self, at: int) -> bool:
        """Whether an unlisted word follows, so that a particle begins a foreign name."""
        following = self.walk.word(at + 1)
        return self.walk.is_word(at + 1) and not (following.known or following.verbs or following.definite or following.prefix)

    def _past_listed(self, word: Word) -> bool:
        """Whether a word stands behind a listed body's full name and is no quality of it: الهلال الأحمر | الجهات المانحة."""
        return self.listed == self.at and not (word.adjective or word.place or word.bare.endswith("ه"))

    def _past_body(self, word: Word) -> bool:
        """Whether a body with the article stands behind another's quality: طالبت كتلة المستقبل النيابية | الحكومة."""
        if self.phrase.kind != "organization" or self.need or word.adjective or word.prefix:
            return False
        before = self.walk.word(self.at - 1)
        quality = before.definite and before.bare.endswith(("ي", "يه")) and not before.organization
        return quality and word.definite and word.organization

    def _for_whom(self, word: Word) -> bool:
        """Whether ل leads to those whom a body is for: النقابة الوطنية لأطر التمريض."""
        before, following = self.walk.word(self.at - 1), self.walk.word(self.at + 1)
        body = self.phrase.heads and self.phrase.heads[0] in known("unions")
        return bool(body) and word.folded[:1] == "ل" and before.definite and before.adjective and following.definite

    def _past_group(self, word: Word) -> bool:
        """Whether a definite noun behind a definite plural is no quality of the group: العديد من المواطنين | العمل."""
        if self.phrase.kind != "group" or self.need or word.adjective or word.prefix or not word.definite:
            return False
        before = self.walk.word(self.at - 1)
        return before.definite and before.bare.endswith(("ين", "ون")) and not word.bare.endswith(("ين", "ون", "ي", "يه"))

    def _role(self, first: int, after: int) -> None:
        role = self.phrase.role
        self.phrase.role = (first, after) if role is None else (role[0], max(after, role[1]))
