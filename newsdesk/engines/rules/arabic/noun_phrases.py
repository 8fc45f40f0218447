"""Noun phrases that name somebody who speaks: where one ends, and which of its words are role, honorific and name.

An Arabic noun phrase has no mark at its end, so the parser goes word by word through the kinds that the tables know: the head of
a role and its complements (وزير الخارجية الروسي), honorifics, a kind of organization (وزارة الدفاع), words for groups and
sources, and lets a name begin where an unknown word or a given name stands after them.
"""

from __future__ import annotations

from newsdesk.engines.rules.arabic.phrase_ends import Phrase
from newsdesk.engines.rules.arabic.phrase_nouns import NounReader
from newsdesk.engines.rules.arabic.tables import known
from newsdesk.engines.rules.arabic.text import Walk
from newsdesk.engines.rules.arabic.words import Word

_ROLE_FURTHER = 7  # words of a role behind و
_BODY_NAME = 8  # words that a body's name in quotation marks may have
_STOPS = frozenset({"relative", "conjunction", "negation", "auxiliary", "demonstrative"})
_LED_BY = {
    "علي": frozenset({"مشرف", "مشرفه", "قايم", "وصي", "رقابه", "هيمنه", "اشراف"}),
    "عن": frozenset({"مسوول", "مسووله", "مسوولون", "دفاع", "مدافع", "مدافعه", "ممثل", "نايب", "عضو"}),
    "الي": frozenset({"مبعوث", "موفد", "سفير", "مندوب"}),
}


class _Parser(NounReader):
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
            if (
                quote is None
                or quote.speech
                or self.phrase.role is None
                or self.name_first >= 0
                or self.phrase.kind in ("source", "group")
            ):
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
            elif quote.words == 1 and self.phrase.role is None and not inside.definite and _told_by_mark(inside):
                self.fixed = True
                self.phrase.heads.append(inside.role or inside.bare)
                self._role(at + 1, at + 2)  # حبيب الصادق "مواطن"
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
                or not (walk.is_word(at + 1) or self._leads_quoted(word, at))
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

    def _leads_quoted(self, word: Word, at: int) -> bool:
        """Whether what somebody leads has its name in quotation marks: المشرف على «سفاري» الأحساء."""
        quote = self.walk.opens(at + 1)
        led = word.folded in _LED_BY and self.walk.word(at - 1).bare in _LED_BY[word.folded]
        return led and quote is not None and not quote.speech

    def _take_and(self, word: Word) -> bool:
        """A word with و inside the phrase: a further complement of the role, else the end."""
        if self.name_first >= 0:
            return False
        if self.phrase.role is None or word.verbs:
            return False
        led = word.thing and self._honorific_ahead()  # وكيل الوزارة للتفتيش وتطوير بيئة العمل الدكتور فلان
        if led or word.definite or word.adjective or word.organization or word.role or word.place:
            self._role(self.at, self.at + 1)
            self.at += 1
            return True
        return False

    def _honorific_ahead(self) -> bool:
        """Whether an honorific follows before anything that ends the phrase, so that all up to it belongs to the role."""
        for ahead in range(self.at + 1, min(self.at + _ROLE_FURTHER, self.limit)):
            word = self.walk.word(ahead)
            if not self.walk.is_word(ahead) or self.walk.complementizer(ahead) or word.verbs or word.function:
                return False
            if word.honorific:
                return True
        return False

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


def _told_by_mark(inside: Word) -> bool:
    """Whether a word in quotation marks behind a name says what its bearer is: حبيب الصادق "مواطن"."""
    return bool(inside.role or inside.group or inside.folded in known("quoted_trades"))


def parse(walk: Walk, first: int, limit: int, *, own: bool = False) -> Phrase | None:
    """The noun phrase that begins with a token, no token from `limit` on; None if none begins there.

    `own` asks for a phrase that shows by itself that it may speak (a role, a known given name, a kind of organization): where no
    verb of saying stands before it.
    """
    if first >= limit or first >= len(walk.tokens):
        return None
    return _Parser(walk, first, limit, own).run()
