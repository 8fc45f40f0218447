"""Plain words in both languages."""

from __future__ import annotations

import pytest

from handlers.plain_words import WORDS, asked_for


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("HELP", "help"),
        ("اللُّغة؟", "language"),
        ("احذف كل شيء", "forget"),
        ("Good morning!", "hello"),
        ("السَّلامُ عليكم", "hello"),
        ("تابع الناتو", "follow"),
        ("ألغِ متابعة وزارة الخارجية الروسية", "follow"),
        ("follow Sergey Lavrov", "follow"),
        ("نشرة", "follow"),
        ("ألغِ", "cancel"),
        ("إعدادات", "settings"),
        ("احذف", "delete"),
        ("follow https://news.example/a", None),
        ("Follow the money and you will find who pays", None),
        ("help please", "help"),
        ("مساعدة من فضلك", "help"),
        ("نشرة اليوم", "follow"),
        ("اللغة الإنجليزية", "english"),
        ("delete my account", None),
        ("stop the war", None),
        ("؟", "hello"),
        ("???", "hello"),
        ("", None),
        ("🙂", None),
        ("…", None),
        ("help me with this long text", None),
        ("لغة الأرقام في تقرير البنك", None),
        ("language " * 200, None),
    ],
)
def test_a_short_message_is_understood_and_a_text_is_left(text: str, meaning: str | None) -> None:
    assert asked_for(text) == meaning


def test_no_word_means_two_things() -> None:
    listed = [phrase.strip() for phrases in WORDS.values() for phrase in phrases.split("،")]
    assert {asked_for(phrase) for phrase in listed} == set(WORDS)
    for meaning, phrases in WORDS.items():
        for phrase in phrases.split("،"):
            assert asked_for(phrase) == meaning, phrase
