"""Speakers: their names in both scripts, their role, gender and place in the list of public figures."""

from __future__ import annotations

from newsdesk.entities.countries import place_named
from newsdesk.entities.organizations import organization_named
from newsdesk.entities.people import Figure, figure_named, figure_with_id, given_name_gender, household_figure, name_key
from newsdesk.entities.roles import honorifics, role_gender, role_heads, translate_role
from newsdesk.entities.roles_agreement import is_a_countrys_body
from newsdesk.entities.roles_from_arabic import parse_arabic_owner
from newsdesk.entities.roles_from_english import parse_english_owner
from newsdesk.entities.transliteration import to_arabic, to_latin
from newsdesk.entities.tsv import is_arabic, is_latin, key_of
from newsdesk.entities.unnamed import translate_unnamed
from newsdesk.model import ClaimedSpeaker, Gender, Language, Speaker, SpeakerKind

Rendered = tuple[str | None, str | None, bool, str | None]


def render_name(name: str, kind: SpeakerKind, language_of_text: Language) -> Rendered:
    """The name in English and in Arabic (None where there is none), whether one is by rule, and the figure's id, if it is one.

    What stands in the text's language is the text's own spelling, but for a surname that everyone knows (بوتين): then it is
    the full name of the list. A person's name is taken from the list, else transliterated; an
    organization's from its list; a group or an unnamed source is translated where the tables can.
    """
    name = " ".join(name.split())
    if kind is SpeakerKind.PERSON:
        return _person(name, language_of_text)
    other = Language.EN if language_of_text is Language.AR else Language.AR
    if (found := _organization_or_group(name, kind, other)) is not None:
        return (found, name, False, None) if other is Language.EN else (name, found, False, None)
    return (None, name, False, None) if _arabic_text(name, language_of_text) else (name, None, False, None)


def _arabic_text(name: str, language: Language) -> bool:
    return is_arabic(name) or (language is Language.AR and not is_latin(name))


def _person(name: str, language: Language) -> Rendered:
    arabic = _arabic_text(name, language)
    name = without_titles(name, Language.AR if arabic else Language.EN)
    figure = figure_named(name)
    if figure is None and (figure := household_figure(name)) is not None:
        return figure.name_en, figure.name_ar, False, figure.id
    if figure is not None:
        other = _as_long(figure, name, arabic=arabic)
        return (other, name, False, figure.id) if arabic else (name, other, False, figure.id)
    if arabic:
        role = translate_role(name, Language.EN)
        return (role, name, False, None) if role else _guessed(to_latin(name), name, arabic=True)
    role = translate_role(name, Language.AR)
    return (name, role, False, None) if role else _guessed(to_arabic(name), name, arabic=False)


def without_titles(name: str, language: Language) -> str:
    """The name without the titles of courtesy and rank before it, where anything is left: الدكتور، العقيد, Sir."""
    words = name.split()
    at = 0
    while at < len(words) - 1:
        size = next((size for size in (3, 2, 1) if key_of(" ".join(words[at : at + size])) in honorifics(language)), 0)
        if not size or at + size >= len(words):
            break
        at += size
    return " ".join(words[at:])


def _as_long(figure: Figure, name: str, *, arabic: bool) -> str:
    """The figure's name in the other script; a longer form (with Al Thani) where the text has a longer one too."""
    own, other = (figure.name_ar, figure.name_en) if arabic else (figure.name_en, figure.name_ar)
    aliases = figure.aliases_en if arabic else figure.aliases_ar
    if len(name_key(name).split()) <= len(name_key(own).split()):
        return other
    return next((alias for alias in aliases if len(name_key(alias).split()) > len(name_key(other).split())), other)


def _guessed(written: str, name: str, *, arabic: bool) -> Rendered:
    """A name by rule, or none where it mixes scripts or has digits, so that the rule would lose a part of it."""
    mixed = (is_arabic(name) and is_latin(name)) or any(letter.isdigit() for letter in name)
    if not written or mixed or not _is_a_name(name):
        return (None, name, False, None) if arabic else (name, None, False, None)
    return (written, name, True, None) if arabic else (name, written, True, None)


