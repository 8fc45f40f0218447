"""The embedded engine behind the port."""

from __future__ import annotations

import asyncio
import gc
import hashlib
import time
from collections.abc import AsyncIterator
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from newsdesk.engines.rules.document import Document
from newsdesk.engines.rules.drafts import Findings
from newsdesk.engines.rules.finishing import finish
from newsdesk.engines.rules.plausibility import with_plausible
from newsdesk.engines.rules.reach import within_reach
from newsdesk.engines.rules.resolution import resolve
from newsdesk.engines.rules.silence import without_silence
from newsdesk.model import Article, Claim, Language, Maker, Overview, Usage

_SOURCES = ("newsdesk.engines.rules", "newsdesk.text", "newsdesk.entities")
_KINDS = (".py", ".tsv", ".txt")


class RulesEngine:
    """Reads by rules and tables; costs nothing and needs no network. One instance serves any number of articles at once."""

    @property
    def maker(self) -> Maker:
        """The engine with the version that its modules and tables amount to."""
        return Maker("rules", "", version())

    async def read(self, article: Article) -> AsyncIterator[Claim | Overview | Usage]:
        """The claims in text order, then the seconds that it took. The work is done in a thread."""
        began = time.perf_counter()
        claims = await asyncio.to_thread(
            read_text, article.text.characters, article.language, title=article.title, mixed=article.mixed
        )
        for claim in claims:
            yield claim
        yield Usage(seconds=time.perf_counter() - began)


def read_text(text: str, language: Language, *, title: str | None = None, mixed: bool = False) -> list[Claim]:
    """The claims of a text in text order. Of a `mixed` text each paragraph is read in its own language.

    Takes time linear in the text, at most some seconds: see `within_reach` for how far it is read.
    """
    languages = (Language.AR, Language.EN) if mixed else (language,)
    claims: list[Claim] = []
    text = within_reach(text)
    for each in languages:
        document = Document(text, each, title=title, mixed=mixed)
        claims += finish(document, resolve(document, findings_of(document)))
        _settled(each)
    return sorted(claims, key=lambda claim: claim.content[0].start if hasattr(claim.content[0], "start") else 0)


def findings_of(document: Document) -> Findings:
    """What the grammar of the document's language finds in it, without what nobody says and whom nobody can be."""
    return with_plausible(document, without_silence(document, grammar_findings(document)))


def grammar_findings(document: Document) -> Findings:
    """All that the grammar of the document's language finds in it."""
    if document.language is Language.AR:
        from newsdesk.engines.rules import arabic

        return arabic.read(document)
    from newsdesk.engines.rules import english

    return english.read(document)


@cache
def _settled(language: Language) -> None:
    """Let the garbage collector pass over the tables of a language, which stay: it looks through them again and again else."""
    gc.freeze()


@cache
def version() -> str:
    """Twelve hexadecimal digits over all modules and tables that decide what this engine finds."""
    digest = hashlib.sha256()
    for package in _SOURCES:
        for path, content in sorted(_files(resources.files(package), package)):
            digest.update(f"{path}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()[:12]


def _files(folder: Traversable, path: str) -> list[tuple[str, bytes]]:
    """Every module and table under a package, with its path; line ends do not count."""
    found: list[tuple[str, bytes]] = []
    for entry in folder.iterdir():
        here = f"{path}/{entry.name}"
        if entry.is_dir():
            if entry.name != "__pycache__":
                found += _files(entry, here)
        elif entry.name.endswith(_KINDS):
            found.append((here, entry.read_bytes().replace(b"\r\n", b"\n")))
    return found
