"""Where nobody speaks although a cue stands there."""

from __future__ import annotations

import pytest

from newsdesk.engines.rules import read_text
from newsdesk.model import Language

SILENT = [
    (Language.EN, "The indicator confirms that the cut-out has been reset."),
    (Language.EN, "The law of demand states that the quantity demanded falls when the price rises."),
    (Language.EN, "Where the landlord claims that the dwelling has been damaged, the burden of proof lies with the landlord."),
    (Language.EN, "If the company says that it will close the plant, the town will lose its last employer."),
    (Language.EN, "Suppose that a firm announces a new product. Its rivals may lower their prices."),
    (Language.EN, "Economists call this a shock, and they draw it as a shift of the curve."),
    (Language.EN, "Storage charges apply from the eighth day as follows: days 8 to 14, twelve dollars per pallet per day."),
    (Language.EN, "The letter was long, and she told him nothing that he had not known."),
    (Language.AR, "يشير الضوء الأخضر إلى أن الحرارة المطلوبة قد تحققت."),
    (Language.AR, "الجهاز متوافق مع الخدمات كلها، وعمر البطارية يختلف بحسب الاستخدام."),
]
SPOKEN = [
    (Language.EN, "The company said that it would close the plant if demand did not return.", "The company"),
    (Language.EN, "If demand does not return, Mary Jones said, the plant will close.", "Mary Jones"),
    (Language.EN, "Denis Law said that the team had played well.", "Denis Law"),
    (Language.EN, "Mary Jones said nothing had changed since the vote.", "Mary Jones"),
    (Language.EN, "Economists said this was a shock to the whole market.", "Economists"),
    (Language.AR, "أشار وزير الطاقة إلى أن المحطة ستعمل في الصيف.", "وزير الطاقة"),
]


@pytest.mark.parametrize(("language", "sentence"), SILENT)
def test_what_nobody_says_is_no_statement(language: Language, sentence: str) -> None:
    assert read_text(sentence, language) == []


@pytest.mark.parametrize(("language", "sentence", "speaker"), SPOKEN)
def test_what_somebody_says_stays_a_statement(language: Language, sentence: str, speaker: str) -> None:
    (claim,) = read_text(sentence, language)
    assert claim.speaker.name.removeprefix("The ") == speaker.removeprefix("The ")
