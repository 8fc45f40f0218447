"""Names of speakers and organizations as a reader of one language sees them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from newsdesk.entities.organizations import organization_named
from newsdesk.entities.roles_abbreviated import spelt
from newsdesk.model import Language, Organization, OrganizationType, Speaker, SpeakerKind
from newsdesk.rendering.layout import cut, first_strong, flat, script
from newsdesk.rendering.tables import table
from newsdesk.rendering.words import Words
from newsdesk.text.folding import fold

LONGEST_NAME = 120
LONGEST_FOREIGN_ROLE = 60
_ARTICLE = re.compile(r"^(?:an?|the|its|his|her|their)\s+(?=\w)", re.IGNORECASE)
_BEGINS = re.compile(r"(?:An?|The|Some|Many|Several|Two|Three|Other) [a-z]")
_OPEN_ENDS = frozenset(
    {
        *("باسم", "في", "من", "على", "عن", "إلى", "لدى", "بن", "بني", "آل"),
        *("of", "for", "at", "in", "the", "a", "an", "and", "to", "with", "from", "by", "who"),
    }
)
_PLURAL = re.compile(r"(?<!\w)(ال\w+)ون(?!\w)")

_PROPER = frozenset({OrganizationType.COMPANY, OrganizationType.MEDIA, OrganizationType.SPORT})


@dataclass(frozen=True, slots=True)
class Names:
    """Names for readers of one language, of an article in another or the same."""

    words: Words
    article: Language

    @property
    def _reader(self) -> Language:
        return self.words.language

    def speaker(self, speaker: Speaker) -> str:
        """The name alone, in the reader's language where there is one in it."""
        return _inside(tidy(self._rendered(speaker) or speaker.name), speaker.kind)

    def label(self, speaker: Speaker) -> str:
        """A word of the reader's that begins the line where the name alone would begin it in the other script; else empty."""
        begins = first_strong(self.speaker(speaker))
        if begins == ("R" if self._reader is Language.AR else "L") or (begins is None and self._reader is Language.EN):
            return ""
        match speaker.kind:
            case SpeakerKind.UNNAMED:
                return self.words.say("Source: {name}", name="")
            case SpeakerKind.ORGANIZATION:
                return self.words.say("Organization: ")
            case SpeakerKind.GROUP:
                return self.words.say("Group: ")
        return self.words.say("Name: ")

    def original(self, speaker: Speaker) -> str | None:
        """The name as the article writes it where that differs, with what there is to say of it; stands once, in brackets."""
        shown, written = self.speaker(speaker), _inside(tidy(speaker.name), speaker.kind)
        role = None if self.role(speaker) or not speaker.role else cut(_alone(speaker.role, speaker.name), LONGEST_FOREIGN_ROLE)
        if fold(shown) == fold(written):
            return role if role and script(role) is not self._reader else None
        if script(written) is self._reader:
            return self.words.say("in the text: {name}", name=written)
        comma = "، " if script(written) is Language.AR else ", "
        told = comma.join(part for part in (written, role) if part)
        if self._reader is Language.AR:
            told = told.rstrip(".")  # before a bracket a full stop would jump to the other end of a Latin name
        return f"{told} · {self.words.say('approximate spelling')}" if speaker.approximate else told

    def role(self, speaker: Speaker) -> str | None:
        """The role that the article gives, in the reader's language; None where it cannot be had in it."""
        if speaker.kind is SpeakerKind.UNNAMED:
            return None
        translated = speaker.role_ar if self._reader is Language.AR else speaker.role_en
        if translated is None and speaker.role and script(speaker.role) is self._reader:
            translated = speaker.role
        if not translated or fold(translated) == fold(self.speaker(speaker)) or fold(translated) in _courtesy():
            return None  # a title of courtesy alone, «شيخ», is no role
        role = _finished(flat(_alone(translated, speaker.name))[:LONGEST_NAME])
        if not role:
            return None
        return capital(_ARTICLE.sub("", spelt(role))) if self._reader is Language.EN else role

    def _rendered(self, speaker: Speaker) -> str | None:
        if speaker.kind is not SpeakerKind.PERSON and script(speaker.name) is self._reader:
            return None  # the article's own words for an organization or a group are the reader's already
        return speaker.name_ar if self._reader is Language.AR else speaker.name_en

    def organization(self, organization: Organization) -> str:
        """The short name in the reader's language, else the full one, else what there is."""
        arabic = organization.short_ar or organization.name_ar
        english = organization.short_en or organization.name_en
        first, second = (arabic, english) if self._reader is Language.AR else (english, arabic)
        return flat(first or second or organization.id)[:LONGEST_NAME]

    def full(self, organization: Organization) -> str:
        """The full name in the reader's language, else what there is."""
        arabic = organization.name_ar or organization.short_ar
        english = organization.name_en or organization.short_en
        first, second = (arabic, english) if self._reader is Language.AR else (english, arabic)
        return flat(first or second or organization.id)

    def about(self, organization: Organization) -> str:
        """The short name as it stands behind "about": describing English names take their article, Arabic ones their case."""
        name = self.organization(organization)
        return with_article(name, organization.type) if self._reader is Language.EN else genitive(name)

    def publisher(self, publisher: str) -> str:
        """The publisher as a line may begin with it: after «المصدر:» where its own letters are the other script's."""
        name = flat(publisher)[:LONGEST_NAME]
        wanted = "R" if self._reader is Language.AR else "L"
        if first_strong(name) != wanted:
            known = organization_named(name)
            name = self.organization(known) if known and known.type is OrganizationType.MEDIA else name
        return name if first_strong(name) == wanted else self.words.say("Source: {name}", name=name)


