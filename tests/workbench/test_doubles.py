"""What several outlets of a collection carry: on a collection of its own, and on news that is not in the project."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from newsdesk.digests.copies import outlet_of
from newsdesk.model import Language
from workbench import doubles
from workbench.__main__ import main
from workbench.articles import Raw, load

NEWS = Path(__file__).parents[3] / "shared" / "raw" / "saudi-2015.jsonl.gz"
STORIES = {  # four stories of one week that several papers carry, by the numbers of their articles
    "a train that stood still": ("0089", "1436", "2398", "2409"),
    "the price of fuel": ("0313", "0558", "1700", "1920"),
    "a bank's yearly report": ("1133", "1289", "2148", "2381"),
    "an attack on a town": ("0266", "0587", "0735", "1598"),
}

FERRY = 'قال قائد خفر السواحل سليم الحكيم: "{words}". وعاد الصيادون إلى الميناء.'
SAID = "العبارة خرجت رغم التحذير من الرياح، وقبطانها موقوف منذ الظهر"


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    texts = (("المرصد", SAID), ("النهار", SAID.replace("،", " ")), ("البيان", "البحث عن المفقودين مستمر حتى المساء بأربعة زوارق"))
    lines = [
        {"id": f"n{at}", "outlet": outlet, "date": "2025-11-03", "text": f"غرق عبارة قبالة الجزيرة\n{FERRY.format(words=words)}"}
        for at, (outlet, words) in enumerate(texts)
    ]
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")
    return path


def test_what_several_outlets_carry_is_listed_with_its_sources(collection: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doubles", str(collection)]) == 0
    printed = capsys.readouterr().out
    assert "=== 1: 2 outlets" in printed
    assert "> n0: سليم الحكيم" in printed
    assert "- n1: سليم الحكيم" in printed
    assert "n2" not in printed
    assert "3 articles, 3 statements; 1 in several outlets (1 in 2)" in printed


def test_a_collection_tells_outlet_and_day(collection: Path) -> None:
    assert next((raw.outlet, raw.date) for raw in load([collection])) == ("المرصد", "2025-11-03")
    assert (Raw("x", "", Language.AR).outlet) == ""


def test_real_news_has_doubles_and_each_is_of_one_story() -> None:
    if not NEWS.exists():
        pytest.skip("../shared/raw is not there: no real news to compare")
    wanted = {f"saudi-{number}": story for story, numbers in STORIES.items() for number in numbers}
    found = doubles.carried(_articles(wanted))
    assert found.articles == len(wanted)
    assert len(found.told) >= 15
    for told in found.told:
        assert len({wanted[said.article.address or ""] for said in told.said}) == 1
        assert len({outlet_of(said.article) for said in told.said}) >= 2
    assert {wanted[told.said[0].article.address or ""] for told in found.told} == set(STORIES)


def _articles(wanted: dict[str, str]) -> list[Raw]:
    found = []
    with gzip.open(NEWS, "rt", encoding="utf-8") as file:
        for line in file:
            entry = json.loads(line)
            if entry["id"] in wanted:
                found.append(entry)
    return [Raw(one["id"], one["text"], Language.AR, one["outlet"], one["date"]) for one in found]
