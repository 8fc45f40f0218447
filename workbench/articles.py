"""Articles to work on, from text files, folders and collections."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from newsdesk.model import Language
from newsdesk.text import clean, detect_language


@dataclass(frozen=True, slots=True)
class Raw:
    """An article without annotation. `outlet` and `date` (2015-07-21) are "" where the collection does not tell."""

    id: str
    text: str
    language: Language
    outlet: str = ""
    date: str = ""


def load(sources: Iterable[Path]) -> Iterator[Raw]:
    """The articles of all sources in their order; those in neither language are left out. Raises OSError, ValueError."""
    for source in sources:
        for identity, text, outlet, date in _texts(source):
            cleaned = clean(text)
            language = detect_language(cleaned)
            if language is not None:
                yield Raw(identity, cleaned, language, outlet, date)


def drawn(sources: Iterable[Path], count: int, seed: int) -> list[Raw]:
    """So many of the articles, drawn at random but the same ones for the same seed; all of them if there are no more."""
    every = list(load(sources))
    return random.Random(seed).sample(every, min(count, len(every)))  # noqa: S311 - a sample, no secret


def _texts(source: Path) -> Iterator[tuple[str, str, str, str]]:
    if source.is_dir():
        for path in sorted(source.glob("*.txt")):
            yield path.stem, path.read_text("utf-8-sig"), "", ""
    elif source.name.endswith((".jsonl", ".jsonl.gz")):
        with _opened(source) as file:
            for line in file:
                entry = json.loads(line)
                for column in ("text", "text_en", "text_ar"):
                    if column in entry:
                        yield entry["id"], entry[column], entry.get("outlet", ""), entry.get("date", "")
    else:
        yield source.stem, source.read_text("utf-8-sig"), "", ""


def _opened(source: Path) -> TextIO:
    return gzip.open(source, "rt", encoding="utf-8") if source.suffix == ".gz" else source.open(encoding="utf-8")
