"""Bodies that every country has: its government, army, parliament, ministries. Composed of a kind and a country, not listed.

وزارة الخارجية الروسية, "Russian Foreign Ministry" and "Ministry of Foreign Affairs of the Russian Federation" are one,
ministry-foreign-affairs-ru.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from newsdesk.entities.countries import Country, country_with_id
from newsdesk.entities.organization_contexts import Surroundings, country_at, country_called, country_until
from newsdesk.entities.organization_heads import first_ar
from newsdesk.entities.organization_lexicon import lexicon
from newsdesk.entities.organization_list import Match, Trie, organizations
from newsdesk.entities.organization_words import Reading, is_arabic, keys_of
from newsdesk.entities.tsv import rows, values
from newsdesk.model import Organization, OrganizationType

# ministries whose field alone means them before a feminine adjective: الخارجية الروسية، الدفاع الأمريكية
_BARE_MINISTRIES = ("الخارجية", "الداخلية", "الدفاع", "المالية", "الصحة", "العدل", "التعليم", "الإعلام", "الأوقاف")
_MINISTRIES = ("وزارتا", "وزارتي", "وزارات")
_WITH_ARTICLE = (
    "United",
    "Netherlands",
    "Philippines",
    "Maldives",
    "Bahamas",
    "Gambia",
    "Central African",
    "Democratic",
    "Czech",
    "Dominican",
)
_QUALITIES_AR = frozenset(
    key
    for word in (
        "الشرعية",
        "الشرعي",
        "المؤقتة",
        "الاتحادية",
        "الاتحادي",
        "الفيدرالية",
        "الانتقالية",
        "المركزية",
        "الوطنية",
        "الوطني",
        "العام",
        "الرسمية",
        "الملكية",
        "الملكي",
    )
    for key in keys_of(word)
)
_QUALITIES_EN = frozenset(
    ("federal", "central", "interim", "transitional", "national", "new", "current", "former", "provisional", "legitimate")
)


_OWNERS = ("نا", "ها", "هم")


class Body(NamedTuple):
    """A kind of body: templates of its names, the gender of its Arabic name, and how its words may stand."""

    id: str
    type: OrganizationType
    name_en: str
    short_en: str
    name_ar: str
    feminine: bool


class Head(NamedTuple):
    """Words for a kind of body. `alone`: they mean one without a country too; `construct`: the country's name follows at once."""

    body: Body
    alone: bool
    construct: bool


class BodyFound(NamedTuple):
    """A body in a text, the words from `first` to before `after`; `country` None where the words name none."""

    first: int
    after: int
    start: int
    end: int
    body: Body
    country: Country | None
    key: str  # of the words without their country


def _slug(words: str) -> str:
    return "-".join(key for key in keys_of(words) if key != "the")


@cache
def _heads() -> Trie[Head]:
    trie: Trie[Head] = Trie()
    for row in rows("organization_bodies"):
        body = _body(row)
        alone = set(values(row["alone"]))
        for words in (*values(row["heads_en"]), *values(row["heads_ar"])):
            trie.add(words, Head(body, words in alone, False))
        for words in values(row["construct_ar"]):
            trie.add(words, Head(body, False, True))
    for row, body in zip(rows("roles_portfolios"), ministry_bodies(), strict=True):
        for field in (row["en"], row["short_en"], *values(row["others_en"])):
            of = field.removeprefix("the ").lower()
            if of:
                for words in (f"ministry of {of}", f"ministry of the {of}", f"ministry for {of}", f"{of} ministry"):
                    trie.add(words, Head(body, True, False))
        for field in (row["ar"], *values(row["others_ar"])):
            trie.add(f"وزارة {field}", Head(body, True, False))
            trie.add(f"وزارة {field.removeprefix('ال')}", Head(body, False, True))
            for several in _MINISTRIES:
                trie.add(f"{several} {field}", Head(body, True, False))
            if field in _BARE_MINISTRIES:
                trie.add(field, Head(body, False, False))
    return trie


@cache
def body_with_id(id: str) -> Body:  # noqa: A002 - the trade's word for it, here as in the model
    """The body of the table with this id.

    Raises:
        KeyError: the table has none.
    """
    row = {row["id"]: row for row in rows("organization_bodies")}[id]
    return _body(row)


def _body(row: dict[str, str]) -> Body:
    return Body(row["id"], OrganizationType(row["type"]), row["name_en"], row["short_en"], row["name_ar"], row["gender"] == "f")


