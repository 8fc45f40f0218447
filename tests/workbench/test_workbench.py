"""The tools for mending the engine, on small articles of their own."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from newsdesk.evaluation import GoldArticle
from newsdesk.model import Language
from workbench import comparison, errors, gaps, sample
from workbench.__main__ import main
from workbench.articles import Raw, drawn, load

QUIET = "The report, known in the town as “a very long list of complaints”, lay on the table for years and nobody took it up."
LOUD = 'Mary Jones said that the bridge was safe. "We have tested every bolt of it," she added.'
ARABIC = "أكد وزير النقل كمال حداد أن الجسر آمن. ومن المتوقع أن يفتح الجسر غدا أمام السيارات كلها."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("loud", LOUD), ("quiet", QUIET), ("arabic", ARABIC)):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    return tmp_path


def test_articles_come_from_folders_files_and_collections(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    packed = tmp_path_factory.mktemp("packed") / "raw.jsonl.gz"
    with gzip.open(packed, "wt", encoding="utf-8") as file:
        file.write(json.dumps({"id": "one", "text": LOUD}) + "\n" + json.dumps({"id": "two", "text_ar": ARABIC}) + "\n")
    found = list(load([folder, packed, folder / "loud.txt"]))
    assert [one.id for one in found] == ["arabic", "loud", "quiet", "one", "two", "loud"]
    assert [one.language for one in found][:2] == [Language.AR, Language.EN]


def test_the_same_seed_draws_the_same_articles(folder: Path) -> None:
    assert drawn([folder], 2, 7) == drawn([folder], 2, 7)
    assert len(drawn([folder], 9, 7)) == 3


def test_gaps_are_counted_only_where_no_statement_stands() -> None:
    found = gaps.gaps([Raw("quiet", QUIET, Language.EN), Raw("loud", LOUD, Language.EN), Raw("arabic", ARABIC, Language.AR)])
    assert (found.quotations, found.open_quotations) == (2, 1)
    assert found.before_quotation["town as"] == 1
    assert found.after_quotation["lay on"] == 1
    assert found.before_clause["ومن المتوقع"] == 1
    assert found.open_clauses == 1


def test_a_sample_shows_each_statement_under_its_paragraph() -> None:
    shown = sample.shown(Raw("loud", LOUD, Language.EN))
    assert "=== loud (en), 2 statements" in shown
    assert "> Mary Jones [said, indirect] the bridge was safe" in shown


def test_errors_are_told_apart_by_class() -> None:
    text = "Ann Lee said that all was well. Bob Ray said no. “Fine,” wrote Eve Fox. Dan Hill said that Acme rose by much today."
    gold = GoldArticle("one", text, [
        {"speaker": {"name": "Ann Lee", "kind": "person"}, "content": ["all was well"], "kind": "indirect", "cue": "said",
         "organizations": []},
        {"speaker": {"name": "Eve Fox", "kind": "person"}, "content": ["Fine"], "kind": "direct", "cue": "wrote",
         "organizations": []},
        {"speaker": {"name": "Dan Hill", "kind": "person"}, "content": ["Acme rose by much today"], "kind": "indirect",
         "cue": "said", "organizations": [{"name": "Acme"}]},
    ])  # fmt: skip
    said = [
        statement(text, "Zoe", "all was well"),
        statement(text, "Bob Ray", "no"),
        statement(text, "Dan Hill", "Acme rose by much"),
    ]
    found = sorted(one.kind for one in errors.errors([gold], {"one": said}))
    assert found == ["ends", "extra", "missed (direct, cue)", "organization missed", "speaker"]


def statement(text: str, speaker: str, content: str) -> dict[str, object]:
    start = text.index(content)
    return {
        "speaker": {"name": speaker, "mention": None},
        "act": "said",
        "kind": "indirect",
        "content": [{"start": start, "end": start + len(content), "text": content}],
        "organizations": [],
    }


def test_two_files_of_predictions_are_compared() -> None:
    before = {"one": [statement(LOUD, "Mary Jones", "the bridge was safe"), statement(LOUD, "she", "We have tested")]}
    after = {"one": [statement(LOUD, "Mary Jones", "the bridge was safe"), statement(LOUD, "Mary Jones", "We have tested")]}
    assert list(comparison.differences(before, before)) == []
    (changed,) = comparison.differences(before, after)
    assert changed.startswith("~ one she [said] We have tested")
    assert [line[0] for line in comparison.differences({}, after)] == ["+", "+"]
    assert [line[0] for line in comparison.differences(after, {})] == ["-", "-"]


def test_the_command_line_runs_every_tool(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    annotation = {"id": "loud", "language": "en", "statements": []}
    (folder / "loud.json").write_text(json.dumps(annotation), "utf-8")
    predictions = folder / "predictions.jsonl"
    predictions.write_text(
        json.dumps({"id": "loud", "statements": [statement(LOUD, "Mary Jones", "the bridge was safe")]}), "utf-8"
    )
    for arguments, words in (
        (["gaps", str(folder)], "quotations"),
        (["sample", str(folder), "--language", "ar"], "كمال حداد"),
        (["errors", str(folder), str(predictions)], "extra: 1"),
        (["compare", str(predictions), str(predictions)], "0 differences"),
    ):
        assert main(arguments) == 0
        assert words in capsys.readouterr().out
    assert main(["gaps", str(folder / "nothing")]) == 1
