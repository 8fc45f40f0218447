"""Which organizations a text names: those of the list, those that a pattern shows, and the words that stand for one of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from newsdesk.entities import organization_arabic, organization_english, organization_list
from newsdesk.entities.organization_bodies import Body, BodyFound, body_at, composed, of_country
from newsdesk.entities.organization_contexts import Surroundings, country_called, country_of_place, homes
from newsdesk.entities.organization_descriptions import description_at, meant, meant_later
from newsdesk.entities.organization_heads import Kind, last_en, unlisted
from newsdesk.entities.organization_lexicon import lexicon
from newsdesk.entities.organization_list import Match, Trie
from newsdesk.entities.organization_words import is_arabic, keys_of, words_of
from newsdesk.model import Language, Organization, OrganizationType, Span


@dataclass(frozen=True, slots=True)
class OrganizationFound:
    """An organization at a place of a text.

    `span` holds its words there: without "the" and without و ف ب ل ك before an Arabic name, though with ال (and with لل, where
    preposition and article are one). `how`: "list", "pattern", "acronym" or "description". `name` is the fullest form of its
    name in this text.
    """

    span: Span
    organization: Organization
    how: str
    name: str


class _Candidate(NamedTuple):
    """What may be an organization: the words from `first` to before `after`; of two that overlap the longer one is taken."""

    first: int
    after: int
    start: int
    end: int
    organization: Organization
    how: str
    rank: int  # at the same length the list goes before a composed body, that before a pattern
    body: Body | None = None
    kind: Kind | None = None


_LIST, _BODY, _PATTERN = 0, 1, 2
_DEFINED = re.compile(r"\s{0,2}[(（]\s?[\"“«'‘]?([^()（）\n\"“”«»'‘’]{2,24})[\"”»'’]?\s?[)）]")
_ACRONYM = re.compile(r"[A-Z][A-Za-z&.\-]{1,9}\Z")
_DETERMINERS = frozenset(("the", "this", "our", "its", "their", "his", "her"))
_QUALIFIED = frozenset(
    ("legitimate", "federal", "central", "interim", "transitional", "new", "current", "recognised", "recognized")
)
_DROPPED = frozenset(("department", "force", "service"))  # Riverton police for the Riverton Police Department
_NEAR = 60  # organizations back, for a description with an adjective
_SHORTENED = frozenset(("company", "group", "bank", "newspaper", "channel", "website", "magazine", "publisher"))


def find_organizations(text: str, language: Language) -> list[OrganizationFound]:
    """The organizations of `text` in text order, the longest name preferred, none overlapping another. Linear in the text.

    Both languages are looked for whatever `language` is, since names of one stand in texts of the other.
    """
    around = Surroundings(text, words_of(text))
    chosen = _chosen(around, list(_candidates(around)))
    chosen = _with_local_names(around, chosen)
    chosen = _with_countries(around, chosen)
    chosen = _with_descriptions(around, chosen)
    return _named_in_full(text, chosen)


def organization_named(name: str) -> Organization | None:
    """The organization of the list with this name, in either language, whatever its case and spelling."""
    named = organization_list.names().named(name)
    if not named and name.casefold().startswith("the "):
        named = organization_list.names().named(name[4:])
    return named[0] if named else None


def organization(id: str) -> Organization | None:  # noqa: A002 - the trade's word for it, here as in the model
    """The organization of the list with this id."""
    return organization_list.organizations().get(id)


def _candidates(around: Surroundings) -> Iterator[_Candidate]:
    names = organization_list.names()
    matches = [names.at(around.text, around.words, number, around.readings(number)) for number in range(len(around.words))]
    for found in matches:
        for match in found:
            if not around.doubtful(match.key):
                around.named.add(match.bearer.id)
    for number, found in enumerate(matches):
        listed = _listed(around, found)
        if listed is not None:
            yield listed
        body = body_at(around, number)
        if body is not None and (body.country is not None or _stands_alone(around, body)):
            made = composed(body.body, body.country)
            yield _Candidate(body.first, body.after, body.start, body.end, made, "pattern", _BODY, body.body)
        if is_arabic(around.words[number]):
            pattern = organization_arabic.pattern_at(around, number)
            known = listed if listed is not None else body if body is not None and body.country is not None else None
            within = pattern is None or (body is not None and pattern.after <= body.after)
            if pattern is not None and not within and (known is None or _goes_beyond(around, known.after, pattern.after)):
                yield _Candidate(*pattern[:5], "pattern", _PATTERN, None, pattern.kind)
    for pattern in organization_english.patterns(around):
        yield _Candidate(*pattern[:5], "pattern", _PATTERN, None, pattern.kind)


def _goes_beyond(around: Surroundings, known: int, pattern: int) -> bool:
    """Whether a pattern says more than a known name at its beginning: الاتحاد المصري لكرة السلة, not الاتحاد المصري."""
    return pattern > known and around.words[known].key.startswith("ل")


def _listed(around: Surroundings, matches: list[Match[Organization]]) -> _Candidate | None:
    """The longest name of the list that its surroundings allow; of namesakes the one that fits them best."""
    best: list[Match[Organization]] = []
    for match in reversed(matches):
        if best and match.after < best[0].after:
            break
        if around.allows(match.first, match.after, match.key, match.bearer.id) and not _foreign(around, match):
            best.append(match)
    if not best:
        return None
    match = max(best, key=lambda one: _closeness(around, one.bearer))
    return _Candidate(match.first, match.after, match.start, match.end, match.bearer, "list", _LIST)


def _closeness(around: Surroundings, organization: Organization) -> int:
    if organization.id in around.named:
        return 3
    home = _home(organization)
    if home:
        return 2 if any(around.countries[identity] for identity in home) else 0
    return 1


def _foreign(around: Surroundings, match: Match[Organization]) -> bool:
    """Whether the adjective after an Arabic name tells of a country not the organization's: هيئة الطيران المدني الصينية."""
    if not around.joined(match.after - 1, match.after) or not around.words[match.after].key.startswith("ال"):
        return False
    country = country_called(around.words[match.after].key)
    home = _home(match.bearer)
    return country is not None and not country.region and bool(home) and country.id not in home


