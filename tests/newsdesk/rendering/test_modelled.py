from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.grounding.accounts import NAME, NUMBER
from newsdesk.grounding.ground import NO_CONTENT
from newsdesk.model import Account, Act, Language, Overview, Summary, View
from newsdesk.rendering import Line, answer_blocks, choices, full_blocks, markdown, plain
from newsdesk.rendering.layout import Block, first_strong
from newsdesk.rendering.modelled import LONGEST_ACCOUNT, model_words
from newsdesk.rendering.page import page
from newsdesk.rendering.sections import section_blocks
from newsdesk.rendering.telegram import MOST_ENTITIES, MOST_UNITS, messages
from newsdesk.summaries import look
from tests.newsdesk.rendering.making import AR, EN, Making, dam, person, port
from tests.newsdesk.rendering.test_page import Reader
from tests.newsdesk.rendering.test_telegram import parsed, utf16
from tests.newsdesk.rendering.told import OF_PORT, OVER_PORT, foreign, nothing, own, stood_in, told, untold

LABELS = {AR: ("بصياغة النموذج: ", "ترجمة آلية: "), EN: ("In the model's words: ", "Machine translation: ")}
RLO = "\u202e"


def lines(blocks: list[Block]) -> list[str]:
    return [part.text for block in blocks for part in block.parts if isinstance(part, Line)]


def saying(text: str) -> Summary:
    """A model's account of the second statement of a port's article, in both languages."""
    accounts = [None, Account(text, text, {"harbour": "critical"}), None, None, None, None]
    return told(port().summary(), accounts, Overview(text, text, text, text))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("make", [own, foreign])
def test_every_word_of_the_model_stands_on_a_line_with_its_label(make, language: Language) -> None:
    summary = make()
    shown = lines(answer_blocks(summary, View(language)))
    for statement in summary.statements:
        if statement.account is None:
            continue
        text = statement.account.ar if language is AR else statement.account.en
        [line] = [line for line in shown if text in line]
        assert line.startswith(LABELS[language])


@pytest.mark.parametrize("language", Language)
def test_the_account_stands_above_the_words_that_it_tells(language: Language) -> None:
    for block in answer_blocks(own(), View(language)):
        kinds = [part.text.startswith(LABELS[language]) if isinstance(part, Line) else None for part in block.parts]
        if None in kinds and True in kinds:
            assert kinds.index(True) == kinds.index(None) - 1


def test_a_telling_in_the_other_language_is_a_translation_unless_it_is_far_shorter_than_the_words() -> None:
    shown = lines(answer_blocks(foreign(), View(AR)))
    assert "ترجمة آلية: نقابة عمال الموانئ ترفض خطة الاندماج" in shown
    short = saying("وُعدت كالان بتصويت.")
    assert "بصياغة النموذج: وُعدت كالان بتصويت." in lines(answer_blocks(short, View(AR)))
    assert not any(line.startswith("Machine") for line in lines(answer_blocks(foreign(), View(EN))))


def test_without_the_models_words_an_answer_is_that_of_the_embedded_engine_but_for_its_maker() -> None:
    for language in Language:
        theirs = lines(answer_blocks(dam().summary(), View(language)))
        ours = lines(answer_blocks(untold(), View(language)))
        assert ours[:-1] == theirs[:-1]
        assert ours[-1] == f"{theirs[-1]} (gemma-3-27b)"


