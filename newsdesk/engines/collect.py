"""From an engine's stream to a Reading."""

from __future__ import annotations

import hashlib

from newsdesk.model import Article, Claim, Overview, Reading, ReadingKey, Restart, Usage
from newsdesk.ports import Engine


async def collect(engine: Engine, article: Article) -> Reading:
    """Everything that the engine makes of the article: claims in the order they came, the last overview, usages added up.

    Where the stream restarts, only what comes after it counts, and the reading's maker is who made that.
    """
    maker = engine.maker
    claims: list[Claim] = []
    overview: Overview | None = None
    usage = Usage()
    remark = ""
    async for part in engine.read(article):
        match part:
            case Claim():
                claims.append(part)
            case Overview():
                overview = part
            case Usage():
                usage += part
            case Restart():
                maker, remark = part.maker, part.remark
                claims, overview = [], None
    return Reading(maker=maker, claims=tuple(claims), overview=overview, usage=usage, remark=remark)


def reading_key(engine: Engine, article: Article) -> ReadingKey:
    """The key under which this engine's reading of this article is kept: all that the engine sees goes into it."""
    seen = "\x1f".join((article.language, article.title or "", article.text.digest))
    return ReadingKey(article.scope, hashlib.sha256(seen.encode("utf-8")).hexdigest(), engine.maker)