def _is_a_name(name: str) -> bool:
    """Whether this can be a person's name: capitals in Latin letters; in Arabic no lone title or role («الدكتور»)."""
    words = name.split()
    if not is_arabic(name):
        return words[0] != words[0].lower() or words[-1] != words[-1].lower()
    return len(words) > 1 or key_of(name) not in role_heads(Language.AR) | honorifics(Language.AR)


def _organization_or_group(name: str, kind: SpeakerKind, other: Language) -> str | None:
    organization = organization_named(name) if kind is SpeakerKind.ORGANIZATION else None
    if organization is not None and is_a_countrys_body(organization) and (body := _body(name, other)) is not None:
        return body
    if organization is not None:
        is_short = key_of(name) not in {key_of(form) for form in (organization.name_en, organization.name_ar) if form}
        full = organization.name_en if other is Language.EN else organization.name_ar
        brief = organization.short_en if other is Language.EN else organization.short_ar
        wordy = other is Language.AR and brief is not None and " " in brief  # العمال البريطاني is short for a heading only
        found = (brief or full) if is_short and not wordy else (full or brief)
        if found:
            return found
    if (place := place_named(name)) is not None:
        return place.name_en if other is Language.EN else place.name_ar
    if kind is SpeakerKind.ORGANIZATION:
        return _body(name, other) or translate_unnamed(name, other, people=False)
    return translate_unnamed(name, other) or _body(name, other) or translate_role(name, other)


def _body(name: str, other: Language) -> str | None:
    """A ministry, a committee, an army that no list has, from its parts: Russian Ministry of Defence."""
    if is_arabic(name) == (other is Language.AR) or (is_arabic(name) and is_latin(name)):
        return None
    if other is Language.AR:
        owner = parse_english_owner(name)
        return owner.arabic() if owner is not None and owner.body is not None else None
    found = parse_arabic_owner(name.split())
    return found[1].english(article=False) if found is not None and found[1].body is not None else None


def resolve_speaker(claimed: ClaimedSpeaker, language: Language) -> Speaker:
    """The speaker with names in both scripts, the role that this article gives in both languages, gender and figure."""
    name_en, name_ar, approximate, identity = render_name(claimed.name, claimed.kind, language)
    figure = figure_with_id(identity) if identity else None
    gender = _gender(claimed, figure)
    role = _told(claimed.role)
    role_en, role_ar = _roles(role, gender)
    return Speaker(
        key=_key(claimed, figure),
        name=claimed.name,
        kind=claimed.kind,
        name_en=name_en,
        name_ar=name_ar,
        approximate=approximate,
        role=role,
        role_en=role_en,
        role_ar=role_ar,
        gender=gender,
        figure=identity,
        doubtful=claimed.doubtful,
    )


def _told(role: str | None) -> str | None:
    """The role, unless its words tell nothing of the person: "one of them", "of the two"."""
    return None if role is None or role.lower().startswith(("of ", "one of ")) else role


def _gender(claimed: ClaimedSpeaker, figure: Figure | None) -> Gender:
    if claimed.gender is not Gender.UNKNOWN or claimed.kind is not SpeakerKind.PERSON:
        return claimed.gender
    if figure is not None:
        return figure.gender
    if claimed.role and (gender := role_gender(claimed.role)) is not Gender.UNKNOWN:
        return gender
    if (gender := given_name_gender(claimed.name)) is not Gender.UNKNOWN:
        return gender
    return role_gender(claimed.name)


def _roles(role: str | None, gender: Gender) -> tuple[str | None, str | None]:
    if not role:
        return None, None
    if is_arabic(role):
        return translate_role(role, Language.EN, gender), role
    return role, translate_role(role, Language.AR, gender)


def _key(claimed: ClaimedSpeaker, figure: Figure | None) -> str:
    """Equal for the spellings of one name; a figure's id where the name is in the list."""
    if figure is not None:
        return figure.id
    if claimed.kind is SpeakerKind.ORGANIZATION and (organization := organization_named(claimed.name)) is not None:
        return f"{claimed.kind.value}:{organization.id}"
    key = name_key(claimed.name) or key_of(claimed.name) or claimed.name
    return f"{claimed.kind.value}:{key}"
