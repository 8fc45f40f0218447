"""What may belong to what in an Arabic role: owners to heads, adjectives to nouns."""

from __future__ import annotations

from newsdesk.entities.countries import Country, country_with_id
from newsdesk.entities.roles_phrases import Owner, RolePhrase
from newsdesk.model import Organization


def is_a_countrys_body(organization: Organization) -> bool:
    """Whether this is "Ministry of Defence of Russia" and the like, which is written "Russian Ministry of Defence"."""
    stem, _, land = organization.id.rpartition("-")
    country = country_with_id(land) if stem else None
    return country is not None and (organization.name_en or "").endswith(f" of {country.name_en}")


def may_own(owner: Owner, link: str, phrase: RolePhrase) -> bool:
    """Whether this can be what the role belongs to: a student is of no president, and no one is "at" a person."""
    of_person = owner.role is not None or owner.figure is not None
    if of_person and (
        link in {"ب", "في"} or (link == "construct" and not phrase.role.office and phrase.role.link_ar != "construct")
    ):
        return False
    if owner.fields and phrase.owners and phrase.owners[-1][1].is_team():
        return False  # the federation of another sport
    return link != "construct" or phrase.role.office or owner.place is None


def agrees(owner: Owner, feminine: bool) -> bool:
    """Whether an adjective of this gender can be an organization's."""
    if owner.organization is None or not owner.organization.name_ar:
        return False
    return owner.organization.name_ar.split()[0].endswith("ة") == feminine


def is_adjective(key: str) -> bool:
    """Whether this is written as an adjective; مالي and تشيلي are names of countries too."""
    return key.endswith(("ي", "يه"))


def innermost(owner: Owner) -> Owner:
    """The body that stands last, which an adjective right behind it belongs to."""
    while owner.owner is not None and owner.owner.body is not None:
        owner = owner.owner
    return owner


def give_country(phrase: RolePhrase, body: Owner | None, country: Country) -> bool:
    """Give the country to the body or to the head; False where both have theirs."""
    if body is not None and body.country is None and body.owner is None:
        body.country = country
    elif phrase.country is None:
        phrase.country = country
    else:
        return False
    return True
