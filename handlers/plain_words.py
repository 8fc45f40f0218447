"""Plain words in place of commands: what a short message such as «لغة» or "help" asks for."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from newsdesk.text.folding import fold

MOST_WORDS: Final = 3  # a longer message is a text, whatever it begins with
MOST_WITH_OBJECT: Final = 5  # "follow" and whom
MOST_MARKS: Final = 10  # question marks alone ask what this is
ADDRESS: Final = re.compile(r"\w[./:]+\w")
WORD: Final = re.compile(r"\w+")

WORDS: Final = {
    "start": "start، begin، ابدأ، ابدا، بدء، البداية",
    "help": "help، مساعدة، المساعدة، ساعدني، تعليمات",
    "summary": "summary، summarize، summarise، ملخص، لخص، خلاصة، الخلاصة",
    "language": "language، languages، لغة، اللغة، غير اللغة، تغيير اللغة، change language",
    "arabic": "arabic، in arabic، language arabic، لغة عربية، اللغة العربية، عربي، عربية، العربية، بالعربية، بالعربي",
    "english": "english، in english، language english، لغة إنجليزية، اللغة الإنجليزية، "
    "إنجليزي، إنجليزية، الإنجليزية، بالإنجليزية، بالإنجليزي، انجليزي",
    "privacy": "privacy، خصوصية، الخصوصية",
    "forget": "forget، forget me، forget everything، delete all، delete everything، erase all، erase everything، "
    "احذف كل شيء، احذف الكل، حذف الكل، امح كل شيء، امسح كل شيء، انس، انس كل شيء",
    "delete": "delete، delete it، delete this، erase، erase it، remove، remove it، "
    "احذف، احذفه، احذفها، احذف هذا، حذف، امح، امحه، محو، امسح، امسحه، مسح",
    "settings": "settings، time zone، timezone، إعدادات، الإعدادات، المنطقة الزمنية، منطقة زمنية، التوقيت، توقيت",
    "follow": "follow، unfollow، following، digest، the digest، my digest، stop following، "
    "تابع، متابعة، ألغ متابعة، ألغ المتابعة، إلغاء متابعة، إلغاء المتابعة، ما أتابعه، متابعاتي، نشرة، النشرة، نشرتي",
    "cancel": "cancel، stop، إلغاء، ألغ، الغاء، توقف، أوقف، قف",
    "hello": "hello، hi، hey، good morning، good evening، thanks، thank you، ok، okay، "
    "مرحبا، أهلا، أهلا وسهلا، سلام، السلام عليكم، السلام، صباح الخير، مساء الخير، هلا، شكرا، شكرا لك، شكرا جزيلا، تمام، حسنا",
}
"""What each command is called in both languages, and greetings; spelling, case and diacritics do not count."""

OPENING: Final = frozenset({"help", "settings", "language", "privacy", "follow"})
"""What a message of few words asks for when it only begins with the word: nothing that erases, stops or reads."""

FOLLOWING: Final = "follow، unfollow، stop following، تابع، متابعة، ألغ متابعة، إلغاء متابعة"
"""The words of "follow" that go before whom to follow."""


def asked_for(text: str) -> str | None:
    """What a short message asks for by plain words: a key of `WORDS`, None for anything else.

    The whole message is one of the words ("help!"), or begins with one of `OPENING` ("help please"), or names whom to follow
    behind one of `FOLLOWING`.
    """
    words = WORD.findall(fold(text[:200]))
    if len(text) > 60 or not words:
        return "hello" if 0 < len(text) <= MOST_MARKS and set(text) <= set("?؟! ") else None
    if len(words) <= MOST_WORDS and (meaning := _meanings().get(" ".join(words))) is not None:
        return meaning
    if len(words) > MOST_WITH_OBJECT or ADDRESS.search(text):
        return None
    if len(words) <= MOST_WORDS and (meaning := _meanings().get(words[0])) in OPENING:
        return meaning
    return "follow" if any(words[: len(verb)] == list(verb) for verb in _following()) else None


@cache
def _meanings() -> dict[str, str]:
    found = {}
    for meaning, listed in WORDS.items():
        for phrase in listed.split("،"):
            found[" ".join(WORD.findall(fold(phrase)))] = meaning
    return found


@cache
def _following() -> list[tuple[str, ...]]:
    return [tuple(WORD.findall(fold(phrase))) for phrase in FOLLOWING.split("،")]
