from __future__ import annotations

import pytest

from newsdesk.articles.page import Page, Refusal, read_page
from newsdesk.errors import (
    BotWall,
    ConsentWall,
    ListPage,
    LoginWall,
    NotFound,
    OtherLanguage,
    Paywall,
    ReaderError,
    TooShort,
    Video,
)
from newsdesk.model import Day, Language
from tests.measuring import within
from tests.newsdesk.articles.pages import AR_BODY, AR_TITLE, EN_BODY, EN_TITLE, newspaper


def _read(page: str, address: str | None = None, encoding: str = "utf-8") -> Page:
    found = read_page(page.encode(encoding), None, address)
    assert isinstance(found, Page), found
    return found


def _refusal(page: str, address: str | None = None) -> type[ReaderError]:
    found = read_page(page.encode(), None, address)
    assert isinstance(found, Refusal), found
    return found.error


@pytest.mark.parametrize(("title", "body", "language"), [(AR_TITLE, AR_BODY, Language.AR), (EN_TITLE, EN_BODY, Language.EN)])
def test_the_article_and_nothing_else_is_taken_from_a_news_page(title: str, body: tuple[str, ...], language: Language) -> None:
    found = _read(newspaper(title, body), "https://www.post.example/a")
    assert found == Page(text="\n".join(body), language=language, title=title, publisher="The Harbour Post")


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("windows-1256", "cp1256"),
        (None, "cp1256"),
        ("utf-8", "cp1256"),
        ("utf-16", "utf-16"),
        (None, "utf-16-le"),
        ("windows-1256", "utf-8"),
    ],
)
def test_no_letter_is_wrong_in_pages_of_other_encodings(declared: str | None, encoding: str) -> None:
    found = _read(newspaper(charset=declared), encoding=encoding)
    assert found.text == "\n".join(AR_BODY)
    assert found.title == AR_TITLE


def test_an_xhtml_declaration_does_no_harm() -> None:
    assert _read('<?xml version="1.0" encoding="utf-8"?>\n' + newspaper()).text == "\n".join(AR_BODY)


def test_the_publisher_is_the_host_where_the_page_names_none() -> None:
    page = newspaper().replace('<meta property="og:site_name" content="The Harbour Post">', "").replace(" | The Harbour Post", "")
    assert _read(page, "https://www.post.example/a").publisher == "post.example"


META = '<meta property="article:published_time" content="2026-06-08T10:00:00+03:00">'
LD = (
    '<script type="application/ld+json">{"@context": "https://schema.org", '
    '"@graph": [{"@type": "NewsArticle", "datePublished": "2026-06-08"}]}</script>'
)


@pytest.mark.parametrize(
    ("head", "above", "address", "day"),
    [
        (META, "", None, None),
        (META + LD, "", None, Day(6, 8, 2026)),
        (META, "", "https://p.example/2026/06/08/a", Day(6, 8, 2026)),
        (META, "", "https://p.example/news-20260608-a", Day(6, 8, 2026)),
        (META, '<time datetime="2026-06-08">اليوم</time>', None, Day(6, 8, 2026)),
        (META, '<span class="date">٨ يونيو/حزيران ٢٠٢٦</span>', None, Day(6, 8, 2026)),
        (LD, '<span class="post-time">نُشر في 8 حزيران 2026</span>', None, Day(6, 8, 2026)),
        (META, '<span class="date">٩ يونيو/حزيران ٢٠٢٦</span>', None, None),
        ("", '<span class="date">٨ يونيو/حزيران</span>', "https://p.example/2026/06/08/a", Day(6, 8, 2026)),
        ("", '<span class="updated">٨ يونيو ٢٠٢٦</span>', "https://p.example/2026/06/08/a", None),
        (META.replace("06-08", "13-45"), "", "https://p.example/2026/06/08/a", None),
    ],
)
def test_a_day_is_given_only_when_two_sources_agree(head: str, above: str, address: str | None, day: Day | None) -> None:
    assert _read(newspaper(head=head, above=above), address).published == day


@pytest.mark.parametrize(
    ("error", "title", "words"),
    [
        (NotFound, "404 - Page not found", "The page you are looking for may have moved."),
        (NotFound, "Error 404", "Go back to the front page."),
        (BotWall, "Attention Required! | Cloudflare", "Please wait."),
        (LoginWall, "Log in | The Post", "Welcome back."),
        (NotFound, "الصفحة غير موجودة", "عد إلى الصفحة الرئيسية"),
        (BotWall, "Just a moment...", "Enable JavaScript and cookies to continue"),
        (BotWall, "The Post", "Please verify you are human by completing the action below."),
        (BotWall, "The Post", "You need to enable JavaScript to run this app."),
        (
            ConsentWall,
            "The Post",
            "We value your privacy. We and our partners store and access information on a device. Accept all cookies.",
        ),
        (ConsentWall, "الجريدة", "نحن وشركاؤنا نخزن معلومات على جهازك. قبول جميع ملفات تعريف الارتباط"),
        (LoginWall, "Sign in", "Enter your password"),
        (LoginWall, "الجريدة", "يرجى تسجيل الدخول لقراءة هذا المقال"),
        (Paywall, EN_TITLE, EN_BODY[0] + " Subscribe to continue reading."),
        (Paywall, AR_TITLE, AR_BODY[0] + " هذا المحتوى للمشتركين فقط."),
        (TooShort, "A few words", "Just these few words and nothing more."),
    ],
)
def test_a_page_that_is_no_article_has_its_own_error(error: type[ReaderError], title: str, words: str) -> None:
    page = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><div><p>{words}</p></div></body></html>"
    assert _refusal(page, "https://p.example/a") is error


