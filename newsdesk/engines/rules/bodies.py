"""Organizations that speak: one name for each over the article, and the pronoun by which it means itself."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from newsdesk.engines.rules.document import Document
from newsdesk.entities import OrganizationFound, pronoun_of_speaker
from newsdesk.model import Claim, ClaimedOrganization, Kind, Span, SpeakerKind
from newsdesk.text import fold


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
        claim if found is None else _mended(document, claim, found, names[found.organization.id])
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