@cache
def ministry_bodies() -> tuple[Body, ...]:
    """The ministries, one for each line of the portfolios and in their order."""
    return tuple(
        Body(
            f"ministry-{_slug(row['en'])}",
            OrganizationType.GOVERNMENT,
            f"Ministry of {row['en']} of {{country}}",
            f"{{adjective}} {row['short_en'] or row['en']} Ministry",
            f"وزارة {row['ar']}",
            True,
        )
        for row in rows("roles_portfolios")
    )


@cache
def _same() -> dict[str, str]:
    return {row["body"]: row["id"] for row in rows("organization_same")}


def composed(body: Body, country: Country | None) -> Organization:
    """The organization that this kind of body is in this country; without a country, the kind itself under an id with "x-"."""
    if country is None:
        name = body.short_en.replace("{adjective}", "").strip()
        return Organization(f"x-{body.id}", body.type, name[:1].upper() + name[1:], body.name_ar, None, None)
    identity = f"{body.id}-{country.id}"
    listed = organizations().get(_same().get(identity, ""))
    if listed is not None:
        return listed
    name = f"the {country.name_en}" if country.name_en.startswith(_WITH_ARTICLE) else country.name_en
    adjective = country.arabic_adjective(feminine=body.feminine, article=True) or f"في {country.name_ar}"
    english = country.adjective_en or country.name_en
    return Organization(
        identity,
        body.type,
        body.name_en.format(country=name, adjective=english),
        body.name_ar + " " + adjective,
        body.short_en.format(country=name, adjective=english),
        None if not body.name_ar.startswith("وزارة ") else f"{body.name_ar.removeprefix('وزارة ')} {adjective}",
    )


def body_at(around: Surroundings, first: int) -> BodyFound | None:
    """The body whose words begin at the word `first`, with its country where the words have it; the longest."""
    heads, readings = _heads(), around.words[first].readings
    matches = heads.at(around.text, around.words, first, heads.starts(readings))
    if not matches:
        matches = heads.at(around.text, around.words, first, heads.starts(_owned(readings)))
    best: BodyFound | None = None
    for match in reversed(matches):
        found = _arabic(around, match) if is_arabic(around.words[first]) else _english(around, match)
        if found is not None and (best is None or (found.country is not None and best.country is None)):
            best = found
    return best


def coordinated(around: Surroundings, found: BodyFound) -> list[BodyFound]:
    """The further ministries after the first of several: والدفاع in وزارتا الداخلية والدفاع."""
    others: list[BodyFound] = []
    heads, at = _heads(), found.after
    while found.key.startswith(_MINISTRIES) and around.joined(at - 1, at) and around.words[at].key.startswith("وال"):
        word = around.words[at]
        named = heads.named(f"وزارة {word.key[1:]}")
        if not named:
            break
        others.append(BodyFound(at, at + 1, word.start + 1, word.end, named[0].body, None, word.key[1:]))
        at += 1
    return others


def coordinated_english(around: Surroundings, number: int) -> list[BodyFound]:
    """The two ministries whose noun "ministries" is the word `number`: Chad's foreign and defence ministries."""
    words, first = around.words, number - 3
    if first < 0 or words[number - 2].key != "and" or not all(around.joined(at, at + 1) for at in range(first, number)):
        return []
    one, other = (_heads().named(f"{words[at].key} ministry") for at in (first, number - 1))
    if not one or not other:
        return []
    found = country_until(words, first) if around.joined(first - 1, first) else None
    country, begin = (found[0], found[1]) if found is not None and not found[0].region else (None, first)
    return [
        BodyFound(begin, first + 1, words[begin].start, words[first].end, one[0].body, country, words[first].key),
        BodyFound(number - 1, number + 1, words[number - 1].start, words[number].end, other[0].body, country, words[number].key),
    ]


def begins_body(readings: Sequence[Reading]) -> bool:
    """Whether a body can begin with a word of these readings."""
    return bool(_heads().starts(readings) or _heads().starts(_owned(readings)))


def _owned(readings: Sequence[Reading]) -> list[Reading]:
    """جيشنا read as الجيش, قواتها البحرية as القوات البحرية."""
    found: list[Reading] = []
    if not readings[0].key.endswith(_OWNERS):
        return found
    for reading in readings:
        for owner in _OWNERS:
            base = reading.key.removesuffix(owner)
            if len(base) > 3 and base != reading.key and not base.startswith("ال"):
                found += [reading._replace(key=f"ال{base}"), reading._replace(key="ال" + base.removesuffix("ت") + "ه")]
    return found