def test_an_account_in_the_other_language_alone_is_not_shown() -> None:
    summary = told(port().summary(), [Account(None, "Callan threatens to strike."), *OF_PORT[1:]])
    assert not any("Callan threatens" in line for line in lines(answer_blocks(summary, View(AR))))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("She called it “a farce”.", "She called it a farce."),
        ("قالت إن الخطة «مهزلة».", "قالت إن الخطة مهزلة."),
        ('"All of it is quoted"', "All of it is quoted"),
        ("She said 'never' and ‘not now’, and the dockers' answer isn't known.", None),
        ("Two\nlines\u2028here", "Two lines here"),
        (f"{RLO}evil\u2066 \u200fsigns\u200b", "evil signs"),
        ("<b>bold</b> & <a href=x>", "<b>bold</b> & <a href=x>"),
    ],
)
def test_the_models_words_lose_marks_and_signs_that_are_not_seen(text: str, shown: str | None) -> None:
    expected = shown or "She said never and not now, and the dockers' answer isn't known."
    assert model_words(text, port().summary().article) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Read more at evil.example",
        "Ask @somebody",
        "Press /forget now",
        "See #offer",
        "tg://resolve?domain=x",
        "http://a.example",
    ],
)
def test_what_would_become_a_link_is_not_shown_unless_the_article_has_it(text: str) -> None:
    assert model_words(text, port().summary().article) is None
    named = Making(f"He said so. {text}", EN).summary().article
    assert model_words(text, named) == text


def test_a_thousand_single_marks_take_no_time() -> None:
    for text in ("'a " * 3000, "‘" * 3000, "'a'" * 3000):
        model_words(text, port().summary().article)


hostile = st.text(
    alphabet=st.characters(codec=None) | st.sampled_from('<>&"«»“”\u202e\u2066\u0000\ud800\n\r ـ😀 اب./@#'),
    min_size=1,
    max_size=400,
)


@given(text=hostile, language=st.sampled_from(Language))
def test_whatever_a_model_writes_lines_keep_their_direction_and_their_label(text: str, language: Language) -> None:
    summary = saying(text)
    blocks = answer_blocks(summary, View(language))
    if language is AR:
        assert all(first_strong(line) == "R" for line in lines(blocks))
    for message in messages(blocks):
        shown, entities = parsed(message)
        assert utf16(shown) <= MOST_UNITS
        assert entities <= MOST_ENTITIES
        assert not any(sign in shown for sign in "\u202e\u2066\u200f")
    Reader(page(summary, language))
    markdown.text(full_blocks(summary, View(language)))
    plain.text(full_blocks(summary, View(language)))


def test_a_model_that_never_ends_is_cut_in_the_chat_and_whole_in_the_file() -> None:
    long = "Callan told the reporters about the vote " * 100
    summary = saying(long)
    for line in lines(answer_blocks(summary, View(EN))):
        assert len(line) <= len("In the model's words: ") + max(LONGEST_ACCOUNT, 320)
    assert long.strip() in Reader(page(summary, EN)).words["body"][0]


@pytest.mark.parametrize("language", Language)
def test_the_file_labels_title_overview_and_accounts_and_tells_who_judged_the_tone(language: Language) -> None:
    body = Reader(page(foreign(), language)).words["body"][0]
    account = OF_PORT[1]
    assert account is not None
    text, overview = (account.ar, OVER_PORT.ar) if language is AR else (account.en, OVER_PORT.en)
    label = "ترجمة آلية" if language is AR else "In the model's words"
    assert f"{label}: {text}" in body
    assert f"{LABELS[language][0]}{overview}" in body
    assert ("النبرات بتقدير النموذج" if language is AR else "The tones are the model's judgement") in body
    assert "not how Harbour Line used to treat people)" in body
    assert body.index(text) < body.index("“We were promised")


def test_the_file_counts_claims_and_the_models_own_sentences_apart() -> None:
    summary = foreign()
    dropped = {NUMBER: 1, NAME: 1, NO_CONTENT: 1}
    body = Reader(page(replace(summary, reading=replace(summary.reading, dropped=dropped)), AR)).words["body"][0]
    assert "استُبعد اقتراح واحد لم يطابق كلام المقال" in body
    assert "حُجبت جملتان من صياغة النموذج لم تلتزما بالمقال" in body


@pytest.mark.parametrize("form", [plain, markdown])
def test_copied_lines_of_texts_keep_their_label(form) -> None:
    shown = form.text(full_blocks(own(), View(AR)))
    assert shown.count("بصياغة النموذج: ") == 7