@lru_cache(maxsize=256)
def _home(organization: Organization) -> frozenset[str]:
    """The countries that the organization's names, or the doubts about them, tell of."""
    found = set(homes().get(organization.id, ()))
    for name in (organization.name_en, organization.name_ar, organization.short_en):
        for key in keys_of(name or ""):
            country = country_called(key)
            if country is not None:
                found.add(country.id)
    return frozenset(found)


def _stands_alone(around: Surroundings, found: BodyFound) -> bool:
    """Whether a body without its country is one: "the government", not "government bonds"."""
    number, body = found.first, found.body
    word = around.words[number]
    if not around.allows(number, found.after, found.key, ""):
        return False
    if is_arabic(word):
        if body.id == "regime":
            following = number + 1
            if following < len(around.words) and around.joined(number, following):
                return not around.words[following].key.startswith("ال")
        return True
    if body.id in ("police", "parliament"):
        return True
    before = number - 1
    while before >= 0 and around.words[before].key in _QUALIFIED:
        before -= 1
    if before >= 0 and around.words[before].key in _DETERMINERS:
        return True
    return word.upper and around.joined(number - 1, number) and not around.words[number - 1].upper


def _chosen(around: Surroundings, candidates: list[_Candidate]) -> list[_Candidate]:
    """Those that stay where some overlap, in text order."""
    taken = bytearray(len(around.words))
    chosen = []
    starts = Counter(one.first for one in candidates if one.rank == _LIST)
    for candidate in sorted(candidates, key=lambda one: (one.first - one.after, one.rank, one.first)):
        if candidate.rank == _PATTERN and sum(starts[number] for number in range(candidate.first, candidate.after)) > 1:
            continue  # a row of names: Washington Post-ABC News
        if not any(taken[candidate.first : candidate.after]):
            taken[candidate.first : candidate.after] = b"\1" * (candidate.after - candidate.first)
            chosen.append(candidate)
    return sorted(chosen, key=lambda one: one.first)


def _free(around: Surroundings, chosen: list[_Candidate]) -> bytearray:
    taken = bytearray(len(around.words))
    for one in chosen:
        taken[one.first : one.after] = b"\1" * (one.after - one.first)
    return taken


