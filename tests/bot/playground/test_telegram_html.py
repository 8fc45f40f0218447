from __future__ import annotations

import contextlib

import pytest

from bot.playground.refusals import Refusal
from bot.playground.telegram_html import checked_address, parse_html
from tests.measuring import within


def entity(kind: str, offset: int, length: int, **more: object) -> dict[str, object]:
    return {"type": kind, "offset": offset, "length": length, **more}


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("plain", "plain", []),
        ("<b>a</b><strong>b</strong>", "ab", [entity("bold", 0, 1), entity("bold", 1, 1)]),
        ("<I>a</i> <em>b</EM>", "a b", [entity("italic", 0, 1), entity("italic", 2, 1)]),
        ("<u>a</u><ins>b</ins>", "ab", [entity("underline", 0, 1), entity("underline", 1, 1)]),
        (
            "<s>a</s><strike>b</strike><del>c</del>",
            "abc",
            [entity("strikethrough", 0, 1), entity("strikethrough", 1, 1), entity("strikethrough", 2, 1)],
        ),
        (
            '<tg-spoiler>a</tg-spoiler><span class="tg-spoiler">b</span>',
            "ab",
            [entity("spoiler", 0, 1), entity("spoiler", 1, 1)],
        ),
        ("<b>a<i>b</i></b>", "ab", [entity("bold", 0, 2), entity("italic", 1, 1)]),
        ('<a href="https://e.org/?a=1&amp;b=2">x</a>', "x", [entity("text_link", 0, 1, url="https://e.org/?a=1&b=2")]),
        ("<a href='https://e.org'>x</a>", "x", [entity("text_link", 0, 1, url="https://e.org/")]),
        ("<a>e.org</a>", "e.org", [entity("text_link", 0, 5, url="http://e.org/")]),
        ('<a href="no address">x</a>', "x", []),
        ('<a href="tg://user?id=7">x</a>', "x", [entity("text_mention", 0, 1, user={"id": 7})]),
        ("<code>x</code>", "x", [entity("code", 0, 1)]),
        ("<pre>x</pre>", "x", [entity("pre", 0, 1)]),
        ('<pre><code class="language-python">x</code></pre>', "x", [entity("pre", 0, 1, language="python")]),
        ("<blockquote>x</blockquote>", "x", [entity("blockquote", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [entity("expandable_blockquote", 0, 1)]),
        (
            '<tg-time unix="1795511103" format="wDT">x</tg-time>',
            "x",
            [entity("date_time", 0, 1, unix_time=1795511103, date_time_format="wDT")],
        ),
        ('<tg-emoji emoji-id="5368">👍</tg-emoji>', "👍", [entity("custom_emoji", 0, 2, custom_emoji_id="5368")]),
        ("😀<b>قول</b>", "😀قول", [entity("bold", 2, 3)]),
        ("a&lt;b&gt;&amp;&quot;&#1602;&#x642;", 'a<b>&"قق', []),
        ("&nbsp;&copy; & &#0; &#xD800;", "&nbsp;&copy; & &#0; &#xD800;", []),
        ("&lt", "<", []),
        ("<b></b>x", "x", []),
        ("<b>x</>", "x", [entity("bold", 0, 1)]),
    ],
)
def test_a_text_is_read_as_telegram_reads_it(source: str, text: str, entities: list[dict[str, object]]) -> None:
    assert parse_html(source) == (text, entities)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("قول <br>", 'Unsupported start tag "br" at byte offset 7'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ('<a href="x"', "Unclosed start tag at byte offset 0"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ('<a ="x">y</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=x/>y</a>", "Unexpected end of name token at byte offset 8"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b>ق</i>", 'Unmatched end tag at byte offset 5, expected "</b>", found "</i>"'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<i><b>x</b>", 'Can\'t find end tag corresponding to start tag "i"'),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", 'Nested start tag "blockquote" at byte offset 13'),
        ('<tg-time format="D">x</tg-time>', 'Tag "tg-time" must have a valid "unix" and "format" at byte offset 0'),
    ],
)
def test_what_telegram_cannot_read_is_refused_with_its_byte_offset(source: str, reason: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_html(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {reason}"


@pytest.mark.parametrize("source", ["<" * 100_000, "&" * 300_000, "<b>" * 50_000, "«" * 300_000, "<b " + "a " * 100_000 + ">"])
def test_hostile_texts_are_read_or_refused_in_no_time(source: str) -> None:
    def parse() -> None:
        with contextlib.suppress(Refusal):
            parse_html(source)

    assert within(2, parse)


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("example.com", "http://example.com/"),
        ("https://example.com", "https://example.com/"),
        ("https://example.com?x=1", "https://example.com/?x=1"),
        ("https://example.com/a#:~:text=%D9%82", "https://example.com/a#:~:text=%D9%82"),
        ("tg://resolve?domain=x", "tg://resolve?domain=x"),
        ("javascript:alert(1)", None),
        ("https://nodot", None),
        ("http://[", None),
        ("", None),
        ("two words.com", None),
    ],
)
def test_an_address_is_written_as_telegram_writes_it(address: str, kept: str | None) -> None:
    assert checked_address(address) == kept
