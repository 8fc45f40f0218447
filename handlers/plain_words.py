"""Plain words in place of commands: what a short message such as «لغة» or "help" asks for."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from newsdesk.text.folding import fold

MOST_WORDS: Final = 3  # a longer message is a text, whatever it begins with
WORD: Final = re.compile(r"\w+")

WORDS: Final = {
    "start": "start، begin، ابدأ، ابدا، بدء، البداية",
    "help": "help، مساعدة، المساعدة، ساعدني، تعليمات",
    "summary": "summary، summarize، summarise، ملخص، لخص، خلاصة، الخلاصة",
    "language": "language، languages، لغة، اللغة، غير اللغة، تغيير اللغة، change language",
    "arabic": "arabic، in arabic، عربي، عربية، العربية، بالعربية، بالعربي",
    "english": "english، in english، إنجليزي، إنجليزية، الإنجليزية، بالإنجليزية، بالإنجليزي، انجليزي",
    "privacy": "privacy، خصوصية، الخصوصية",
    "forget": "forget، forget me، forget everything، delete all، delete everything، erase all، erase everything، "
    "احذف كل شيء، احذف الكل، حذف الكل، امح كل شيء، امسح كل شيء، انس، انس كل شيء",
    "delete": "delete، delete it، delete this، erase، erase it، remove، remove it، "
    "احذف، احذفه، احذفها، احذف هذا، حذف، امح، امحه، محو، امسح، امسحه، مسح",
    "cancel": "cancel، stop، إلغاء، ألغ، الغاء، توقف، أوقف، قف",
    "hello": "hello، hi، hey، good morning، good evening، thanks، thank you، ok، okay، "
    "مرحبا، أهلا، أهلا وسهلا، سلام، السلام عليكم، السلام، صباح الخير، مساء الخير، هلا، شكرا، شكرا لك، شكرا جزيلا، تمام، حسنا",
}
"""What each command is called in both languages, and greetings; spelling, case and diacritics do not count."""


def asked_for(text: str) -> str | None:
    """What a short message asks for by plain words: a key of `WORDS`, None for anything else.

    The whole message is one of the words, or begins with one that stands alone before a mark ("help!").
    """
    words = WORD.findall(fold(text[:200]))
    if not 0 < len(words) <= MOST_WORDS or len(text) > 60:
        return None
    return _meanings().get(" ".join(words))


@cache
def _meanings() -> dict[str, str]:
    found = {}
    for meaning, listed in WORDS.items():
        for phrase in listed.split("،"):
            found[" ".join(WORD.findall(fold(phrase)))] = meaning
    return found
