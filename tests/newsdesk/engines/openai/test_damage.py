"""Right answers damaged in many ways: whatever is shown stands in the article."""

from __future__ import annotations

import copy
import random
import re
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

Row = str
Damage = Callable[[Row, dict[str, Any], random.Random], Any]
ARTICLES = 13  # of each language
TO_LATIN = str.maketrans(dict(zip("ابتدرسكلمنوية", "abtdrsklmnwyh", strict=True)))
TO_ARABIC = str.maketrans(dict(zip("abtdrsklmnwye", "ابتدرسكلمنويه", strict=True)))


def fields(row: Row) -> list[str]:
    """Head, content and organizations."""
    return [*row.split("|"), "", ""][:3]


def with_content(row: Row, content: str) -> Row:
    head, _, organizations = fields(row)
    return f"{head}|{content}|{organizations}"


def parts(row: Row) -> tuple[str, str, str]:
    """The sentence, the speaker's letter, and what follows them."""
    match = re.match(r"(\d+)([A-Z]+)(.*)", row, re.DOTALL)
    assert match is not None
    return match[1], match[2], match[3]


def ends(row: Row) -> tuple[str, str]:
    """First and last words of the content; the last are the first ones where they are all that is written."""
    first, dots, last = fields(row)[1].partition("…")
    return first, last if dots else first


def word_changed(row: Row, answer: dict[str, Any], dice: random.Random) -> Row:
    first, last = ends(row)
    at = dice.randrange(len(first) or 1)
    return with_content(row, f"{first[:at]}ظZ{first[at + 1 :]}…{last}")


def word_of_elsewhere(row: Row, answer: dict[str, Any], dice: random.Random) -> Row:
    return with_content(row, f"{ends(dice.choice(answer['s']))[0]}…{ends(row)[1]}")


def wrong_sentence(row: Row, answer: dict[str, Any], dice: random.Random) -> Row:
    number, letter, rest = parts(row)
    return f"{max(1, int(number) + dice.choice((-7, -3, -2, -1, 1, 2, 3, 7)))}{letter}{rest}"


def speaker_swapped(row: Row, answer: dict[str, Any], dice: random.Random) -> Row:
    number, _, rest = parts(row)
    return f"{number}{dice.choice([*(re.match('[A-Z]+', one)[0] for one in answer['p']), 'ZZ'])}{rest}"  # type: ignore[index]  # each has a letter


def speaker_invented(row: Row, answer: dict[str, Any], dice: random.Random) -> Row:
    number, _, rest = parts(row)
    letter = f"Q{chr(ord('A') + len(answer['p']) % 26)}"
    answer["p"].append(letter + dice.choice(("1p Jonathan Q. Nobody", "2p فلان بن علان الزعفراني", "1p Xi Nobody")))
    return f"{number}{letter}{rest}"


def mention_invented(row: Row, answer: dict[str, Any], dice: random.Random) -> Row:
    head, content, organizations = fields(row)
    return f"{head.partition('=')[0]}={dice.choice(('the Nobodian minister', 'الزعفراني المخترع'))}|{content}|{organizations}"


def organization_invented(row: Row, answer: dict[str, Any], dice: random.Random) -> Row:
    letter = f"q{chr(ord('a') + len(answer['g']) % 26)}"
    answer["g"].append(
        letter + dice.choice(("1 Nobodian Zinc Council", "2 مجلس الزعفران الأعلى المخترع", "1 Organization of American States"))
    )
    head, content, organizations = fields(row)
    return f"{head}|{content}|{letter};{organizations}"


def organization_elsewhere(row: Row, answer: dict[str, Any], dice: random.Random) -> Row:
    head, content, _ = fields(row)
    letters = dice.sample("abcdefghz", 2)
    return f"{head}|{content}|{letters[0]}:of;{letters[1]}:في;{letters[1]}-no…such"


def statement_invented(row: Row, answer: dict[str, Any], dice: random.Random) -> Row:
    return with_content(
        row,
        dice.choice(("We shall zigzag…tomorrow", "سنزعفر الزعفران…غدا", "@3 everything zigzag…", "@3 everything is…@4 zigzag")),
    )


def across_two(row: Row, answer: dict[str, Any], dice: random.Random) -> Row:
    at = answer["s"].index(row)
    other = answer["s"][min(at + 1, len(answer["s"]) - 1)]
    last = ends(other)[1].lstrip("@0123456789 ")
    return with_content(row, f"{ends(row)[0]}…@{parts(other)[0]} {last}")


def reversed_stretch(row: Row, answer: dict[str, Any], dice: random.Random) -> Row:
    first, last = ends(row)
    return with_content(row, f"{last}…{first}")


def huge_numbers(row: Row, answer: dict[str, Any], dice: random.Random) -> Row:
    number, letter, rest = parts(row)
    huge = dice.choice(("999999999", "9" * 30, "-1", "0", "١٢٣٤٥٦"))
    head, content, organizations = fields(rest)
    return f"{dice.choice((huge, number))}{letter}{head}|@{huge} {content}|{organizations}"


def other_script(row: Row, answer: dict[str, Any], dice: random.Random) -> Row:
    first, last = (one.translate(TO_LATIN).translate(TO_ARABIC if one.isascii() else {}) for one in ends(row))
    return with_content(row, f"{first}…{last}")


def other_marks(row: Row, answer: dict[str, Any], dice: random.Random) -> Row:
    changed = fields(row)[1].replace("ا", "أ").replace("ة", "ه").replace("ل", "لـ").replace(" ", "  ").upper().replace("'", "’")
    return with_content(row, re.sub(r"…(?=.)", "» … “", changed))


def wrong_types(row: Row, answer: dict[str, Any], dice: random.Random) -> Any:
    return dice.choice(([1, 2, {"a": None}, [], True], None, 7, "text", {"s": row}, [row], row.split("|"), row.replace("|", ",")))


def twice(row: Row, answer: dict[str, Any], dice: random.Random) -> Row:
    answer["s"].append(row)
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
