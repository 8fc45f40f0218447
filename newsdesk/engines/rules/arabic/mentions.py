"""Everybody whom the article names, whether or not they speak, so that later mentions find their way back."""

from __future__ import annotations

from newsdesk.engines.rules.arabic.noun_phrases import parse
from newsdesk.engines.rules.arabic.speakers import document, mention_of, with_apposition
from newsdesk.engines.rules.arabic.text import Walk
from newsdesk.engines.rules.arabic.words import DOCUMENTS
from newsdesk.engines.rules.drafts import Form, Mention


def mentions(walk: Walk, first: int, after: int) -> list[Mention]:
    """The persons and organizations named in a stretch of tokens, in text order."""
    found: list[Mention] = []
    reached = first
    for at in walk.beginnings(first, after):
        if at < reached:
            continue
        word = walk.word(at)
        issued = document(walk, at, after) if word.bare in DOCUMENTS and not word.definite else None
        if issued is not None and issued[0].name is not None:
            found.append(issued[0])
            reached = issued[1]
            continue
        begins = word.role or word.honorific or (word.given and not word.prefix) or (word.organization and not word.definite)
        if word.group and not word.definite and not word.prefix:
            group = parse(walk, at, min(after, at + 24), own=True)
            if group is not None and group.kind == "group":
                found.append(mention_of(walk, group))
                reached = group.after
                continue
        if not begins or word.prefix == "ك":
            continue
        phrase = parse(walk, at, min(after, at + 24), own=True)
        if phrase is None:
            continue
        if phrase.name is not None and phrase.kind == "person":
            mention = mention_of(walk, phrase)
            if len(mention.words) > 1 or phrase.role is not None or phrase.honorific:
                found.append(mention)
                reached = phrase.name[1]
                continue
        elif phrase.role is not None and phrase.kind == "person" and walk.mark(phrase.after) in ("،", ","):
            named, end = with_apposition(walk, phrase, after)
            if named.form is Form.NAME and len(named.words) > 1:  # كاتبة الدولة، فلانة الفلانية،
                found.append(named)
                reached = end
                continue
        elif phrase.kind == "organization" and not phrase.definite:
            mention = mention_of(walk, phrase)
            if mention.form is Form.ORGANIZATION and len(mention.words) > 1:
                found.append(mention)
    return found
