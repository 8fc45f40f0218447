"""The bodies that people lead: after "Foreign Minister Ali Kaya" the text may say "the ministry", though it names none.

So too السفارة after السفير السعودي, and النقابة after نقيب الأطباء.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from newsdesk.entities.countries import Country
from newsdesk.entities.organization_bodies import Body, body_with_id, composed, ministry_bodies, of_country
from newsdesk.entities.organization_contexts import Surroundings, country_at, country_until
from newsdesk.entities.organization_heads import unlisted
from newsdesk.entities.organization_list import Match, Trie
from newsdesk.entities.organization_words import is_arabic
from newsdesk.entities.tsv import rows, values
from newsdesk.model import Organization, OrganizationType

_GONE = frozenset(("former", "ex", "then", "shadow", "deputy", "السابق", "الاسبق", "السابقه", "الاسبقه"))
_SECRETARIES = (("us_minister", "us"), ("uk_minister", "gb"))


def ministries_led(around: Surroundings, named: Sequence[tuple[Body, Organization]]) -> list[tuple[int, Organization]]:
    """The ministries of the ministers in a text, each with the place of its minister, in text order. Linear in the text.

    `named`: the bodies that the text names. A minister without a country is of that of the same ministry there, else of the
    country that the text is about.
    """
    ministers = _ministers()
    firsts = ministers.firsts
    of_body = {body.id: organization for body, organization in named}
    found: list[tuple[int, Organization]] = []
    for number, word in enumerate(around.words):
        if word.key not in firsts and (len(word.readings) == 1 or not any(reading.key in firsts for reading in word.readings)):
            continue
        matches = ministers.at(around.text, around.words, number, ministers.starts(word.readings))
        if not matches or _gone(around, matches[-1]):
            continue
        match = matches[-1]
        body, home = match.bearer
        if body is None:
            following = around.words[match.after : match.after + 1]
            if around.joined(match.after - 1, match.after) and following[0].key.startswith("ال"):
                name = "نقابة " + around.text[following[0].start : following[0].end]
                found.append((match.start, unlisted(name, OrganizationType.UNION, arabic=True)))
            continue
        country = _country(around, match)
        if body.id == "embassy" and country is None:
            continue
        if home and (country is None or country.id != home) and around.country != home:
            continue
        if country is not None:
            organization = composed(body, country)
        elif body.id in of_body:
            organization = of_body[body.id]
        elif home or around.country:
            organization = of_country(body, home or around.country or "")
        else:
            organization = composed(body, None)
        found.append((match.start, organization))
    return found


@cache
def _ministers() -> Trie[tuple[Body | None, str]]:
    """The words for ministers, each with the ministry; where one country alone has such a minister, with that country.

    Those for the head of a syndicate have no body: the words after them name it.
    """
    trie: Trie[tuple[Body | None, str]] = Trie()
    trie.add("نقيب", (None, ""))
    trie.add("نقيبة", (None, ""))
    embassy = body_with_id("embassy")
    for ambassador in ("سفير", "سفيرة", "السفير", "السفيرة"):
        trie.add(ambassador, (embassy, ""))
    for row, body in zip(rows("roles_portfolios"), ministry_bodies(), strict=True):
        for field in dict.fromkeys((row["ar"], *values(row["others_ar"]))):
            for minister in ("وزير", "وزيرة"):
                for of in dict.fromkeys((field, field.removeprefix("ال"))):
                    trie.add(f"{minister} {of}", (body, ""))
        for field in dict.fromkeys((row["en"], row["short_en"], *values(row["others_en"]))):
            of = field.removeprefix("the ").lower()
            if of:
                for words in (f"minister of {of}", f"minister of the {of}", f"minister for {of}", f"{of} minister"):
                    trie.add(words, (body, ""))
        for column, country in _SECRETARIES:
            if row[column] and "Minister" not in row[column]:
                trie.add(row[column].lower(), (body, country))
    return trie


def _gone(around: Surroundings, match: Match[tuple[Body | None, str]]) -> bool:
    """Whether the minister is one no more, or not yet: the former foreign minister, وزير الصحة الأسبق."""
    before, words = match.first - 1, around.words
    if before >= 0 and around.joined(before, match.first) and words[before].key in _GONE:
        return True
    return any(
        number < len(words) and around.joined(number - 1, number) and words[number].key in _GONE
        for number in (match.after, match.after + 1)
    )


def _country(around: Surroundings, match: Match[tuple[Body | None, str]]) -> Country | None:
    """The country that the words tell: French Health Minister, وزير الطاقة والمياه اللبناني."""
    if not is_arabic(around.words[match.first]):
        found = country_until(around.words, match.first) if around.joined(match.first - 1, match.first) else None
        if found is None and around.joined(match.after - 1, match.after) and around.words[match.after].key == "of":
            found = country_at(around.words, match.after + 1)
        return None if found is None or found[0].region else found[0]
    at = match.after
    while at - match.after < 3 and around.joined(at - 1, at) and around.words[at].key.startswith("وال"):
        at += 1
    if not around.joined(at - 1, at):
        return None
    found = country_at(around.words, at)
    return None if found is None or found[0].region else found[0]
