"""`python -m bot`: run the bot until it is told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import sys
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING

from bot.assembly import assemble
from bot.commands.playground import announce
from bot.logs import start_logs
from bot.settings import Settings, load_settings
from handlers.menus import set_menus

if TYPE_CHECKING:
    from bot.playground import Playground

log = logging.getLogger("qawl.run")


def run() -> int:
    """Run until SIGINT or SIGTERM. Raises an `OperatorError` where the bot cannot work as it is set up."""
    settings = load_settings()
    asyncio.run(_run(settings, time.monotonic()))
    return 0


async def _run(settings: Settings, begun: float) -> None:
    async with _telegram(settings) as (token, api):
        start_logs(settings.log_level, token)
        async with assemble(settings, token, api) as bot:
            await bot.application.bot.delete_webhook()
            menus = asyncio.create_task(set_menus(bot.application.bot))

            def polled() -> None:
                log.info(
                    "started",
                    extra={"fields": {"playground": settings.playground, "seconds": round(time.monotonic() - begun, 2)}},
                )

            polling = asyncio.create_task(bot.updates.poll(polled))
            stopped = _until_signal()
            await asyncio.wait([polling, stopped], return_when=asyncio.FIRST_COMPLETED)
            log.info("stopping")
            for task in (menus, polling, stopped):
                task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await polling  # its error, if it has one, is what ended the bot


@asynccontextmanager
async def _telegram(settings: Settings) -> AsyncIterator[tuple[str, str]]:
    """Token and server: Telegram's, or the playground's, which is then served beside the bot and announced on stdout."""
    if settings.telegram_bot_token is not None:
        yield settings.telegram_bot_token.get_secret_value(), settings.telegram_api
        return
    async with AsyncExitStack() as stack:
        playground = await _playground(stack, settings.playground_port)
        announce(playground.announcement)
        print(f"No TELEGRAM_BOT_TOKEN is set: this is the playground. Open {playground.page} in your browser.", file=sys.stderr)  # noqa: T201 - for people
        yield playground.token, playground.api


async def _playground(stack: AsyncExitStack, port: int) -> Playground:
    """The playground on this port, or on a free one where the port is taken."""
    from bot.playground import open_playground

    try:
        return await stack.enter_async_context(open_playground(port=port))
    except OSError:
        return await stack.enter_async_context(open_playground(port=0))


def _until_signal() -> asyncio.Task[None]:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)

    async def wait() -> None:
        await stop.wait()

    return asyncio.create_task(wait())
