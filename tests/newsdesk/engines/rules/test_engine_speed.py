"""A floor under the engine's speed, generous enough for a machine that does other things: processor time, the best of some."""

from pathlib import Path

import pytest

from newsdesk.engines.rules import read_text
from newsdesk.model import Language
from tests.measuring import quiet_seconds

CORPUS = Path(__file__).parents[3] / "corpus"
ARTICLE = 3 * 1024  # bytes
FLOOR = 30  # articles of 3 KB a second; on an idle machine it is several times that, see docs/benchmarks.md


@pytest.mark.parametrize("language", list(Language))
def test_the_engine_reads_many_articles_a_second(language: Language) -> None:
    texts = [path.read_text("utf-8") for path in sorted(CORPUS.glob(f"a*/{language.value}/*.txt"))]
    best = 0.0
    for _ in range(4):
        seconds = quiet_seconds(lambda: [read_text(text, language) for text in texts])
        best = max(best, sum(len(text.encode()) for text in texts) / ARTICLE / seconds)
        if best > 2 * FLOOR:
            break
    assert best > FLOOR
