"""Streams of parts."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator

from newsdesk.model import Part


async def closing(stream: AsyncIterator[Part]) -> AsyncGenerator[Part]:
    """The stream as a generator that closes it when it is closed itself."""
    try:
        async for part in stream:
            yield part
    finally:
        if (close := getattr(stream, "aclose", None)) is not None:
            await close()
