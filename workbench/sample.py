"""What the engine says of an article, with the place around it, to be read as an editor would."""

from __future__ import annotations

from newsdesk.engines.rules import read_text
from newsdesk.model import Claim, Span
from workbench.articles import Raw


def shown(article: Raw) -> str:
    """All statements of an article with their reasons, and the paragraphs in which nothing was found."""
    claims = read_text(article.text, article.language)
    lines = [f"=== {article.id} ({article.language.value}), {len(claims)} statements"]
    start = 0
    for paragraph in article.text.split("\n"):
        place = range(start, start + len(paragraph))
        start += len(paragraph) + 1
        if not paragraph.strip():
            continue
        lines += ["", paragraph.strip()]
        lines += [_line(claim, article.text) for claim in claims if _begin(claim) in place]
    return "\n".join(lines) + "\n"


def _begin(claim: Claim) -> int:
    first = claim.content[0]
    return first.start if isinstance(first, Span) else -1


def _line(claim: Claim, text: str) -> str:
    content = " + ".join(span.of(text) for span in claim.content if isinstance(span, Span))
    about = ", ".join(one.name for one in claim.organizations)
    doubt = "?" if claim.speaker.doubtful else ""
    return f"  > {claim.speaker.name}{doubt} [{claim.act.value}, {claim.kind.value}] {content} [{about}] ({claim.reason})"
