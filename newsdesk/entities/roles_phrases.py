"""A role taken apart into head, owner, country and qualities, and put together again in either language."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache

from newsdesk.entities.countries import Country, Place, agreeing, country_named, definite
from newsdesk.entities.people import Figure
from newsdesk.entities.roles_bodies import Body
from newsdesk.entities.roles_lexicon import NounPhrase, Quality, Role, feminine_word, noun_phrase
from newsdesk.entities.tsv import rows
from newsdesk.model import Organization, OrganizationType

_HEAD_OF = {
    OrganizationType.PARTY: "Leader",
    OrganizationType.MOVEMENT: "Leader",
    OrganizationType.ARMED_GROUP: "Leader",
    OrganizationType.COMPANY: "Chairman",
    OrganizationType.BANK: "Chairman",
    OrganizationType.PARLIAMENT: "Speaker",
    OrganizationType.SPORT: "President",
    OrganizationType.UNIVERSITY: "President",
    OrganizationType.INTERGOVERNMENTAL: "President",
}
_WITHOUT_THE = frozenset(
    {
        OrganizationType.COMPANY,
        OrganizationType.MEDIA,
        OrganizationType.UNIVERSITY,
        OrganizationType.SPORT,
        OrganizationType.ARMED_GROUP,
    }
)
_BARE_ACRONYMS = frozenset(
    {"NATO", "UNESCO", "UNICEF", "OPEC", "FIFA", "UEFA", "INTERPOL", "ISIS", "ASEAN", "ECOWAS", "Hamas", "Fatah"}
)


@cache
def _common_nouns() -> frozenset[str]:
    return frozenset(row["noun"] for row in rows("roles_nouns_with_the"))


def with_article(name: str, kind: OrganizationType | None) -> str:
    """An organization's English name as it stands after "of": the IAEA, NATO, Apple."""
    words = name.split()
    if words[0].casefold() == "the" or name in _BARE_ACRONYMS:
        return name
    if len(words) == 1 and name.casefold() not in _common_nouns():
        return f"the {name}" if name.isupper() and len(name) <= 5 and kind not in _WITHOUT_THE else name
    common = any(word.casefold().rstrip(",") in _common_nouns() for word in words)
    return f"the {name}" if common and kind not in _WITHOUT_THE else name


def after_preposition(preposition: str, arabic: str) -> str:
    """An Arabic preposition before a noun phrase; ل and ب join the word, and ل swallows the alif of the article."""
    if preposition == "ل":
        return f"لل{arabic[2:]}" if arabic.startswith("ال") else f"ل{arabic}"
    return f"{preposition}{arabic}" if preposition == "ب" else f"{preposition} {arabic}"


