"""Articles as nobody writes them and somebody sends them."""

from __future__ import annotations

from newsdesk.model import Act, Summary
from tests.newsdesk.rendering.making import AR, EN, Making, organization, person

BODIES = tuple(organization(f"x-{number}", f"Council of Harbour {number}", f"مجلس المرفأ {number}") for number in range(120))


def long_title() -> Summary:
    title = "The minister's very long title " * 65
    text = f'{title}\n"Enough," she said.\n'
    return (
        Making(text, EN, title, "<i>News</i>", address="https://a.example/" + "x" * 1500)
        .said(person("She"), Act.SAID, "Enough")
        .summary()
    )


def speaker_called_b() -> Summary:
    text = 'Title here\n<b> said: "I & you <a href=x>".\n'
    return Making(text, EN, "Title here").said(person("<b>"), Act.SAID, "I & you <a href=x>", cue="said").summary()


def many_organizations() -> Summary:
    text = 'Title here\n"All of them agreed," said Ann Hale.\n'
    return Making(text, EN, "Title here").said(person("Ann Hale"), Act.SAID, "All of them agreed", about=BODIES).summary()


def three_hundred() -> Summary:
    said = [f"point {number} will be raised in the council" for number in range(300)]
    made = Making("\n".join(f'Ann Hale said: "{words}."' for words in said), EN, "Points")
    for words in said:
        made.said(person("Ann Hale"), Act.SAID, words, cue="said")
    return made.summary()


def english_inside_arabic() -> Summary:
    text = 'عنوان المقال\nقال جون ريد: "We will not sign". وأضاف: "Not in ٢٠٢٦, not in 2027, not in ۲۰۲۸".\n'
    reed = person("جون ريد", name_en="John Reed")
    made = Making(text, AR, "عنوان المقال", mixed=True).said(reed, Act.SAID, "We will not sign", cue="قال")
    return made.said(reed, Act.ADDED, "Not in ٢٠٢٦, not in 2027, not in ۲۰۲۸", cue="وأضاف").summary()
