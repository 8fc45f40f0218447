"""What an engine made of an article, and what a person is shown of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from newsdesk.model.articles import Article, Scope
from newsdesk.model.statements import Claim, Overview, Statement, Usage


@dataclass(frozen=True, slots=True)
class Maker:
    """Who made a reading: the engine ("rules", "openai"), its model ("" for rules) and the version of its rules or prompt."""

    engine: str
    model: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class Restart:
    """In an engine's stream: claims and overview before this no longer count; `maker` reads the article anew from here.

    `remark` names the error that a person should know of, "" where the same engine merely tries again. Usage goes on adding up.
    """

    maker: Maker
    remark: str = ""


Part = Claim | Overview | Usage | Restart
"""What an engine's stream is made of."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one engine made of one article, before grounding.

    `maker` made it, which is not the engine that was asked where `remark` names the error that stood in its way.
    """

    maker: Maker
    claims: tuple[Claim, ...] = ()
    overview: Overview | None = None
    usage: Usage = Usage()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class ReadingKey:
    """What makes two readings the same: scope, all that the engine saw (its digest), and the maker."""

    scope: Scope
    seen: str
    maker: Maker


@dataclass(frozen=True, slots=True)
class Grounded:
    """A reading whose claims have been tied to the article.

    `dropped` counts the claims that were not, by reason ("content not in the text"). Without statements: read, nothing found.
    `repaired` counts pointers whose words stood elsewhere or were written otherwise; it is not kept.
    `remark` names the error for which another engine than the one asked read it, "" for none; it is not kept.
    """

    maker: Maker
    statements: tuple[Statement, ...]
    overview: Overview | None = None
    usage: Usage = Usage()
    dropped: Mapping[str, int] = field(default_factory=Counter)
    remark: str = field(default="", compare=False)
    repaired: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Summary:
    """An article with what was read in it, ready to be shown in a language. `number` is the kept reading's, 0 if not kept.

    `withdrawn` counts the statements that a reader has taken out. `made` is when it was read, None if that is not known.
    """

    article: Article
    reading: Grounded
    number: int = field(default=0, compare=False)
    withdrawn: int = 0
    made: datetime | None = field(default=None, compare=False)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements in text order."""
        return self.reading.statements
