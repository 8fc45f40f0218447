"""What the engine makes of a text, step by step, in words: for `python -m bot sentence` and for whoever mends a rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsdesk.engines.rules.document import Document
from newsdesk.engines.rules.drafts import Draft, Mention
from newsdesk.engines.rules.engine import grammar_findings
from newsdesk.engines.rules.finishing import finish
from newsdesk.engines.rules.resolution import resolve
from newsdesk.engines.rules.silence import silence, without_silence
from newsdesk.model import Claim, Language, Pointer, Span


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way from a text to its claims: its name, and what it found, one thing a line, perhaps none."""

    name: str
    lines: tuple[str, ...]


def steps(text: str, language: Language) -> tuple[Step, ...]:
    """All steps in their order. Never raises on any text; takes the time of a reading, twice."""
    document = Document(text, language)
    findings = grammar_findings(document)
    resolved = resolve(document, without_silence(document, findings))
    claims = finish(document, resolved)
    return (
        Step("paragraphs", tuple(f"{one.kind.value}: {_shown(text, one.span)}" for one in document.paragraphs)),
        Step("words", tuple(_words(document))),
        Step("quotations", tuple(_quotations(document))),
        Step("organizations", tuple(_organizations(document))),
        Step("cue words", tuple(_cue_words(document, findings.drafts))),
        Step("drafts", tuple(line for draft in findings.drafts for line in _draft(document, draft))),
        Step("mentions", tuple(_mention(text, mention) for mention in findings.mentions)),
        Step(
            "speakers",
            tuple(
                f"{_words_of(text, one.draft.speaker)} → {one.speaker.name if one.speaker else 'nobody'}: {one.draft.reason}"
                for one in resolved
            ),
        ),
        Step("statements", tuple(line for claim in claims for line in _claim(text, claim))),
    )


def _shown(text: str, span: Span, most: int = 90) -> str:
    words = " ".join(span.of(text).split())
    return words if len(words) <= most else words[: most - 2] + " …"


def _words(document: Document) -> Iterator[str]:
    for sentence in document.sentences:
        yield " | ".join(token.characters for token in document.tokens_in(sentence))


def _quotations(document: Document) -> Iterator[str]:
    for one in document.quotations:
        state = "" if one.closed else ", never closed"
        yield f"{one.opening} at depth {one.depth}{state}: {_shown(document.text, one.inner)}"


def _organizations(document: Document) -> Iterator[str]:
    for one in document.organizations:
        organization = one.organization
        yield f"{one.span.of(document.text)} → {organization.id} ({organization.type.value}), by {one.how}"


def _cue_words(document: Document, drafts: Sequence[Draft]) -> Iterator[str]:
    """The words that can report speech, and whether they do here."""
    taken = [draft.cue for draft in drafts if draft.cue is not None]
    for token in document.tokens:
        lemma = _lemma(token.folded, document.language) if token.word else None
        if lemma is not None:
            reports = any(cue.overlaps(token.span) for cue in taken)
            yield f"{token.characters}: {lemma}, {'reports here' if reports else 'no frame of its own here'}"


def _lemma(word: str, language: Language) -> str | None:
    if language is Language.EN:
        from newsdesk.engines.rules.english.lexicon import nouns, verbs

        found = verbs().get(word)
        return (
            f"{found[0].lemma} ({found[0].act.value})"
            if found
            else f"noun ({nouns()[word].act.value})"
            if word in nouns()
            else None
        )
    from newsdesk.engines.rules.arabic.verbs import verb_forms

    for clitic in ("", "و", "ف", "س", "وس"):
        forms = verb_forms().get(word[len(clitic) :]) if word.startswith(clitic) else None
        if forms:
            return f"{forms[0].cue.lemma} ({forms[0].cue.act.value})"
    return None


def _words_of(text: str, mention: Mention) -> str:
    return _shown(text, mention.span) if mention.span is not None else "no words"


def _mention(text: str, mention: Mention) -> str:
    found = [f"{_words_of(text, mention)}: {mention.form.value}"]
    if mention.name is not None:
        found.append(f"name “{mention.name.of(text)}”")
    if mention.role is not None:
        found.append(f"role “{mention.role.of(text)}”")
    found.append(mention.gender.value)
    return ", ".join(found)


def _draft(document: Document, draft: Draft) -> Iterator[str]:
    text = document.text
    cue = _shown(text, draft.cue) if draft.cue is not None else "no cue"
    why = silence(document, draft)
    yield f"{cue}: rule “{draft.reason}”, act {draft.act.value}, worth {draft.confidence:.2f}"
    yield f"  speaker: {_mention(text, draft.speaker)}"
    for span in draft.content:
        yield f"  content: {_shown(text, span)}"
    if why is not None:
        yield f"  left out, nobody speaks: {why}"


def _claim(text: str, claim: Claim) -> Iterator[str]:
    yield f"{claim.speaker.name} ({claim.speaker.kind.value}) {claim.act.value}, {claim.kind.value}, {claim.confidence:.2f}"
    for pointer in claim.content:
        yield f"  says: {_pointed(text, pointer)}"
    for organization in claim.organizations:
        yield f"  about: {organization.name}"
    yield f"  because: {claim.reason}"


def _pointed(text: str, pointer: Pointer) -> str:
    return pointer.of(text) if isinstance(pointer, Span) else f"{pointer.first} … {pointer.last}"
