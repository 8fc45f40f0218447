"""Bad input: one clear sentence in the reader's language, nothing crashes, nothing is lost."""

from __future__ import annotations

import logging

import pytest

from tests.conversations.conftest import Stage
from tests.conversations.texts import ENGLISH, FRENCH

TOO_MUCH = "This text is longer than what I read in one go: at most 300,000 characters."


@pytest.fixture(autouse=True)
def _nothing_fails(caplog: pytest.LogCaptureFixture) -> None:
    yield
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR and record.name.startswith("qawl")]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("« » “ ” \" '", "There is nothing to read in this message."),
        ("…", "There is nothing to read in this message."),
        ("🙂🙂🙂", "There is nothing to read in this message."),
        (FRENCH, "I read Arabic and English, and this text is in neither."),
        ("\u202e\u2066 ?", "There is nothing to read in this message."),
    ],
)
async def test_a_text_without_anything_to_read(stage: Stage, text: str, sentence: str) -> None:
    person = await stage.person()
    await person.send(text)
    assert (await person.answer())["text"].startswith(sentence)


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("big.txt", b"The minister said no. " * 240_000, TOO_MUCH),
        ("marks.txt", "«»“”".encode(), "There is nothing to read"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "I cannot read this file as text."),
        ("table.xlsx", b"PK\x03\x04" + bytes(500), "I read pages, texts and documents, and this is none."),
        ("noname", ENGLISH.encode(), "I read pages, texts and documents, and this is none."),
    ],
)
async def test_a_file_that_cannot_be_read(stage: Stage, name: str, data: bytes, sentence: str) -> None:
    person = await stage.person()
    await person.send_file(name, data)
    assert (await person.answer())["text"].startswith(sentence)


async def test_one_line_of_200_000_characters_is_read(stage: Stage) -> None:
    person = await stage.person()
    line = ("The harbour is old and the town is small and nobody knows what comes next " * 2_800)[:199_900] + ENGLISH.replace(
        "\n", " "
    )
    await person.send_file("line.txt", line.encode())
    assert "Daniel Osei" in (await person.answer())["text"]


async def test_a_word_of_200_000_letters_ends_in_a_sentence(stage: Stage) -> None:
    person = await stage.person()
    await person.send_file("word.txt", b"a" * 200_000)
    assert (await person.answer())["text"]


async def test_nul_and_lone_surrogates_do_no_harm(stage: Stage) -> None:
    person = await stage.person()
    await person.send_file("nul.txt", ENGLISH.replace("Thursday", "Thu\x00rsday").encode())
    assert "Ruth Calder" in (await person.answer())["text"]


async def test_markup_in_names_and_titles_is_shown_as_it_is(stage: Stage) -> None:
    person = await stage.person()
    await person.send('<b>Harbour</b> & <script>alert(1)</script>\n\nMayor Tom Reeve said: "A < B & C > D <br> is so."')
    text = (await person.answer())["text"]
    assert "<b>Harbour</b> & <script>" in text
    assert "A < B & C > D <br> is so" in text


async def test_mixed_directions_are_read(stage: Stage) -> None:
    person = await stage.person(language="ar")
    await person.send('\u202bقال المتحدث باسم NATO، James Hall، إن الحلف "will not leave" المنطقة.\u202c')
    assert "will not leave" in (await person.answer())["text"]


@pytest.mark.parametrize("kind", ["photo", "sticker", "voice", "video", "location", "contact", "dice"])
async def test_other_kinds_of_message_are_told_what_is_read(stage: Stage, kind: str) -> None:
    person = await stage.person(language="ar")
    await person.send(**{kind: {}})
    assert (await person.answer())["text"].startswith("أقرأ النصوص وحدها")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "ftp://example.org/x"])
async def test_addresses_of_other_kinds_are_refused_in_a_sentence(stage: Stage, address: str) -> None:
    person = await stage.person()
    await person.send("look", entities=[{"type": "text_link", "offset": 0, "length": 4, "url": address}])
    assert (await person.answer())["text"].startswith("This is not a web address that I can open.")


@pytest.mark.parametrize(
    "command", ["/summary@", "/summary\u00a0x", "/", "/summary /summary /summary", "/language x y z", "/start abc-DEF_123"]
)
async def test_odd_commands_get_an_answer(stage: Stage, command: str) -> None:
    person = await stage.person()
    await person.send(command)
    assert (await person.answer())["text"]
