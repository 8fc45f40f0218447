"""The names in noun phrases: where one begins, which words go on with it, which endings show that a word is none."""

from __future__ import annotations

import re

from newsdesk.engines.rules.arabic.phrase_ends import PhraseEnds
from newsdesk.engines.rules.arabic.tables import known
from newsdesk.engines.rules.arabic.words import Word

_NAME_LONGEST = 6
_VERB_BEGINNINGS = ("يت", "تت", "يست", "تست", "سيت", "ستت", "سيست", "ستست")
_TANWIN = re.compile("[\u064b-\u064d]ا?$|ا\u064b$")


class NameReader(PhraseEnds):
    """What a walk through a phrase does with words that may be names."""

    def _outlet(self, at: int, word: Word) -> bool:
        """Whether ل with a foreign or listed name tells to whom something was said: وقال سولفانج لرويترز, لإيفنينغ نيوز."""
        if word.folded[:1] != "ل" or word.known or word.definite:
            return False
        return self.walk.token(at).characters.startswith(("لإ", "لأ")) or self.walk.organization_at(at) is not None

    def _group_in_construct(self, word: Word) -> bool:
        """Whether an unlisted plural participle with its complement stands for a group, and take it: منسوبو الأمانة."""
        bare, following = word.bare, self.walk.word(self.at + 1)
        if word.known or word.definite or len(bare) < 5 or bare[0] != "م" or bare[-1] != "و":
            return False
        bodies = following.definite or self.walk.organization_at(self.at + 1) is not None
        if not bodies or following.function or word.folded in self.walk.surnames:
            return False
        self.phrase.kind = "group"
        self.phrase.heads.append(bare)
        self._role(self.at, self.at + 1)
        self.need = "of"
        self.at += 1
        return True

    def _take_relation(self, word: Word) -> bool:
        """The name of whose relative or lawyer somebody is: زوجة قاسم, محامي نبيل قاسم; a name of their own may follow."""
        walk = self.walk
        self._take_complement(word)
        if word.folded in walk.surnames:
            return True
        while self.at < self.limit and walk.is_word(self.at) and not walk.complementizer(self.at):
            here = walk.word(self.at)
            if here.function or here.verbs or here.prefix or here.role or here.honorific or here.action or here.group:
                break
            self._take_complement(here)
            if walk.folded(self.at - 1) in walk.surnames or here.definite:
                break
        return True

    def _take_complement(self, word: Word) -> bool:
        part = bool(self.need) and not word.definite and word.folded in known("regions")
        self.need = "of" if part else ""
        self.loose += 1
        self._role(self.at, self.at + 1)
        self.phrase.traits.append(word.bare)
        self.at += 1
        return True

    def _begin_name(self, word: Word) -> bool:
        phrase = self.phrase
        if (
            self.own
            and phrase.role is None
            and not phrase.honorific
            and not word.given
            and word.folded not in known("particles")
            and word.folded not in self.walk.surnames
        ):
            return False
        if (len(word.bare) < 2 and not word.given) or word.folded[:1].isdigit() or self._outlet(self.at, word):
            return False
        if not word.given and word.folded not in self.walk.surnames and self._no_name(self.at, word):
            return False
        if word.folded[:1] in ("ب", "ل", "ك") and not word.known and self.walk.token(self.at).characters.endswith("ة"):
            return False
        if phrase.role is not None and not word.given and not phrase.honorific and self.walk.is_word(self.at + 1):
            following = self.walk.word(self.at + 1)
            if (
                following.given
                and not following.prefix
                and not word.definite
                and self.walk.folded(self.at) not in known("particles")
                and not self.walk.word(self.at - 1).definite
                and not self.walk.word(self.at - 1).adjective
            ):
                return self._take_complement(word)  # what looks like a name stands before one: تعليم بيشة محمد بن سعد
        self.name_first, self.name_after = self.at, self.at + 1
        phrase.kind = "person"
        phrase.given = word.given
        self.cut = -1
        self.at += 1
        return True

    def _no_name(self, at: int, word: Word) -> bool:
        """Whether a word's ending shows that it is no name: تنوين, a pronoun that hangs on it, a plural."""
        characters = self.walk.token(at).characters
        if _TANWIN.search(characters):
            return True
        if characters.endswith("نا") and at > self.phrase.first and self.walk.word(at - 1).given:
            return False  # دييغو مارادونا
        if characters.endswith("يه") and not self.own and at == self.at == self.phrase.first:
            return False  # أوليه سولفانج: no subject has the ending of the oblique case
        if characters.endswith(("ه", "ها", "هم", "هما", "نا")) and not word.definite and len(word.bare) > 3:
            return characters[-1] != "ا" or len(word.bare) > 4
        if word.folded.startswith(_VERB_BEGINNINGS) and len(word.folded) > 4 and not word.given:
            return True
        follows = self.walk.word(at + 1)
        if word.bare.endswith("ا") and len(word.bare) > 4 and follows.bare.endswith("يا") and not follows.given:
            return True  # two words in the accusative: اجتماعا أمنيا
        if word.bare.endswith("ات") and len(word.bare) > 4 and not word.given:
            return True
        return (
            word.bare.startswith("م")
            and word.bare.endswith("ا")
            and len(word.bare) > 4
            and follows.folded in known("after_state")
        )

    def _after_name(self, at: int, word: Word) -> bool:
        """Whether an unlisted word behind a name is what comes after it: a verb, or a noun with a clitic."""
        if word.known or word.definite:
            return False
        if self.walk.token(at).characters.endswith("أ"):
            return True
        second = at == self.name_first + 1
        if word.folded[:1] in ("ب", "ل") and (not second or self.walk.word(at + 1).function == "quantifier"):
            return True
        if word.folded[:1] in ("ب", "ل") and self.walk.stands_without_clitic(word.folded):
            return True
        if second and not self.phrase.given and self.walk.token(at).characters.endswith("ة"):
            return True
        return word.folded[:1] == "ي" and len(word.folded) <= 5

    def _go_on_with_name(self, word: Word) -> bool:
        at = self.at
        if at - self.name_first >= _NAME_LONGEST or self.name_after < at:
            return False
        linked = self.walk.folded(at - 1) in known("linking")
        if word.folded in known("former") and self.phrase.role is not None and not (self.phrase.given or self.phrase.honorific):
            self._role(self.name_first, at + 1)
            self.name_first = self.name_after = -1
            self.at += 1
            return True  # مدرب ألوا أثليتيك السابق
        if not linked:
            foreign = self.walk.token(at).characters.endswith("ه") and not self.walk.is_word(at + 1)  # كريستا شتوله،
            if not word.given and not foreign and self._no_name(at, word):
                return False
            before = self.walk.word(at - 1)
            complete = at > self.name_first + 1 and self.phrase.given and before.definite and before.bare.endswith("ي")
            complete = complete and not before.given and self.walk.folded(at - 2) not in known("linking")
            if complete and not (word.given or word.definite or word.folded in known("linking")):
                return False  # a surname with the article ends a name
            if at == self.name_first + 1 and self.walk.folded(at - 1) in self.walk.surnames and not word.given:
                return False  # ودعا السحيباني الأشقاء: the surname alone is the name
            if word.prefix in ("ب", "ل", "و", "ف") or (word.organization and not word.definite) or self._outlet(at, word):
                return False
            if word.bare in known("documents") and not word.given:
                return False  # ووجه فلان رسالة إلى
            if at > self.name_first + 1 and not word.given and self.walk.token(at).characters.endswith("ة"):
                follows = self.walk.word(at + 1)
                if self.walk.is_word(at + 1) and not (
                    follows.function or follows.verbs or follows.role or self.walk.complementizer(at + 1)
                ):
                    return False  # انتقد شريف عزمي كثرة التعديلات
            if word.adjective and not word.definite and not word.given:
                return False
            if word.place and not word.given:
                return False
            if word.folded == "باسم" or (word.folded[:1] == "و" and not word.given and at > self.name_first + 1):
                return False
            if self._after_name(at, word):
                return False
            if word.group or (word.definite and len(word.bare) > 5 and word.bare.endswith(("ين", "ون")) and not word.given):
                return False
            if word.folded[:1] in ("ب", "ل") and not word.known and self.walk.is_word(at + 1):
                following = self.walk.word(at + 1)
                apposition = following.role and at == self.name_first + 1 and not self.walk.token(at).characters.endswith("ة")
                if following.definite and not following.prefix and not apposition:
                    return False
            if word.definite and word.organization and not word.given:
                return False
            if word.definite and at > self.name_first + 1 and self.walk.token(at).characters.endswith("ة"):
                return False
            if word.definite and not self._may_be_surname(at):
                return False
        self.name_after = at + 1
        self.at += 1
        return True

    def _may_be_surname(self, at: int) -> bool:
        """Whether a word with the article goes on the name: behind another one with it only at the end of a known name."""
        if at <= self.name_first:
            return False
        second = at > self.name_first + 1 and self.walk.word(at - 1).definite and self.walk.folded(at - 2) != "عبد"
        return not second or (self.phrase.given and not self.walk.is_word(at + 1))
