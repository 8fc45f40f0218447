"""Organizations that speak: one name for each over the article, and the pronoun by which it means itself."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from newsdesk.engines.rules.document import Document
from newsdesk.entities import OrganizationFound, pronoun_of_speaker
from newsdesk.model import Claim, ClaimedOrganization, Kind, Language, Span, SpeakerKind
from newsdesk.text import fold

_EXPLETIVE = re.compile(r"(?:'s|’s| is| was| would be| will be| has been| had been) (?!\w+(?:ing|ed)\b)")
"""What follows "it" that means nothing: it was too early to say."""


def with_bodies(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """The claims with each speaking organization under one name, and about itself where its words begin with "it", أنها.

    "FedEx Corp.", "FedEx" and "the company" are one speaker when the words at the cue are found to mean one body; its name
    is the longest that any of these cues has.
    """
    meant = [_meant(document, claim) for claim in claims]
    names: dict[str, str] = {}
    for claim, found in zip(claims, meant, strict=True):
        if found is not None:
            names[found.organization.id] = max(names.get(found.organization.id, ""), _name(claim, found), key=len)
    return [
        _spoken_for(document, claim) if found is None else _mended(document, claim, found, names[found.organization.id])
        for claim, found in zip(claims, meant, strict=True)
    ]


def _meant(document: Document, claim: Claim) -> OrganizationFound | None:
    """The organization that the words at the cue mean, if an organization speaks and they are its name or stand for it."""
    mention = claim.speaker.mention
    if claim.speaker.kind is not SpeakerKind.ORGANIZATION or not isinstance(mention, Span):
        return None
    found = document.organizations
    at = bisect_right(document.organization_ends, mention.start + 1)
    within = [one for one in found[at : at + 4] if one.span.overlaps(mention)]
    if len(within) != 1:
        return None
    (one,) = within
    own = fold(claim.speaker.name).split()
    theirs = fold(one.name).split()
    if one.how == "description":
        return one if (len(own) == 1 and len(theirs) > 1) or own == theirs else None
    return one if len(one.span) * 2 > len(mention) else None


def _name(claim: Claim, found: OrganizationFound) -> str:
    """The name that this cue gives the organization: its own, but for a description, which has the name of what it stands for."""
    return found.name if found.how == "description" else claim.speaker.name


def _mended(document: Document, claim: Claim, found: OrganizationFound, name: str) -> Claim:
    mended = claim if claim.speaker.name == name else replace(claim, speaker=replace(claim.speaker, name=name))
    first = claim.content[0]
    if claim.kind is Kind.DIRECT or not isinstance(first, Span):
        return mended
    pronoun = pronoun_of_speaker(document.text, first, document.language, found.name)
    if pronoun is None or any(isinstance(one.mention, Span) and one.entity == found.organization for one in claim.organizations):
        return mended
    itself = ClaimedOrganization(found.name, pronoun, found.organization)
    return replace(mended, organizations=(itself, *mended.organizations))


def _spoken_for(document: Document, claim: Claim) -> Claim:
    """The claim of somebody who speaks for a body, about that body where the words begin with its pronoun.

    A Home Office spokesman said it would appeal; Wen Zhao, the union's president, said its members were inside.
    """
    mention, first = claim.speaker.mention, claim.content[0]
    if document.language is not Language.EN or claim.speaker.kind is SpeakerKind.ORGANIZATION or claim.kind is Kind.DIRECT:
        return claim
    if not isinstance(mention, Span) or not isinstance(first, Span):
        return claim
    pronoun = pronoun_of_speaker(document.text, first, document.language)
    if pronoun is None:
        return claim
    if len(pronoun) == 2 and ("spokes" not in mention.of(document.text) or _EXPLETIVE.match(document.text, pronoun.end)):
        return claim
    found = document.organizations
    at = bisect_right(document.organization_ends, mention.start + 1)
    bodies = {one.organization.id: one for one in found[at : at + 4] if one.span.overlaps(mention)}
    if len(bodies) != 1:
        return claim
    (body,) = bodies.values()
    if any(isinstance(one.mention, Span) and one.entity == body.organization for one in claim.organizations):
        return claim
    return replace(claim, organizations=(ClaimedOrganization(body.name, pronoun, body.organization), *claim.organizations))
