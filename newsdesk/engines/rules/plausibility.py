"""Speakers that nobody can be: names cut where they run into what is said, and words of other kinds taken for names.

The words are in `plausibility.tsv`. A name that runs on is cut before resolution, so that it finds its bearer and what was cut
goes back to the words said. Where the name is none at all, a role beside it speaks; words of manner or of what is spoken of leave
the verb's own pronoun, and the speaker is in doubt; a degree or a number takes the word that it belongs to. Anything else is no
report of anybody, and its draft goes.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib import resources

from newsdesk.engines.rules.document import Document
from newsdesk.engines.rules.drafts import Draft, Findings, Form, Mention
from newsdesk.model import Language, Span
from newsdesk.text import fold

_DEGREES = ("more", "less")
_DASHES = "-–—―ـ"
_NAMED = (Form.NAME, Form.ORGANIZATION, Form.GROUP, Form.UNNAMED)


def with_plausible(document: Document, findings: Findings) -> Findings:
    """The findings with names cut to what can be one; drafts and mentions of what is nobody are left out."""
    drafts = [mended for draft in findings.drafts if (mended := _mended(document, draft)) is not None]
    mentions = [kept for mention in findings.mentions if (kept := _kept(document, mention)) is not None]
    return replace(findings, drafts=tuple(drafts), mentions=tuple(mentions))


def _mended(document: Document, draft: Draft) -> Draft | None:
    """The draft with the speaker that its words can mean; None where they mean nobody."""
    speaker = draft.speaker
    if speaker.form not in _NAMED or speaker.span is None:
        return draft
    whole = speaker.name or speaker.span
    why = nobody(document, whole, speaker.form)
    if why is None:
        cut = trimmed(document, speaker)
        return draft if cut is speaker else replace(draft, speaker=cut, content=_regained(document, draft, cut.span))
    if speaker.role is not None and speaker.name is not None:
        role = _as_role(speaker)
        return replace(draft, speaker=role, content=_regained(document, draft, role.span))
    if why == "head":
        return _with_what_follows(document, draft, whole)
    if why == "nobody":
        return None
    pronoun = Mention(None, Form.PRONOUN, gender=speaker.gender, number=speaker.number, definite=True, doubtful=True)
    return replace(draft, speaker=pronoun, content=_regained(document, draft, None, whole) if why == "run" else draft.content)


def _kept(document: Document, mention: Mention) -> Mention | None:
    """A mention of somebody who may be referred back to; None where it is nobody."""
    if mention.form is not Form.NAME or mention.name is None or mention.span is None:
        return mention
    if nobody(document, mention.name, mention.form) is None:
        return trimmed(document, mention)
    return _as_role(mention) if mention.role is not None else None


def nobody(document: Document, name: Span, form: Form) -> str | None:
    """The class of the table for which these words are no name of anybody; None where they may be one."""
    folded = document.columns.folded
    place = document.token_range(name)
    if not place:
        return None
    language = document.language
    known = words(language)
    first, last = folded[place.start], folded[place.stop - 1]
    if language is Language.AR:
        if form is not Form.NAME:
            return None
        single = len(place) == 1
        if first in known["nobody"]:
            return "nobody"
        return next((kind for kind in ("manner", "run", "head") if single and first in known[kind]), None)
    if form is Form.NAME and len(place) > 1:
        return None
    if form is not Form.NAME and first in known["nobody"] and (first not in _DEGREES or len(place) == 2):
        return "nobody"
    if len(place) <= 2 and all(folded[at] in known["alone"] or folded[at] == "." for at in place):
        return "head" if folded[place.stop : place.stop + 1] == ["in"] else "nobody"
    if len(place) == 2 and first in known["before_time"] and last in known["time"] and form is not Form.NAME:
        return "nobody"
    return "nobody" if len(place) == 2 and first in known["owner"] and last in known["bare"] else None


def trimmed(document: Document, mention: Mention) -> Mention:
    """The mention up to where its name or its role runs into what is said, or was cut; itself where nothing is to be cut."""
    part = mention.name or mention.span
    if part is None or mention.span is None:
        return mention
    cut = _cut(document, part, mention.form)
    if cut is None:
        return mention
    place = document.token_range(part)
    kept = Span(part.start, document.columns.ends[cut - 1])
    gone = {document.columns.folded[at] for at in range(cut, place.stop)}
    span = mention.span
    if span.end == part.end:
        span = Span(span.start, kept.end)
    elif mention.name is None:
        span = kept
    return replace(
        mention,
        span=span,
        name=kept if mention.name is not None else None,
        words=tuple(word for word in mention.words if word not in gone and f"ال{word}" not in gone),
        by_name=None,
    )


def _cut(document: Document, span: Span, form: Form) -> int | None:
    """The first token that is no longer the name's; None where all are."""
    columns, place, known = document.columns, document.token_range(span), words(document.language)
    arabic = document.language is Language.AR
    stop = place.stop
    for at in range(place.start + 1, stop):
        word = columns.folded[at]
        if word not in known["breaks"] or not (arabic or form is Form.NAME):
            continue
        if arabic and form is not Form.NAME and not _closed(document, at - 1):
            continue
        if not arabic and not columns.characters[at][0].isupper():
            continue
        stop = at
        break
    while stop > place.start + 1 and _open_end(document, stop - 1, place.stop, form):
        stop -= 1
    return stop if stop < place.stop else None


