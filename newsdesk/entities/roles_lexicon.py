"""The words of which roles are made, from the tables, with the Arabic forms that grammar asks for.

An Arabic noun phrase is kept masculine and singular as its table writes it: «وزير» and «أمين عام» without the article,
«رئيس الوزراء» with the article on the noun that is owned. From this the forms are made: الأمين العام، أمينة عامة.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from newsdesk.entities.countries import definite
from newsdesk.entities.tsv import Row, is_arabic, key_of, rows, values
from newsdesk.model import Language

_IRREGULAR_FEMININE = {
    "أول": "أولى",
    "أعلى": "عليا",
    "سام": "سامية",
    "قاض": "قاضية",
    "محام": "محامية",
    "مدع": "مدعية",
    "مفت": "مفتية",
    "ناد": "نادية",
    "كبير": "كبيرة",
    "رجل": "سيدة",
    "أحمر": "حمراء",
    "أب": "أم",
    "شيخ": "شيخة",
    "أسبق": "سابقة",
}
_DEFECTIVE = frozenset({"قاض", "محام", "مدع", "مفت", "سام", "مغن", "ناد", "طاه", "ناج"})
_WITHOUT_FEMININE = frozenset(
    {
        "ملك",
        "سلطان",
        "قائم",
        "أم",
        "أب",
        "أخ",
        "حكم",
        "منظم",
        "جار",
        "بابا",
        "إمام",
        "محافظ",
        "مؤسس",
        "جراح",
        "زوج",
        "والد",
        "ابن",
        "شقيق",
        "خطيب",
    }
)


def feminine_word(word: str) -> str:
    """An Arabic noun or adjective in the feminine: وزيرة، أولى، سامية."""
    if word in _IRREGULAR_FEMININE:
        return _IRREGULAR_FEMININE[word]
    if word.endswith(("ة", "اء", "ى")):
        return word
    return f"{word}ة"


def definite_word(word: str) -> str:
    """An Arabic noun or adjective with the article; a shortened stem gets its last letter back: قاض، القاضي."""
    return definite(f"{word}ي" if word in _DEFECTIVE else word)


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """An Arabic noun phrase of the tables: a noun, then either adjectives that agree with it or nouns that it is joined to."""

    words: tuple[str, ...]

    @property
    def joined(self) -> bool:
        """Whether the words after the first are owned nouns (وزير الخارجية) and not adjectives (أمين عام)."""
        return len(self.words) > 1 and (
            any(word.startswith("ال") for word in self.words[1:])
            or self.words[0] in _CONSTRUCT_HEADS
            or self.words[1] in _OWNED_NOUNS
            or self.words[:2] in _CONSTRUCT_PAIRS
        )

    def form(self, *, feminine: bool = False, article: bool = False) -> str:
        """The phrase with the gender of its first noun and, where the nouns are not joined, with or without the article."""
        words = list(self.words)
        if feminine and words[0] not in _WITHOUT_FEMININE:
            words[0] = feminine_word(words[0])
            if not self.joined:
                words[1:] = [feminine_word(word) for word in words[1:]]
        if self.joined:
            if article and not any(word.startswith("ال") for word in words[1:]):
                words[-1] = definite_word(words[-1])
            if self.words[0] in _DEFECTIVE and not feminine:
                words[0] += "ي"
        elif article:
            words = [definite_word(word) for word in words]
        return " ".join(words)

    def before_owner(self, *, feminine: bool = False, owned_again: bool = False) -> str | None:
        """The phrase right before the noun that owns it: وزيرة; None where that cannot be, as with أمين عام.

        `owned_again` lets a phrase that is owned itself lose its article: رئيس مجلس الإدارة، رئيس مجلس إدارة الشركة.
        """
        if len(self.words) > 1 and not self.joined:
            return None
        owned = [word for word in self.words[1:] if word.startswith("ال")]
        if owned and not (owned_again and len(owned) == 1 and self.words[-1] == owned[0]):
            return None
        words = list(self.words)
        if feminine and words[0] not in _WITHOUT_FEMININE:
            words[0] = feminine_word(words[0])
        elif words[0] in _DEFECTIVE:
            words[0] += "ي"
        if len(words) > 1:
            words[-1] = words[-1].removeprefix("ال")
        return " ".join(words)


_CONSTRUCT_HEADS = frozenset(
    {
        "كبير",
        "شاهد",
        "رجل",
        "سيدة",
        "عالم",
        "حارس",
        "لاعب",
        "رائد",
        "ربة",
        "حامل",
        "متسلق",
        "مرصد",
        "أمير",
        "طالب",
        "نائب",
        "مساعد",
        "وكيل",
    }
)
_OWNED_NOUNS = frozenset({"بلدية", "منطقة", "قبيلة", "قسم", "كلية", "جامعة", "مكتب", "ديوان", "مجلس", "حرب", "دين", "أعمال"})
_CONSTRUCT_PAIRS = frozenset({("ضابط", "شرطة"), ("ضابط", "استخبارات"), ("خبير", "أرصاد"), ("كاتب", "سيناريو"), ("عامل", "إغاثة")})


@dataclass(frozen=True, slots=True)
class Role:
    """A role or title in both languages.

    `office` tells what one person holds (minister) from what many are (analyst): the first is definite in Arabic. `link_ar` is
    how what it belongs to follows in Arabic ("construct": directly; else a preposition); `link_en` the English preposition.
    `country` is set where the title means this in one country only (Chancellor of Germany), `national` has the English titles
    that countries of their own give a minister (Secretary of State).
    """

    arabic: NounPhrase
    english: str
    english_woman: str
    office: bool
    link_ar: str
    link_en: str
    country: str = ""
    national: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Quality:
    """An adjective in both languages; the Arabic one masculine, singular and indefinite."""

    arabic: str
    english: str


def noun_phrase(text: str) -> NounPhrase:
    """The noun phrase that a table's field writes."""
    return NounPhrase(tuple(text.split()))


