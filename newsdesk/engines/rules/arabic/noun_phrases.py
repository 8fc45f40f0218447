"""Noun phrases that name somebody who speaks: where one ends, and which of its words are role, honorific and name.

An Arabic noun phrase has no mark at its end, so the parser goes word by word through the kinds that the tables know: the head of
a role and its complements (وزير الخارجية الروسي), honorifics, a kind of organization (وزارة الدفاع), words for groups and
sources, and lets a name begin where an unknown word or a given name stands after them.
"""

from __future__ import annotations

from newsdesk.engines.rules.arabic.names import NameReader, Phrase
from newsdesk.engines.rules.arabic.tables import feminine_heads, known
from newsdesk.engines.rules.arabic.text import Walk
from newsdesk.engines.rules.arabic.words import Word

_BODY_NAME = 8  # words that a body's name in quotation marks may have
_STOPS = frozenset({"relative", "conjunction", "negation", "auxiliary", "demonstrative"})
_LED_BY = {
    "علي": frozenset({"مشرف", "مشرفه", "قايم", "وصي", "رقابه", "هيمنه", "اشراف"}),
    "عن": frozenset({"مسوول", "مسووله", "مسوولون", "دفاع", "مدافع", "مدافعه", "ممثل", "نايب", "عضو"}),
    "الي": frozenset({"مبعوث", "موفد", "سفير", "مندوب"}),
}


