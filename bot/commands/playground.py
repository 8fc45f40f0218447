"""`python -m bot playground`: the strict Bot API server and its page alone, for other bots and for scripts."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Mapping


def run(port: int) -> int:
    """Serve until interrupted."""
    from bot.playground import serve_playground

    asyncio.run(serve_playground(port, announce))
    return 0


def announce(where: Mapping[str, str]) -> None:
    """Say on stdout, as the first line, where the playground is: one JSON object with `api`, `token` and `page`."""
    sys.stdout.write(json.dumps(where) + "\n")
    sys.stdout.flush()
