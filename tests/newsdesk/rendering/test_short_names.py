"""Short names of the list as they stand behind «بشأن»."""

from __future__ import annotations

from newsdesk.entities.organizations import organization_named
from newsdesk.model import Language
from newsdesk.rendering.names import Names
from newsdesk.rendering.words import words


def test_a_ministry_is_not_cut_to_a_matter_of_its_own() -> None:
    names = Names(words(Language.AR), Language.AR)
    for written, shown in (
        ("China's Commerce Ministry", "وزارة التجارة الصينية"),  # «بشأن التجارة الصينية» would be about China's trade
        ("Justice Department", "وزارة العدل الأمريكية"),
        ("HHS", "وزارة الصحة الأمريكية"),
        ("State Department", "الخارجية الأمريكية"),
        ("العدل الأمريكية", "وزارة العدل الأمريكية"),
    ):
        known = organization_named(written)
        assert known is not None
        assert names.about(known) == shown
