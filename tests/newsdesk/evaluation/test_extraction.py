from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from bot.commands import readbench
from newsdesk.evaluation.extraction import (
    EXTRACTORS,
    Extractor,
    Found,
    SavedPage,
    figures,
    overlap,
    same_title,
    saved_pages,
    score,
)
from tests.newsdesk.articles.pages import AR_BODY, AR_TITLE, EN_BODY, EN_TITLE, newspaper


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, title, body in (("ar", AR_TITLE, AR_BODY), ("en", EN_TITLE, EN_BODY)):
        page = newspaper(title, body).encode()
        if name == "ar":
            (tmp_path / "ar.html.gz").write_bytes(gzip.compress(page))
        else:
            (tmp_path / "en.html").write_bytes(page)
        gold = {"text": "\n".join(body), "title": title, "address": "https://post.example/2022/06/08/harbour-fees"}
        (tmp_path / f"{name}.json").write_text(json.dumps(gold), "utf-8")
    return tmp_path


def test_ours_is_at_least_as_good_as_either_library_on_our_own_pages(folder: Path) -> None:
    pages = list(saved_pages(folder))
    found = {name: figures([score(page, extract) for page in pages]) for name, extract in EXTRACTORS.items()}
    assert found["ours"].f1 == 1.0
    assert found["ours"].title == 1.0
    assert all(found["ours"].f1 >= other.f1 for other in found.values())


def test_the_command_prints_all_three_in_one_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert readbench.run(folder, worst=1) == 0
    printed = capsys.readouterr().out
    assert all(name in printed for name in EXTRACTORS)


def test_a_page_without_its_gold_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "en.json").write_text("[]", "utf-8")
    assert readbench.run(folder, worst=0) == 2
    assert "en.json" in capsys.readouterr().err


def test_order_and_foreign_words_count() -> None:
    assert overlap("one two three four five", "one two three four five") == (1.0, 1.0)
    assert overlap("one two three four five", "five four three two one") == (0.0, 0.0)
    assert overlap("one two three four", "one two three four five") == (0.5, 1.0)
    assert overlap("", "") == (1.0, 1.0)


def test_a_title_with_the_site_s_name_behind_it_is_the_same() -> None:
    assert same_title("Harbour fees stay", "Harbour fees stay | The Post")
    assert not same_title("Harbour fees stay", "The Post")
    assert not same_title("Harbour fees stay", None)


def test_a_date_counts_only_where_one_is_shown() -> None:
    page = SavedPage("a", b"", "", date="2022-06-08")
    shown = [score(page, _dated(date), lambda: 0.0) for date in ("2022-06-08", "2022-06-09", None)]
    found = figures(shown)
    assert (found.date_right, found.date_shown) == (0.5, 2 / 3)


def _dated(date: str | None) -> Extractor:
    return lambda _: Found(date=date)
