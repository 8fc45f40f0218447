"""English names of organizations that no list has, from the noun that ends or begins them: "… Corp.", "Ministry of …"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from newsdesk.entities import organization_list
from newsdesk.entities.organization_arabic import Pattern
from newsdesk.entities.organization_contexts import Surroundings, country_called, country_of_place
from newsdesk.entities.organization_heads import LEGAL_FORMS, Kind, first_en, kinds, last_en, unlisted
from newsdesk.entities.organization_lexicon import lexicon
from newsdesk.entities.organization_words import Word, keys_of
from newsdesk.entities.tsv import rows, values
from newsdesk.model import Organization

_BEFORE, _AFTER = 6, 10
_OFFICES = frozenset(("general", "attorney", "justice", "president", "king", "queen", "prince"))  # Office of the Attorney General


def patterns(around: Surroundings) -> Iterator[Pattern]:
    """The organizations that English head nouns show, in text order; they may overlap."""
    lines, shown_by, small = _Lines(around), _shown_by(), lexicon("lower_last_en") | lexicon("announced_en")
    for number in [number for number, key in enumerate(around.column) if key in shown_by]:
        word = around.words[number]
        if not word.upper and word.key not in small:
            continue
        title = lines.titled(number)
        announced = _announced(around, number) if not title else None
        if announced is not None:
            yield announced
        kind = last_en().get(word.key) or first_en().get(word.key)
        if kind is None:
            if word.key not in lexicon("lower_last_en"):
                continue
            kind = last_en()["campaign"]
        if not word.upper:
            if word.key in lexicon("lower_last_en") and not title:
                found = _before(around, number, kind)
                if found is not None:
                    yield found
            continue
        found = _whole(around, number, kind, title=title)
        if found is not None:
            yield found


@cache
def _shown_by() -> frozenset[str]:
    """All words that show an organization."""
    return frozenset(last_en()) | frozenset(first_en()) | lexicon("lower_last_en") | lexicon("announced_en")


def _announced(around: Surroundings, number: int) -> Pattern | None:
    """A name that its noun announces: "the startup Fernhill", "Fernhill, a startup that …"."""
    words = around.words
    key = words[number].key
    if key not in lexicon("announced_en") or words[number].upper or words[number].possessive:
        return None
    after = number + 1
    while after < len(words) and after - number <= 4 and _close(around, after - 1) and _names(around, after):
        after += 1
        if words[after - 1].possessive:
            break
    spaced = not around.text[words[number].end : words[number + 1].start].strip() if after > number + 1 else False
    if spaced and not _of_person(around, number + 1, after):
        return _made(around, number + 1, after, _kind_of(key))
    following = number + 1
    if around.joined(number, following) and words[following].key not in lexicon("after_announced_en"):
        return None
    last = number - 1
    while last >= 0 and number - last <= 4 and around.joined(last, last + 1) and words[last].key not in ("a", "an", "the"):
        last -= 1
    if last < 1 or words[last].key not in ("a", "an"):
        return None
    before = around.text[words[last - 1].end : words[last].start]
    if words[last - 1].key == "is":
        last -= 1  # Fernhill, her new venture, is a startup that
    elif before != ", ":
        return None
    first = last
    while first and last - first < 4 and (first == last or _close(around, first - 1)) and _names(around, first - 1):
        first -= 1
    if first == last or _of_person(around, first, last):
        return None
    return _made(around, first, last, _kind_of(key))


@cache
def _first_names() -> frozenset[str]:
    return frozenset(
        key for row in rows("first_names") for name in (row["en"], *values(row["others"])) for key in keys_of(name)[:1]
    )


def _of_person(around: Surroundings, first: int, after: int) -> bool:
    """Whether two or three words are rather a person's name: the first is a given name."""
    return after - first in (2, 3) and around.words[first].key in _first_names()


def _names(around: Surroundings, number: int) -> bool:
    """Whether the word may belong to a name: a capital letter, and no title, day or beginning of a sentence."""
    word = around.words[number]
    return word.upper and not word.key.isdigit() and word.key not in lexicon("not_first_en") and country_called(word.key) is None


def _kind_of(noun: str) -> Kind:
    for kind in kinds():
        if noun in kind.description_en:
            return kind
    return last_en()["company"]


def _whole(around: Surroundings, number: int, kind: Kind, *, title: bool) -> Pattern | None:
    key = around.words[number].key
    after = _forward(around, number) if key in first_en() else number + 1
    first = _backward(around, number, kind) if key in last_en() or after > number + 1 else number
    if after == number + 1:
        if first == number or key not in last_en():
            return None
        if title and key in lexicon("weak_last_en"):
            return None
        if number - first == 1 and key in lexicon("weak_last_en") and _plain(around, first):
            return None
        if f"{around.words[number - 1].key} {key}" in lexicon("no_company_en"):
            return None
    elif title and kind.id not in ("ministry", "university", "department"):
        return None
    return _made(around, first, after, kind)


def _before(around: Surroundings, number: int, kind: Kind) -> Pattern | None:
    """A head noun in small letters after capitals: Riverton police, the Trump campaign."""
    first = _backward(around, number, kind)
    if first == number or (number - first == 1 and _plain(around, first)):
        return None
    name = " ".join(word.key for word in around.words[first:number])
    if country_called(name) is not None:
        return None
    noun = around.words[number].key
    if noun in lexicon("nouns_after_names_en"):
        if country_of_place(name) is not None or around.words[number - 1].possessive:
            return None
        named = organization_list.names().named(around.text[around.words[first].start : around.words[number - 1].end])
        if named:
            return None  # the list has the name itself: the Lufthansa group
        return _made(around, first, number + 1, _kind_of(noun))
    return _made(around, first, number + 1, kind)