class _Parser(NameReader):
    """One walk through a phrase."""

    def run(self) -> Phrase | None:
        """The phrase, or None if there is none here."""
        self._take_listed()
        while self.at < self.limit:
            if not self._step():
                break
        return self._finished()

    def _take_listed(self) -> None:
        """A phrase that begins with an organization or a country that the lists know."""
        walk, at = self.walk, self.at
        word = walk.word(at)
        if at >= self.limit or not walk.is_word(at) or word.function or word.role or word.honorific:
            return
        after = walk.organization_at(at)
        kind = "organization"
        if after is None:
            after, kind = walk.country_at(at), "place"
        if after is None or after > self.limit or after <= at:
            return
        self.phrase.kind = kind
        if word.organization:
            self.phrase.heads.append(word.bare)
            self.phrase.definite = word.definite and after == at + 1
        for number in range(at, after):
            if walk.is_word(number) and not (number == at and word.organization):
                self.phrase.traits.append(walk.word(number).bare)
        self._role(at, after)
        self.loose = 3
        self.at = after
        if kind == "organization" and walk.listed_at(at) == after and after > at + 1:
            self.listed = after

    def _step(self) -> bool:
        """Take the next token; False where the phrase ends before it."""
        walk, at = self.walk, self.at
        if not walk.is_word(at):
            return self._take_mark()
        if walk.complementizer(at):
            return False
        word = walk.word(at)
        linked = walk.folded(at - 1) in known("linking") and self.name_first >= 0
        if word.verbs and (at > self.phrase.first or not word.function) and not linked and self._is_verb(word):
            return False
        if word.function:
            return self._take_function(word)
        if word.prefix == "و" and at > self.phrase.first:
            return self._take_and(word)
        if word.action and at > self.phrase.first and not (word.given or self.need or linked):
            return False
        if at > self.phrase.first and self.phrase.kind in ("group", "source") and self._relative_verb(word):
            return False
        if word.thing and at > self.phrase.first and not (word.given or self.need or linked):
            return False
        if len(word.folded) == 1 and at > self.phrase.first and not word.honorific:
            quote = walk.opens(at + 1)
            if quote is None or quote.speech or self.phrase.role is None or self.name_first >= 0 or self.phrase.kind == "source":
                return False
            self._role(at, quote.after)
            self.at = quote.after
            return True
        return self._take_noun(word)

    def _is_verb(self, word: Word) -> bool:
        """Whether a form that may be a verb is one here: not where a noun must stand or where it is a given name."""
        if word.given or word.role or self.need:
            return False
        if self.at == self.phrase.first and all(form.number == 2 for form in word.verbs):
            return False  # no dual right behind another verb: وقال بينا نييتو
        if not self.own and not word.prefix and self._foreign_name():
            return False
        return not (word.definite or word.adjective)

    def _take_mark(self) -> bool:
        walk, at = self.walk, self.at
        quote = walk.opens(at)
        name_of_body = quote is not None and self.need == "organization" and quote.words <= _BODY_NAME
        if quote is not None and (not quote.speech or name_of_body) and quote.words and quote.after <= self.limit:
            if self.fixed:
                return False
            inside = walk.word(at + 1)
            if quote.words == 1 and inside.definite and inside.adjective and self.phrase.role is not None and self.name_first < 0:
                self._role(at, quote.after)
            elif self.need or (self.phrase.kind and self.name_first < 0 and self.phrase.kind != "person"):
                self.need = ""
                self._role(at, quote.after)
            elif self.name_first < 0:
                self.name_first, self.name_after = at, quote.after
                self.phrase.quoted = True
                if walk.organization_at(at + 1) is not None and not self.phrase.kind:
                    self.name_first = self.name_after = -1
                    self.phrase.kind = "organization"
                    self._role(at, quote.after)
                    self.at = quote.after
                    return False
                self.phrase.kind = self.phrase.kind or "person"
                self.fixed = True
            else:
                self.name_after = quote.after
            self.at = quote.after
            return True
        mark = walk.mark(at)
        if mark == "." and at > self.phrase.first and len(walk.folded(at - 1)) <= 2:
            self.at += 1
            return True
        if mark == "(" and at > self.phrase.first:
            for ahead in range(at + 1, min(at + 7, self.limit)):
                if walk.mark(ahead) == ")":
                    self.at = ahead + 1
                    if self.phrase.kind == "organization" and walk.word(ahead + 1).definite:
                        return False
                    return not (self.name_first >= 0 and self.phrase.role is None) or True
        return False

    def _take_function(self, word: Word) -> bool:
        walk, at = self.walk, self.at
        first = at == self.phrase.first
        if self.phrase.honorific and self.name_first < 0 and word.folded in known("particles") and self._particle_begins(at):
            return self._begin_name(word)  # السيد لو دريان
        if word.bare == "مجموعه" and walk.folded(at + 1) != "من" and self.name_first < 0:
            return self._take_organization(word)
        if word.folded in ("احد", "احدي") and self.name_first < 0 and not (first or walk.word(at - 1).definite):
            self._role(at, at + 1)
            self.at += 1
            return True  # مدير إحدى المدارس
        if word.function == "quantifier" or (word.group and first):
            if first:
                self.phrase.kind = "source" if word.bare in ("احد", "احدي") else "group"
                self._role(at, at + 1)
                self.need = "of"
                self.at += 1
                return True
            return False
        if word.folded in ("منهم", "منها", "منهن") and self.phrase.kind in ("group", "source") and self.need:
            self._role(at, at + 1)
            self.at += 1
            self.need = ""
            return True
        head = self.phrase.heads[0] if self.phrase.heads else ""
        if word.folded == "من" and self.phrase.kind == "source" and head in known("papers") and head not in ("مصدر", "مصادر"):
            return False  # حذر تقرير حقوقي | من تدهور الأوضاع
        of_group = self.phrase.kind == "group" and walk.word(at + 1).group and not first
        if word.folded == "من" and self.phrase.kind in ("group", "source") and (self.need or of_group):
            self.need = self.need or "of"
            self.at += 1
            return True
        if word.function == "preposition" and not first and self.name_first < 0 and self.phrase.role is not None:
            following = walk.folded(at + 1)
            if (
                word.folded in known("eventful")
                or following in known("occasions")
                or not walk.is_word(at + 1)
                or self.phrase.kind == "place"
            ):
                return False
            if self.phrase.kind == "organization" and (self.phrase.definite or word.folded != "علي"):
                return False
            before = walk.word(at - 1)
            if word.folded not in known("inside") and not (word.folded in _LED_BY and before.bare in _LED_BY[word.folded]):
                return False
            if self.cut < 0:
                self.cut = at
            self.at += 1
            self.need = "of"
            return True
        if word.function == "adverb" and self.phrase.role is not None and self.name_first < 0:
            agrees = word.adjective and word.definite and walk.word(at - 1).definite
            if agrees or (word.folded in ("سابقا", "حاليا") and walk.is_word(at + 1)):
                self._role(at, at + 1)
                self.at += 1
                return True
        return False

    def _take_and(self, word: Word) -> bool:
        """A word with و inside the phrase: a further complement of the role, else the end."""
        if self.name_first >= 0:
            return False
        if self.phrase.role is None or word.verbs:
            return False
        if word.definite or word.adjective or word.organization or word.role or word.place:
            self._role(self.at, self.at + 1)
            self.at += 1
            return True
        return False

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
            if word.definite and at == self.name_first + 1 and word.bare not in ("متحدث", "ناطق", "متحدثه"):
                return self._go_on_with_name(word)
            self.fixed = True
        if phrase.role is None and not phrase.kind:
            phrase.kind = "person"
            phrase.definite = word.definite
        if word.source and phrase.role is None and not word.definite and self.name_first < 0:
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
        at, phrase = self.at, self.phrase
        if word.folded == "باسم" and phrase.role is not None:
            self._role(at, at + 1)
            self.need = "of"
            self.at += 1
            return True
        if word.place and first:
            phrase.kind = "place"
            self._role(at, at + 1)
            phrase.traits.append(word.bare)
            self.at += 1
            return True
        if first and self._group_in_construct(word):
            return True
        if word.definite or (word.adjective and not (word.given and phrase.kind == "person")):
            if first and not self._group_by_ending(word):
                if word.adjective and not word.definite:
                    return False
                return self._begin_name(word)
            if self._surname_after_title(word):
                return self._begin_name(word)
            if self._past_group(word) or self._spoken_to(word) or self._past_listed(word):
                return False
            self.need = ""
            self._role(at, at + 1)
            phrase.traits.append(word.bare)
            self.at += 1
            return True
        if word.place and not (word.given and phrase.role is not None and not self.need):
            if first:
                phrase.kind = "place"
            self.need = ""
            self._role(at, at + 1)
            phrase.traits.append(word.bare)
            self.at += 1
            return True
        if word.folded[:1] in ("ب", "ل", "و") and not (word.given or first) and phrase.role is not None and not self.need:
            # an unlisted word with a clitic: a further complement where an article follows or others were joined before
            following = self.walk.word(at + 1)
            clitic = word.prefix in ("ب", "ل") or following.definite or self.walk.stands_without_clitic(word.folded)
            clitic = clitic or (word.folded[:1] == "و" and word.folded[1] not in "وي")  # not وينفريد, وولتر
            region = word.folded[1:] in known("regions")
            clitic = clitic or region
            if phrase.kind == "organization" and self._for_whom(word):
                self.need = "of"
                self._role(at, at + 1)
                self.at += 1
                return True
            if phrase.kind in ("organization", "group", "source") and not word.prefix:
                return False
            if not clitic or not self.walk.is_word(at + 1):
                return self._begin_name(word) if phrase.kind == "person" else False
            if region or (word.folded[:1] in ("ب", "ل") and not word.prefix and not following.definite):
                self.need = "of"
            self._role(at, at + 1)
            self.at += 1
            return True
        if word.prefix in ("ب", "ل") and phrase.role is not None:
            if phrase.kind == "organization" and not word.folded.startswith("لل"):
                return False
            self.need = ""
            self._role(at, at + 1)
            phrase.traits.append(word.bare)
            self.at += 1
            return True
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
        common = self.walk.token(at).characters.endswith("ة") or word.folded in known("regions")
        if common and phrase.role is not None and not (phrase.honorific or word.given) and self.walk.is_word(at + 1):
            return self._take_complement(word)  # جوازات منطقة الرياض
        return self._begin_name(word)

    def _finished(self) -> Phrase | None:
        phrase = self.phrase
        if self.name_first >= 0:
            phrase.name = (self.name_first, self.name_after)
            if phrase.role is not None and phrase.role[0] < self.name_first < phrase.role[1] and not self.fixed:
                phrase.role = (phrase.role[0], self.name_first)
        elif self.cut >= 0 and phrase.kind == "person":
            phrase.whole = self.at
            self.at = self.cut
            phrase.role = (phrase.role[0], self.cut) if phrase.role and phrase.role[0] < self.cut else phrase.role
        phrase.after = self.at
        while (
            phrase.after > phrase.first and not self.walk.is_word(phrase.after - 1) and self.walk.mark(phrase.after - 1) in "(."
        ):
            phrase.after -= 1
        if (
            phrase.after <= phrase.first
            or not phrase.kind
            or (phrase.role is None and phrase.name is None and not phrase.honorific)
        ):
            return None
        if phrase.name is None and phrase.honorific and phrase.role is None:
            phrase.role = (phrase.first, phrase.after)
        return phrase


def parse(walk: Walk, first: int, limit: int, *, own: bool = False) -> Phrase | None:
    """The noun phrase that begins with a token, no token from `limit` on; None if none begins there.

    `own` asks for a phrase that shows by itself that it may speak (a role, a known given name, a kind of organization): where no
    verb of saying stands before it.
    """
    if first >= limit or first >= len(walk.tokens):
        return None
    return _Parser(walk, first, limit, own).run()
