"""The one way from Claim to Statement."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from newsdesk.entities import organization_named, resolve_speaker
from newsdesk.grounding.pointers import ordered, resolve
from newsdesk.model import (
    About,
    Article,
    Claim,
    ClaimedOrganization,
    Grounded,
    Language,
    Organization,
    OrganizationType,
    Pointer,
    Reading,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
)
from newsdesk.text import fold, sentences

WORD = re.compile(r"\w+")

NO_CONTENT = "content not in the text"
NO_SPEAKER = "speaker not in the text"
NO_ORGANIZATION = "organization not in the text"
NO_CUE = "cue not in the text"


def ground(article: Article, reading: Reading) -> Grounded:
    """The statements that the article proves, in text order, and a count of what it does not.

    A claim whose content or speaker is not in the article is dropped whole; an organization or cue that is not is dropped alone.
    """
    ground = _Ground.of(article)
    statements = [statement for claim in reading.claims if (statement := ground.statement(claim)) is not None]
    statements.sort(key=lambda statement: statement.content)
    return Grounded(reading.maker, tuple(statements), reading.overview, reading.usage, dict(ground.dropped))


@dataclass(slots=True)
class _Ground:
    """The article as grounding sees it, and what it has dropped so far."""

    article: Article
    text: str
    sentences: Sequence[Span]
    folded: str
    words: frozenset[str]
    dropped: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, article: Article) -> _Ground:
        text = article.text.characters
        folded = fold(f"{article.title or ''}\n{text}")
        return cls(article, text, sentences(text), folded, frozenset(WORD.findall(folded)))

    def statement(self, claim: Claim) -> Statement | None:
        content = [span for pointer in claim.content if (span := self.span(pointer)) is not None]
        if not content or len(content) < len(claim.content):
            self.dropped[NO_CONTENT] += 1
            return None
        speaker = self.speaker(claim)
        if speaker is None:
            self.dropped[NO_SPEAKER] += 1
            return None
        cue = self.span(claim.cue)
        if claim.cue is not None and cue is None:
            self.dropped[NO_CUE] += 1
        return Statement(
            speaker=speaker,
            act=claim.act,
            kind=claim.kind,
            content=ordered(content),
            mention=self.span(claim.speaker.mention),
            cue=cue,
            organizations=self.organizations(claim.organizations),
            confidence=claim.confidence,
            reason=claim.reason,
            account=claim.account,
        )

    def span(self, pointer: Pointer | None) -> Span | None:
        return None if pointer is None else resolve(pointer, self.text, self.sentences)

    def speaker(self, claim: Claim) -> Speaker | None:
        """The speaker in both languages; None where the article does not have the words of the name."""
        claimed = claim.speaker
        if claimed.mention is not None and self.span(claimed.mention) is None:
            return None
        if claimed.kind is not SpeakerKind.UNNAMED and not self.names(claimed.name):
            return None
        return resolve_speaker(claimed, self.article.language)

    def names(self, name: str) -> bool:
        """Whether the article has the words of this name, wherever they stand and whatever clings to them."""
        folded = fold(name).strip()
        return bool(folded) and (folded in self.folded or self.words.issuperset(WORD.findall(folded)))

    def organizations(self, claimed: Sequence[ClaimedOrganization]) -> tuple[About, ...]:
        """Each organization once, at its first mention."""
        found: dict[str, About] = {}
        for one in claimed:
            mention = self.span(one.mention)
            if mention is None:
                self.dropped[NO_ORGANIZATION] += 1
                continue
            entity = self.entity(one)
            found.setdefault(entity.id, About(entity, mention))
        return tuple(found.values())

    def entity(self, claimed: ClaimedOrganization) -> Organization:
        return claimed.entity or organization_named(claimed.name) or unlisted(claimed.name, self.article.language)


def unlisted(name: str, language: Language) -> Organization:
    """An organization that no list has, under its name in the article."""
    slug = "-".join(WORD.findall(fold(name))) or "unnamed"
    in_english = language is Language.EN
    return Organization(
        id=f"x-{slug}", type=OrganizationType.OTHER, name_en=name if in_english else None, name_ar=None if in_english else name
    )
