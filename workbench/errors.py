"""What predictions have otherwise than annotated articles, sorted by class of error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from newsdesk.evaluation import GoldArticle
from newsdesk.evaluation.names import any_same

Statement = Mapping[str, Any]
Predictions = Mapping[str, Sequence[Statement]]
MATCH = 0.5  # of the characters, that two statements are one
CLOSE = 0.9  # of the characters, that its ends are right


@dataclass(frozen=True, slots=True)
class Error:
    """One difference: its class, the article, and both sides in words."""

    kind: str
    article: str
    words: str


def errors(articles: Iterable[GoldArticle], predictions: Predictions) -> Iterator[Error]:
    """The errors in text order. Classes: missed, extra, speaker, ends, kind, organization missed, organization extra.

    "missed" is told apart by how the statement was reported, "speaker" by what stands for the speaker at the cue.
    """
    for article in articles:
        yield from _of(article, predictions.get(article.id, ()))


def _of(article: GoldArticle, said: Sequence[Statement]) -> Iterator[Error]:
    floor = 0
    taken: set[int] = set()
    for gold in article.statements:
        places = _located(article.text, gold["content"], floor)
        floor = min(places, default=floor)
        best = max(range(len(said)), key=lambda each: _overlap(places, _places(said[each])), default=None)
        overlap = _overlap(places, _places(said[best])) if best is not None else 0.0
        if best is None or overlap < MATCH:
            if not gold.get("optional"):
                how = f"{gold['kind']}, {'cue' if gold['cue'] else 'no cue'}"
                yield Error(f"missed ({how})", article.id, f"{gold['speaker']['name']}: {gold['content'][0][:80]}")
            continue
        taken.add(best)
        if not gold.get("optional"):
            yield from _differences(article, gold, said[best], overlap)
    for number, one in enumerate(said):
        if number not in taken:
            first = one["content"][0]
            words = article.text[first["start"] : first["end"]]
            yield Error("extra", article.id, f"{one['speaker']['name']}: {words[:80]} ({one.get('reason', '')})")


def _differences(article: GoldArticle, gold: Statement, one: Statement, overlap: float) -> Iterator[Error]:
    words = gold["content"][0][:60]
    due, given = _names(gold["speaker"]), _names(one["speaker"])
    if not any_same(due, given):
        mention = (one["speaker"].get("mention") or {}).get("text") or "no words"
        yield Error("speaker", article.id, f"{given[0]}, not {due[0]} (at the cue: {mention}): {words}")
    if overlap < CLOSE:
        found = " + ".join(article.text[place["start"] : place["end"]] for place in one["content"])
        yield Error("ends", article.id, f"{found[:70]} … {found[-30:]}, not {words} … {gold['content'][-1][-30:]}")
    if "kind" in one and gold["kind"] != one["kind"]:
        yield Error("kind", article.id, f"{one['kind']}, not {gold['kind']}: {words}")
    wanted = [_names(each) for each in gold["organizations"]]
    had = [_names(each, (each.get("mention") or {}).get("text")) for each in one.get("organizations", ())]
    for each in wanted:
        if not any(any_same(each, other) for other in had):
            yield Error("organization missed", article.id, f"{each[0]}: {words}")
    for each in had:
        if not any(any_same(each, other) for other in wanted):
            yield Error("organization extra", article.id, f"{each[0]}: {words}")


def _names(entry: Statement, *more: str | None) -> tuple[str, ...]:
    every = [entry.get("name"), *entry.get("aliases", ()), entry.get("name_en"), entry.get("name_ar"), *more]
    return tuple(name for name in every if name)


def _places(one: Statement) -> set[int]:
    return {at for place in one["content"] for at in range(place["start"], place["end"])}


def _overlap(one: set[int], other: set[int]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _located(text: str, stretches: Sequence[str], floor: int) -> set[int]:
    found: set[int] = set()
    for stretch in stretches:
        start = text.find(stretch, floor)
        start = text.find(stretch) if start < 0 else start
        floor = start + len(stretch)
        found.update(range(start, floor))
    return found


def shown(found: Iterable[Error], most: int) -> str:
    """The errors under their classes, the commonest class first, at most so many of each."""
    classes: dict[str, list[Error]] = {}
    for error in found:
        classes.setdefault(error.kind, []).append(error)
    lines: list[str] = []
    for kind, members in sorted(classes.items(), key=lambda entry: -len(entry[1])):
        lines += [f"{kind}: {len(members)}", *(f"  {one.article}: {one.words}" for one in members[:most]), ""]
    return "\n".join(lines) if lines else "no errors\n"
