from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.model import Language
from newsdesk.rendering import Block, Line, Quotation, Run, answer_blocks
from newsdesk.rendering.layout import line
from newsdesk.rendering.telegram import MOST_ENTITIES, MOST_UNITS, escape, messages, units
from tests.newsdesk.rendering.cases import CASES, long_words

TOKEN = re.compile(r'<(/?)(b|blockquote|a)((?: expandable)?| href="[^"<>]*")>|&(?:lt|gt|amp|quot|#\d+);|[^<>&]', re.DOTALL)
ENTITY = re.compile(r"&(lt|gt|amp|quot|#39);")
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "#39": "'"}


def parsed(html: str) -> tuple[str, int]:
    """The text after parsing and the number of entities; fails for what Telegram would refuse."""
    at, text, entities = 0, [], 0
    stack: list[str] = []
    while at < len(html):
        token = TOKEN.match(html, at)
        assert token, f"refused at {html[at : at + 40]!r}"
        at = token.end()
        if token[2] is None:
            text.append(ENTITY.sub(lambda match: NAMED[match[1]], token[0]))
        elif token[1]:
            assert stack.pop() == token[2]
        else:
            assert not (token[2] == "blockquote" and "blockquote" in stack)
            stack.append(token[2])
            entities += 1
    assert not stack
    return "".join(text), entities


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("language", Language)
def test_telegram_takes_every_message(name: str, language: Language) -> None:
    make, view = CASES[name]
    for message in messages(answer_blocks(make(), replace(view, language=language))):
        text, entities = parsed(message)
        assert 0 < utf16(text) <= MOST_UNITS
        assert entities <= MOST_ENTITIES


def test_a_long_quotation_is_cut_between_sentences_over_several_messages() -> None:
    make, view = CASES["long-words"]
    sent = messages(answer_blocks(make(), view))
    assert len(sent) == 3
    assert all("</blockquote>" in message for message in sent)
    for message in sent[:-1]:
        assert message.endswith("it is late.</blockquote>")
    whole = " ".join(" ".join(re.findall(r"<blockquote expandable>(.*?)</blockquote>", message, re.DOTALL)) for message in sent)
    article = long_words().article.text.characters
    assert article.split('"')[1].strip() in whole


def test_a_speaker_who_goes_on_in_the_next_message_is_named_there_again() -> None:
    name = line(Run("Ann", bold=True))
    blocks = [Block((name, line("Said"), Quotation("a" * 60, Language.EN)))]
    blocks += [Block((line("Said"), Quotation("b" * 60, Language.EN)), gap=False, heading=name) for _ in range(3)]
    first, second = messages(blocks, most_units=160)
    assert first.count("<b>Ann</b>") == 1
    assert second.startswith("<b>Ann</b>\nSaid")


def test_a_message_has_at_most_a_hundred_entities() -> None:
    blocks = [Block((line(*(Run(str(n), bold=True, link="https://a.example/") for n in range(7))),)) for _ in range(60)]
    sent = messages(blocks)
    assert len(sent) > 1
    assert all(parsed(message)[1] <= MOST_ENTITIES for message in sent)


def test_markup_in_texts_and_addresses_stays_text() -> None:
    sent = messages(
        [Block((line(Run("<b>&\"'", link='https://a.example/?a="><script>&b')), Quotation("</blockquote><i>", Language.EN)))]
    )
    assert parsed(sent[0])[0] == "<b>&\"'\n</blockquote><i>"


def test_what_telegram_would_remove_is_not_sent() -> None:
    assert escape("a\x00b\r\u2028c\u202ed\ud800") == "abcd\ufffd"


def test_units_are_utf16() -> None:
    assert units("a😀ب") == 4


def test_a_hostile_megabyte_is_cut_in_time_and_without_loss() -> None:
    text = '"' * 1_000_000
    sent = messages([Block((Quotation(text, Language.EN),))])
    assert sum(parsed(message)[0].count('"') for message in sent[:3]) > 9_000
    assert sum(message.count("&quot;") for message in sent) == 1_000_000


pieces = st.text(alphabet=st.sampled_from("aب <>&\"'«.😀\n\r\u202e"), max_size=300)
runs = st.builds(Run, pieces, st.booleans(), st.none() | pieces)
parts = st.builds(lambda found: Line(tuple(found)), st.lists(runs, max_size=4)) | st.builds(
    Quotation, pieces, st.sampled_from(Language)
)
blocks = st.builds(
    lambda found, gap, heading: Block(tuple(found), gap, heading),
    st.lists(parts, min_size=1, max_size=4),
    st.booleans(),
    st.none() | st.just(line(Run("اسم", bold=True))),
)


@given(st.lists(blocks, max_size=8), st.integers(120, 700))
def test_whatever_is_sent_is_balanced_and_within_the_limits(given_blocks: list[Block], most: int) -> None:
    for message in messages(given_blocks, most_units=most):
        text, entities = parsed(message)
        assert utf16(text) <= most
        assert entities <= MOST_ENTITIES
        assert text.strip()
