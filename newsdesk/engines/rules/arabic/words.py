"""What a single Arabic word can be: its clitics told off, and the lists that know it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from newsdesk.engines.rules.arabic import tables
from newsdesk.engines.rules.arabic.verbs import VerbForm, verb_forms
from newsdesk.entities.countries import adjective_country, is_place
from newsdesk.text import fold

_ARTICLE = "ال"
_LONGEST = 24
DOCUMENTS = ("بيان", "بلاغ")
"""Heads of what is issued in somebody's name."""
_ALL = frozenset({"جميع", "كل", "كافه", "جميعا"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word as the tables see it.

    `prefix` is the conjunction or preposition that was told off (و ف ب ل ك, لل written ل), `bare` the rest without article,
    both folded. `role` is the masculine head of a role, `function` a class of `function_words.tsv`. `begins`: somebody's name or
    role, a group or a document may begin with it.
    """

    folded: str
    prefix: str = ""
    bare: str = ""
    definite: bool = False
    function: str = ""
    honorific: bool = False
    role: str = ""
    organization: bool = False
    group: bool = False
    source: bool = False
    given: bool = False
    adjective: bool = False
    place: bool = False
    thing: bool = False
    action: bool = False
    verbs: tuple[VerbForm, ...] = ()
    begins: bool = False

    @property
    def known(self) -> bool:
        """Whether some list has it."""
        return bool(
            self.function
            or self.honorific
            or self.role
            or self.organization
            or self.group
            or self.source
            or self.given
            or self.adjective
            or self.place
            or self.thing
        )


@cache
def _functions() -> dict[str, str]:
    return {word: kind for kind, words in tables.classes("function_words.tsv").items() for word in sorted(words)}


@cache
def _adjectives() -> frozenset[str]:
    listed = tables.words("adjectives.txt")
    return listed | {word + "ه" for word in listed} | {word + "ين" for word in listed} | {word + "ون" for word in listed}


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(word.removeprefix(_ARTICLE) for word in tables.words("honorifics.txt"))


def _look(folded: str, prefix: str, rest: str) -> Word:
    """The word with what the lists say about `rest`."""
    definite = rest.startswith(_ARTICLE) and len(rest) > 3
    bare = rest[2:] if definite else rest
    if prefix == "ل" and folded.startswith("لل") and rest == folded[1:]:
        definite, bare = True, folded[2:]
    adjective = bare in _adjectives() or (len(bare) > 3 and bare.endswith(("ي", "يه", "يون", "يين")) and _national(bare))
    sources = tables.words("sources.txt")
    honorific = (definite and bare in _honorifics()) or rest in tables.words("honorifics.txt")
    role = tables.role_heads().get(bare, "") or _owned_role(bare)
    organization, group = bare in tables.words("organization_heads.txt"), bare in tables.words("groups.txt")
    given = rest in tables.given_names() or _foreign_g(rest)
    introduced = not definite and (organization or bare in DOCUMENTS or (group and not prefix))
    return Word(
        folded=folded,
        prefix=prefix,
        bare=bare,
        definite=definite,
        function=_functions().get(rest, ""),
        honorific=honorific,
        role=role,
        organization=organization,
        group=group,
        source=bare in sources or (bare[-1:] == "ا" and len(bare) > 4 and bare[:-1] in sources),
        given=given,
        adjective=adjective,
        place=is_place(rest),
        thing=bare in tables.words("objects.txt") or _owned_thing(bare),
        action=prefix in ("", "و", "ف") and rest in tables.other_verbs(),
        verbs=() if prefix in ("ب", "ك") else _verbs(rest, prefix),
        begins=bool(role) or honorific or (given and not prefix) or introduced,
    )


def _owned_thing(bare: str) -> bool:
    """Whether a pronoun hangs on a noun with which reported words begin: اعتزامها, استقالته."""
    for pronoun in ("ها", "هم", "ه"):
        if bare.endswith(pronoun) and len(bare) > len(pronoun) + 3:
            stem = bare.removesuffix(pronoun)
            listed = tables.words("objects.txt")
            return (stem in listed and stem not in _ALL) or (stem.endswith("ت") and stem[:-1] + "ه" in listed)
    return False


def _owned_role(bare: str) -> str:
    """The head of a role on which a pronoun hangs: رئيسها, سفيرهم."""
    for pronoun in ("ها", "هم", "هما"):
        if bare.endswith(pronoun) and len(bare) > len(pronoun) + 3:
            return tables.role_heads().get(bare.removesuffix(pronoun), "")
    if bare.endswith("ته") and len(bare) > 5:
        return tables.role_heads().get(bare[:-2] + "ه", "")
    return ""


def _foreign_g(rest: str) -> bool:
    """Whether it is a foreign given name whose g the list writes with another letter: دييجو for دييغو."""
    if len(rest) < 4:
        return False
    names = tables.given_names()
    return ("ج" in rest and rest.replace("ج", "غ") in names) or ("غ" in rest and rest.replace("غ", "ج") in names)


def _national(bare: str) -> bool:
    """Whether it is a nationality: تركي, روسية."""
    return adjective_country(bare) is not None


def _verbs(rest: str, prefix: str) -> tuple[VerbForm, ...]:
    forms = verb_forms()
    if rest in forms:
        return forms[rest]
    if rest[:1] in ("س", "ل") and prefix in ("", "و", "ف") and rest[1:2] in ("ي", "ت"):
        return tuple(form for form in forms.get(rest[1:], ()) if form.tense == "present")
    return ()


@lru_cache(maxsize=1 << 14)
def word(folded: str) -> Word:
    """What a folded word can be. A clitic is told off only where the rest is known, or begins with the article."""
    if not folded or len(folded) > _LONGEST:
        return Word(folded, bare=folded)
    whole = _look(folded, "", folded)
    if whole.known or whole.verbs or whole.definite or folded in tables.known("documents"):
        return whole
    first, rest = folded[0], folded[1:]
    if first in "وف" and len(rest) > 1:
        told = _look(folded, first, rest)
        if told.known or told.verbs or (told.definite and len(rest) > 4):
            return told
        if rest[0] in "بلك" and len(rest) > 3:
            told = _look(folded, rest[0], rest[1:])
            if told.known or told.definite:
                return told
    if first in "بلك" and len(rest) > 2:
        told = _look(folded, first, rest)
        if told.definite or (told.known and told.function in ("", "quantifier")) or folded.startswith("لل"):
            return told
    return whole


@cache
def complementizers() -> dict[str, bool]:
    """The folded forms of أن and إن, alone or after ب or ل, and whether a pronoun hangs on them."""
    found = {"ان": False, "بان": False, "لان": False, "فان": False}
    for stem in ("ان", "بان"):
        for pronoun in ("ه", "ها", "هم", "هما", "ني", "نا", "ي", "هن", "نه"):
            found[stem + pronoun] = True
    del found["لان"]
    found.pop("اني", None)
    return found


def bare_words(phrase: str) -> tuple[str, ...]:
    """The folded words of a phrase without article and single-letter words."""
    return tuple(word(part).bare for part in fold(phrase).split() if part)
