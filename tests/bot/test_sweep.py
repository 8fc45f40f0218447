"""The command that renders whole folders and counts what is wrong."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from bot.__main__ import main
from handlers.examples import example
from newsdesk.model import Language
from newsdesk.rendering.checks import FAULTS


def test_a_folder_is_rendered_in_both_languages_and_nothing_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(example(Language.AR), encoding="utf-8")
    middle = "The harbour was built long ago by the town, and its cranes are older than most of those who work there. 😀\n" * 90
    row = {"id": 1, "outlet": "x", "text_en": example(Language.EN) + "\n" + middle + "Mayor Tom Reeve said the town would pay."}
    with gzip.open(tmp_path / "b.jsonl.gz", "wt", encoding="utf-8") as rows:
        rows.write(json.dumps(row) + "\n" + json.dumps({"text": "12345"}) + "\n")
    assert main(["sweep", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("3 articles, 1 not read, ")
    for name in FAULTS:
        assert f"     0 {name}\n" in said
    assert "characters shown at first (median), longest message" in said


def test_a_folder_without_texts_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sweep", str(tmp_path)]) == 1
    assert "no texts in" in capsys.readouterr().err


@pytest.mark.figures
@pytest.mark.parametrize("folder", ["gold/dev-ar", "gold/dev-en", "gold/polnear-en", "raw"])
def test_nothing_is_wrong_with_the_first_articles_of_each_collection(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    held = Path(__file__).parents[3] / "shared" / folder
    if not held.is_dir():
        pytest.skip(f"../shared/{folder} is not there")
    assert main(["sweep", "--most", "6", str(held)]) == 0, capsys.readouterr().out
