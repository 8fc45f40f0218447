"""Precision, recall and F1 of statements, attribution, organizations and tokens, with 95 % intervals.

The definitions are those of the gold's own scorer, so that both print the same figures: a predicted statement matches a gold one
when their tokens overlap with F1 of at least 0.5, best overlaps first and one to one; attribution asks for the speaker as well;
organizations are counted on the same matching; tokens are counted with their speakers, however statements are cut. What touches
only optional gold statements costs nothing.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsdesk.evaluation.names import any_same, closeness

TOKEN = re.compile(r"\w+")
MATCH = 0.5
ROUNDS = 2000
FIGURES = ("statements", "attribution", "organizations", "tokens")

Names = tuple[str, ...]
Places = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of right, extra and missed."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.extra + other.extra, self.missed + other.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 when nothing is right."""
        return 2 * self.right / (2 * self.right + self.extra + self.missed) if self.right else 0.0

    def figures(self) -> dict[str, float | int]:
        """Precision, recall and F1 rounded to four places, and the counts."""
        said, due = self.right + self.extra, self.right + self.missed
        return {
            "precision": round(self.right / said if said else 0.0, 4),
            "recall": round(self.right / due if due else 0.0, 4),
            "f1": round(self.f1, 4),
            "tp": self.right,
            "fp": self.extra,
            "fn": self.missed,
        }


