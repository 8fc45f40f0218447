import re

import pytest

from newsdesk.engines.rules import RulesEngine, read_text
from newsdesk.model import PUBLIC, Article, Claim, Language, Origin, Span, Text, Usage

TEXT = "قال مدير المرفأ سامر الحلواني إن السفن وصلت.\nوأضاف: «العمل مستمر حتى الربيع المقبل»."


def article(text: str, language: Language = Language.AR, *, mixed: bool = False) -> Article:
    return Article(PUBLIC, Text(text), language, Origin.PASTE, mixed=mixed)


async def test_the_engine_streams_claims_in_text_order_and_then_what_it_took() -> None:
    parts = [part async for part in RulesEngine().read(article(TEXT))]
    *claims, usage = parts
    assert claims == read_text(TEXT, Language.AR)
    assert isinstance(usage, Usage)
    assert usage.seconds > 0
    assert usage.tokens_in == usage.tokens_out == 0


@pytest.mark.parametrize("text", ["", " \n", "«»", "!!!"])
async def test_a_text_without_words_gives_usage_alone(text: str) -> None:
    parts = [part async for part in RulesEngine().read(article(text))]
    assert not [part for part in parts if isinstance(part, Claim)]


def test_the_version_is_computed_and_the_same_for_every_instance() -> None:
    maker = RulesEngine().maker
    assert maker.engine == "rules"
    assert re.fullmatch(r"[0-9a-f]{12}", maker.version)
    assert maker == RulesEngine().maker


def test_of_a_mixed_text_each_paragraph_is_read_in_its_own_language() -> None:
    text = TEXT + "\nThe weather in the old town was fine on all of these days and the ships were in the harbour."
    claims = read_text(text, Language.AR, mixed=True)
    assert [span.of(text) for claim in claims for span in claim.content if isinstance(span, Span)] == [
        "السفن وصلت",
        "العمل مستمر حتى الربيع المقبل",
    ]