def _made(around: Surroundings, first: int, after: int, kind: Kind) -> Pattern:
    words = around.words
    start, end = words[first].start, words[after - 1].end
    if kind.id == "company" and around.text[end : end + 1] == "." and words[after - 1].key in ("inc", "corp", "co", "ltd"):
        end += 1
    name = " ".join(around.text[start:end].split())
    organization = _listed_without_form(around, first, after) or unlisted(name, kind.type, arabic=False)
    return Pattern(first, after, start, end, organization, kind)


def _listed_without_form(around: Surroundings, first: int, after: int) -> Organization | None:
    """The organization of the list whose name stands here before its legal form: FedEx Corp."""
    words = around.words
    if after - first < 2 or words[after - 1].key not in LEGAL_FORMS:
        return None
    named = organization_list.names().named(around.text[words[first].start : words[after - 2].end])
    return named[0] if len(named) == 1 else None


def _backward(around: Surroundings, number: int, kind: Kind) -> int:
    """The first word of the capitalized words before a head noun that belong to its name."""
    words = around.words
    first = number
    while first and number - first < _BEFORE and _close(around, first - 1):
        word = words[first - 1]
        if word.possessive and word.key not in lexicon("possessive_en"):
            break
        if "." in around.text[word.end : words[first].start] and len(word.key) > 2:
            break
        if word.upper and not word.key.isdigit():
            if word.key in lexicon("not_first_en"):
                break
            first -= 1
        elif word.key == "and" and first - 1 and _close(around, first - 2):
            other = words[first - 2]
            if (
                not other.upper
                or other.key.isdigit()
                or other.key in lexicon("not_first_en")
                or other.key in last_en()
                or country_called(other.key)
            ):
                break
            if around.text[word.start] != "&" and (number - first > 1 or kind.id not in lexicon("kinds_with_and")):
                break
            first -= 2
        else:
            break
    return first


def _forward(around: Surroundings, number: int) -> int:
    """The word after a name that goes on with of, for or on: Ministry of Health and Social Care."""
    words = around.words
    at = number + 1
    if at >= len(words) or not _close(around, number) or words[number].possessive:
        return number + 1
    if words[number].key in ("fc", "ac", "as"):
        return at + 1 if words[number].capitals and words[at].upper else number + 1
    if words[at].key not in lexicon("prepositions_en"):
        return number + 1
    if words[number].key in lexicon("people_en") and words[at].key not in ("for", "against"):
        return number + 1  # Students for Justice, but women in Paris
    after = number + 1
    while at < len(words) and at - number < _AFTER and _close(around, at - 1):
        word = words[at]
        if "." in around.text[words[at - 1].end : word.start] and len(words[at - 1].key) > 2:
            break
        if words[at - 1].key == "and" and (word.key == "the" or word.key in first_en() or _begins_another(around, at)):
            break
        if word.upper and word.key not in lexicon("connectors_en"):
            if word.key.isdigit() or (word.key in lexicon("not_first_en") and word.key not in _OFFICES):
                break
            after = at + 1
            if word.possessive:
                break
        elif word.key not in lexicon("connectors_en") or (word.key in ("in", "to") and after > number + 1):
            break
        at += 1
    return after


def _begins_another(around: Surroundings, first: int) -> bool:
    """Whether another name begins after "and": of the list, in capitals, or with a head noun of its own behind."""
    words = around.words
    names = organization_list.names()
    if words[first].capitals or names.at(around.text, words, first, names.starts(words[first].readings)):
        return True
    at = first
    while at < len(words) and at - first < 4 and words[at].upper and (at == first or _close(around, at - 1)):
        if at > first and words[at].key in last_en():
            return True
        at += 1
    return False


def _close(around: Surroundings, left: int) -> bool:
    """Whether only a space, a hyphen, a point or an apostrophe parts the word `left` from the next one."""
    if not around.joined(left, left + 1):
        return False
    gap = around.text[around.words[left].end : around.words[left + 1].start]
    if around.words[left].possessive:
        gap = gap[2:]
    if gap[:1] in ("'", "’"):
        return around.words[left].key in lexicon("possessive_en")
    return not gap.strip(" \t\u00a0-‐‑.")


def _plain(around: Surroundings, number: int) -> bool:
    """Whether a capital letter says little here: the word begins a sentence, and has none within one."""
    if around.words[number].key in around.capitalized:
        return False
    start = around.words[number].start
    before = around.text[max(0, start - 3) : start].strip(" \t\"“”'‘’«»")
    return not before or before[-1] in ".!?:\n•-–—"


class _Lines:
    """The lines of a text, looked at one after another as far as they are asked for."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._after = 0  # the word after the line looked at last
        self._titled = False

    def titled(self, number: int) -> bool:
        """Whether most words of this word's line are capitalized, so that capitals say nothing. To be asked in text order."""
        if number >= self._after:
            words, text = self._around.words, self._around.text
            start = text.rfind("\n", 0, words[number].start) + 1
            end = text.find("\n", words[number].start)
            first = bisect_left(words, start, key=lambda word: word.start)
            self._after = bisect_left(words, end, key=lambda word: word.start) if end >= 0 else len(words)
            self._titled = _titled(words[first : self._after])
        return self._titled


def _titled(line: Sequence[Word]) -> bool:
    long_words = [word for word in line if len(word.key) > 3]
    return len(long_words) > 3 and len([word for word in long_words if word.upper]) > 0.75 * len(long_words)
