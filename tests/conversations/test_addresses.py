"""Addresses as people send them: mended where it is clear what is meant, else refused in a sentence that says what to do."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator
from functools import partial

import pytest

from newsdesk.articles import open_reader
from tests.conversations.conftest import Stage
from tests.newsdesk.articles.pages import EN_BODY, EN_TITLE, newspaper
from tests.newsdesk.articles.serving import Site, answer, site, to_loopback

NO_ADDRESS = ("This is not a web address that I can open.", "هذا ليس عنوان ويب أستطيع فتحه.")
SECRET = ("There is a user name or a password in this address", "في هذا العنوان اسم مستخدم أو كلمة مرور")
UNCLEAN = ("There are spaces or hidden characters in this address.", "في هذا العنوان مسافات أو رموز خفية.")
OVERLONG = ("This address is longer than any that I open: at most 2,048", "هذا العنوان أطول من أي عنوان أفتحه")
FORBIDDEN = ("This address does not lead to the public web", "لا يؤدي هذا العنوان إلى شبكة الإنترنت العامة")
BROWSER = ("This link finds the article only in a browser.", "لا يصل هذا الرابط إلى المقال إلا في المتصفح.")

REFUSED = {
    "javascript:alert(1)": NO_ADDRESS,
    "file:///etc/passwd": NO_ADDRESS,
    "ftp://files.example.org/article.html": NO_ADDRESS,
    "data:text/html,<p>hello": NO_ADDRESS,
    "mailto:someone@example.org": NO_ADDRESS,
    "https://user:secret@news.example.org/a": SECRET,
    "https://user@news.example.org/a": SECRET,
    "https://news.example.org/a b": UNCLEAN,
    "https://news.example.org/\u202egpj.exe": UNCLEAN,
    "https://news\u2066.example.org/": UNCLEAN,
    "https://news.example.org/" + "a" * 3_000: OVERLONG,
    "http://[fe80::1%25eth0]/": NO_ADDRESS,
    "http://[::ffff:10.0.0.1]/": FORBIDDEN,
    "http://0x7f.1/": FORBIDDEN,
    "https://news.example.org:22/": FORBIDDEN,
}


@pytest.mark.parametrize("behind", [True, False], ids=["behind a word", "as text"])
async def test_an_address_that_is_refused_is_told_why_and_what_to_do(stage: Stage, behind: bool) -> None:
    people = [await stage.person(501), await stage.person(502, language="ar")]
    wrong = []
    for address, sentences in REFUSED.items():
        for person, sentence in zip(people, sentences, strict=True):
            if behind:
                await person.send("look", entities=[{"type": "text_link", "offset": 0, "length": 4, "url": address}])
            elif " " in address or "\u202e" in address or "\u2066" in address:
                continue  # the apps' own marking of links ends before it
            else:
                await person.send(address)
            text = (await person.answer())["text"]
            if not text.startswith(sentence):
                wrong.append((address[:60], text[:200]))
    assert not wrong


@pytest.fixture
async def web(stage: Stage) -> AsyncIterator[Site]:
    """A server that is the whole web: a short link, a post with its article, Google News that runs a script."""

    async def handler(target: str, writer: asyncio.StreamWriter) -> None:
        host = next(line for line in made.heads[-1].splitlines() if line.lower().startswith("host:"))[6:].partition(":")[0]
        path = target.partition("?")[0]
        if host in ("t.co", "bit.ly"):
            writer.write(answer(status="301 Moved Permanently", location=made.at("/story?utm_source=short")))
        elif host == "lnk.example":
            writer.write(
                answer(f'<html><head><meta http-equiv="refresh" content="0;URL={made.at("/story")}"></head></html>'.encode())
            )
        elif host == "news.google.com":
            writer.write(answer(b"<html><body><c-wiz jsrenderer=x></c-wiz><script>go()</script></body></html>"))
        elif path == "/story":
            head = f'<link rel="canonical" href="{made.at("/story")}">'
            writer.write(answer(newspaper(EN_TITLE, EN_BODY, head=head).encode()))
        else:
            writer.write(answer(b"gone", status="404 Not Found"))

    async with site(handler) as made:
        await stage.stop()
        stage.reader = partial(open_reader, made.policy, resolver=to_loopback)
        await stage.start()
        yield made


async def test_every_way_leads_to_the_article(stage: Stage, web: Site) -> None:
    story = f"news.test:{web.port}/story"
    code = base64.urlsafe_b64encode(b"\x08\x13\x22\x20" + f"http://{story}".encode() + b"\xd2\x01\x00").decode().rstrip("=")
    ways = [
        web.at("/story"),
        web.at("/story?utm_source=x&fbclid=1#top"),
        web.at("/story", host="m.news.test"),
        web.at("/abc", host="t.co"),
        web.at("/xyz", host="bit.ly"),
        web.at("/1", host="lnk.example"),
        f"http://www.google.com/amp/{story}",
        f"https://www.google.com/url?q=http%3A%2F%2F{story.replace('/', '%2F')}&sa=D",
        f"http://news-test.cdn.ampproject.org/v/{story}?amp_js_v=0.1",
        f"https://news.google.com/rss/articles/{code}?oc=5",
    ]
    person = await stage.person()
    for way in ways:
        await person.send("look", entities=[{"type": "text_link", "offset": 0, "length": 4, "url": way}])
        text = (await person.answer())["text"]
        assert EN_TITLE in text, (way, text)


async def test_google_news_that_needs_a_script_is_told_with_the_next_step(stage: Stage, web: Site) -> None:
    for number, language, sentence in ((501, "en", BROWSER[0]), (502, "ar", BROWSER[1])):
        person = await stage.person(number, language=language)
        await person.send(web.at("/rss/articles/CBMiW0FVX3lxTE5hYmNkZWZnaGlq?oc=5", host="news.google.com"))
        assert (await person.answer())["text"].startswith(sentence)


async def test_a_bare_domain_is_a_link(stage: Stage) -> None:
    person = await stage.person()
    await person.send("localhost.example.org:22/a", entities=[{"type": "url", "offset": 0, "length": 26}])
    assert (await person.answer())["text"].startswith(FORBIDDEN[0])
