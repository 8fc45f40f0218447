"""Organizations as speakers: named, or meant by "the company"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from newsdesk.engines.rules.document import Document
from newsdesk.engines.rules.drafts import Form, Mention
from newsdesk.engines.rules.english import lexicon
from newsdesk.engines.rules.english.lexicon import closed
from newsdesk.engines.rules.english.phrases import Phrase
from newsdesk.engines.rules.english.words import Words
from newsdesk.model import Span

if TYPE_CHECKING:
    from newsdesk.entities.organizations import OrganizationFound

_LOOK_BACK = 60  # "the company" means none named more organizations ago


class Bodies:
    """The organizations of a document by their tokens, and the one that is spoken of now."""

    def __init__(self, document: Document, words: Words) -> None:
        self.document = document
        self.words = words
        self.organizations = list(document.organizations)
        self._body_starts = [found.span.start for found in self.organizations]
        self.of_token: dict[int, int] = {}
        self.body: Mention | None = None  # the organization in focus
        self._place_organizations()

    def _place_organizations(self) -> None:
        token = 0
        words = self.words
        for number, found in enumerate(self.organizations):
            first = bisect_right(words.ends, found.span.start, token)
            token = bisect_left(words.starts, found.span.end, first)
            for at in range(first, token):
                self.of_token[at] = number

    def organization_in(self, first: int, head_end: int, last: int) -> Mention | None:
        """The organization that a phrase names, or that "the company" goes back to."""
        words = self.words
        at = head_end - 1
        if words.low[at] == ")" or words.low[at] == "'s":
            at -= 1
        number = self.of_token.get(at)
        if number is not None:
            found = self.organizations[number]
            if found.span.start < words.starts[first]:
                number = None
            elif found.span.end >= words.ends[head_end - 1] or words.low[head_end - 1] == ")":
                return self._body(number, words.span(first, head_end))
        low = words.low[head_end - 1]
        if (
            words.capital[head_end - 1]
            and low not in closed("week")
            and low not in lexicon.plurals()
            and low not in lexicon.roles()
        ):
            start = head_end - 1
            while start > max(first, head_end - 14) and (
                words.capital[start - 1] or words.low[start - 1] in ("of", "&", "for", "'s")
            ):
                start -= 1
            while start < head_end - 1 and words.low[start] in closed("determiner"):
                start += 1
            end = self._with_of(head_end, last)
            return self.made(Form.ORGANIZATION, start, end, words.span(first, end))
        if low in lexicon.kinds() and words.low[first] in closed("referring") and low not in lexicon.roles():
            referred = self._earlier_body(low, first, head_end)
            if referred is not None:
                return replace(referred, span=words.span(first, last), definite=True)
        if low in lexicon.bodies() and low not in lexicon.roles():
            return self.made(Form.ORGANIZATION, first, head_end, words.span(first, last))
        return None

    def _with_of(self, head_end: int, last: int) -> int:
        """The end of a body's name with what it is of: the Guild of Glaziers, the Republic of Turkey."""
        words = self.words
        low = words.low[head_end - 1]
        end = head_end
        if (
            not (low in lexicon.bodies() or low in lexicon.kinds() or low in closed("realm"))
            or end >= last
            or words.low[end] != "of"
        ):
            return head_end
        end += 1
        while end < last and words.capital[end]:
            end += 1
        return end if end > head_end + 1 else head_end

    def body_beside(self, phrase: Phrase, head_end: int) -> Mention | None:
        """An organization named in apposition: the country's largest union, the Congress of Labour."""
        words = self.words
        if phrase.beside is None or words.low[head_end - 1] not in lexicon.bodies():
            return None
        first, last = phrase.beside
        if words.low[first] == "the" and first + 1 < last:
            first += 1
        number = self.of_token.get(first)
        if number is not None and words.capital[first]:
            return self._body(number, words.span(phrase.first, last))
        return None

    def _body(self, number: int, span: Span) -> Mention:
        found = self.organizations[number]
        name = found.span
        heads = {low for low in found.name.lower().split() if low in lexicon.bodies()}
        return Mention(
            span,
            Form.ORGANIZATION,
            name=name,
            words=tuple(low for low in (word.strip(".,'") for word in found.name.lower().split()) if low),
            heads=frozenset(heads),
        )

    def last_body(self, place: int) -> Mention | None:
        """The organization last named before the token."""
        at = bisect_left(self._body_starts, self.words.starts[place])
        return self._body(at - 1, self.organizations[at - 1].span) if at else None

    def _earlier_body(self, head: str, first: int, head_end: int) -> Mention | None:
        """The organization of the right kind in focus, or else the last named before."""
        types = lexicon.kinds()[head]
        place = self.words.starts[first]
        narrowed = head_end - first > 2  # "the oil company": more than a kind
        if self.body is not None and self.body.name is not None and self._unlisted(self.body, head):
            return self.body
        if self.body is not None and self.body.name is not None:
            named = bisect_left(self._body_starts, self.body.name.start)
            for found in self.organizations[named : named + 1]:
                if found.span == self.body.name and _of_kind(found, types):
                    return self.body
            if head in self.body.heads:
                return self.body
        if narrowed:
            return None
        last = bisect_left(self._body_starts, place)
        for number in range(last - 1, max(-1, last - _LOOK_BACK), -1):
            found = self.organizations[number]
            if (_of_kind(found, types) or head in found.name.lower().split()) and _same_sort(head, found.name):
                return self._body(number, found.span)
        return None

    def _unlisted(self, body: Mention, head: str) -> bool:
        """Whether an organization that no list or pattern knows may be meant by "the company", "the authority"."""
        place = bisect_left(self._body_starts, body.name.start) if body.name else 0
        if body.name is None or (place < len(self.organizations) and self.organizations[place].span.start < body.name.end):
            return False
        kinds = [lexicon.kinds()[low] for low in body.words if low in lexicon.kinds()]
        if not kinds:
            return head in closed("anybody") and self.words.text[body.name.start].isupper()
        return any("*" in kind or kind & lexicon.kinds()[head] for kind in kinds) and body.words != (head,)

    def represented(self, first: int, last: int) -> Mention | None:
        """The organization that a spokesperson speaks for, among tokens such as "a spokesman for the council"."""
        words = self.words
        for at in range(first + 1, last - 1):
            if words.low[at] in ("for", "at", "from", "of"):
                start = at + 2 if words.low[at + 1] == "the" and at + 2 < last else at + 1
                number = self.of_token.get(last - 1)
                if number is not None and self.organizations[number].span.start >= words.starts[start]:
                    return self._body(number, self.organizations[number].span)
                if words.capital[start]:
                    return self.made(Form.ORGANIZATION, start, last, words.span(start, last))
                return None
        return None

    def made(self, form: Form, first: int, last: int, span: Span, number: int = 1) -> Mention:
        """A mention whose name is the tokens themselves, a leading "the" left out."""
        words = self.words
        start = first + 1 if words.low[first] == "the" and first + 1 < last else first
        return Mention(
            span,
            form,
            name=words.span(start, last),
            words=tuple(low for low in words.low[start:last] if low not in (",", ".")),
            heads=frozenset({words.low[last - 1]}),
            number=number,
        )

    def organization_token(self, at: int) -> bool:
        """Whether a list knows the organization that the token names."""
        return at in self.of_token and self.organizations[self.of_token[at]].how in ("list", "acronym")


def _same_sort(head: str, name: str) -> bool:
    """Whether a word for one sort of office can mean this one: "the authority" is no court, "the court" no ministry."""
    sorts = closed("sort")
    named = sorts.intersection(name.lower().split())
    return not named or head in named or (head not in sorts and head not in closed("civil"))


def _of_kind(found: OrganizationFound, types: frozenset[str]) -> bool:
    """Whether an organization is of one of the types; where its own type is not known, by the words of its name."""
    kind = found.organization.type.value
    if "*" in types or kind in types:
        return True
    return kind == "other" and any(types & lexicon.kinds().get(low, frozenset()) for low in found.name.lower().split())
