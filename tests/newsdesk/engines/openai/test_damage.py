"""Right answers damaged in many ways: whatever is shown stands in the article."""

from __future__ import annotations

import copy
import random
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from newsdesk.engines.openai.form import Form
from newsdesk.entities import find_organizations
from newsdesk.evaluation import GoldArticle
from newsdesk.grounding import ground
from newsdesk.grounding.places import bare
from newsdesk.model import Article, Claim, Grounded, Language, Maker, Reading, Statement
from tests.newsdesk.engines.openai.answers import FOLDERS, article, gold, right_answer

Row = list[str]
Damage = Callable[[Row, dict[str, Any], random.Random], Any]
ARTICLES = 13  # of each language
TO_LATIN = str.maketrans(dict(zip("ابتدرسكلمنوية", "abtdrsklmnwyh", strict=True)))
TO_ARABIC = str.maketrans(dict(zip("abtdrsklmnwye", "ابتدرسكلمنويه", strict=True)))


def word_changed(row: Row, answer: dict[str, Any], dice: random.Random) -> Row:
    first, _, last = row[3].partition("|")
    at = dice.randrange(len(first))
    return [*row[:3], f"{first[:at]}ظZ{first[at + 1 :]}|{last}", *row[4:]]


def word_of_elsewhere(row: Row, answer: dict[str, Any], dice: random.Random) -> Row:
    other = dice.choice(answer["s"])[3].partition("|")[0]
    return [*row[:3], f"{other}|{row[3].partition('|')[2]}", *row[4:]]


def wrong_sentence(row: Row, answer: dict[str, Any], dice: random.Random) -> Row:
    number, rest = row[0].split(" ", 1)
    return [f"{max(1, int(number) + dice.choice((-7, -3, -2, -1, 1, 2, 3, 7)))} {rest}", *row[1:]]


def speaker_swapped(row: Row, answer: dict[str, Any], dice: random.Random) -> Row:
    number, _, kind = row[0].split(" ")
    return [f"{number} {dice.randint(1, len(answer['p']) + 1)} {kind}", *row[1:]]


def speaker_invented(row: Row, answer: dict[str, Any], dice: random.Random) -> Row:
    number, _, kind = row[0].split(" ")
    answer["p"].append([dice.choice(("@1 Jonathan Q. Nobody", "@2 فلان بن علان الزعفراني", "@1 Xi Nobody")), "p", ""])
    return [f"{number} {len(answer['p'])} {kind}", *row[1:]]


def mention_invented(row: Row, answer: dict[str, Any], dice: random.Random) -> Row:
    return [*row[:2], dice.choice(("the Nobodian minister", "الزعفراني المخترع")), *row[3:]]


def organization_invented(row: Row, answer: dict[str, Any], dice: random.Random) -> Row:
    answer["g"].append(
        dice.choice(("@1 Nobodian Zinc Council", "@2 مجلس الزعفران الأعلى المخترع", "@1 Organization of American States"))
    )
    return [*row[:4], f"{len(answer['g'])};{row[4]}"]


def organization_elsewhere(row: Row, answer: dict[str, Any], dice: random.Random) -> Row:
    return [*row[:4], f"{dice.randint(0, 99)}|of;{dice.randint(1, 9)}|في|-|no|such"]


def statement_invented(row: Row, answer: dict[str, Any], dice: random.Random) -> Row:
    return [
        *row[:3],
        dice.choice(("We shall zigzag|tomorrow", "سنزعفر الزعفران|غدا", "@3 everything is|@4 permitted zigzag")),
        *row[4:],
    ]


def across_two(row: Row, answer: dict[str, Any], dice: random.Random) -> Row:
    at = answer["s"].index(row)
    other = answer["s"][min(at + 1, len(answer["s"]) - 1)]
    last = other[3].split(";")[-1].partition("|")[2] or other[3]
    return [*row[:3], f"{row[3].partition('|')[0]}|@{other[0].split(' ')[0]} {last.lstrip('@0123456789 ')}", *row[4:]]


def reversed_stretch(row: Row, answer: dict[str, Any], dice: random.Random) -> Row:
    first, _, last = row[3].partition("|")
    return [*row[:3], f"{last}|{first}", *row[4:]]


def huge_numbers(row: Row, answer: dict[str, Any], dice: random.Random) -> Row:
    number, speaker, kind = row[0].split(" ")
    huge = dice.choice(("999999999", "9" * 30, "-1", "0", "١٢٣٤٥٦"))
    return [dice.choice((f"{huge} {speaker} {kind}", f"{number} {huge} {kind}")), row[1], row[2], f"@{huge} {row[3]}", *row[4:]]


def other_script(row: Row, answer: dict[str, Any], dice: random.Random) -> Row:
    return [*row[:3], row[3].translate(TO_LATIN).translate(TO_ARABIC if row[3].isascii() else {}), *row[4:]]


