"""`python -m bot readbench`: how well articles are taken out of saved pages, beside two libraries alone."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from newsdesk.evaluation.extraction import EXTRACTORS, Figures, PageScore, SavedPage, figures, saved_pages, score
from newsdesk.text import detect_language

_COLUMNS = (
    *(("", -18), ("pages", 5), ("P", 6), ("R", 6), ("F1", 6), ("title", 6)),
    *(("date right", 10), ("date shown", 10), ("ms", 6), ("refused", 7)),
)
_HEAD = " ".join(f"{name:{'<' if width < 0 else '>'}{abs(width)}}" for name, width in _COLUMNS)


def run(folder: Path, *, worst: int) -> int:
    """Print the figures for a folder of saved pages; 0, or 2 where it holds none that can be used."""
    logging.disable(logging.CRITICAL)
    try:
        pages = list(saved_pages(folder))
    except ValueError as error:
        sys.stderr.write(f"qawl: {error}\n")
        return 2
    read = [page for page in pages if detect_language(page.text) is not None]
    if not read:
        sys.stderr.write(f"qawl: {folder} has no pages in Arabic or English: NAME.html or NAME.html.gz with NAME.json\n")
        return 2
    if len(read) < len(pages):
        sys.stdout.write(f"{len(pages) - len(read)} pages in other languages are left out\n")
    sys.stdout.write(_HEAD + "\n")
    scores = _scores(read)
    for name, of_extractor in scores.items():
        sys.stdout.write(_row(name, figures(of_extractor)) + "\n")
    for one in sorted(scores["ours"], key=lambda one: one.f1)[:worst]:
        sys.stdout.write(f"  {one.name}: F1 {one.f1:.2f}, P {one.precision:.2f}, R {one.recall:.2f} {one.error or ''}\n")
    return 0


def _scores(pages: Sequence[SavedPage]) -> dict[str, list[PageScore]]:
    """All extractors on each page in turn, so that what else the machine does falls on all alike."""
    for extract in EXTRACTORS.values():
        extract(pages[0])  # what a library loads at its first page is not the page's time
    scores: dict[str, list[PageScore]] = {name: [] for name in EXTRACTORS}
    for page in pages:
        for name, extract in EXTRACTORS.items():
            scores[name].append(score(page, extract))
    return scores


def _row(name: str, found: Figures) -> str:
    return (
        f"{name:18} {found.pages:5} {found.precision:6.3f} {found.recall:6.3f} {found.f1:6.3f} {_share(found.title):>6} "
        f"{_share(found.date_right):>10} {_share(found.date_shown):>10} {found.milliseconds:6.1f} {found.refused:7}"
    )


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
