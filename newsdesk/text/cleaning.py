"""Characters that no database, message or file can carry, replaced one for one so that offsets stay."""

from __future__ import annotations

import re

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def clean(characters: str) -> str:
    """The characters with NUL and lone surrogates replaced by U+FFFD, one for one; nothing else is changed."""
    return _UNSTORABLE.sub(REPLACEMENT, characters)