def other_marks(row: Row, answer: dict[str, Any], dice: random.Random) -> Row:
    changed = row[3].replace("ا", "أ").replace("ة", "ه").replace("ل", "لـ").replace(" ", "  ").upper().replace("'", "’")
    return [*row[:3], "«" + changed.replace("|", "»|“"), *row[4:]]


def wrong_types(row: Row, answer: dict[str, Any], dice: random.Random) -> Any:
    return dice.choice(([1, 2, {"a": None}, [], True], None, 7, "text", {"s": row}, [row], [row[0], None, 3.5, row[3], {"1": 2}]))


def twice(row: Row, answer: dict[str, Any], dice: random.Random) -> Row:
    answer["s"].append(list(row))
    return row


DAMAGES: Sequence[Damage] = (
    word_changed, word_of_elsewhere, wrong_sentence, speaker_swapped, speaker_invented, mention_invented, organization_invented,
    organization_elsewhere, statement_invented, across_two, reversed_stretch, huge_numbers, other_script, other_marks,
    wrong_types, twice,
)  # fmt: skip


def grounded_answer(asked: Article, answer: dict[str, Any]) -> Grounded:
    form = Form(asked.language)
    claims: list[Claim] = []
    for key in ("p", "g", "s"):
        for value in answer[key]:
            claims += [claim for _, claim in form.take(key, value)]
    claims += [claim for _, claim in form.rest()]
    return ground(asked, Reading(Maker("openai", "m"), tuple(claims)))


def grounded(one: GoldArticle, language: Language, answer: dict[str, Any]) -> Grounded:
    return grounded_answer(article(one, language), answer)


def damaged(answer: dict[str, Any], damage: Damage, dice: random.Random) -> tuple[dict[str, Any], int]:
    """The answer with every second statement damaged, and how many that are."""
    found = copy.deepcopy(answer)
    rows = found["s"][:]
    chosen = range(dice.randint(0, 1) if len(rows) > 1 else 0, len(rows), 2)
    changed = {at: damage(rows[at], found, dice) for at in chosen}
    found["s"] = [changed.get(at, row) for at, row in enumerate(found["s"])]
    return found, len(changed)


def told(statement: Statement) -> tuple[object, ...]:
    organizations = tuple(sorted(about.organization.id for about in statement.organizations))
    return statement.content, statement.speaker.name, organizations


def check(one: GoldArticle, language: Language, found: Grounded, known: set[str]) -> None:
    """Whatever is shown stands in the article."""
    text = bare(one.text)
    for statement in found.statements:
        assert all(words and words in one.text for words in statement.words(one.text))
        assert bare(statement.speaker.name).removeprefix("ال") in text, statement.speaker.name
        assert statement.speaker.role is None or bare(statement.speaker.role) in text
        for about in statement.organizations:
            assert about.mention is not None
            organization = about.organization
            names = {bare(name) for name in (organization.name_en, organization.name_ar) if name}
            assert organization.id in known or any(name.removeprefix("ال") in text for name in names), organization


@pytest.mark.parametrize("folder", FOLDERS)
def test_nothing_is_shown_that_the_article_does_not_have(folder: str) -> None:
    language = FOLDERS[folder]
    chosen = sorted((one for one in gold(folder) if one.statements), key=lambda one: (len(one.text), one.id))[2 : 2 + ARTICLES]
    if not chosen:
        pytest.skip("the annotated articles are not beside this project")
    dice = random.Random(6)
    counts: Counter[str] = Counter()
    for one in chosen:
        answer = right_answer(one)
        right = grounded(one, language, answer)
        before = {told(statement) for statement in right.statements}
        known = {found.organization.id for found in find_organizations(one.text, language)}
        known |= {about.organization.id for statement in right.statements for about in statement.organizations}
        for damage in DAMAGES:
            wrong, cases = damaged(answer, damage, dice)
            found = grounded(one, language, wrong)
            check(one, language, found, known)
            after = [told(statement) for statement in found.statements]
            strange = sum(entry not in before for entry in after)
            counts["passed with a doubt"] += sum(
                told(statement) not in before and statement.speaker.doubtful for statement in found.statements
            )
            lost = len(before) - len(before & set(after)) - strange
            for outcome, count in (
                ("cases", cases),
                ("passed", strange),
                ("dropped", max(0, lost)),
                ("repaired", cases - strange - max(0, lost)),
            ):
                counts[outcome] += count
                counts[f"{damage.__name__} {outcome}"] += count
    print(folder, {name: count for name, count in counts.items() if count})
    assert counts["cases"] >= 500, counts
    for damage in (speaker_invented, mention_invented, statement_invented, huge_numbers, word_changed):
        assert counts[f"{damage.__name__} passed"] == 0, counts
    assert counts["other_marks repaired"] >= 0.8 * counts["other_marks cases"], counts