def test_a_tone_is_a_word_behind_its_organization_and_neutral_is_none() -> None:
    summary = told(port().summary(), [Account(tone={"dwu": "supportive", "harbour": "neutral"}), *OF_PORT[1:]])
    shown = lines(answer_blocks(summary, View(EN)))
    assert any("about the Dock Workers' Union (supportive) and Harbour Line ↗" in line for line in shown)
    assert "The tones are the model's judgement." in shown
    unknown = told(port().summary(), [Account(tone={"dwu": "furious"}), *[None] * 5])
    assert not any("(" in line for line in lines(answer_blocks(unknown, View(EN))) if "Said · about" in line)


@pytest.mark.parametrize("language", Language)
def test_a_model_that_found_nothing_says_so(language: Language) -> None:
    said = {AR: "قرأتُ المقال بالنموذج ولم أجد فيه كلامًا", EN: "I read the article with the model and found no words"}[language]
    assert any(line.startswith(said) for line in lines(answer_blocks(nothing(), View(language))))
    assert said in page(nothing(), language)


def test_who_may_use_the_model_is_offered_it_where_the_languages_differ() -> None:
    for_model = lines(answer_blocks(port().summary(), View(AR), model=True))
    assert "لمعرفة مضمون الأقوال بالعربية اضغط «القراءة بالنموذج»." in for_model
    assert not any("مطولًا" in line for line in for_model)
    assert any("مطولًا" in line for line in lines(answer_blocks(port().summary(), View(AR))))
    first = choices(port().summary(), View(AR), model=True)[0]
    assert "القراءة بالنموذج" in [choice.label for choice in first]
    same = choices(port().summary(), View(EN), model=True)
    assert "Read with the model" not in [choice.label for row in same for choice in row]


def test_after_a_failure_the_remark_comes_before_the_offer() -> None:
    shown = lines(answer_blocks(stood_in(), View(EN), model=True))
    remark = shown.index("The model took too long. The embedded engine read it.")
    assert shown[remark + 1] == "To have the words told in your language, press Read with the model."


def test_a_model_whose_day_is_spent_is_not_offered_for_translation() -> None:
    spent = replace(stood_in(), reading=replace(stood_in().reading, remark="ModelDaySpent"))
    shown = lines(answer_blocks(spent, View(EN), model=True))
    assert "To translate the words, press and hold the message → Translate." in shown
    assert not any("press Read with the model" in line for line in shown)


def test_where_all_was_held_back_the_model_is_offered_first() -> None:
    made = dam()
    made.statements = [replace(one, confidence=0.1) for one in made.statements]
    rows = choices(made.summary(), View(AR), model=True)
    assert [choice.label for choice in rows[0]] == ["القراءة بالنموذج"]


@pytest.mark.parametrize("language", Language)
def test_several_texts_at_once_label_the_models_words_too(language: Language) -> None:
    from newsdesk.model import Item
    from newsdesk.rendering import Entry

    entries = [Entry(Item(1), own()), Entry(Item(2), foreign())]
    shown = lines(section_blocks(entries, View(language)))
    assert any(line.startswith(LABELS[language]) for line in shown)
    assert shown[-1].endswith("(gemma-3-27b)")
    assert any("إلا ما وُسم" in line or "unless labelled" in line for line in shown)


def test_accounts_count_in_the_length_of_a_look() -> None:
    speaker = person("Ann Hale")
    text = " ".join(f'"Number {number} of them was late," Ann Hale said.' for number in range(8))
    made = Making(text, EN)
    for number in range(8):
        made.said(speaker, Act.SAID, f"Number {number} of them was late")
    assert look(made.summary(), View(EN)).complete
    long = Account(en="Hale said that it was late again and that " * 10)
    assert not look(told(made.summary(), [long] * 8), View(EN)).complete