def _alone(role: str, name: str) -> str:
    """A role without the name that stands before it already: «رئيس الوزراء فلان»."""
    named = role.find(name)
    return role[:named] if named > 0 else role


def _finished(role: str) -> str:
    """A role without what is left open at its end: «المتحدثة باسم», "director of the"."""
    words = role.split()
    while words and words[-1].lower().strip(",،") in _OPEN_ENDS:
        words.pop()
    return " ".join(words)


def _inside(name: str, kind: SpeakerKind) -> str:
    """A description that began a sentence of the article as it stands inside a line: "a police officer"."""
    described = kind in (SpeakerKind.UNNAMED, SpeakerKind.GROUP) and _BEGINS.match(name)
    return name[:1].lower() + name[1:] if described else name


@cache
def _courtesy() -> frozenset[str]:
    return frozenset(map(fold, table("courtesy")))


@lru_cache(maxsize=1 << 10)
def tidy(name: str) -> str:
    """A name as one line may hold it, without quotation marks around it and without those that lack their partner."""
    one = flat(name)[:LONGEST_NAME]
    for opener, closer in ("«»", "“”", '""'):
        if one[:1] == opener and one[-1:] == closer and one.count(opener) + one.count(closer) == 2 + 2 * (opener == closer):
            one = one[1:-1].strip()
        if one.count(opener) != one.count(closer) or (opener == closer and one.count(opener) % 2):
            one = one.replace(opener, "").replace(closer, "")
    return " ".join(one.split()) or flat(name)[:LONGEST_NAME]


def capital(text: str) -> str:
    """The text with its first letter as a capital, the rest as it is."""
    return text[:1].upper() + text[1:]


def genitive(name: str) -> str:
    """The Arabic name as it stands behind a preposition: «بشأن الجمهوريين»."""
    return _PLURAL.sub(lambda match: match[1] + "ين" if _is_plural(match[1]) else match[0], name) if "ون" in name else name


def _is_plural(stem: str) -> bool:
    """Whether «ال» and this stem before ون are a sound plural."""
    known = table("sound_plurals").get(f"{stem.removeprefix('ال')}ون")
    return known == "plural" or (known is None and stem.endswith("ي"))


def with_article(name: str, kind: OrganizationType) -> str:
    """The English name with "the" where it is spoken with one."""
    parts = re.findall(r"[\w'’+&.-]+", name)
    if not parts or parts[0].lower() == "the" or not name.isascii():
        return name
    known = table("english_articles")
    if len(parts) == 1:
        initials = name.isupper() and len(name) <= 6 and kind not in _PROPER
        return f"the {name}" if known.get(name) == "alone" or (initials and known.get(name) != "spoken") else name
    lower = [part.lower().removesuffix("'") for part in parts]
    if kind in _PROPER and not {"group", "federation", "league", "association"} & set(lower):
        return name
    if any("'s" in part for part in parts[:1]):
        return name
    described = any(known.get(part) == "common" for part in lower) or "of" in lower
    bank = parts[-1] == "Bank" and parts[0] in ("World", "European", "Islamic", "African", "Asian", "Central", "National")
    return f"the {name}" if described or bank else name
