"""The nouns in noun phrases: heads of roles and of bodies, titles, complements, and what stands beside them."""

from __future__ import annotations

from newsdesk.engines.rules.arabic.names import NameReader
from newsdesk.engines.rules.arabic.tables import feminine_heads, known
from newsdesk.engines.rules.arabic.words import Word


class NounReader(NameReader):
    """What a walk through a phrase does with its nouns."""

    def _take_noun(self, word: Word) -> bool:
        walk, at, phrase = self.walk, self.at, self.phrase
        first = at == phrase.first
        if self.fixed and not (word.role or (phrase.role and phrase.role[0] > self.name_first)):
            return False
        inside = phrase.role is not None and self.name_first < 0 and (self.need or word.prefix in ("ب", "ل"))
        if inside and (after := walk.listed_at(at)) is not None and at + 1 < after <= self.limit:
            return self._take_body(after)
        linked = walk.folded(at - 1) in known("linking") or word.folded in ("ابن", "ابو")
        if (word.honorific or word.role) and linked and self.name_first >= 0 and self.name_after == at and not self.fixed:
            return self._go_on_with_name(word)  # إبراهيم آل الشيخ, عبد الإله ابن كيران
        if word.honorific and self._title_as_surname(word):
            return self._go_on_with_name(word)
        if word.honorific and not (word.role and not word.definite):
            return self._take_honorific(word)
        if word.given and word.role and self.phrase.role is not None and not self.need and self._named_so(at):
            return self._begin_name(word) if self.name_first < 0 else self._go_on_with_name(word)
        if word.role and not (word.given and self.walk.folded(at - 1) in known("linking")):
            return self._take_role(word)
        if self.name_first >= 0 and not self.fixed:
            return self._go_on_with_name(word)
        if self.fixed:  # the role behind the name
            named = word.folded == "باسم"
            if word.given and self.walk.word(at - 1).honorific and at > self.name_after + 1:
                self._role(at, at + 1)  # محمد السنيدي محامي المخرج عامر الحمود
                self.at += 1
                return True
            if word.definite or word.adjective or word.organization or word.place or word.prefix or self.need or named:
                self.need = "of" if named or (word.organization and not word.definite) else ""
                self._role(at, at + 1)
                self.at += 1
                return True
            return False
        if word.organization and (not word.definite or first) and not (word.given and not first):
            return self._take_organization(word)
        if word.group and phrase.kind == "group" and not first and not word.definite and self.need:
            self._role(at, at + 1)
            self.at += 1
            return True  # مواطنون من سكان الحي
        if (word.group or word.source) and first and not (word.bare == "نشره" and walk.token(at).characters.endswith("ه")):
            phrase.kind = "group" if word.group else "source"
            phrase.heads.append(word.bare)
            phrase.definite = word.definite
            self.need = "of" if phrase.kind == "group" and not word.definite and word.bare[-1] in "وي" else ""
            self._role(at, at + 1)
            self.at += 1
            return True
        return self._take_plain(word, first)

    def _take_body(self, after: int) -> bool:
        """A listed organization as the complement of a role: مدرب باريس سان جيرمان."""
        quote = self.walk.quote_at(after)
        if quote is not None and quote.after == after + 1 and quote.first >= self.at:
            after = quote.after
        self.phrase.traits += [self.walk.word(number).bare for number in range(self.at, after) if self.walk.is_word(number)]
        self._role(self.at, after)
        self.need = ""
        self.at = after
        return True

    def _title_as_surname(self, word: Word) -> bool:
        """Whether a title is a surname here, right behind a given name and with no name after it: عدنان السيد, ماجد المهندس."""
        if self.name_first < 0 or self.fixed or not word.definite or self.name_after < self.at:
            return False
        following = self.walk.word(self.at + 1)
        before = self.walk.word(self.at - 1)
        if not before.given or (word.role and self.at > self.name_first + 1):
            return False
        name_follows = self.walk.is_word(self.at + 1) and (following.given or following.adjective or following.definite)
        return not name_follows

    def _named_so(self, at: int) -> bool:
        """Whether a word that is a role and a given name is the name here: أمينة بوعياش, not أمين عام."""
        following = self.walk.word(at + 1)
        surname = following.definite and following.bare.endswith("ي") and not following.known
        return self.walk.is_word(at + 1) and not (
            following.adjective or (following.definite and not surname) or following.organization
        )

    def _take_honorific(self, word: Word) -> bool:
        at, phrase = self.at, self.phrase
        if self.name_first >= 0:
            if word.role and word.definite and self.cut < 0:
                return self._take_role(word)
            if self.cut < 0 and phrase.role is None:
                return False
            self._role(self.name_first, at)  # what looked like the name belongs to the role: مستشفى الملك فهد … الدكتور
            self.name_first = self.name_after = -1
        of_body = phrase.kind == "organization" or word.bare in known("namesakes")
        if self.need == "organization" and word.definite and of_body:
            self._role(at, at + 1)  # جامعة الملك فهد
            self.at += 1
            if self.walk.is_word(self.at) and not self.walk.word(self.at).function and not self.walk.word(self.at).definite:
                self._role(self.at, self.at + 1)
                self.at += 1
            self.need = ""
            return True
        if word.role:
            if not self.need:
                phrase.heads.append(word.role)
            phrase.definite = phrase.definite or phrase.role is None
            phrase.feminine = phrase.feminine or self.walk.token(at).characters.endswith("ة")
            self._role(at, at + 1)
        if phrase.kind in ("", "person", "organization", "source"):
            phrase.kind = "person"
        phrase.honorific = True
        self.need = ""
        self.cut = -1 if phrase.role is not None and self.cut >= 0 else self.cut
        self.at += 1
        return True

    def _take_role(self, word: Word) -> bool:
        at, phrase = self.at, self.phrase
        characters = self.walk.token(at).characters
        if self.name_first >= 0 and not self.fixed:
            ends = not self.walk.is_word(at + 1) or self.walk.complementizer(at + 1)
            if at == self.name_first + 1 and not word.definite and ends and not word.prefix:
                return self._go_on_with_name(word)  # حاتم قاضي،
            if word.definite and at == self.name_first + 1 and word.bare not in ("متحدث", "ناطق", "متحدثه"):
                return self._go_on_with_name(word)
            self.fixed = True
        if phrase.role is None and not phrase.kind:
            phrase.kind = "person"
            phrase.definite = word.definite
        trade = word.bare in known("of_a_trade") and self.walk.word(at + 1).definite  # رجل الأعمال, not رجل أعمال
        if word.source and phrase.role is None and not (word.definite or trade) and self.name_first < 0:
            phrase.kind = "source"
        if not self.need:
            phrase.heads.append(word.role)
            phrase.feminine = phrase.feminine or (word.bare in feminine_heads() and characters.endswith("ة"))
        self._role(at, at + 1)
        self.need = "" if word.definite or characters.endswith(("ه", "ها")) else "of"
        self.at += 1
        return True

    def _take_organization(self, word: Word) -> bool:
        at, phrase = self.at, self.phrase
        if not phrase.kind:
            phrase.kind = "organization"
            phrase.heads.append(word.bare)
            phrase.definite = word.definite
        elif phrase.kind == "source" and not self.need and self.cut < 0 and not word.prefix:
            return False  # مسؤول حكومي آخر | وكالة رويترز
        elif (
            phrase.kind == "organization" and not (self.need or word.definite or word.prefix) and self.walk.word(at - 1).definite
        ):
            return False  # حملت نقابة البحارة | وزارة الموانئ المسؤولية
        self._role(at, at + 1)
        self.need = "" if word.definite else "organization"
        self.loose = 0
        self.at += 1
        return True

    def _take_plain(self, word: Word, first: bool) -> bool:
        """A word that heads nothing: a complement of what stands before it, or the beginning of a name."""
        phrase = self.phrase
        if word.folded == "باسم" and phrase.role is not None:
            return self._extend("of")
        if word.place and first:
            phrase.kind = "place"
            return self._extend(self.need, word)
        if first and self._group_in_construct(word):
            return True
        if first and word.bare in ("كبير", "كبيره") and not word.definite and self.walk.word(self.at + 1).definite:
            phrase.kind = "person"  # كبير المفاوضين
            phrase.heads.append(word.bare)
            return self._extend("of")
        if word.definite or (word.adjective and not (word.given and phrase.kind == "person")):
            return self._take_definite(word, first)
        if word.place and not (word.given and phrase.role is not None and not self.need):
            return self._extend("", word)
        if word.folded[:1] in ("ب", "ل", "و") and not (word.given or first) and phrase.role is not None and not self.need:
            return self._take_joined(word)
        if word.prefix in ("ب", "ل") and phrase.role is not None:
            if phrase.kind == "organization" and not word.folded.startswith("لل"):
                return False
            return self._extend("", word)
        return self._take_unlisted(word, first)

    def _extend(self, need: str, trait: Word | None = None) -> bool:
        """Take the token into the role; `need` is what must follow it, `trait` the word if it tells bearers apart."""
        self.need = need
        self._role(self.at, self.at + 1)
        if trait is not None:
            self.phrase.traits.append(trait.bare)
        self.at += 1
        return True

    def _take_definite(self, word: Word, first: bool) -> bool:
        """A word with the article, or an adjective: a quality of what stands before it, a surname, or a group."""
        if first and not self._group_by_ending(word):
            if word.adjective and not word.definite:
                return False
            if word.bare in known("told_of"):
                return False  # الممثل، البالغ من العمر
            if self._nationality_of_name(word):
                phrase = self.phrase
                phrase.kind, phrase.definite = "person", True
                return self._extend("", word)
            return self._begin_name(word)
        if self._surname_after_title(word):
            return self._begin_name(word)
        if self._past_group(word) or self._spoken_to(word) or self._past_listed(word) or self._past_body(word):
            return False
        return self._extend("", word)

    def _nationality_of_name(self, word: Word) -> bool:
        """Whether a nationality stands before the name of its bearer: قال الهولندي ماركو فان ديلين."""
        following = self.walk.word(self.at + 1)
        if not (word.adjective and word.definite and word.bare.endswith(("ي", "يه")) and self.walk.is_word(self.at + 1)):
            return False
        if word.given or word.folded in self.walk.surnames or following.definite or following.verbs or following.prefix:
            return False
        return following.given or not (self.own or following.known or self.walk.complementizer(self.at + 1))

    def _take_joined(self, word: Word) -> bool:
        """An unlisted word that may carry a clitic: a further complement where an article follows or others were joined."""
        at, phrase = self.at, self.phrase
        following = self.walk.word(at + 1)
        clitic = word.prefix in ("ب", "ل") or following.definite or self.walk.stands_without_clitic(word.folded)
        clitic = clitic or (word.folded[:1] == "و" and word.folded[1] not in "وي")  # not وينفريد, وولتر
        region = word.folded[1:] in known("regions")
        if phrase.kind == "organization" and self._for_whom(word):
            return self._extend("of")
        if phrase.kind in ("organization", "group", "source") and not word.prefix:
            return False
        if not (clitic or region) or not self.walk.is_word(at + 1):
            return self._begin_name(word) if phrase.kind == "person" else False
        leads = region or (word.folded[:1] in ("ب", "ل") and not word.prefix and not following.definite)
        return self._extend("of" if leads else self.need)

    def _take_unlisted(self, word: Word, first: bool) -> bool:
        """A word without article and clitic: the complement that is wanted, part of a body's foreign name, or a name."""
        phrase = self.phrase
        if self.need == "organization" or (self.need and not word.given):
            return self._take_complement(word)
        if self.need and phrase.heads and phrase.heads[-1] in known("kin"):
            return self._take_relation(word)
        if phrase.kind in ("organization", "place", "group") or (phrase.kind == "source" and not word.given):
            # a foreign name of several words after a kind of organization; an adjective that no list has
            if self.loose < (3 if phrase.kind == "organization" else 1) and phrase.kind != "place" and not word.known:
                return self._take_complement(word)
            if not (word.given and phrase.kind == "organization" and self.loose == 0 and len(phrase.traits) == 0):
                return False
            return self._take_complement(word)
        if word.prefix in ("و", "ف") and not (first and word.given):
            return False
        common = self.walk.token(self.at).characters.endswith("ة") or word.folded in known("regions")
        if common and phrase.role is not None and not (phrase.honorific or word.given) and self.walk.is_word(self.at + 1):
            return self._take_complement(word)  # جوازات منطقة الرياض
        return self._begin_name(word)
