"""Organizations, public figures, roles and countries in both languages, and how words of an article resolve to them."""

from newsdesk.entities.organization_descriptions import pronoun_of_speaker
from newsdesk.entities.organizations import OrganizationFound, find_organizations, organization, organization_named
from newsdesk.entities.speakers import render_name, resolve_speaker

__all__ = [
    "OrganizationFound",
    "find_organizations",
    "organization",
    "organization_named",
    "pronoun_of_speaker",
    "render_name",
    "resolve_speaker",
]
