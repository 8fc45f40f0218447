"""Speakers that nobody can be, each class with sentences of its own."""

from __future__ import annotations

import pytest

from newsdesk.engines.rules.engine import read_text
from newsdesk.model import Claim, Language


def arabic(text: str) -> list[Claim]:
    return read_text(text, Language.AR)


def english(text: str) -> list[Claim]:
    return read_text(text, Language.EN)


def names(claims: list[Claim]) -> list[str]:
    return [claim.speaker.name for claim in claims]


@pytest.mark.parametrize(
    "sentence",
    [
        "لا يمكن أن يقاس ذلك بأن فلانا قال كذا، بل بما يراه الناس في الأسواق كل يوم.",
        'كان المدير يتابع عددا من المشاريع "الكبيرة في المدينة القديمة" منذ سنوات.',
        "تعتبر أكبر مدينة ساحلية في البلاد مركزا للتجارة والصناعة.",
    ],
)
def test_no_function_word_verb_or_measure_speaks(sentence: str) -> None:
    assert not {"كذا", "عددا", "أكبر"} & set(names(arabic(sentence)))


def test_a_role_speaks_where_the_word_behind_it_is_no_name() -> None:
    claims = arabic("وأكد الوزير التونسي موقف بلاده الداعي إلى حل سياسي للأزمة.")
    assert names(claims) == ["الوزير التونسي"]


def test_a_man_called_ali_is_no_preposition() -> None:
    assert names(arabic("وقال المهندس علي الحداد إن المصنع سيفتح أبوابه في الربيع.")) == ["علي الحداد"]


def test_a_name_that_was_cut_behind_son_of_ends_before_it() -> None:
    assert "فيصل بن مشعل بن" not in names(arabic("وقال الأمير فيصل بن مشعل بن، إن المهرجان سيبدأ غدا."))


def test_a_dash_behind_a_report_is_no_part_of_its_name() -> None:
    assert all(not name.endswith("ـ") for name in names(arabic("وأضاف المصدر ـ أن الطريق ستفتح غدا أمام السيارات.")))


def test_a_latest_report_keeps_what_it_is_the_latest_of() -> None:
    claims = arabic("وذكر أحدث تقارير المنظمة أن الأسعار ستنخفض في العام المقبل.")
    assert names(claims) in (["أحدث تقارير"], ["أحدث تقارير المنظمة"])


def test_how_it_was_said_speaks_for_whoever_spoke_and_is_in_doubt() -> None:
    claims = arabic("قال خالد الخوري إن الملعب جاهز. وقال متنهدا «لم يكن الأمر سهلا علينا هذا العام».")
    assert set(names(claims)) == {"خالد الخوري"}
    assert claims[-1].speaker.doubtful


@pytest.mark.parametrize(
    "sentence",
    [
        "As the day went on, the minister offered other reasons for the delay.",
        "Four hours earlier, a memo was released, stating that the loss was expected.",
        "The vote is on Monday in nine states: Ohio, Utah and seven others.",
        'His words were heard again in his famous demand in Lisbon: "Open the archives now!"',
        'Whatever his disagreements with the mayor, he went home, shrugging off "the noise of the street".',
    ],
)
def test_no_time_number_or_conjunction_speaks(sentence: str) -> None:
    spoke = {name.lower() for name in names(english(sentence))}
    assert not spoke & {"the day", "four hours", "nine", "his famous", "whatever his disagreements with the mayor"}


def test_a_share_keeps_what_it_is_a_share_of() -> None:
    assert names(english("The town is split. Six in 10 say he is decisive about the bridge.")) == ["Six in 10"]


def test_a_headline_verb_is_no_part_of_a_name() -> None:
    text = 'Nora Fielding Endorses Paul Harker\n\nNora Fielding said the plan was ready. "We can begin," Fielding said.'
    assert set(names(english(text))) == {"Nora Fielding"}


def test_an_owner_of_a_book_speaks_without_his_ending() -> None:
    claims = english('According to A. B. Norland\'s "The Harbour Lights", the pier was never finished.')
    assert names(claims) in (["A. B. Norland"], [])
