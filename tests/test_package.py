"""The wheel: installed into an empty environment, it runs from anywhere."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.conversations.texts import ARABIC

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return next(folder.glob("qawl-*.whl"))


def test_the_wheel_holds_tables_catalogues_pages_and_examples(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for needed in (
        "newsdesk/rendering/locale/ar/conversation.po",
        "newsdesk/rendering/page.css",
        "newsdesk/entities/tables/figures.tsv",
        "newsdesk/evaluation/kinds.txt",
        "handlers/examples/ar.txt",
        "bot/playground/page/index.html",
        "newsdesk/py.typed",
    ):
        assert needed in names
    assert not [name for name in names if name.startswith(("tests/", "benchmarks/"))]


def test_the_wheel_installed_into_an_empty_environment_runs_from_another_directory(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "environment"
    venv.create(home, with_pip=False)
    python = home / "bin" / "python"
    # the packages that it needs are those of this environment: nothing is fetched, and the project itself is not among them
    packages = [path for path in sys.path if path.endswith("site-packages")]
    site = next((home / "lib").glob("python*/site-packages"))
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(site), str(wheel)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    (site / "packages.pth").write_text("\n".join(packages), "utf-8")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "article.txt").write_text(ARABIC, "utf-8")
    run = [
        str(python),
        "-c",
        "import sys; from bot.__main__ import main; sys.exit(main())",
        "summarize",
        "--format",
        "json",
        "article.txt",
    ]
    done = subprocess.run(run, cwd=elsewhere, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["statements"]) == 3
    where = subprocess.run(
        [str(python), "-c", "import bot; print(bot.__file__)"], cwd=elsewhere, capture_output=True, text=True, check=True
    )
    assert str(home) in where.stdout
