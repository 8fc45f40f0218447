"""What Telegram's server finds in a text by itself: links, mentions, hashtags, commands, addresses of mail."""

from __future__ import annotations

import re

from bot.playground.formatting import Entity

_BEFORE = r"(?<![\w/@#$.\-])"
_MENTION = re.compile(_BEFORE + r"@[A-Za-z0-9_]{3,32}(?!\w)")
_COMMAND = re.compile(r"(?<![\w/@<>.\-])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])")
_HASHTAG = re.compile(r"(?<![\w@#$/])#(?=[\w]*[^\W\d_])[\w\u200c\u00b7]{1,256}(?:@[A-Za-z0-9_]{3,32})?")
_CASHTAG = re.compile(r"(?<![\w$/])\$(?:1INCH|[A-Z]{1,8})(?![\w$])")
_EMAIL = re.compile(r"(?<![\w.+\-/@])[A-Za-z0-9][A-Za-z0-9._+\-]{0,63}@(?:[A-Za-z0-9\-]{1,63}\.){1,5}[A-Za-z]{2,12}(?![\w@])")
_URL = re.compile(
    r"(?<![\w@./\-])(?:(?:https?|ftp|tg|ton|tonsite)://[^\s<>\"«»“”]{1,4096}"
    r"|(?:[\w\-]{1,63}\.){1,6}[^\W\d_]{2,24}(?::[0-9]{1,5})?(?:[/?#][^\s<>\"«»“”]{0,4096})?)",
    re.IGNORECASE,
)
# Without a scheme only what ends in a domain that people write counts; "word.word" without a blank is more often a typing error.
_DOMAIN_NAMES = """
com org net info edu gov int mil biz news tv io me co ai app dev online site live press media agency world today
ru uk us eu de fr it es nl be ch at se no dk fi pl cz ua by kz tr ir il in cn jp kr au ca br mx za
sa ae eg qa kw bh om ye iq sy lb jo ps ly tn dz ma sd mr so dj
рф السعودية امارات مصر قطر المغرب تونس الجزائر الاردن عمان فلسطين سوريا العراق
"""
_DOMAINS = frozenset(_DOMAIN_NAMES.split())
_CLOSING = {")": "(", "]": "[", "}": "{"}


def found_entities(text: str) -> list[Entity]:
    """Entities that the server finds, in order, none inside another. Linear in the text."""
    spans: list[tuple[int, int, str]] = []
    taken_until: list[tuple[int, int]] = []
    for kind, pattern in (
        ("email", _EMAIL),
        ("url", _URL),
        ("mention", _MENTION),
        ("bot_command", _COMMAND),
        ("hashtag", _HASHTAG),
        ("cashtag", _CASHTAG),
    ):
        if not _worth(kind, text):
            continue
        fresh = [(start, end, kind) for start, end in _matches(kind, pattern, text) if _free(start, end, taken_until)]
        spans += fresh
        taken_until = sorted(taken_until + [(start, end) for start, end, _ in fresh])
    spans.sort()
    return _in_units(text, spans)


def _worth(kind: str, text: str) -> bool:
    needed = {"email": "@", "url": ".", "mention": "@", "bot_command": "/", "hashtag": "#", "cashtag": "$"}[kind]
    return needed in text or (kind == "url" and "://" in text)


def _matches(kind: str, pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    spans = []
    for match in pattern.finditer(text):
        start, end = match.span()
        if kind == "url":
            words = _without_tail(match.group())
            rest = words.partition("://")[2]
            if not (rest or _has_known_domain(words)):
                continue
            end = start + len(words)
        spans.append((start, end))
    return spans


def _without_tail(words: str) -> str:
    """An address without the marks of the sentence that it ends."""
    while words:
        last = words[-1]
        if last in ".,:;!?'…،؛؟*_~`|" or (last in _CLOSING and words.count(last) > words.count(_CLOSING[last])):
            words = words[:-1]
        else:
            break
    return words


def _has_known_domain(words: str) -> bool:
    host = re.split(r"[/?#:]", words, maxsplit=1)[0]
    return host.rsplit(".", 1)[-1].casefold() in _DOMAINS


def _free(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return not any(start < last and first < end for first, last in taken)


def _in_units(text: str, spans: list[tuple[int, int, str]]) -> list[Entity]:
    entities, at, offset = [], 0, 0
    for start, end, kind in spans:
        offset += _units(text, at, start)
        length = _units(text, start, end)
        entities.append({"type": kind, "offset": offset, "length": length})
        offset += length
        at = end
    return entities


def _units(text: str, start: int, end: int) -> int:
    return end - start + sum(character > "\uffff" for character in text[start:end])
