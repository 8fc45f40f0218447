"""What differs between two files of predictions, one before and one after a change."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

Statement = Mapping[str, Any]


def load(path: Path) -> dict[str, Sequence[Statement]]:
    """The statements of each article, as `summarize --format json` prints them. Raises OSError, ValueError."""
    entries = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return {entry["id"]: entry.get("statements", []) for entry in entries}


def differences(before: Mapping[str, Sequence[Statement]], after: Mapping[str, Sequence[Statement]]) -> Iterator[str]:
    """A line for each statement that came, went, or has another speaker, act, or organizations now; articles by id."""
    for identity in sorted(before.keys() | after.keys()):
        old = {_place(one): one for one in before.get(identity, ())}
        new = {_place(one): one for one in after.get(identity, ())}
        for place in sorted(old.keys() | new.keys()):
            was, now = old.get(place), new.get(place)
            if was is None and now is not None:
                yield f"+ {identity} {_words(now)}"
            elif was is not None and now is None:
                yield f"- {identity} {_words(was)}"
            elif was is not None and now is not None and _said(was) != _said(now):
                yield f"~ {identity} {_words(was)} → {_words(now)}"


def _place(one: Statement) -> tuple[tuple[int, int], ...]:
    return tuple((each["start"], each["end"]) for each in one["content"])


def _said(one: Statement) -> tuple[object, ...]:
    organizations = tuple(each.get("id") for each in one.get("organizations", ()))
    return one["speaker"]["name"], one.get("act"), one.get("kind"), organizations


def _words(one: Statement) -> str:
    content = " + ".join(each.get("text") or f"{each['start']}-{each['end']}" for each in one["content"])
    organizations = " ".join(str(each.get("id")) for each in one.get("organizations", ()))
    return f"{one['speaker']['name']} [{one.get('act')}] {content[:90]} [{organizations}]"