def _arabic(around: Surroundings, match: Match[Head]) -> BodyFound | None:
    """وزارة الثقافة والاتصال المغربية، الحكومة الشرعية اليمنية، حكومة ألمانيا، السفارة السعودية في أستراليا."""
    words, head = around.words, match.bearer
    after = match.after
    start, end = match.start, match.end
    if head.construct:
        if around.joined(after - 1, after):
            found = country_at(words, after)
            if found is not None and not found[0].region:
                return BodyFound(match.first, found[1], start, words[found[1] - 1].end, head.body, found[0], match.key)
        return None
    reach = after
    ministry = head.body.id.startswith("ministry-")
    one_of_several = match.key.startswith(_MINISTRIES)
    for _ in range(5):  # والاتصال، والبحث العلمي، الشرعية
        if not around.joined(reach - 1, reach):
            break
        key = words[reach].key
        field = ministry and after - match.first > 1 and not one_of_several and _of_field(key, described=reach > after)
        if not (key in _QUALITIES_AR or field):
            break
        reach += 1
        end = words[reach - 1].end
    bare = ministry and match.after - match.first == 1
    if bare and around.joined(match.first - 1, match.first) and words[match.first - 1].key in lexicon("not_bare_ar"):
        return None  # السياسة الخارجية السعودية، وسائل الإعلام الصينية
    if around.joined(reach - 1, reach):
        key = words[reach].key
        if key.startswith("ال"):
            found = country_at(words, reach, names=False)
            if found is not None and not found[0].region and (not bare or words[found[1] - 1].key.endswith("ه")):
                return _qualified(
                    around, BodyFound(match.first, found[1], start, words[found[1] - 1].end, head.body, found[0], match.key)
                )
        if key == "في" and not bare and around.joined(reach, reach + 1):
            found = country_at(words, reach + 1)
            if found is not None and not found[0].region:
                return BodyFound(match.first, found[1], start, words[found[1] - 1].end, head.body, found[0], match.key)
    if head.alone:
        return BodyFound(match.first, reach, start, end, head.body, None, match.key)
    return None


def _of_field(key: str, *, described: bool) -> bool:
    """Whether a word goes on with a ministry's field: والسكان, and after such a word the adjective العلمي of والبحث العلمي."""
    if key.startswith("وال"):
        bare = key[1:]
        return bare.removeprefix("ال") not in first_ar() and not any(head.alone for head in _heads().named(bare))
    nisba = key.startswith("ال") and key.endswith(("ي", "يه")) and country_called(key) is None
    return described and nisba and key not in lexicon("endings_ar") and key not in lexicon("titles_ar")


def _qualified(around: Surroundings, found: BodyFound) -> BodyFound:
    """With what may follow the country: الحكومة الليبية المؤقتة."""
    if around.joined(found.after - 1, found.after) and around.words[found.after].key in _QUALITIES_AR:
        return found._replace(after=found.after + 1, end=around.words[found.after].end)
    return found


def _english(around: Surroundings, match: Match[Head]) -> BodyFound | None:
    """Russia's foreign ministry, the Syrian army, the government of Yemen, the U.S. federal government."""
    words, head = around.words, match.bearer
    first, after, end = match.first, match.after, match.end
    if around.joined(after - 1, after) and words[after].key in ("of", "in"):
        at = after + 1
        if around.joined(after, at) and words[at].key == "the":
            at += 1
        found = country_at(words, at) if at < len(words) and around.joined(at - 1, at) else None
        if found is not None and not found[0].region and not words[found[1] - 1].possessive:
            return BodyFound(first, found[1], match.start, words[found[1] - 1].end, head.body, found[0], match.key)
    before = first
    while before and first - before < 2 and words[before - 1].key in _QUALITIES_EN and around.joined(before - 1, before):
        before -= 1
    if before and around.joined(before - 1, before):
        found = country_until(words, before)
        if found is not None and not found[0].region:
            return BodyFound(found[1], after, words[found[1]].start, end, head.body, found[0], match.key)
    if head.alone:
        return BodyFound(first, after, match.start, end, head.body, None, match.key)
    return None


def of_country(body: Body, identity: str) -> Organization:
    """The organization that this kind of body is in the country with this id."""
    return composed(body, country_with_id(identity))
