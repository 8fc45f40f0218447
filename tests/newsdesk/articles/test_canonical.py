from __future__ import annotations

import pytest

from newsdesk.articles.address import direct_address, same_site
from newsdesk.articles.page import Page, read_page
from newsdesk.errors import BadAddress
from tests.newsdesk.articles.pages import newspaper

HERE = "https://m.post.example/amp/news/1?ref=home"


def _own(link: str, address: str | None = HERE) -> str | None:
    found = read_page(newspaper().replace("</head>", f"{link}</head>", 1).encode(), None, address)
    assert isinstance(found, Page)
    return found.address


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ('<link rel="canonical" href="https://www.post.example/news/1?utm_source=x#top">', "https://www.post.example/news/1"),
        ('<link rel="canonical" href="/news/1">', "https://m.post.example/news/1"),
        ('<meta property="og:url" content="https://post.example/news/1">', "https://post.example/news/1"),
        ('<link rel="amphtml" href="https://post.example/x">', None),
        ('<link rel="canonical" href="https://www.post.example/">', None),
        ('<link rel="canonical" href="https://other.example/news/1">', None),
        ('<link rel="canonical" href="https://post.example.evil.example/news/1">', None),
        ('<link rel="canonical" href="javascript:alert(1)">', None),
        ('<link rel="canonical" href="https://a:b@post.example/news/1">', None),
        ('<link rel="canonical" href="">', None),
    ],
)
def test_a_page_is_believed_about_its_address_only_on_its_own_site(link: str, address: str | None) -> None:
    assert _own(link) == address


def test_a_saved_page_without_an_address_has_none() -> None:
    assert _own('<link rel="canonical" href="https://www.post.example/news/1">', None) is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.post.example/a", "http://m.post.example/b", True),
        ("https://amp.post.example/a", "https://www.m.post.example/b", True),
        ("https://post.example", "https://news.post.example", False),
        ("https://a.pages.example", "https://b.pages.example", False),
        ("https://m.example", "https://www.example", False),
        ("https://post.example", "no address", False),
    ],
)
def test_side_doors_lead_into_the_same_site(one: str, other: str, same: bool) -> None:
    assert same_site(one, other) is same


@pytest.mark.parametrize(
    ("wrapped", "address"),
    [
        ("https://www.google.com/amp/s/www.post.example/news/1", "https://www.post.example/news/1"),
        ("https://www-post-example.cdn.ampproject.org/c/s/www.post.example/news/1?x=2", "https://www.post.example/news/1?x=2"),
        ("https://www.google.com/url?sa=t&url=https%3A%2F%2Fpost.example%2Fa%3Fb%3D1&usg=x", "https://post.example/a?b=1"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fpost.example%2Fa%3Ffbclid%3D1&h=x", "https://post.example/a"),
        ("https://www.google.com/url?q=javascript:alert(1)", "https://www.google.com/url?q=javascript:alert(1)"),
        ("https://www.google.com/url?q=http://a:b@c.example/", "https://www.google.com/url?q=http://a:b@c.example/"),
        ("https://post.example/url?q=https://other.example/", "https://post.example/url?q=https://other.example/"),
        ("https://evilgoogle.com/url?q=https://other.example/", "https://evilgoogle.com/url?q=https://other.example/"),
    ],
)
def test_an_address_inside_another_is_taken_out(wrapped: str, address: str) -> None:
    assert direct_address(wrapped) == address


def test_what_is_no_address_is_refused_wrapped_or_not() -> None:
    with pytest.raises(BadAddress):
        direct_address("ftp://post.example/")
