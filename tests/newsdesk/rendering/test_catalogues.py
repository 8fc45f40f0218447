"""Both catalogues complete, equal in their keys and fields, and nothing said that they do not have."""

from __future__ import annotations

import ast
import io
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from newsdesk.errors import QawlError
from newsdesk.model import Language
from newsdesk.rendering.layout import first_strong

ROOT = Path(__file__).parents[3]
FIELD = re.compile(r"\{(\w*)\}")
FORMS = {Language.AR: 6, Language.EN: 2}


@cache
def messages(language: Language) -> dict[str, Message]:
    """All messages of a language by their key, the singular where there is a plural."""
    found: dict[str, Message] = {}
    folder = resources.files("newsdesk.rendering") / "locale" / language.value
    for file in folder.iterdir():
        if not file.name.endswith(".po"):
            continue
        for message in read_po(io.BytesIO(file.read_bytes()), locale=language.value):
            if message.id:
                key = message.id if isinstance(message.id, str) else message.id[0]
                assert key not in found, f"{key!r} stands twice"
                found[key] = message
    return found


def strings(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


def test_both_languages_have_the_same_sentences() -> None:
    assert messages(Language.AR).keys() == messages(Language.EN).keys()


@pytest.mark.parametrize("language", Language)
def test_no_sentence_is_missing_fuzzy_or_short_of_a_plural_form(language: Language) -> None:
    for key, message in messages(language).items():
        assert not message.fuzzy, key
        assert all(text.strip() for text in strings(message)), key
        assert len(strings(message)) == (1 if isinstance(message.id, str) else FORMS[language]), key


@pytest.mark.parametrize("language", Language)
def test_every_translation_has_the_fields_of_its_key(language: Language) -> None:
    for key, message in messages(language).items():
        fields = set(FIELD.findall(key))
        for text in strings(message):
            missing = fields - set(FIELD.findall(text))
            assert not set(FIELD.findall(text)) - fields, key
            assert not missing or (missing == {"n"} and not isinstance(message.id, str)), key


def test_arabic_sentences_begin_in_arabic_and_carry_no_marks_of_direction_but_before_a_sign() -> None:
    for key, message in messages(Language.AR).items():
        for text in strings(message):
            assert first_strong(FIELD.sub("", text)) == "R", key
            marked = re.search("[\u200f\u202a-\u202e\u2066-\u2069]|\u200e(?![./@])", text)
            assert not marked, key


def test_every_error_has_its_sentence_in_both_languages() -> None:
    def tree(kind: type[QawlError]) -> Iterator[type[QawlError]]:
        yield kind
        for child in kind.__subclasses__():
            yield from tree(child)

    for kind in tree(QawlError):
        for language in Language:
            assert kind.sentence() in messages(language), kind.__name__


def test_every_sentence_that_is_said_stands_in_the_catalogues() -> None:
    said = _said()
    assert len(said) > 60
    assert not said - messages(Language.AR).keys()


def test_no_sentence_of_answers_is_left_that_nobody_says() -> None:
    file = resources.files("newsdesk.rendering") / "locale" / "ar" / "answers.po"
    kept = {
        message.id if isinstance(message.id, str) else message.id[0]
        for message in read_po(io.BytesIO(file.read_bytes()), locale="ar")
        if message.id
    }
    assert not kept - _said()


@cache
def _said() -> frozenset[str]:
    return frozenset(_all_said())


def _all_said() -> Iterator[str]:
    """The first argument of every say() and count() in the code, and what the handlers keep as sentences."""
    for folder in ("newsdesk", "handlers", "bot"):
        for path in (ROOT / folder).rglob("*.py"):
            source = path.read_text("utf-8")
            if ".say(" not in source and ".count(" not in source:
                continue
            for node in ast.walk(ast.parse(source)):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("say", "count"):
                    yield from _literals(node.args[:1] if node.args else [], path)
    for name, value in vars(__import__("handlers.sentences", fromlist=["*"])).items():
        if name.isupper() and name != "NAME" and isinstance(value, str):
            yield value


def _literals(arguments: list[ast.expr], path: Path) -> Iterator[str]:
    for argument in arguments:
        if isinstance(argument, ast.IfExp):
            yield from _literals([argument.body, argument.orelse], path)
        elif isinstance(argument, ast.Name) and argument.id == "msgid":
            # blocks.py chooses between two of its own
            yield from ("about {organizations}", "also about {organizations}")
        elif isinstance(argument, ast.Constant) and isinstance(argument.value, str) and len(argument.value) > 2:
            yield argument.value


def test_arabic_sentences_are_punctuated_as_arabic_and_their_commands_keep_their_side() -> None:
    for key, message in messages(Language.AR).items():
        for text in strings(message):
            assert not re.search("[\u0621-\u0652][,;?]", text), key
            assert not re.search("(?<![\u200e\\w/:])[/.][a-z]", text), (
                f"{key}: without a mark the slash would jump behind its command"
            )
            assert not re.search("[\u0621-\u0652]  |،[^ \\d]", text), key
