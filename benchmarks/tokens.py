"""How many tokens a model is sent and asked for, counted with o200k: the request for an article, and right answers to it.

    python -m benchmarks.tokens [--gold DIR] [--json]

The request is instructions, numbered article and JSON schema. The answers are an article of twenty long statements, written for
this, and with `--gold` those of a folder of annotated articles, all and those of 19 statements or more; each is compared with the
same answer in which every content is written out, and with one in which the names are written out at each statement, as models
are usually asked. No accounts.
Needs the package rs-bpe, which has the ranks of o200k in it.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from newsdesk.engines.openai.form import SCHEMA
from newsdesk.engines.openai.prompts import instructions
from newsdesk.engines.openai.sheet import Sheet
from newsdesk.evaluation import GoldArticle, load_gold
from newsdesk.model import PUBLIC, Article, Language, Origin, Text
from tests.newsdesk.engines.openai.answers import right_answer, written

Count = Callable[[str], int]
ARTICLE = 3 * 1024  # bytes
SHARE, MORE, LEAST = 1.35, 900, 0.40
LONG = 19  # statements of an article that is as long as the one that is written for this

_NAMES = ("سليم الحاج", "هالة درويش", "مروان القاضي", "ندى الشامي")
_CUES = ("قال", "وأضاف", "وأوضح", "وحذر")
_WORDS = (
    "الشبكة التي تغذي أحياء الساحل تحتاج إلى صيانة كاملة قبل حلول "
    "الشتاء وإن الأموال التي رصدت لها العام الماضي لم تصل إلى المقاولين",
    "القرار الذي صدر مساء أمس سيعرض على لجنة مستقلة من المهندسين "
    "وأساتذة الجامعات ولن يبدأ العمل به قبل أن تنشر نتائجها كاملة للناس",
    "الشركة العربية للمياه وعدت سكان القرى مرارا بخفض الرسوم ثم رفعتها مرتين "
    "في عام واحد من غير أن تشرح لأحد أسباب تلك الزيادة الكبيرة",
    "موسم الأمطار المقبل قد يغرق الطرق المنخفضة كلها ما لم تنظف "
    "القنوات في الأسابيع القليلة الباقية وتدعم الجسور القديمة عند مدخل المدينة",
)


def main() -> int:
    """Print the figures; exit 1 where rs-bpe is missing or a budget is exceeded."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.tokens", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--gold", type=Path, help="a folder of annotated articles")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    options = parser.parse_args()
    try:
        from rs_bpe import openai
    except ImportError:
        sys.stderr.write("rs-bpe is not installed\n")
        return 1
    ranks = openai.o200k_base()
    figures = measured(lambda text: len(ranks.encode(text)), options.gold)
    if options.json:
        sys.stdout.write(json.dumps(figures, ensure_ascii=False) + "\n")
    else:
        sys.stdout.writelines(f"{name:50} {value}\n" for name, value in figures.items())
    return int(figures["request, share beyond 900"] > SHARE or figures["twenty statements, share of written out"] > LEAST)


def measured(count: Count, gold: Path | None) -> dict[str, Any]:
    """The figures by what they are."""
    made = twenty()
    three = _cut(made.text, ARTICLE)
    request, own = request_tokens(three, Language.AR, count), count(three)
    found: dict[str, Any] = {
        "instructions and schema, tokens": count(instructions()) + count(_schema()),
        "Arabic article of 3 KB, tokens": own,
        "its request, tokens": request,
        "request, share beyond 900": round((request - MORE) / own, 3),
    }
    found |= {f"twenty statements, {name}": value for name, value in answers([made], count).items()}
    if gold is not None:
        every = load_gold(gold)
        long = [one for one in every if len(one.statements) >= LONG]
        found |= {f"{gold.name}, {name}": value for name, value in answers(every, count).items()}
        found |= {f"{gold.name}, long articles, {name}": value for name, value in answers(long, count).items() if long}
    return found


def request_tokens(text: str, language: Language, count: Count) -> int:
    """The tokens of the whole request for a text that is read at once."""
    sheet = Sheet.of(Article(PUBLIC, Text(text), language, Origin.PASTE))
    (portion,) = sheet.portions()
    return count(instructions()) + count(sheet.message(portion)) + count(_schema())


def answers(articles: Sequence[GoldArticle], count: Count) -> dict[str, float]:
    """The tokens of right answers, and their share of the same with contents, and with names too, written out."""
    pointed = quoted = named = statements = words = 0
    for article in articles:
        answer = right_answer(article)
        out = {
            **answer,
            "s": [
                "|".join((row.split("|")[0], " … ".join(entry["content"]), *row.split("|")[2:]))
                for row, entry in zip(answer["s"], article.statements, strict=True)
            ],
        }
        pointed += count(written(answer))
        quoted += count(written(out))
        named += count(written({"statements": [_named(entry) for entry in article.statements]}))
        statements += len(article.statements)
        words += sum(count(stretch) for entry in article.statements for stretch in entry["content"])
    return {
        "statements": statements,
        "tokens of a content": round(words / statements, 1),
        "tokens a statement": round(pointed / statements, 1),
        "share of written out": round(pointed / quoted, 3),
        "share of names written out too": round(pointed / named, 3),
    }


def twenty() -> GoldArticle:
    """An article of twenty statements by four people, a third of them about an organization."""
    lines: list[str] = []
    statements: list[dict[str, Any]] = []
    for number in range(20):
        name, words = _NAMES[number // 5], f"{_WORDS[number % 4]} في المرحلة {number + 1}"
        cue = _CUES[number % 4]
        lines.append(f"{cue} {name} إن {words}." if number % 5 == 0 else f"{cue} إن {words}.")
        about = [{"name": "الشركة العربية للمياه", "aliases": []}] if "الشركة" in words else []
        speaker = {"name": name, "kind": "person", "aliases": []}
        statements.append({"speaker": speaker, "content": [words], "kind": "indirect", "cue": cue, "organizations": about})
    return GoldArticle("twenty", "\n".join(lines), statements)


def _named(entry: Mapping[str, Any]) -> dict[str, Any]:
    organizations = [one["name"] for one in entry["organizations"]]
    return {
        "speaker": entry["speaker"]["name"],
        "kind": entry["kind"],
        "cue": entry["cue"],
        "content": entry["content"],
        "organizations": organizations,
    }


def _schema() -> str:
    return json.dumps(SCHEMA, separators=(",", ":"))


def _cut(text: str, size: int) -> str:
    """The lines of a text up to a number of bytes."""
    kept: list[str] = []
    for line in text.split("\n"):
        if sum(len(one.encode("utf-8")) + 1 for one in (*kept, line)) > size:
            break
        kept.append(line)
    return "\n".join(kept)


if __name__ == "__main__":
    sys.exit(main())
