from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk.articles import addresses_in, canonical_address
from newsdesk.articles.address import LONGEST, followed, parse
from newsdesk.errors import BadAddress
from tests.measuring import within


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("HTTP://News.Example.COM:80", "http://news.example.com/"),
        ("https://news.example.com:443/a#part", "https://news.example.com/a"),
        ("https://news.example.com/a#:~:text=some%20words", "https://news.example.com/a"),
        ("https://news.example.com./a", "https://news.example.com/a"),
        ("https://news.example.com/a/./b/../c", "https://news.example.com/a/c"),
        ("https://news.example.com/%7euser/%d8%a7", "https://news.example.com/~user/%D8%A7"),
        ("https://news.example.com/مقال?س=١", "https://news.example.com/%D9%85%D9%82%D8%A7%D9%84?%D8%B3=%D9%A1"),
        ("https://news.example.com/100%", "https://news.example.com/100%25"),
        ("https://news.example.com/a?", "https://news.example.com/a"),
        ("https://مثال.إختبار/", "https://xn--mgbh0fb.xn--kgbechtv/"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://news.example.com:8443/a", "https://news.example.com:8443/a"),
        ("http://[2606:4700:0:0::1111]/", "http://[2606:4700::1111]/"),
    ],
)
def test_one_article_has_one_address(written: str, canonical: str) -> None:
    assert canonical_address(written) == canonical


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("https://n.example/a?utm_source=x&id=7&fbclid=y", "https://n.example/a?id=7"),
        ("https://n.example/a?UTM_Medium=x", "https://n.example/a"),
        ("https://n.example/a?at_campaign=1&b=2&&igshid=3&gclid=4", "https://n.example/a?b=2"),
        ("https://n.example/a?page=2&id=5", "https://n.example/a?page=2&id=5"),
    ],
)
def test_trackers_are_dropped_and_all_else_of_a_query_stays_in_order(written: str, canonical: str) -> None:
    assert canonical_address(written) == canonical


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("example.com", "https://example.com/"),
        ("www.example.com/a?b=1", "https://www.example.com/a?b=1"),
        ("example.com:8080/x", "https://example.com:8080/x"),
        ("//example.com/x", "https://example.com/x"),
        ("  «https://example.com/x»\n", "https://example.com/x"),
        ("\u200fhttps://example.com/x\u200e", "https://example.com/x"),
        ("<https://example.com/x>", "https://example.com/x"),
    ],
)
def test_an_address_that_is_meant_is_mended(written: str, canonical: str) -> None:
    assert canonical_address(written) == canonical


@pytest.mark.parametrize(
    "written",
    [
        "",
        "   ",
        "hello",
        "قال الوزير",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "file:///etc/passwd",
        "ftp://example.com/x",
        "data:text/html,<p>x",
        "mailto:someone@example.com",
        "tg://resolve?domain=x",
        "tel:123456",
        "http:example.com",
        "http:/example.com",
        "http:///example.com",
        "http://",
        "https://user:secret@example.com/",
        "https://user@example.com/",
        "https://exa mple.com/",
        "https://example.com/a b",
        "https://example.com/a\tb",
        "https://example.com/\u202etxt.exe",
        "https://exam\u200bple.com/",
        "https://example.com\\@evil.example/",
        "https://example.com:0/",
        "https://example.com:99999/",
        "https://example.com:http/",
        "https://-a.example/",
        "https://a..example/",
        "https://" + "a" * 64 + ".example/",
        "https://exa%6dple.com/",
        "https://xn--/",
        "https://1.2.3.4.5/",
        "https://1.2.3.256/",
        "https://1.2.3.08/",
        "http://[::1/",
        "http://[fe80::1%25eth0]/",
        "http://[12345::]/",
        "3.14",
        "https://example.com/" + "a" * LONGEST,
        "https://example.com/\ud800",
        "https://example.com/\x00",
    ],
)
def test_what_is_no_web_address_is_refused(written: str) -> None:
    with pytest.raises(BadAddress):
        canonical_address(written)


@pytest.mark.parametrize(
    "written",
    [
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "127.1",
        "0x7f.1",
        "017700000001",
        "127.0.0.1.",
        "１２７.0.0.1",
        "127。0。0。1",
    ],
)
def test_an_address_in_numbers_is_known_however_it_is_written(written: str) -> None:
    assert canonical_address(f"http://{written}/") == "http://127.0.0.1/"


@given(st.text(max_size=80))
def test_any_text_is_an_address_or_is_refused(text: str) -> None:
    try:
        canonical = canonical_address(text)
    except BadAddress:
        return
    assert canonical.isascii()
    assert canonical.startswith(("http://", "https://"))


@settings(max_examples=200)
@given(
    st.sampled_from(["http", "https", "HTTPS"]),
    st.sampled_from(["example.com", "EXAMPLE.com", "مثال.example", "127.1", "[::1]"]),
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zs", "Zl", "Zp")), max_size=40),
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zs", "Zl", "Zp")), max_size=40),
)
def test_the_canonical_form_of_a_canonical_form_is_itself(scheme: str, host: str, path: str, query: str) -> None:
    try:
        once = canonical_address(f"{scheme}://{host}/{path}?{query}")
    except BadAddress:
        return
    assert canonical_address(once) == once
    assert "#" not in once


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("/b", "https://n.example/b"),
        ("b?x=1#y", "https://n.example/dir/b?x=1"),
        ("//m.example/b", "https://m.example/b"),
        ("http://127.1/", "http://127.0.0.1/"),
        ("/with space", "https://n.example/with%20space"),
        ("/مقال".encode().decode("latin-1"), "https://n.example/%D9%85%D9%82%D8%A7%D9%84"),
        ("?utm_source=kept", "https://n.example/dir/a?utm_source=kept"),
    ],
)
def test_a_redirect_is_followed_as_browsers_do(location: str, target: str) -> None:
    assert str(followed(parse("https://n.example/dir/a"), location)) == target


@pytest.mark.parametrize(
    "location", ["javascript:alert(1)", "file:///etc/passwd", "https://u:p@n.example/", "http://[::1", "x" * 10_000]
)
def test_a_redirect_to_no_web_address_is_refused(location: str) -> None:
    with pytest.raises(BadAddress):
        followed(parse("https://n.example/"), location)


def test_addresses_are_found_in_a_text_without_the_marks_around_them() -> None:
    text = (
        "اقرأ (https://a.example/x_(y)) ثم «https://b.example/م»، و www.c.example. See http://d.example/a?b=1! and again "
        "https://a.example/x_(y), ftp://e.example, https://f.example/؟"
    )
    assert addresses_in(text) == (
        "https://a.example/x_(y)",
        "https://b.example/%D9%85",
        "https://www.c.example/",
        "http://d.example/a?b=1",
        "https://f.example/",
    )


@pytest.mark.parametrize(
    "text", ["http://" * 100_000, "www." * 200_000, "https://a.example/" + "(" * 500_000, "h" * 1_000_000, ".)" * 300_000]
)
def test_finding_addresses_takes_time_linear_in_the_text(text: str) -> None:
    assert within(4, lambda: addresses_in(text))
