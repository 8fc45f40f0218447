"""Answers that were mended by a reader, or whose article has changed since it was read."""

from __future__ import annotations

from dataclasses import replace

from newsdesk.model import Act, Correction, Fix, Kind, Language, Summary, View
from newsdesk.rendering.correcting import Correcting, Panel
from newsdesk.summaries.corrections import corrected
from tests.newsdesk.rendering.making import AR, ASAAD, MANSOUR, RIVERS, WMO, Making, dam

ADDRESS = "https://alsahl.example/dam"
SPEAKER = Correction(7, 1, 5, Fix.SPEAKER, ASAAD.key)
ABOUT = Correction(7, 1, 3, Fix.ABOUT, WMO.id)
NO_STATEMENT = Correction(7, 1, 4, Fix.NO_STATEMENT)


def mended() -> Summary:
    """One statement is another speaker's, one about another organization too, and one is none."""
    return corrected(dam(ADDRESS).summary(), (SPEAKER, ABOUT, NO_STATEMENT))


def before_and_now() -> tuple[Summary, Summary]:
    """The same address twice: a statement altered, one taken out and one put in."""
    before = dam(ADDRESS).summary()
    text = before.article.text.characters.replace(
        "خبراء المنظمة سيزورون السد الأسبوع المقبل", "خبراء المنظمة سيزورون السد الشهر المقبل"
    )
    text = text.replace("لا خطر على القرى المجاورة", "الوضع تحت السيطرة تمامًا ولا داعي للقلق")
    made = Making(text, AR, before.article.title, before.article.publisher, before.article.published, ADDRESS)
    for statement in before.statements:
        words = statement.words(before.article.text.characters)
        if statement.act is Act.POINTED_OUT:
            made.said(MANSOUR, Act.POINTED_OUT, "خبراء المنظمة سيزورون السد الشهر المقبل", kind=Kind.INDIRECT, about=(WMO,))
        elif statement.act is Act.ADDED:
            made.said(RIVERS, Act.ADDED, "الوضع تحت السيطرة تمامًا ولا داعي للقلق")
        else:
            made.said(statement.speaker, statement.act, *words, kind=statement.kind)
    return replace(before, number=1), replace(made.summary(), number=2)


def panels(language: Language) -> dict[str, Panel]:
    """The steps of a correction, from the question which statement is wrong to the one whether it may be kept."""
    summary = dam(ADDRESS).summary()
    fresh, done = Correcting(summary, (), View(language)), Correcting(summary, (SPEAKER, NO_STATEMENT), View(language))
    return {
        "which": fresh.statements(),
        "what": fresh.statement(5),
        "who": fresh.speakers(5),
        "about": fresh.organizations(0),
        "done": done.done(SPEAKER),
        "again": done.statements(),
    }
