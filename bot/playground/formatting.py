"""Texts with entities as Telegram keeps them: cleaned, trimmed, entities in order. Offsets count UTF-16 units."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from bot.playground.refusals import bad_request

Entity = dict[str, Any]

MAX_ENTITIES = 100

# Types that a bot may send; the server finds the others itself.
GIVEN = frozenset(
    [
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "blockquote",
        "expandable_blockquote",
        "code",
        "pre",
        "text_link",
        "text_mention",
        "custom_emoji",
        "date_time",
    ]
)
FOUND = frozenset(["mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"])
# What a quotation in a reply must have in common with the original.
QUOTED = frozenset(["bold", "italic", "underline", "strikethrough", "spoiler", "custom_emoji", "date_time"])

_QUOTES = frozenset({"blockquote", "expandable_blockquote"})
_VERBATIM = frozenset({"code", "pre"})
# Control characters become spaces; \r and the marks U+2028 to U+202E are taken out.
_CLEANING: dict[int, str | None] = {
    **dict.fromkeys((*range(10), 11, 12, *range(14, 32)), " "),
    **dict.fromkeys((13, *range(0x2028, 0x202F)), None),
}
_SURROGATE = re.compile("[\ud800-\udfff]")
_BLANK = " \n"


@dataclass(frozen=True, slots=True)
class Formatted:
    """A text and its entities, sorted, each within the text."""

    text: str
    entities: tuple[Entity, ...] = field(default=())

    def fields(self, text: str = "text", entities: str = "entities") -> dict[str, Any]:
        """The two fields of a Message; the second only when there are entities."""
        if not self.entities:
            return {text: self.text}
        return {text: self.text, entities: [dict(entity) for entity in self.entities]}


def units(text: str) -> int:
    """The length of a text in UTF-16 units."""
    return len(text) + sum(character > "\uffff" for character in text) if text and max(text) > "\uffff" else len(text)


def encoded(text: str) -> bytes:
    """The text in UTF-16, two bytes a unit: what offsets of entities count in."""
    return text.encode("utf-16-le", "surrogatepass")


def cut(text: str, start: int, end: int) -> str:
    """The part of a text between two offsets in UTF-16 units."""
    if not text or max(text) <= "\uffff":
        return text[start:end]
    return encoded(text)[2 * start : 2 * end].decode("utf-16-le", "replace")


def without_surrogates(text: str) -> str:
    """The text with each lone surrogate replaced, as no UTF-8 text has any."""
    return _SURROGATE.sub("\ufffd", text)


def cleaned(text: str, entities: Iterable[Entity] = ()) -> Formatted:
    """The text as Telegram keeps it: characters it strips are gone, both ends trimmed, entities moved along and put in order."""
    kept = [dict(entity) for entity in entities]
    text = without_surrogates(text)
    fresh = text.translate(_CLEANING)
    if len(fresh) != len(text) and kept:
        kept = _moved(text, kept)
    return _trimmed(fresh, in_order(kept))


def cleaned_quote(text: str, entities: Iterable[Entity] = ()) -> Formatted:
    """As `cleaned`, but the ends stay: a quotation is looked for as it is."""
    text = without_surrogates(text)
    fresh = text.translate(_CLEANING)
    kept = [dict(entity) for entity in entities]
    return Formatted(fresh, in_order(_moved(text, kept) if len(fresh) != len(text) else kept))


def _moved(text: str, entities: list[Entity]) -> list[Entity]:
    """Entities of a text, moved to where their words stand once the stripped characters are gone."""
    gone = [0]
    for character in text:
        step = _CLEANING.get(ord(character), "") is None
        gone.extend([gone[-1] + step] * (2 if character > "\uffff" else 1))
    last = len(gone) - 1
    moved = []
    for entity in entities:
        start = entity["offset"]
        end = min(start + entity["length"], last)
        if start < end:
            offset = start - gone[start]
            moved.append({**entity, "offset": offset, "length": end - gone[end] - offset})
    return moved


def _trimmed(text: str, entities: tuple[Entity, ...]) -> Formatted:
    text = text.rstrip()
    end = units(text)
    first = min((entity["offset"] for entity in entities), default=end)
    lead = len(text) - len(text.lstrip(_BLANK))  # blanks are one unit each
    lead = min(lead, first) if text[:lead].isspace() else 0
    kept = []
    for entity in entities:
        start = entity["offset"] - lead
        length = min(entity["length"], end - entity["offset"])
        if length > 0 and not cut(text, entity["offset"], entity["offset"] + length).isspace():
            kept.append({**entity, "offset": start, "length": length})
    return Formatted(text[lead:], tuple(kept))


def in_order(entities: list[Entity]) -> tuple[Entity, ...]:
    """Entities sorted, those inside code and second ones of the same kind on the same words left out."""
    entities = sorted((entity for entity in entities if entity["length"] > 0), key=lambda e: (e["offset"], -e["length"]))
    kept: list[Entity] = []
    verbatim_end = 0
    ends: dict[str, int] = {}
    for entity in entities:
        start, end, kind = entity["offset"], entity["offset"] + entity["length"], entity["type"]
        if start < verbatim_end and kind not in _QUOTES:
            continue
        if start < ends.get(kind, 0):
            continue
        ends[kind] = end
        if kind in _VERBATIM:
            verbatim_end = max(verbatim_end, end)
        kept.append(entity)
    return tuple(kept)


def with_found(formatted: Formatted, found: Iterable[Entity]) -> Formatted:
    """The text with what the server found in it besides: nothing inside code or links that are there already."""
    taken = [
        (entity["offset"], entity["offset"] + entity["length"])
        for entity in formatted.entities
        if entity["type"] in _VERBATIM or entity["type"] in {"text_link", "text_mention"}
    ]
    more = [e for e in found if not any(e["offset"] < end and start < e["offset"] + e["length"] for start, end in taken)]
    if not more and len(formatted.entities) <= MAX_ENTITIES:
        return formatted
    together = sorted((*formatted.entities, *more), key=lambda e: (e["offset"], -e["length"]))
    return Formatted(formatted.text, tuple(together[:MAX_ENTITIES]))


def given_entities(text: str, value: Any, where: str = "entities", kinds: frozenset[str] = GIVEN) -> list[Entity]:
    """Entities that came as JSON beside a text, checked one by one; other kinds are left out, since the server finds them."""
    if not isinstance(value, list):
        raise bad_request(f"can't parse {where}: expected an Array")
    end = units(text)
    halves = _halves(text)
    result = []
    for entity in value:
        if not isinstance(entity, dict) or not isinstance(entity.get("type"), str):
            raise bad_request("can't parse MessageEntity: expected an Object with a type")
        offset, length = entity.get("offset"), entity.get("length")
        if not isinstance(offset, int) or not isinstance(length, int):
            raise bad_request('can\'t parse MessageEntity: Field "offset" must be of type Number')
        kind = entity["type"]
        if kind not in GIVEN and kind not in FOUND:
            raise bad_request(f'can\'t parse MessageEntity: Unsupported type "{kind}" specified')
        if offset < 0 or offset > 1_000_000:
            raise bad_request(f"receive an entity with incorrect offset {offset}")
        if length < 0 or length > 1_000_000:
            raise bad_request(f"receive an entity with incorrect length {length}")
        if offset + length > end:
            raise bad_request("entity is beyond the end of the text")
        if offset in halves:
            raise bad_request(f"entity begins in a middle of a UTF-16 symbol at byte offset {offset}")
        if offset + length in halves:
            raise bad_request(f"entity ends in a middle of a UTF-16 symbol at byte offset {offset}")
        if kind in kinds and length:
            result.append(_checked(entity))
    _refuse_nested_quotes(result)
    return result


def _checked(entity: Entity) -> Entity:
    kept = {key: entity[key] for key in ("type", "offset", "length")}
    extra = {"text_link": "url", "text_mention": "user", "custom_emoji": "custom_emoji_id"}.get(entity["type"])
    if extra:
        if extra not in entity:
            raise bad_request(f"can't parse MessageEntity: Can't find field \"{extra}\"")
        kept[extra] = entity[extra]
    for optional in ("language", "unix_time", "date_time_format"):
        if optional in entity:
            kept[optional] = entity[optional]
    return kept


def _refuse_nested_quotes(entities: list[Entity]) -> None:
    end = 0
    for entity in sorted((e for e in entities if e["type"] in _QUOTES), key=lambda e: (e["offset"], -e["length"])):
        if entity["offset"] < end:
            raise bad_request("can't parse entities: blockquote entities can't be nested")
        end = entity["offset"] + entity["length"]


def _halves(text: str) -> frozenset[int]:
    """Offsets that fall inside a surrogate pair."""
    if not text or max(text) <= "\uffff":
        return frozenset()
    halves, offset = set(), 0
    for character in text:
        if character > "\uffff":
            halves.add(offset + 1)
            offset += 1
        offset += 1
    return frozenset(halves)


def within(entities: Iterable[Entity], start: int, end: int) -> list[Entity]:
    """The entities of a stretch, cut to it, with offsets that count from its start."""
    result = []
    for entity in entities:
        first = max(entity["offset"], start)
        last = min(entity["offset"] + entity["length"], end)
        if first < last:
            result.append({**entity, "offset": first - start, "length": last - first})
    return result


def quote_position(original: Formatted, quote: Formatted, near: int) -> int | None:
    """Where the quotation stands in the original, nearest to a position; None where words or entities differ."""
    text, part = encoded(original.text), encoded(quote.text)
    wanted = _comparable(quote.entities)
    best: int | None = None
    at = text.find(part)
    while at != -1:
        position = at // 2
        fits = at % 2 == 0 and _comparable(within(original.entities, position, position + len(part) // 2)) == wanted
        if fits and (best is None or abs(position - near) < abs(best - near)):
            best = position
        at = text.find(part, at + 1)
    return best


def _comparable(entities: Iterable[Entity]) -> list[tuple[Any, ...]]:
    return sorted(
        (e["type"], e["offset"], e["length"], str(e.get("custom_emoji_id", "")), str(e.get("unix_time", "")))
        for e in entities
        if e["type"] in QUOTED
    )
