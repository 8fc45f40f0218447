"""What may be organizations in a text: names of the list that their surroundings allow, bodies of countries, patterns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from newsdesk.entities import organization_arabic, organization_english, organization_list
from newsdesk.entities import organization_openings as opens
from newsdesk.entities.organization_arabic import Pattern
from newsdesk.entities.organization_bodies import Body, BodyFound, body_at, composed, coordinated, coordinated_english
from newsdesk.entities.organization_contexts import Surroundings, country_called, homes
from newsdesk.entities.organization_heads import Kind
from newsdesk.entities.organization_lexicon import lexicon
from newsdesk.entities.organization_list import Match
from newsdesk.entities.organization_words import is_arabic, keys_of
from newsdesk.model import Organization

_DETERMINERS = frozenset(("the", "this", "our", "its", "their", "his", "her"))
_QUALIFIED = frozenset(
    ("legitimate", "federal", "central", "interim", "transitional", "new", "current", "recognised", "recognized")
)


class Candidate(NamedTuple):
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


LIST, BODY, PATTERN = 0, 1, 2


def candidates(around: Surroundings) -> Iterator[Candidate]:
    """All that may be an organization in the text; they may overlap."""
    matches = _listed_everywhere(around)
    for found in matches.values():
        for match in found:
            if not around.doubtful(match.key):
                around.named.add(match.bearer.id)
    for number, found in matches.items():
        listed = _listed(around, found)
        if listed is not None:
            yield listed
        body = body_at(around, number) if opens.OPENINGS[around.column[number]] & opens.BODY else None
        if body is not None and (_of_country(around, body) if body.country is not None else _stands_alone(around, body)):
            for each in (body, *coordinated(around, body)):
                made = composed(each.body, each.country)
                yield Candidate(each.first, each.after, each.start, each.end, made, "pattern", BODY, each.body)
        if is_arabic(around.words[number]):
            pattern = organization_arabic.pattern_at(around, number)
            known = listed.after if listed is not None else body.after if body is not None else None
            if pattern is not None and (known is None or _goes_beyond(around, known, pattern.after)):
                yield _of_pattern(around, pattern, matches)
    for number in [number for number, key in enumerate(around.column) if key == "ministries"]:
        for each in coordinated_english(around, number):
            yield Candidate(
                each.first, each.after, each.start, each.end, composed(each.body, each.country), "pattern", BODY, each.body
            )
    for pattern in organization_english.patterns(around):
        yield Candidate(*pattern[:5], "pattern", PATTERN, None, pattern.kind)


def _listed_everywhere(around: Surroundings) -> dict[int, list[Match[Organization]]]:
    """The names of the list that begin at each word, perhaps none, for those words with which a candidate may begin."""
    names, text, words = organization_list.names(), around.text, around.words
    openings, sought = opens.OPENINGS, opens.NAME | opens.PATTERN
    found: dict[int, list[Match[Organization]]] = {}
    for number in [number for number, may in enumerate(map(openings.__getitem__, around.column)) if may & sought]:
        word = words[number]
        opening = openings[word.key]
        named = opening & opens.SMALL or (word.upper and opening & opens.NAME)
        matches = names.at(text, words, number, opens.STARTS[word.key]) if named else []
        if matches or opening & opens.PATTERN:
            found[number] = matches
    return found


def _of_country(around: Surroundings, found: BodyFound) -> bool:
    """Whether the words are a body of its country and no part of a title: رئيس الحكومة اللبنانية، وزير الصحة اليمنية."""
    if found.first and around.words[found.first - 1].key in lexicon("ministers_ar") and found.body.id.startswith("ministry-"):
        return False
    return around.stands_free(found.first, found.after, found.key)


def _of_pattern(around: Surroundings, pattern: Pattern, matches: Mapping[int, list[Match[Organization]]]) -> Candidate:
    """The pattern's organization, or that of the list which it only calls by its kind: قوات الحوثيين، تلفزيون «سي إن إن»."""
    construct = not any(reading.key.startswith("ال") for reading in around.readings(pattern.first))
    if construct and pattern.kind.id in lexicon("wholes"):
        listed = _listed(around, matches.get(pattern.first + 1, []))
        if listed is not None and listed.after <= pattern.after:
            end = pattern.end if listed.after == pattern.after else listed.end
            return listed._replace(first=pattern.first, start=pattern.start, end=end)
    return Candidate(*pattern[:5], "pattern", PATTERN, None, pattern.kind)


def _goes_beyond(around: Surroundings, known: int, pattern: int) -> bool:
    """Whether a pattern says more than a known name at its beginning: الاتحاد المصري لكرة السلة, not الاتحاد المصري."""
    key = around.words[known].key if pattern > known else ""
    return key.startswith("ل") and key[1:] in lexicon("fields_ar")


def _listed(around: Surroundings, matches: list[Match[Organization]]) -> Candidate | None:
    """The longest name of the list that its surroundings allow; of namesakes the one that fits them best."""
    best: list[Match[Organization]] = []
    for match in reversed(matches):
        if best and match.after < best[0].after:
            break
        if around.allows(match.first, match.after, match.key, match.bearer.id) and not _foreign(around, match):
            best.append(match)
    if not best:
        return None
    match = max(best, key=lambda one: _closeness(around, one.bearer)) if len(best) > 1 else best[0]
    return Candidate(match.first, match.after, match.start, match.end, match.bearer, "list", LIST)


def _closeness(around: Surroundings, organization: Organization) -> float:
    """How well an organization fits a text, to choose among namesakes: named in full, or of a country named often."""
    home = home_of(organization)
    near = sum(around.countries[identity] for identity in home) if home else 0.5
    return near + (1_000 if organization.id in around.named else 0)


def _foreign(around: Surroundings, match: Match[Organization]) -> bool:
    """Whether the adjective after an Arabic name tells of a country not the organization's: هيئة الطيران المدني الصينية."""
    if not around.joined(match.after - 1, match.after) or not around.words[match.after].key.startswith("ال"):
        return False
    country = country_called(around.words[match.after].key)
    home = home_of(match.bearer)
    return country is not None and not country.region and bool(home) and country.id not in home


@lru_cache(maxsize=256)
def home_of(organization: Organization) -> frozenset[str]:
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
    elsewhere = around.needs_a_country(found.key) and around.stands_free(number, found.after, found.key)
    if not elsewhere and not around.allows(number, found.after, found.key, ""):
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