@dataclass(frozen=True, slots=True)
class Annotated:
    """A statement as scoring sees it: the names of its speaker, the tokens of its content, the names of its organizations."""

    speaker: Names
    tokens: frozenset[int]
    organizations: tuple[Names, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An annotated article: its id, its text as it stands in the file (a byte-order mark dropped), and the annotation."""

    id: str
    text: str
    statements: Sequence[Mapping[str, Any]]


def load_gold(folder: Path) -> list[GoldArticle]:
    """The annotated articles of a folder, by name. Raises OSError or ValueError where a file is missing or malformed."""
    found = []
    for path in sorted(folder.glob("*.json")):
        annotation = json.loads(path.read_text("utf-8"))
        with path.with_suffix(".txt").open(encoding="utf-8-sig", newline="") as file:
            found.append(GoldArticle(annotation["id"], file.read(), annotation["statements"]))
    return found


def evaluate(articles: Sequence[GoldArticle], predictions: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, Any]:
    """The figures for these articles. A prediction is the list of statements as `summarize --format json` prints them."""
    tallies = [_compare(article, predictions.get(article.id, ())) for article in articles]
    result: dict[str, Any] = {
        "articles": len(articles),
        "without_prediction": [article.id for article in articles if article.id not in predictions],
    }
    for figure in FIGURES:
        counted = [tally[figure] for tally in tallies]
        result[figure] = {**sum(counted, Tally()).figures(), "interval": _interval(counted)}
    return result


def _interval(counted: Sequence[Tally]) -> list[float]:
    """The 95 % interval of the F1 of all articles together, by drawing as many of them again and again from a fixed seed."""
    if not counted:
        return [0.0, 0.0]
    draw = random.Random(1).choices  # noqa: S311 - a bootstrap, no secret
    found = sorted(sum(draw(counted, k=len(counted)), Tally()).f1 for _ in range(ROUNDS))
    return [round(found[int(ROUNDS * 0.025)], 4), round(found[int(ROUNDS * 0.975)], 4)]


def _compare(article: GoldArticle, predicted: Sequence[Mapping[str, Any]]) -> dict[str, Tally]:
    places = [match.span() for match in TOKEN.finditer(article.text)]
    gold = _gold(article, places)
    said = [_predicted(statement, places) for statement in predicted]
    pairs = _matching(said, gold)
    free = frozenset[int]().union(*(one.tokens for one in gold if one.optional))
    tallies = {figure: Tally() for figure in FIGURES}

    def count(figure: str, right: int = 0, extra: int = 0, missed: int = 0) -> None:
        tallies[figure] += Tally(right, extra, missed)

    for p, g in pairs.items():
        if gold[g].optional:
            continue
        right = any_same(gold[g].speaker, said[p].speaker)
        hits = _organizations_hit(gold[g].organizations, said[p].organizations) if right else 0
        count("statements", right=1)
        count("attribution", right=right, extra=not right, missed=not right)
        count("organizations", hits, len(said[p].organizations) - hits, len(gold[g].organizations) - hits)
    for g, one in enumerate(gold):
        if not one.optional and g not in pairs.values():
            count("statements", missed=1)
            count("attribution", missed=1)
            count("organizations", missed=len(one.organizations))
    for p, one in enumerate(said):
        if p not in pairs and not (one.tokens and len(one.tokens & free) / len(one.tokens) >= MATCH):
            count("statements", extra=1)
            count("attribution", extra=1)
            count("organizations", extra=len(one.organizations))
    tallies["tokens"] = _tokens(gold, said, free)
    return tallies


def _tokens(gold: Sequence[Annotated], said: Sequence[Annotated], free: frozenset[int]) -> Tally:
    """Each token outside optional statements with its speakers."""
    by_gold, by_said = _speakers_by_token(gold), _speakers_by_token(said)
    tally = Tally()
    for token in (by_gold.keys() | by_said.keys()) - free:
        due, given = by_gold.get(token, ()), by_said.get(token, ())
        right = any(any_same(one, other) for one in due for other in given)
        tally += Tally(right, bool(given) and not right, bool(due) and not right)
    return tally


def _speakers_by_token(statements: Iterable[Annotated]) -> dict[int, list[Names]]:
    found: dict[int, list[Names]] = {}
    for statement in statements:
        for token in statement.tokens:
            found.setdefault(token, []).append(statement.speaker)
    return found


def _matching(said: Sequence[Annotated], gold: Sequence[Annotated]) -> dict[int, int]:
    """One-to-one pairs of a predicted and a gold statement, the best overlaps taken first."""
    overlaps = [(_overlap(one.tokens, other.tokens), p, g) for p, one in enumerate(said) for g, other in enumerate(gold)]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for overlap, p, g in sorted(overlaps, reverse=True):
        if overlap >= MATCH and p not in pairs and g not in taken:
            pairs[p] = g
            taken.add(g)
    return pairs


def _overlap(one: frozenset[int], other: frozenset[int]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _organizations_hit(due: Sequence[Names], given: Sequence[Names]) -> int:
    """How many of the due organizations are given, each given one used once, the closest first."""
    left = list(given)
    hits = 0
    for names in due:
        fitting = [one for one in left if any_same(names, one)]
        if fitting:
            left.remove(max(fitting, key=lambda one: closeness(names, one)))
            hits += 1
    return hits


def _names(entry: Mapping[str, Any], *more: str | None) -> Names:
    every = [entry.get("name"), *entry.get("aliases", ()), entry.get("name_en"), entry.get("name_ar"), entry.get("words"), *more]
    return tuple(name for name in every if name)


def _within(places: Places, spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    """The numbers of the tokens that share a character with any of the spans."""
    wanted = list(spans)
    return frozenset(i for i, (s, e) in enumerate(places) if any(a < e and s < b for a, b in wanted))


def _gold(article: GoldArticle, places: Places) -> list[Annotated]:
    found, floor = [], 0
    for statement in article.statements:
        spans = _located(article.text, statement["content"], floor)
        floor = spans[0][0] if spans else floor
        found.append(
            Annotated(
                _names(statement["speaker"]),
                _within(places, spans),
                tuple(_names(one) for one in statement["organizations"]),
                bool(statement.get("optional")),
            )
        )
    return found


def _located(text: str, stretches: Sequence[str], floor: int) -> list[tuple[int, int]]:
    """Where the stretches stand, each at or after the one before, else anywhere. Raises ValueError for one that is nowhere."""
    spans = []
    for stretch in stretches:
        start = text.find(stretch, floor)
        if start < 0:
            start = text.find(stretch)
        if start < 0:
            raise ValueError(f"not in the text: {stretch[:80]!r}")
        floor = start + len(stretch)
        spans.append((start, floor))
    return spans


def _predicted(statement: Mapping[str, Any], places: Places) -> Annotated:
    return Annotated(
        _names(statement["speaker"]),
        _within(places, [(stretch["start"], stretch["end"]) for stretch in statement["content"]]),
        tuple(_names(one, (one.get("mention") or {}).get("text")) for one in statement.get("organizations", ())),
    )
