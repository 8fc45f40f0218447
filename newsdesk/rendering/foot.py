"""What an answer says of itself at its end: whose wording the words are, how to have them translated, who read."""

from __future__ import annotations

from collections.abc import Iterable

from newsdesk import errors
from newsdesk.model import Kind, Language, Statement, Summary
from newsdesk.rendering.modelled import tone
from newsdesk.rendering.words import Words


def about_marks(statements: Iterable[Statement], words: Words, *, labelled: bool = False) -> str:
    """Whose wording stands in quotation marks and whose does not, as far as these statements have both.

    `labelled`: a model's words stand between them.
    """
    kinds = {statement.kind for statement in statements}
    if kinds == {Kind.DIRECT}:
        return words.say("Words in quotation marks are the speaker's as published.")
    if kinds == {Kind.INDIRECT}:
        if labelled:
            return words.say("The words are the publisher's wording, unless labelled otherwise.")
        return words.say("The words are the publisher's wording.")
    if labelled:
        return words.say(
            "Words in quotation marks are the speaker's as published; the rest is the publisher's wording, unless labelled "
            "otherwise."
        )
    return words.say("Words in quotation marks are the speaker's as published; the rest is the publisher's wording.")


def about_translation(words: Words, *, every: bool, model: bool = False) -> str:
    """How to have words in the other language translated; `every`: all that are shown are in it.

    `model`: one may tell them in the reader's language, and its button stands below.
    """
    if model:
        return words.say("To have the words told in your language, press Read with the model.")
    if every:  # the head has told the language
        return words.say("To translate the words, press and hold the message → Translate.")
    if words.language is Language.AR:
        return words.say("Some of the words are in English; to translate them, press and hold the message → Translate.")
    return words.say("Some of the words are in Arabic; to translate them, press and hold the message → Translate.")


def about_tones(statements: Iterable[Statement], words: Words) -> str | None:
    """Who judges the tones, where there are any."""
    judged = any(tone(one, about.organization) for one in statements for about in one.organizations)
    return words.say("The tones are the model's judgement.") if judged else None


def about_left_out(number: int, words: Words) -> str:
    """How many statements were held back."""
    return words.count(
        "{n} statement was left out because its speaker is unclear.",
        "{n} statements were left out because their speakers are unclear.",
        number,
    )


def about_withdrawn(number: int, words: Words) -> str:
    """How many statements a reader has taken out."""
    return words.count(
        "{n} statement was withdrawn at your request.",
        "{n} statements were withdrawn at your request.",
        number,
    )


def about_remark(remark: str, words: Words) -> str:
    """Why the model did not read it; `remark` is the error's name."""
    kind: type[errors.QawlError] = getattr(errors, remark, errors.ModelError)
    return words.say("{sentence} The embedded engine read it.", sentence=words.error(kind()))


def made_by(summary: Summary, words: Words) -> str:
    """That a machine read, and which model where one did."""
    made = words.say("Qawl · read by machine")
    model = summary.reading.maker.model
    return f"{made} ({model})" if model else made