def _with_local_names(around: Surroundings, chosen: list[_Candidate]) -> list[_Candidate]:
    """With the short names that this text itself gives: "Organization for X (OX)", then OX; شركة ويندلاب, then ويندلاب."""
    local: Trie[Organization] = Trie()
    empty = True
    for one in chosen:
        for name in _short_names(around, one):
            local.add(name, one.organization)
            empty = False
    for name, made in _defined(around, chosen):
        local.add(name, made.organization)
        chosen.append(made)
        empty = False
    if empty:
        return sorted(chosen, key=lambda one: one.first)
    chosen = [_renamed(one, local) for one in chosen]
    taken = _free(around, chosen)
    for number in range(len(around.words)):
        if not taken[number]:
            for match in reversed(local.at(around.text, around.words, number, around.readings(number))):
                if not any(taken[match.first : match.after]):
                    taken[match.first : match.after] = b"\1" * (match.after - match.first)
                    chosen.append(_Candidate(match.first, match.after, match.start, match.end, match.bearer, "acronym", _LIST))
                    break
    return sorted(chosen, key=lambda one: one.first)


def _renamed(one: _Candidate, local: Trie[Organization]) -> _Candidate:
    """A pattern whose whole name is another's short one, as that other: المجلس البلدي after المجلس البلدي الانتقالي."""
    if one.rank == _PATTERN:
        for organization in local.named(one.organization.name_en or one.organization.name_ar or ""):
            return one if organization == one.organization else one._replace(organization=organization, how="acronym")
    return one


def _short_names(around: Surroundings, one: _Candidate) -> Iterator[str]:
    match = _DEFINED.match(around.text, one.end)
    if match is not None:
        short = match.group(1).strip()
        if one.rank != _BODY and _may_be_short(short):
            yield short
    words = around.words[one.first : one.after]
    if is_arabic(words[0]) and len(words) > 2 and one.rank != _BODY and one.how != "description":
        yield from _beginning(around, one)
    if one.rank == _PATTERN and words[-1].key in _DROPPED and len(words) > 2 and words[-2].key in last_en():
        yield around.text[one.start : words[-2].end]
        yield around.text[one.start : words[-2].start] + around.text[words[-2].start : words[-2].end].lower()
    if one.rank != _PATTERN or one.kind is None or one.kind.id not in _SHORTENED:
        return
    rest = words[1:] if is_arabic(words[0]) else [word for word in words if word.key not in last_en()]
    if not rest or len(rest) == len(words) or any(word.key.startswith(("ال", "لل")) for word in rest):
        return
    if len(rest) == 1 and (len(rest[0].key) < 4 or country_of_place(rest[0].key)):
        return
    if (
        is_arabic(words[0])
        and not _marked(around, rest[0].start)
        and not all(organization_arabic.is_foreign(word.key) for word in rest)
    ):
        return
    yield around.text[rest[0].start : rest[-1].end]


def _beginning(around: Surroundings, one: _Candidate) -> Iterator[str]:
    """The first two words of a longer Arabic name, by which it is called later: المجلس العسكري for المجلس العسكري الانتقالي."""
    second = around.words[one.first + 1]
    name = around.text[one.start : second.end]
    if not second.key.startswith("ال") or second.key in lexicon("titles_ar") or second.key in lexicon("weak_ar"):
        return
    if country_called(second.key) is None:
        yield name if not name.startswith("لل") else "ال" + name[2:]


def _marked(around: Surroundings, start: int) -> bool:
    return around.text[max(0, start - 1) : start] in ("«", '"', "“", "‘", "'")


def _may_be_short(name: str) -> bool:
    if _ACRONYM.match(name):
        return True
    keys = keys_of(name)
    return (
        bool(keys)
        and (len(keys) == 1 or (len(keys) == 2 and all(organization_arabic.is_foreign(key) for key in keys)))
        and "\u0600" <= keys[0][0] <= "\u06ff"
        and not any(country_of_place(key) or key.isdigit() for key in keys)
    )


