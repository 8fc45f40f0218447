"""What a model has written or judged, as a reader may see it: labelled, on one line, without marks, links or signs of direction.

The words of the article are the only ones of an answer that stand in quotation marks, so the model's lose theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsdesk.model import Article, Language, Organization, Statement, Summary, Tone
from newsdesk.rendering.layout import cut, flat
from newsdesk.rendering.quotations import quoted, words_language
from newsdesk.rendering.words import Words

LONGEST_ACCOUNT = 180
LONGEST_OVERVIEW = 320
LONGEST_TITLE = 180
_WHOLE = 0.5  # of the length of what it tells: a shorter text in another language is an account of it, no translation

_UNSEEN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_MARKS = re.compile('[«»“”„‟‹›"＂]')
_SINGLE_MARKS = re.compile(r"(?<!\w)[‘'‚](?=\S)([^‘’'‚]{1,200}(?:['’]\w[^‘’'‚]{0,200}){0,8})['’](?!\w)")
_LEADS_AWAY = re.compile(r"\w\.[a-z]{2,}|://|[@#]\w|(?<!\S)/[a-z]", re.IGNORECASE)


def model_words(text: str | None, article: Article) -> str | None:
    """A model's text as one line; None where there is none, or where Telegram would make links of words of its own."""
    plain = flat(_MARKS.sub("", _UNSEEN.sub("", text or "")))
    plain = _SINGLE_MARKS.sub(r"\1", plain)
    leading = [token for token in plain.split() if _LEADS_AWAY.search(token)]
    if any(token.strip(".,;:!?،؛؟()") not in article.text.characters for token in leading):
        return None
    return plain or None


def account(statement: Statement, article: Article, language: Language) -> str | None:
    """The model's account of a statement in this language, None where there is none."""
    if statement.account is None:
        return None
    return model_words(statement.account.ar if language is Language.AR else statement.account.en, article)


def account_line(statement: Statement, article: Article, said: Words, longest: int | None = LONGEST_ACCOUNT) -> str | None:
    """The account behind its label, cut to `longest` characters where that is given."""
    text = account(statement, article, said.language)
    if text is None:
        return None
    words = quoted(statement, article.text.characters, article.language)
    return _labelled(text, words, article, said, longest)


def title_line(summary: Summary, said: Words, longest: int | None = LONGEST_TITLE) -> str | None:
    """The model's title behind its label, where the article has none that the reader can read."""
    article, overview = summary.article, summary.reading.overview
    own = flat(article.title or "")
    if overview is None or (own and words_language(own, article.language) is said.language):
        return None
    text = model_words(overview.title_ar if said.language is Language.AR else overview.title_en, article)
    return None if text is None else _labelled(text, own, article, said, longest)


def overview_line(summary: Summary, said: Words, longest: int | None = LONGEST_OVERVIEW) -> str | None:
    """The model's overview of the article behind its label."""
    overview = summary.reading.overview
    text = None if overview is None else overview.ar if said.language is Language.AR else overview.en
    shown = model_words(text, summary.article)
    return None if shown is None else said.say("In the model's words: {text}", text=_cut(shown, longest))


def is_foreign(statement: Statement, article: Article, language: Language) -> bool:
    """Whether the words are in another language than the reader's."""
    words = quoted(statement, article.text.characters, article.language)
    return words_language(words, article.language) is not language


def needs_translation(statement: Statement, article: Article, language: Language) -> bool:
    """Whether the words are in another language than the reader's and no account tells them in it."""
    return is_foreign(statement, article, language) and account(statement, article, language) is None


def labelled(summary: Summary, statements: Iterable[Statement], said: Words, *, head: bool = True) -> bool:
    """Whether words of the model stand among these statements, or in the `head` above them."""
    if head and (title_line(summary, said) or overview_line(summary, said)):
        return True
    return any(account(statement, summary.article, said.language) for statement in statements)


def nothing_found(summary: Summary, said: Words) -> str:
    """That nobody is quoted, as far as the engine that read can tell."""
    if summary.reading.maker.model:
        return said.say("I read the article with the model and found no words attributed to anyone.")
    return said.say("I read the article and found no words attributed to anyone.")


def tone(statement: Statement, organization: Organization) -> Tone | None:
    """The tone in which a statement speaks of an organization, as the model judges it; None for neutral and for unknown."""
    given = statement.account.tone.get(organization.id, "") if statement.account else ""
    return Tone(given) if given in (Tone.CRITICAL, Tone.SUPPORTIVE, Tone.MIXED) else None


def tone_word(found: Tone, said: Words) -> str:
    """The tone as it stands in brackets behind an organization's name."""
    return {
        Tone.CRITICAL: said.say("critical"),
        Tone.SUPPORTIVE: said.say("supportive"),
        Tone.MIXED: said.say("mixed tone"),
    }[found]


def in_tone(found: Tone, said: Words) -> str:
    """The tone as it stands alone, where the heading has named the organization."""
    return {
        Tone.CRITICAL: said.say("in a critical tone"),
        Tone.SUPPORTIVE: said.say("in a supportive tone"),
        Tone.MIXED: said.say("in a mixed tone"),
    }[found]


def _labelled(text: str, told: str, article: Article, said: Words, longest: int | None) -> str:
    """A text of the model's behind the label of what it is to `told`, words of the article."""
    foreign = bool(told) and words_language(told, article.language) is not said.language
    shown = _cut(text, longest)
    if foreign and len(text) >= _WHOLE * len(told):
        return said.say("Machine translation: {text}", text=shown)
    return said.say("In the model's words: {text}", text=shown)


def _cut(text: str, longest: int | None) -> str:
    return text if longest is None else cut(text, longest)