@dataclass(slots=True)
class Owner:
    """What a role belongs to. One field tells what it is; a body may have a country, qualities and an owner itself."""

    organization: Organization | None = None
    short: bool = False
    body: Body | None = None
    country: Country | None = None
    qualities: list[Quality] = field(default_factory=list)
    owner: Owner | None = None
    fields: list[tuple[str, str]] = field(default_factory=list)  # (English, Arabic)
    place: Place | None = None
    role: RolePhrase | None = None
    figure: Figure | None = None

    def with_secretary_general(self) -> Owner:
        """The owner as one that has a secretary-general: "the League" alone is then that of Arab States, الجامعة."""
        alone = self.country is None and self.owner is None and not self.qualities
        if self.body is None or self.body.english != "League" or not alone:
            return self
        return replace(self, body=replace(self.body, arabic=noun_phrase("جامعة"), feminine=True))

    def english(self, *, article: bool = True) -> str | None:
        """The phrase in English, with the article that it asks for."""
        if self.organization is not None:
            name = self._organization_english()
            return None if name is None else (with_article(name, self.organization.type) if article else name)
        if self.body is not None:
            return self._english_body(article=article)
        if self.fields:
            return _listed([english for english, _ in self.fields], " and ", ", ")
        if self.place is not None:
            return _place_english(self.place)
        return self._english_person(article=article)

    def is_team(self) -> bool:
        """Whether this is a sports club."""
        return self.organization is not None and self.organization.type is OrganizationType.SPORT

    def _organization_english(self) -> str | None:
        assert self.organization is not None
        full, short = self.organization.name_en, self.organization.short_en
        if short and (self.short or full is None or not full.isascii()):
            return short
        return full or short

    def _english_person(self, *, article: bool) -> str | None:
        role = self.role.english() if self.role is not None else None
        if self.figure is not None:
            return f"{role} {self.figure.name_en}" if role else self.figure.name_en
        if role is None:
            return None
        return f"the {role}" if article else role

    def _english_body(self, *, article: bool) -> str | None:
        assert self.body is not None
        name = self.body.english_in(self.country)
        place = self.owner.place if self.owner is not None else None
        before = [quality.english for quality in self.qualities]
        if self.country is not None:
            before.insert(0, self.country.adjective_en)
        if place is not None and "alone" in self.body.order:
            return _place_english(place)
        if place is not None and "place" in self.body.order:
            return " ".join([place.name_en, *before, name])
        words = " ".join([*map(_title, before), name])
        if self.owner is not None and self.owner.fields and "field" in self.body.order:
            words = " ".join([*map(_title, before), _title(self.owner.english() or ""), name])
        elif self.owner is not None:
            inner = self.owner.english()
            if inner is None:
                return None
            words = f"{words} of {inner}"
        return f"the {words}" if article and not (self.body.bare and not before) else words

    def arabic(self) -> str | None:
        """The phrase in Arabic, definite."""
        if self.organization is not None:
            full, short = self.organization.name_ar, self.organization.short_ar
            return short if short and (full is None or (self.short and " " not in short)) else full
        if self.body is not None:
            return self._arabic_body()
        if self.fields:
            first, *others = (arabic for _, arabic in self.fields)
            return first + "".join(f" و{other}" for other in others)
        if self.place is not None:
            return self.place.name_ar
        role = self.role.arabic(article=True) if self.role is not None else None
        if self.figure is not None:
            return f"{role} {self.figure.name_ar}" if role else self.figure.name_ar
        return role

    def _arabic_body(self) -> str | None:
        assert self.body is not None
        adjectives = [quality.arabic for quality in self.qualities]
        if self.country is not None:
            if not self.country.adjective_ar:
                return None
            adjectives.append(self.country.adjective_ar)
        agreed = [agreeing(word, feminine=self.body.feminine, article=True) for word in adjectives]
        if self.owner is None:
            return " ".join([self.body.arabic.form(article=True), *agreed])
        inner = self.owner.arabic()
        if inner is None:
            return None
        joined = self.body.arabic.before_owner()
        if joined is not None and not agreed:
            return f"{joined} {inner}"
        link = "في" if self.body.arabic.words[0] == "لجنة" else "ل"
        return " ".join([self.body.arabic.form(article=True), *agreed, after_preposition(link, inner)])


def _place_english(place: Place) -> str:
    plural = (
        "United ",
        "Netherlands",
        "Philippines",
        "Maldives",
        "Bahamas",
        "Gulf",
        "Sahel",
        "Balkans",
        "Central African",
        "West Bank",
    )
    if place.name_en.startswith(plural) or place.name_en.endswith((" Islands", " Republic", " Union")):
        return f"the {place.name_en}"
    return (
        f"the {place.name_en}"
        if place.name_en in {"Middle East", "Caucasus", "Levant", "Maghreb", "Horn of Africa"}
        else place.name_en
    )


def _listed(words: list[str], last: str, between: str) -> str:
    return words[0] if len(words) == 1 else between.join(words[:-1]) + last + words[-1]