def test_an_article_about_walls_is_an_article() -> None:
    body = (
        *EN_BODY,
        "The site asks readers to subscribe to continue reading and to accept all cookies.",
        *EN_BODY[::-1],
        "The end of the story is here.",
    )
    assert _read(newspaper(EN_TITLE, body)).text.count("\n") == len(body) - 1


def test_banners_and_forms_beside_a_short_article_do_not_make_it_a_wall() -> None:
    beside = (
        "<div id=banner>We value your privacy. We and our partners store information. <button>Accept all cookies</button></div>"
        "<noscript>Please enable JavaScript.</noscript><div class=comments>You must be logged in to comment. Please log in."
        "</div><div class=bar>Already a subscriber? Start your free trial.</div></footer>"
    )
    for title, body in ((EN_TITLE, EN_BODY), (AR_TITLE, AR_BODY)):
        assert _read(newspaper(title, body).replace("</footer>", beside)).title == title


@pytest.mark.parametrize(
    "title",
    [
        "Climber not found after second day of search",
        "Users unable to log in to bank's site",
        "Consent law passes first reading",
        "Access denied to 404 observers",
    ],
)
def test_a_headline_that_sounds_like_a_wall_is_a_headline(title: str) -> None:
    assert _read(newspaper(title, EN_BODY)).title == title


def test_a_page_that_says_its_short_text_is_not_free_is_a_paywall() -> None:
    ld = LD.replace('"datePublished"', '"isAccessibleForFree": "False", "datePublished"')
    assert _refusal(newspaper(head=ld)) is Paywall


def test_a_video_page_is_a_video() -> None:
    page = newspaper(EN_TITLE, (EN_BODY[0],), head='<meta property="og:type" content="video.other">')
    assert _refusal(page, "https://p.example/watch") is Video


def test_a_front_page_is_a_list() -> None:
    links = "".join(f'<div><a href="/story/{i}">The headline of the story of the day number {i}</a></div>' for i in range(40))
    page = f"<html><head><title>The Harbour Post</title></head><body><h1>The Harbour Post</h1>{links}</body></html>"
    assert _refusal(page, "https://post.example/") is ListPage
    teasers = "".join(
        f"<div><h2><a href='/{i}'>Headline number {i} of the stories of today</a></h2><p>{EN_BODY[i % 4]}</p></div>"
        for i in range(20)
    )
    assert (
        _refusal(f"<html><title>News</title><body><h1>News</h1>{teasers}</body></html>", "https://post.example/news/") is ListPage
    )


def test_an_old_page_with_line_breaks_for_paragraphs_is_an_article() -> None:
    links = "".join(f'<td><a href="/story/{i}">The headline of the story of the day number {i}</a></td>' for i in range(30))
    words = "<br><br>".join(EN_BODY * 2)
    page = (
        f"<html><title>{EN_TITLE}</title><body><table><tr>{links}</tr></table><div><h2>{EN_TITLE}</h2>{words}</div></body></html>"
    )
    assert EN_BODY[1] in _read(page, "http://old.example/news.php?id=5").text


def test_authors_are_names_and_no_addresses() -> None:
    head = '<meta name="author" content="Jane Doe"><meta property="article:author" content="https://social.example/jane">'
    assert _read(newspaper(EN_TITLE, EN_BODY, head=head)).author == "Jane Doe"


def test_a_page_in_another_language_is_told() -> None:
    french = (
        "Le ministre de l'eau a déclaré mardi que les tarifs ne seraient pas augmentés avant la fin de l'été, selon la presse.",
        "Il a ajouté que la hausse demandée par le syndicat des distributeurs ne reposait sur aucune étude publiée dans le pays.",
        "Le président du syndicat a répondu que le réseau perdait un tiers de son eau et que le parlement devait se réunir.",
    )
    assert _refusal(newspaper("Pas de hausse avant l'été, dit le ministre", french)) is OtherLanguage


@pytest.mark.parametrize(
    "page",
    ["", " ", "<", "plain words", "<html>", "<p>" * 50_000, "<div>" * 100_000 + "x" + "</div>" * 100_000, "&#0;&#xd800;" * 10_000,
     "<a href='" * 50_000, "<!--" * 100_000, "<table><tr><td>" * 20_000, "\x00" * 1_000,
     '<script type="application/ld+json">' + "[" * 100_000],
)  # fmt: skip
def test_a_hostile_page_ends_in_an_error_of_its_own(page: str) -> None:
    def read() -> None:
        assert isinstance(read_page(page.encode(), None, "https://p.example/a"), Refusal)

    assert within(5, read)


def test_markup_in_names_is_words_only() -> None:
    page = newspaper("Minister &lt;b&gt;says&lt;/b&gt; &amp; leaves the meeting", EN_BODY)
    assert _read(page).title == "Minister <b>says</b> & leaves the meeting"


def test_an_article_with_a_table_of_contents_is_no_list() -> None:
    headings = [f"Question number {n} that the report asks and answers" for n in range(20)]
    contents = "".join(f"<li><a href='#{n}'>{heading}</a></li>" for n, heading in enumerate(headings))
    sections = "".join(f"<h2 id='{n}'>{heading}</h2><p>{EN_BODY[n % len(EN_BODY)]} {n}</p>" for n, heading in enumerate(headings))
    main = f"<main><h1>{EN_TITLE}</h1><ul>{contents}</ul>{sections}</main>"
    page = f"<html><head><title>{EN_TITLE}</title></head><body>{main}</body></html>"
    assert EN_BODY[0] in _read(page, "https://www.post.example/twenty-questions-about-the-water-tariff").text
