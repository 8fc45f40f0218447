from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import Any

from tests.newsdesk.articles.pages import AR_BODY, newspaper
from tests.newsdesk.articles.serving import answer, site

READING = Path(__file__).parents[3] / "docs" / "reading.md"


def _example() -> dict[str, Any]:
    found = re.search(r"```python\n(.+?)```", READING.read_text("utf-8"), re.DOTALL)
    assert found is not None
    assert len([line for line in found[1].splitlines() if line.strip() and not line.startswith(("import", "from"))]) <= 10
    names: dict[str, Any] = {}
    exec(compile(found[1], str(READING), "exec"), names)
    return names


async def test_the_example_of_the_documentation_works() -> None:
    async def handler(target: str, writer: asyncio.StreamWriter) -> None:
        said = {"/article": answer(newspaper().encode()), "/inside": answer(status="302 Found", location="http://10.0.0.1/")}
        writer.write(said.get(target, answer(status="404 Not Found")))

    main = _example()["main"]
    async with site(handler) as made:
        assert await main(made.at("/article", "127.0.0.1"), made.port) == "\n".join(AR_BODY)
        assert await main(made.at("/inside", "127.0.0.1"), made.port) == "ForbiddenAddress"
        assert await main(made.at("/nothing", "127.0.0.1"), made.port) == "NotFound"