@dataclass(slots=True)
class RolePhrase:
    """A role with all that was said of it. `link` of an owner is the Arabic preposition, or "construct"."""

    role: Role
    woman: bool = False
    prefixes: list[tuple[str, str]] = field(default_factory=list)  # (Arabic, English): نائب, Deputy
    modifiers: list[Quality] = field(default_factory=list)
    qualities: list[Quality] = field(default_factory=list)
    country: Country | None = None
    owners: list[tuple[str, Owner]] = field(default_factory=list)
    indefinite: bool = False

    def english(self) -> str | None:
        """The role in English, without an article: Former Russian Deputy Foreign Minister, political analyst at Chatham House."""
        head, owners = self._english_head()
        before, after = self._around()
        if any(not word for word in before):
            return None
        if len(owners) > 1 and (first := owners[0][1].organization) is not None and (short := first.short_en) and short.isupper():
            before.insert(
                len(self.modifiers), first.short_en
            )  # UN High Commissioner for …, not High Commissioner of the UN for …
            owners = owners[1:]
        words = [*before, head + after]
        if self.role.office:
            words[:-1] = [_title(word) for word in before]
        text = " ".join(words).replace("Deputy President", "Vice President")
        for at, (link, owner) in enumerate(owners):
            inner = owner.english()
            if inner is None:
                return None
            if owner.fields and self.role.office:
                inner = _title(inner)
            text += f" {self._preposition(link, owner, first=at == 0)} {inner}"
        return text

    def _around(self) -> tuple[list[str], str]:
        """The English words before the head, and what is hung on it: President-elect."""
        acting = [english for _, english in self.prefixes if english == "Acting"]
        before = [modifier.english for modifier in self.modifiers if not modifier.english.startswith("-")] + acting
        if self.country is not None:
            before.append(self.country.adjective_en)
        before += [quality.english for quality in self.qualities]
        before += [english for _, english in self.prefixes if english != "Acting"]
        return before, "".join(modifier.english for modifier in self.modifiers if modifier.english.startswith("-"))

    def _english_head(self) -> tuple[str, list[tuple[str, Owner]]]:
        head = self.role.english_woman if self.woman else self.role.english
        if self.country is not None:
            head = dict(self.role.national).get(self.country.id, head)
        owners = self.owners
        if self.role.english == "President" and owners and (found := _head_of(owners[0][1])):
            head = found
            if found == "Prime Minister":
                government = owners[0][1]
                if government.country is not None and self.country is None:
                    self.country = government.country
                elif government.owner is not None:
                    return head, [("ل", government.owner), *owners[1:]]
                owners = owners[1:]
            elif found == "Mayor" and owners[0][1].owner is not None:
                owners = [("construct", owners[0][1].owner), *owners[1:]]
        elif self.role.english == "Commander" and owners and owners[0][1].is_team():
            head = "Captain"
        elif self.role.english == "Director" and owners and _is_university(owners[0][1]):
            head = "Rector"
        if not self.role.office:
            before, _, after = head.partition(" of ")
            lower = [word if word[1:] != word[1:].lower() or word in _PROPER else word.lower() for word in before.split()]
            head = " ".join(lower) + (f" of {after}" if after else "")
        return head, owners

    def _preposition(self, link: str, owner: Owner, *, first: bool) -> str:
        own = self.role.link_en
        if self.role.english == "Ambassador" and link in {"في", "ب"}:
            return "to"
        fixed = {"لدى": "to", "إلى": "to", "عن": "for", "من": "from", "حول": "on"}
        if link in fixed:
            return fixed[link]
        if link == "ل" and owner.fields:
            return "of" if any(word in self.role.english for word in ("Director", "Head")) else "for"
        if link in {"في", "ب"}:
            if owner.place is not None and self.role.office and country_named(owner.place.name_en) is not None:
                return "of"
            if owner.place is not None or (owner.body is not None and "territory" in owner.body.order):
                return "in"
            if owner.fields:
                return "for" if own == "for" else "in"
            if not first and owner.body is not None and owner.body.head not in {"Speaker", "President"}:
                return "at"
            return own if own in {"of", "at", "on"} and (first or self.role.office) else "at"
        if own in {"of", "to", "for"}:
            return own
        return "in" if owner.fields else "of"

    def arabic(self, *, article: bool | None = None) -> str | None:
        """The role in Arabic, its adjectives agreeing; an office with the article, an occupation (محلل سياسي) without."""
        if self.prefixes:
            return self._arabic_prefixed()
        article = article if article is not None else (self.role.office and not self.indefinite)
        adjectives = [quality.arabic for quality in self.qualities]
        if self.country is not None:
            if not self.country.adjective_ar:
                return None
            adjectives.append(self.country.adjective_ar)
        adjectives += [modifier.arabic for modifier in self.modifiers]
        owners = list(self.owners)
        inner = owners[0][1].arabic() if owners else None
        if owners and inner is None:
            return None
        joined = self.role.arabic.before_owner(feminine=self.woman, owned_again=self.role.link_ar == "construct")
        construct = owners and owners[0][0] == "construct" and joined is not None
        if construct and self.modifiers and (body := owners[0][1].body) is not None and body.feminine == self.woman:
            construct = False  # "the former" would be read with the body
        if construct and inner is not None and not adjectives:
            return _with_owners(f"{joined} {inner}", owners[1:])
        if (
            construct
            and adjectives
            and not (owners[0][1].organization or owners[0][1].role or owners[0][1].figure)
            and inner is not None
        ):
            man = self.role.arabic.before_owner(feminine=False, owned_again=self.role.link_ar == "construct")
            agreed = [_agree(word, self.woman and joined != man, article=True) for word in adjectives]  # محافظ is also a woman's
            return _with_owners(" ".join([f"{joined} {inner}", *agreed]), owners[1:])
        head = self.role.arabic.form(feminine=self.woman, article=article)
        woman = self.woman and head != self.role.arabic.form(feminine=False, article=article)
        text = " ".join([head, *(_agree(word, woman, article=article) for word in adjectives)])
        if owners and owners[0][0] == "construct":
            owners[0] = ("ل", owners[0][1])
        return _with_owners(text, owners)

    def _arabic_prefixed(self) -> str | None:
        prefix, _ = self.prefixes[0]
        apart = [] if self.owners and self.owners[0][0] == "construct" else self.owners
        inner = replace(
            self, prefixes=self.prefixes[1:], woman=False, modifiers=[], country=None, owners=[] if apart else self.owners
        )
        rest = inner.arabic(article=True)
        if rest is None:
            return None
        word = NounPhrase(tuple(prefix.split())).before_owner(feminine=self.woman) or prefix
        adjectives = [modifier.arabic for modifier in self.modifiers]
        if self.country is not None:
            if not self.country.adjective_ar:
                return None
            if inner.owners:
                inner.country = self.country
                rest = inner.arabic(article=True)
            else:
                adjectives.insert(0, self.country.adjective_ar)
        text = " ".join([f"{word} {rest}", *(_agree(adjective, self.woman, article=True) for adjective in adjectives)])
        return _with_owners(text, apart)