@cache
def roles() -> tuple[tuple[Role, Row], ...]:
    """Every role with its line of the table."""
    found = []
    for row in rows("roles"):
        role = Role(
            arabic=noun_phrase(row["ar"]),
            english=row["en"],
            english_woman=row["en_f"] or row["en"],
            office=row["kind"].startswith("office"),
            link_ar=row["link_ar"],
            link_en=row["link_en"],
        )
        found.append((role, row))
    return tuple(found)


def arabic_keys(text: str) -> tuple[str, ...]:
    """The keys of all forms of an Arabic noun phrase: both genders, with and without article, and before an owner."""
    phrase = noun_phrase(text)
    forms: list[str | None] = [text]
    for feminine in (False, True):
        forms.append(phrase.before_owner(feminine=feminine, owned_again=True))
        forms += [phrase.form(feminine=feminine, article=article) for article in (False, True)]
    return tuple(dict.fromkeys(key_of(form) for form in forms if form))


_MEN_IN_TA_MARBUTA = frozenset({"عمدة", "خليفة", "داعية", "ضحية"})


@cache
def _first_words() -> dict[str, bool]:
    """Folded first words of roles as the table writes them, and whether such a word is a woman's by itself: ملكة، سيدة."""
    found: dict[str, bool] = {}
    for _, row in roles():
        for name in (row["ar"], *values(row["others_ar"])):
            word = name.split()[0].removeprefix("ال")
            found.setdefault(key_of(word), word.endswith("ة") and word not in _MEN_IN_TA_MARBUTA)
    return found


def tells_of_a_woman(key: str) -> bool:
    """Whether a role's first word, folded, with or without the article, is feminine: رئيسة, الملكة, but not عمدة."""
    bare = key.removeprefix("ال")
    own = _first_words().get(bare, _first_words().get(key))
    return bare.endswith("ه") if own is None else own


_ADJECTIVES_TOO = frozenset({"سياسي", "اقتصادي", "رياضي", "موسيقي", "دبلوماسي", "معماري", "كيميائي", "فيزيائي", "فلكي", "حقوقي"})
_COMMON_WORDS = frozenset(
    {
        "ام",
        "الام",
        "اب",
        "حكم",
        "الحكم",
        "العالم",
        "الكبير",
        "كبيره",
        "الكبيره",
        "مساعده",
        "ممثله",
        "جار",
        "شاهد",
        "اخ",
        "الاول",
        "ابن",
        "الابن",
    }
)


@cache
def arabic_heads() -> frozenset[str]:
    """Folded words that begin a role in Arabic, with and without the article, in both genders."""
    heads: set[str] = set()
    for _, row in roles():
        for name in (row["ar"], *values(row["others_ar"])):
            first = name.split()[0].removeprefix("ال") if name.startswith("ال") else name.split()[0]
            women = () if first in _WITHOUT_FEMININE or first in _ADJECTIVES_TOO else (feminine_word(first),)
            for word in (first, *women):
                heads |= {key_of(word), key_of(definite_word(word))}
                if first in _DEFECTIVE:
                    heads.add(key_of(f"{first}ي"))
    return frozenset(heads - _COMMON_WORDS)


_AFTER_HEAD = re.compile(r" (?:of|to|for|without|at|on) ")


@cache
def titles_of_courtesy(language: Language) -> frozenset[str]:
    """Folded titles of courtesy, rank and learning of the table."""
    found: set[str] = set()
    for row in rows("honorifics"):
        for title in (row["ar"], row["en"], *values(row["others"])):
            if title and is_arabic(title) == (language is Language.AR):
                found.add(key_of(title))
    return frozenset(found)


@cache
def english_heads() -> frozenset[str]:
    """Folded words that head a role in English: the last word before "of"."""
    heads: set[str] = set()
    for _, row in roles():
        for name in (row["en"], row["en_f"], *values(row["others_en"])):
            if head := _AFTER_HEAD.split(name)[0]:
                heads.add(key_of(head).split()[-1])
    return frozenset(heads - {"large", "elect", "designate"})
