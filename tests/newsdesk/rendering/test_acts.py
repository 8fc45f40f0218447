"""Acts as they are told: additions only behind what they add to, a denunciation with the verb that its words go with."""

from __future__ import annotations

import pytest

from newsdesk.model import Act, Gender, Kind
from newsdesk.rendering.acts import shown_act, told
from newsdesk.rendering.layout import texts
from newsdesk.rendering.surroundings import place_blocks
from tests.newsdesk.rendering.making import AR, EN, Making, person

HADDAD = person("Mona Haddad", gender=Gender.WOMAN)


def test_an_addition_is_one_only_behind_what_it_adds_to() -> None:
    made = Making("She said it was late. Then she added it was cold.", EN)
    made.said(HADDAD, Act.SAID, "it was late", kind=Kind.INDIRECT).said(HADDAD, Act.ADDED, "it was cold", kind=Kind.INDIRECT)
    first, second = made.statements
    assert shown_act(second, first, made.summary()) is Act.ADDED
    assert shown_act(second, None, made.summary()) is Act.SAID
    assert texts(place_blocks(made.summary(), second, EN))[0] == "Mona Haddad · said"


@pytest.mark.parametrize(
    ("cue", "words", "act"), [("نددت", "بالقصف", "ندّدت"), ("أدانت", "القصف", "أدانت"), ("منددة", "بالقصف", "ندّدت")]
)
def test_a_denunciation_has_the_verb_that_its_words_go_with(cue: str, words: str, act: str) -> None:
    made = Making(f"و{cue} حداد {words} أمس", AR).said(HADDAD, Act.CONDEMNED, words, kind=Kind.INDIRECT, cue=cue)
    assert told(Act.CONDEMNED, made.statements[0], made.summary(), AR) == act
    assert told(Act.CONDEMNED, made.statements[0], made.summary(), EN) == "Condemned"