_PROPER = frozenset({"UN", "Azhar", "al-Azhar", "Ashraf", "Congress", "Shura", "Olympic", "Islamic"})


def _agree(word: str, woman: bool, *, article: bool) -> str:
    if not woman:
        return agreeing(word, feminine=False, article=article)
    words = [feminine_word(part) for part in word.split()]
    return " ".join(definite(part) for part in words) if article else " ".join(words)


_SMALL = frozenset({"and", "of", "the", "in", "for", "to"})


def _title(text: str) -> str:
    """The text with capitals, as titles have them."""
    return " ".join(word if word in _SMALL else word[:1].upper() + word[1:] for word in text.split(" "))


def _head_of(owner: Owner) -> str | None:
    if owner.organization is not None:
        if "committee" in (owner.organization.name_en or "").casefold():
            return "Chairman"
        return _HEAD_OF.get(owner.organization.type, "Head")
    return owner.body.head if owner.body is not None else None


def _is_university(owner: Owner) -> bool:
    if owner.organization is not None:
        return owner.organization.type is OrganizationType.UNIVERSITY
    return owner.body is not None and owner.body.english == "University"


def _with_owners(text: str, owners: list[tuple[str, Owner]]) -> str | None:
    for link, owner in owners:
        inner = owner.arabic()
        if inner is None:
            return None
        text = f"{text} {after_preposition('ل' if link == 'construct' else link, inner)}"
    return text
