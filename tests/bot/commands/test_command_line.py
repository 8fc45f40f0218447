"""The command line, as it is measured from outside: a program, its arguments, what it prints and how it ends."""

from __future__ import annotations

import json
import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.conversations.texts import ARABIC, ENGLISH, FRENCH

ROOT = Path(__file__).parents[3]
GOLD = ROOT.parent / "shared" / "gold"

OURS = ("TELEGRAM_", "QAWL_", "LOG_", "OPENAI_", "MODEL_", "ENGINE", "OPERATORS", "ALLOWED")

pytestmark = pytest.mark.conversation


def qawl(*arguments: str, cwd: Path, given: bytes = b"") -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    done = subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=cwd,
        env=kept | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        input=given,
        capture_output=True,
        timeout=120,
        check=False,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ar.txt").write_text(ARABIC, "utf-8")
    (tmp_path / "en.txt").write_bytes(b"\xef\xbb\xbf" + ENGLISH.replace("\n", "\r\n").encode())
    (tmp_path / "fr.txt").write_text(FRENCH, "utf-8")
    return tmp_path


def rows(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_json_prints_one_object_a_line_in_the_order_of_the_sources(folder: Path) -> None:
    done = qawl("summarize", "--format", "json", "en.txt", "ar.txt", cwd=folder)
    assert done.returncode == 0, done.stderr
    first, second = rows(done.stdout)
    assert (first["id"], first["language"], first["engine"]) == ("en", "en", "rules")
    assert (second["id"], second["language"]) == ("ar", "ar")
    assert first["title"] == "Ferry operator says new quay cannot wait"


def test_offsets_are_code_points_of_the_file_without_its_byte_order_mark(folder: Path) -> None:
    text = ENGLISH.replace("\n", "\r\n")
    for statement in rows(qawl("summarize", "--format", "json", "en.txt", cwd=folder).stdout)[0]["statements"]:
        places = [*statement["content"], statement["cue"], statement["speaker"]["mention"]]
        places += [organization["mention"] for organization in statement["organizations"]]
        for place in filter(None, places):
            assert text[place["start"] : place["end"]] == place["text"]


def test_a_statement_has_all_that_is_promised(folder: Path) -> None:
    statements = rows(qawl("summarize", "--format", "json", "en.txt", cwd=folder).stdout)[0]["statements"]
    assert [one["speaker"]["name"] for one in statements] == ["Northline Ferries", "Ruth Calder", "Daniel Osei"]
    for one in statements:
        assert set(one) == {"speaker", "cue", "act", "kind", "content", "organizations", "confidence"}
        assert set(one["speaker"]) == {"name", "name_en", "name_ar", "kind", "role", "mention"}
        assert 0 <= one["confidence"] <= 1
    assert statements[1]["kind"] == "direct"
    assert statements[1]["speaker"]["role"] == "chief executive"
    bank = statements[0]["organizations"][-1]
    assert (bank["id"], bank["name_ar"], bank["type"]) == ("world-bank", "البنك الدولي", "bank") or bank[
        "name_en"
    ] == "World Bank"


def test_a_source_that_cannot_be_read_is_told_in_its_place_and_by_the_exit_status(folder: Path) -> None:
    done = qawl("summarize", "--format", "json", "missing.txt", "fr.txt", "ar.txt", "http://127.0.0.1/", cwd=folder)
    assert done.returncode == 1
    found = rows(done.stdout)
    assert [row.get("error") for row in found] == ["NotFound", "OtherLanguage", None, "ForbiddenAddress"]
    assert all(set(row) == {"id", "error", "message"} and row["message"] for row in found if "error" in row)


def test_two_files_of_one_stem_are_named_by_their_paths(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "ar.txt").write_text(ARABIC, "utf-8")
    done = qawl("summarize", "--format", "json", "ar.txt", "sub/ar.txt", "en.txt", cwd=folder)
    assert [row["id"] for row in rows(done.stdout)] == ["ar.txt", "sub/ar.txt", "en"]


def test_standard_input_is_a_source(folder: Path) -> None:
    done = qawl("summarize", "--format", "json", "-", cwd=folder, given=ARABIC.encode())
    assert rows(done.stdout)[0]["id"] == "-"
    assert len(rows(done.stdout)[0]["statements"]) == 3


def test_many_sources_show_progress_on_stderr_only(folder: Path) -> None:
    done = qawl("summarize", "--format", "json", *["ar.txt"] * 20, cwd=folder)
    assert "20/20" in done.stderr
    assert len(rows(done.stdout)) == 20


@pytest.mark.parametrize(("form", "sign"), [("text", "│ "), ("markdown", "> "), ("html", "<!doctype html>")])
def test_each_format_is_written_in_the_language_asked_for(folder: Path, form: str, sign: str) -> None:
    for language, word in (("en", "Salma al-Harthi"), ("ar", "سلمى الحارثي")):
        done = qawl("summarize", "--language", language, "--format", form, "ar.txt", cwd=folder)
        assert done.returncode == 0
        assert sign in done.stdout.lower()
        assert word in done.stdout


def test_explain_names_cue_and_rule(folder: Path) -> None:
    assert all(
        one["reason"]
        for one in rows(qawl("summarize", "--explain", "--format", "json", "ar.txt", cwd=folder).stdout)[0]["statements"]
    )


def test_read_prints_the_article_and_nothing_else(folder: Path) -> None:
    page = "<html><head><title>Harbour news</title></head><body><article><h1>Harbour news</h1>" + "".join(
        f"<p>The harbour master said on Tuesday that pier {n} would be closed for repairs until the spring of next year.</p>"
        for n in range(8)
    )
    (folder / "page.html").write_text(page + "</article></body></html>", "utf-8")
    row = rows(
        qawl("read", "--format", "json", "--address", "https://news.example/a?utm_source=x", "page.html", cwd=folder).stdout
    )[0]
    assert set(row) == {"id", "title", "publisher", "author", "date", "language", "address", "text"}
    assert row["address"] == "https://news.example/a"
    assert "pier 7" in row["text"]


def test_evaluate_prints_the_shared_scorers_figures(folder: Path) -> None:
    if not GOLD.is_dir():
        pytest.skip("../shared/gold is not there: nothing to evaluate")
    predicted = folder / "predictions.jsonl"
    sources = [str(path) for path in sorted((GOLD / "dev-en").glob("agency-en-0*.txt"))]
    small = folder / "gold"
    small.mkdir()
    for source in sources:
        for path in (Path(source), Path(source).with_suffix(".json")):
            (small / path.name).write_bytes(path.read_bytes())
    predicted.write_text(qawl("summarize", "--format", "json", *sources, cwd=folder).stdout, "utf-8")
    command = [sys.executable, str(GOLD / "score.py"), "score", str(small), str(predicted), "--json"]
    theirs = json.loads(subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout)
    assert json.loads(qawl("evaluate", "--json", str(small), cwd=folder).stdout) == theirs


def test_evaluate_of_a_folder_without_gold_says_so(folder: Path) -> None:
    done = qawl("evaluate", str(folder), cwd=folder)
    assert done.returncode == 1
    assert "no annotated articles" in done.stderr
    assert "Traceback" not in done.stderr


def test_check_says_in_words_what_is_in_order(folder: Path) -> None:
    done = qawl("check", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "runs against the playground" in done.stdout
    assert "database" in done.stdout


def test_help_is_for_newcomers(folder: Path) -> None:
    done = qawl("--help", cwd=folder)
    assert "examples:" in done.stdout
    for command in ("summarize", "read", "evaluate", "playground", "check"):
        assert command in done.stdout


@pytest.mark.parametrize("folder_name", ["dev-ar", "dev-en"])
def test_no_content_differs_from_the_articles_slice(folder_name: str, tmp_path: Path) -> None:
    if not GOLD.is_dir():
        pytest.skip("../shared/gold is not there")
    sources = sorted((GOLD / folder_name).glob("*.txt"))
    done = qawl("summarize", "--format", "json", *map(str, sources), cwd=tmp_path)
    assert done.returncode == 0
    for row, source in zip(rows(done.stdout), sources, strict=True):
        with source.open(encoding="utf-8-sig", newline="") as file:
            text = file.read()
        for statement in row["statements"]:
            for place in statement["content"]:
                assert text[place["start"] : place["end"]] == place["text"]


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("javascript:alert(1)", "BadAddress"),
        ("file:///etc/passwd", "BadAddress"),
        ("ftp://news.example/a", "BadAddress"),
        ("http://reader:secret@news.example/", "BadAddress"),
        ("http://news.example/a b", "BadAddress"),
        ("http://news.example/" + "a" * 3000, "BadAddress"),
        ("http://10.0.0.1/", "ForbiddenAddress"),
        ("empty.txt", "TooShort"),
        ("noise.txt", "WrongType"),
        ("nowhere.txt", "NotFound"),
    ],
)
def test_errors_have_the_names_that_others_measure_by(folder: Path, source: str, error: str) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "noise.txt").write_bytes(bytes(range(256)) * 40)
    done = qawl("read", "--format", "json", source, cwd=folder)
    assert done.returncode == 1
    (row,) = rows(done.stdout)
    assert row["error"] == error


def test_a_backup_is_a_database_of_its_own_that_nobody_else_can_read(folder: Path) -> None:
    done = qawl("backup", "copy.sqlite3", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert stat.S_IMODE((folder / "copy.sqlite3").stat().st_mode) == 0o600
    with closing(sqlite3.connect(folder / "copy.sqlite3")) as copy:
        assert copy.execute("SELECT count(*) FROM articles").fetchone() == (0,)


def test_a_backup_that_cannot_be_written_is_told_in_a_sentence(folder: Path) -> None:
    done = qawl("backup", "nowhere/copy.sqlite3", cwd=folder)
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_usage_of_a_bot_without_a_model_says_so(folder: Path) -> None:
    done = qawl("usage", cwd=folder)
    assert done.returncode == 0
    assert "No model was asked" in done.stdout
    assert qawl("usage", "--days", "0", cwd=folder).returncode == 2
