"""Arabic names of organizations that no list has, from the noun that begins them to where the name ends.

حزب العمال، شركة «ويندلاب»، الهيئة العامة للإحصاء، جمعية الثقافة والفنون. An idafa has no mark at its end: it goes on over words
with the article and stops at a verb, a preposition, a relative, a word of time, or an adjective that is the writer's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsdesk.entities.countries import is_place
from newsdesk.entities.organization_contexts import Surroundings, country_called, country_of_place
from newsdesk.entities.organization_heads import Kind, first_ar, unlisted
from newsdesk.entities.organization_lexicon import lexicon
from newsdesk.entities.organization_words import Reading, Word, is_arabic, joined
from newsdesk.model import Organization

_OPEN, _CLOSE = "«\"“'‘‹", "»\"”'’›"
_LONGEST = 9
_PASSIVE = 6  # letters of a feminine passive participle of three radicals


class Pattern(NamedTuple):
    """An organization that its words show to be one: the words from `first` to before `after`, its place, and its kind."""

    first: int
    after: int
    start: int
    end: int
    organization: Organization
    kind: Kind


def pattern_at(around: Surroundings, first: int) -> Pattern | None:
    """The organization whose Arabic name begins at the word `first`; None where it is no head noun or no name follows."""
    for reading, kind in heads_read(around.words[first].readings):
        definite = reading.key.startswith("ال")
        if _indefinite(around, first) and not _quoted(around, first):
            continue
        start = around.words[first].start + reading.cut
        found = _definite(around, first, reading.key, kind) if definite else _construct(around, first, kind, reading.key)
        if found is None:
            continue
        after, end = found
        name = _name(around, first, reading.key, start, end)
        return Pattern(first, after, start, end, unlisted(name, kind.type, arabic=True), kind)
    return None


def heads_read(readings: Sequence[Reading]) -> list[tuple[Reading, Kind]]:
    """The readings of a word that are Arabic head nouns, with their kinds; nothing for most words."""
    heads = first_ar()
    return [(reading, kind) for reading in readings if (kind := heads.get(reading.key.removeprefix("ال"))) is not None]


def _name(around: Surroundings, first: int, key: str, start: int, end: int) -> str:
    """The name as it stands, for للهيئة the article given back."""
    words = around.text[start:end].strip()
    head = around.text[start : around.words[first].end]
    if key.startswith("ال") and not head.startswith(("ال", "الـ")):
        words = "ال" + head[2:] + around.text[around.words[first].end : end]
    return " ".join(words.split())


def _quoted(around: Surroundings, first: int) -> tuple[int, int] | None:
    """The words within quotation marks right after the head: شركة «ويندلاب»."""
    words, text = around.words, around.text
    if first + 1 >= len(words):
        return None
    between = text[words[first].end : words[first + 1].start]
    mark = between.strip()
    if len(between) > 3 or len(mark) != 1 or mark not in _OPEN:
        return None
    for number in range(first + 1, min(first + 7, len(words))):
        end = words[number].end
        if text[end : end + 1] and text[end] in _CLOSE:
            return number + 1, end + 1
        if number + 1 < len(words) and not joined(text, words[number], words[number + 1]):
            return None
    return None


def _construct(around: Surroundings, first: int, kind: Kind, key: str) -> tuple[int, int] | None:
    """Where a name ends whose head has no article: the number of the word after it, and its end."""
    words = around.words
    quoted = _quoted(around, first)
    if quoted is not None:
        return quoted
    at = first + 1
    if not around.joined(first, at) or _breaks(around, first, at):
        return None
    following = words[at].key
    if following == "في" and kind.id in ("court", "embassy", "university"):
        return (at + 2, words[at + 1].end) if around.joined(at, at + 1) and country_of_place(words[at + 1].key) else None
    if _is_letter(around, at) and around.joined(at, at + 1) and _is_letter(around, at + 1):
        return _spelt(around, at)
    proper = not _articled(around, at)
    quality = proper and around.joined(at, at + 1) and _articled(around, at + 1)  # شركة تقنية المياه, not شركة تقنية
    known = f"{key} {following}" in lexicon("weak_but_ar")
    if not known and (not _may_begin(following, kind, proper=proper, quality=quality) or following in lexicon("never_ar")):
        return None
    if not known and _is_common(key, following, kind, proper=proper):
        return None
    at = _reach(around, first, kind, proper=proper)
    if at == first + 2 and (following in lexicon("trades_ar") or (following in lexicon("weak_ar") and kind.id != "party")):
        return None
    return at, words[at - 1].end


def _is_letter(around: Surroundings, number: int) -> bool:
    """Whether the word is the name of a Latin letter: إم, بي."""
    return around.words[number].key in lexicon("letters_ar")


def _spelt(around: Surroundings, at: int) -> tuple[int, int]:
    """Where a name of spelt letters ends: شركة إم بي سي."""
    first = at
    while around.joined(at, at + 1) and _is_letter(around, at + 1):
        at += 1
    while at > first + 1 and around.words[at].key in lexicon("breaks_ar"):
        at -= 1  # أن after the name
    return at + 1, around.words[at].end


def _is_common(key: str, following: str, kind: Kind, *, proper: bool) -> bool:
    """Whether head and next word make a common expression: حركة المرور، موقع الحادث، مديرية يريم (a district), بلدية بحي."""
    if kind.id == "directorate" and following not in lexicon("directorate_ar"):
        return True
    if kind.id == "movement" and following in lexicon("motion_ar"):
        return True
    if key not in lexicon("heads_weak_ar"):
        return kind.id == "municipality" and following.startswith("ب") and not _distinct(following)
    if following.removeprefix("ال") in first_ar():
        return True
    if not proper and key == "مجموعه" and following.endswith("ي"):
        return False  # مجموعة الراجحي
    if not proper and kind.id in ("municipality", "chamber") and country_of_place(following):
        return False  # غرفة الرياض
    if proper:
        return not _distinct(following) or (following.endswith("ي") and not is_place(following))
    return key not in lexicon("heads_weak_article_ar") and kind.id != "movement"


def _indefinite(around: Surroundings, first: int) -> bool:
    """Whether the word before makes the head one of many: أكبر شركة، إحدى المنظمات، أي حزب."""
    if not around.joined(first - 1, first):
        return False
    before = around.words[first - 1].key
    return before.isdigit() or before in lexicon("indefinite_before_ar")


def _reach(around: Surroundings, first: int, kind: Kind, *, proper: bool) -> int:
    """The word after the name that the head at `first` and the word behind it begin."""
    words = around.words
    at = first + 2
    described = False  # after an adjective only adjectives go on: هيئة الأرصاد الهندية, not المزيد
    while at - first < _LONGEST and around.joined(at - 1, at) and not _breaks(around, at - 1, at):
        key = words[at].key
        if key.startswith("ال") and (len(key) > 4 or words[at - 1].key in lexicon("balls_ar")):
            if key in lexicon("endings_ar") or key in lexicon("titles_ar") or not is_arabic(words[at - 1]):
                break
            if described and _new_head(key):
                break  # كتلة المستقبل النيابية | الحكومة
            adjective = key.endswith(("يه", "ي"))
            if described and not (adjective or key.startswith("الم") or key.endswith("ه") or key in lexicon("nameparts_ar")):
                break
            described = described or adjective
        elif key.startswith("وال") and len(key) > 5:
            described = False
            if kind.id not in lexicon("kinds_with_and") or _new_head(key[1:]) or words[at - 1].key in lexicon("endings_ar"):
                break
        elif key.startswith("لل") and len(key) > 4:
            if proper and at - first > 2:
                break
        elif not ((proper or words[at - 1].key in lexicon("links_ar")) and _goes_on(words[at - 1], words[at], kind)):
            break
        at += 1
    return at


def _definite(around: Surroundings, first: int, head: str, kind: Kind) -> tuple[int, int] | None:
    """Where a name ends whose head has the article: adjectives follow, then perhaps لل: الهيئة العامة للإحصاء."""
    words = around.words
    if head.removeprefix("ال") not in lexicon("heads_definite_ar"):
        return None
    at = first + 1
    named = taken = False  # taken: what follows belongs to the noun after لل
    while at - first < _LONGEST and around.joined(at - 1, at) and not _breaks(around, at - 1, at):
        key = words[at].key
        if key.startswith("ال") and (len(key) > 4 or words[at - 1].key in lexicon("balls_ar")):
            if key in lexicon("endings_ar") or key in lexicon("titles_ar") or not _goes_with(head, key, at - first, taken=taken):
                break
            named = named or (key not in lexicon("adjectives_ar") and country_called(key) is None)
        elif key.startswith("لل") and len(key) >= 4 and at - first >= 2:
            named = taken = True
        elif key.startswith("وال") and len(key) > 5:
            if not named or _new_head(key[1:]):
                break
        elif not (
            key.startswith("ل")
            and at - first >= 2
            and (key[1:] in lexicon("fields_ar") or _of_members(around, at, kind))
            and kind.id in lexicon("kinds_with_and")
        ):
            break  # but for لكرة القدم، لحقوق الإنسان
        else:
            named = taken = True
        at += 1
    if not named:
        return None
    return at, words[at - 1].end


def _of_members(around: Surroundings, at: int, kind: Kind) -> bool:
    """Whether the word tells of whom a union is: لأطر in النقابة الوطنية لأطر التمريض."""
    if kind.id not in ("union", "association") or len(around.words[at].key) < 4 or not around.joined(at, at + 1):
        return False
    return _articled(around, at + 1) and not _breaks(around, at, at + 1)


_FEMININE = frozenset(("العليا", "الكبري", "الاولي", "الاخري", "العظمي", "الام", "الوسطي", "الدنيا"))


def _goes_with(head: str, key: str, number: int, *, taken: bool) -> bool:
    """Whether the word with the article that is `number` words after its head can be a part of the name."""
    if taken:
        return True
    adjective = key.endswith(("ي", "ه")) or key.startswith("الم") or key in lexicon("nameparts_ar")
    return agrees(head, key) and (adjective or (number == 1 and key in lexicon("adjectives_ar") | lexicon("nameparts_ar")))


def agrees(head: str, adjective: str) -> bool:
    """Whether an adjective agrees with its head in gender, as far as the letters show."""
    feminine = adjective.endswith("ه") or adjective in _FEMININE
    return feminine == (
        head.endswith("ه") or head in ("القوات", "الكتايب", "السرايا", "المليشيات", "الميليشيات", "الميليشيا", "المليشيا")
    )


def _articled(around: Surroundings, number: int) -> bool:
    """Whether the word has the article: القدس, not ألمانية, though both begin alike when folded."""
    word = around.words[number]
    return word.key.startswith("ال") and around.text[word.start] not in "أإآ"


def _distinct(key: str) -> bool:
    """Whether a word without the article is a proper name: foreign, or a place."""
    return is_foreign(key) or country_of_place(key) is not None


def _new_head(key: str) -> bool:
    return key.removeprefix("ال") in first_ar()


def _may_begin(key: str, kind: Kind, *, proper: bool, quality: bool) -> bool:
    """Whether a name may begin with this word after its head: no indefinite adjective, pronoun, verb or number.

    `quality`: a word with the article follows, so that a word in ية is a noun: تقنية المياه.
    """
    if key in lexicon("breaks_ar") or key in lexicon("common_ar") or key in lexicon("endings_ar") or key.isdigit():
        return False
    if not proper:
        return True
    if country_called(key) is not None and not is_place(key):
        return False  # شركة أمريكية
    if key[0] == "ل" and (key[1:] in lexicon("trades_ar") or kind.id == "committee") and not _distinct(key):
        return False  # شركة لصناعة الشاحنات، لجنة لفحص التمديدات
    if key.startswith(("لل", "وال")) or key.endswith(("ها", "هم")) or (key[0] == "ل" and key.endswith("نا")):
        return False
    if len(key) == _PASSIVE and key[0] == "م" and key[3] == "و" and key.endswith("ه") and not is_place(key):
        return False  # جامعة مرموقة
    if key.endswith("ت") and len(key) > 5 and not (is_foreign(key) and not key.startswith(("است", "ست"))):
        return False
    if key.endswith("ه") and len(key) > 4 and key[-2] in "تي" and key[0] != "ا" and not quality:
        return False  # إدارته، إلكترونية
    if key.endswith("يه") and not is_place(key):
        return quality and kind.id == "company"  # منظمة دولية
    if kind.id == "club" and any(part in key for part in ("فو", "غو", "تش", "نت")) and not key.startswith("انت"):
        return True  # نادي فالمونتي
    return not (key.endswith("ي") and kind.id in ("party", "bank", "council", "club", "union", "fund") and not is_place(key))


def _goes_on(before: Word, word: Word, kind: Kind) -> bool:
    """Whether a proper name goes on with this word without an article."""
    key = word.key
    if key in lexicon("breaks_ar") or key in lexicon("common_ar") or key.isdigit():
        return False
    if key[0] in "يت" and len(key) >= 4:
        return False  # most likely a verb: تعتزم، يواجه
    if key.startswith(("و", "ف", "ب", "ل", "س")) or (key.endswith("ت") and len(key) >= 4):
        return False
    return (
        before.key in lexicon("links_ar")
        or before.key in lexicon("trades_ar")
        or (
            kind.id in ("company", "group", "club", "newspaper", "channel", "bank", "magazine", "website")
            and (is_foreign(key) or (kind.id == "company" and is_foreign(before.key) and _ends_foreign(key)))
        )
    )


def is_foreign(key: str) -> bool:
    """Whether an Arabic word is likely a foreign name: it has letters or shapes that Arabic words seldom have together."""
    return any(part in key for part in ("فو", "غو", "كو", "اي", "سي", "تش", "يو", "ست", "نت"))


def _ends_foreign(key: str) -> bool:
    """Whether a word's ending is likelier foreign than Arabic, where a foreign one stands before it: إير نورديا."""
    if len(key) < 4 or key.endswith(("ايا", "عليا", "دنيا")):
        return False
    return key.endswith(
        ("يا", "يو", "وس", "كس", "نغ", "نج", "وم", "يل", "يلز", "ورز", "ور", "رز", "ينو", "يكو", "كا", "تو", "لو")
    )


def _breaks(around: Surroundings, left: int, right: int) -> bool:
    """Whether marks between two words part a name: a comma, a full stop, a quotation mark, a dash, the end of a line."""
    between = around.text[around.words[left].end : around.words[right].start]
    return any(mark in between for mark in '.,/«»“”"‹›') or "\n" in between or " -" in between or " –" in between