def _defined(around: Surroundings, chosen: list[_Candidate]) -> list[tuple[str, _Candidate]]:
    """Acronyms in brackets after words whose initials they are, though no head noun shows an organization."""
    found = []
    taken = _free(around, chosen)
    for number in range(1, len(around.words)):
        word = around.words[number]
        if not word.capitals or taken[number] or not 2 <= len(word.key) <= 7:
            continue
        if around.text[word.start - 1 : word.start] != "(" or around.text[word.end : word.end + 1] != ")":
            continue
        first, letters = number, list(word.key)
        while letters and first:
            before = around.words[first - 1]
            if before.upper and before.key[0] == letters[-1]:
                letters.pop()
            elif before.upper or before.key not in ("of", "for", "the", "and", "on", "in", "to"):
                break
            first -= 1
        if around.words[number - 1].key in lexicon("not_last_en"):
            continue
        if not letters and not any(taken[first:number]) and number - first >= 2:
            start, end = around.words[first].start, around.words[number - 1].end
            if end - start < 120 and "\n" not in around.text[start:end]:
                made = _unlisted_in_full(around, first, number, start, end)
                found.append((around.text[word.start : word.end], made))
    return found


def _unlisted_in_full(around: Surroundings, first: int, after: int, start: int, end: int) -> _Candidate:
    name = " ".join(around.text[start:end].split())
    return _Candidate(first, after, start, end, unlisted(name, OrganizationType.OTHER, arabic=False), "pattern", _PATTERN)


def _with_countries(around: Surroundings, chosen: list[_Candidate]) -> list[_Candidate]:
    """The bodies without a country given one: that of the last such body, or the country that the text is about."""
    last: dict[str, Organization] = {}
    resolved = []
    for one in chosen:
        meant_here = one.organization
        if one.body is not None:
            if meant_here.id != f"x-{one.body.id}":
                last[one.body.id] = meant_here
            elif one.body.id in last:
                meant_here = last[one.body.id]
            elif around.country is not None:
                meant_here = of_country(one.body, around.country)
        resolved.append(one if meant_here is one.organization else one._replace(organization=meant_here, how="description"))
    return resolved


def _with_descriptions(around: Surroundings, chosen: list[_Candidate]) -> list[_Candidate]:
    """With "the company", الوزارة and their like, each for the nearest organization before it that fits."""
    taken = _free(around, chosen)
    waiting = iter(chosen)
    following = next(waiting, None)
    before: list[tuple[int, Organization]] = []
    later = [(one.start, one.organization) for one in chosen if one.rank != _BODY or one.how != "description"]
    added = []
    for number in range(len(around.words)):
        while following is not None and following.first <= number:
            before.append((following.start, following.organization))
            following = next(waiting, None)
        if taken[number]:
            continue
        described = description_at(around, number)
        if described is None or any(taken[number : described.after]):
            continue
        organization = meant(described.kind, described.start, _from_there(around, described.after, before))
        if organization is None:
            organization = meant_later(described.kind, described.start, later[len(before) : len(before) + _NEAR])
        if organization is not None:
            taken[number : described.after] = b"\1" * (described.after - number)
            before.append((described.start, organization))
            added.append(_Candidate(*described[:4], organization, "description", _PATTERN))
    return sorted([*chosen, *added], key=lambda one: one.first)


def _from_there(around: Surroundings, after: int, before: list[tuple[int, Organization]]) -> list[tuple[int, Organization]]:
    """Those that the adjective after a description does not rule out: النادي الإنجليزي is no German club."""
    if not around.joined(after - 1, after) or not around.words[after].key.startswith("ال"):
        return before
    country = country_called(around.words[after].key)
    if country is None or country.region:
        return before
    near = before[-_NEAR:]
    return [(place, one) for place, one in near if not _home(one) or country.id in _home(one)]


def _named_in_full(text: str, chosen: list[_Candidate]) -> list[OrganizationFound]:
    """The candidates as found, each with the longest name of its organization in the text."""
    fullest: dict[str, str] = {}
    for one in chosen:
        name = " ".join(text[one.start : one.end].split())
        if one.how != "description" and len(keys_of(name)) > len(keys_of(fullest.get(one.organization.id, ""))):
            fullest[one.organization.id] = name
    found = [OrganizationFound(Span(one.start, one.end), one.organization, one.how, "") for one in chosen]
    return [replace(one, name=fullest.get(one.organization.id) or " ".join(one.span.of(text).split())) for one in found]