def _closed(document: Document, at: int) -> bool:
    """Whether no complement can follow an Arabic word: it has the article, or the ending of an adjective."""
    word = document.columns.folded[at]
    return word.startswith(("ال", "لل")) or word.endswith(("يه", "يون", "يين"))


def _open_end(document: Document, at: int, stop: int, form: Form) -> bool:
    """Whether a name cannot end with this token."""
    columns, known = document.columns, words(document.language)
    word = columns.folded[at]
    if columns.characters[at].strip(_DASHES) in ("", "ال"):
        return True
    if not columns.word[at]:
        return False
    if document.language is Language.AR:
        return word in known["end"] and form is Form.NAME
    if word in ("'s", "’s"):
        return form is Form.NAME or (stop < len(columns.characters) and columns.characters[stop] in '"“')
    return word in known["end"] and form is Form.NAME and columns.characters[at].islower()


def _with_what_follows(document: Document, draft: Draft, name: Span) -> Draft | None:
    """The draft with what a degree or a number belongs to, أحدث تقارير, "six in ten"; None where that is in the content."""
    ends, folded, speaker = document.columns.ends, document.columns.folded, draft.speaker
    at = document.token_range(name).stop
    last = at + (1 if document.language is Language.EN else 0)
    if last >= len(ends) or ("that" not in draft.reason and document.language is Language.AR):
        return None
    if speaker.span is None or not document.columns.word[last] or name.end <= draft.content[0].start < ends[last]:
        return None
    longer = Span(name.start, ends[last])
    words_ = (*speaker.words, *folded[at : last + 1])
    group = replace(speaker, form=Form.GROUP, name=longer, span=longer, words=words_, number=3, by_name=None)
    return replace(draft, speaker=group)


def _as_role(mention: Mention) -> Mention:
    """The role beside what is no name."""
    return replace(mention, form=Form.ROLE, name=None, words=(), by_name=None, span=mention.role)


def _regained(document: Document, draft: Draft, kept: Span | None, name: Span | None = None) -> tuple[Span, ...]:
    """The content with the words before it that were taken for a part of the speaker."""
    taken, first = draft.speaker.span, draft.content[0]
    start = name.start if name is not None else kept.end if kept is not None else first.start
    if taken is None or not start < first.start or taken.end > first.start or document.text[taken.end : first.start].strip():
        return draft.content
    return (Span(start, first.end), *draft.content[1:])


@cache
def words(language: Language) -> dict[str, frozenset[str]]:
    """The folded words of each class; `breaks` are those of all classes through which no name goes on."""
    text = resources.files(__package__).joinpath("plausibility.tsv").read_text("utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]
    found: dict[str, frozenset[str]] = {}
    for kind, of, listed, _ in lines:
        if of == language.value:
            found[kind] = found.get(kind, frozenset()) | frozenset(fold(word) for word in listed.split())
    found["breaks"] = found["run"] | found.get("tail", frozenset())
    return found
