"""A real browser without a screen, driven over a pipe by the DevTools protocol."""

from __future__ import annotations

import asyncio
import base64
import itertools
import json
import os
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-proxy-server",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
]

# The browser reads commands from descriptor 3 and answers on 4, whatever numbers the pipes have here.
BEGIN = """
import fcntl, os, sys
commands, answers = (fcntl.fcntl(int(number), fcntl.F_DUPFD, 10) for number in sys.argv[1:3])
os.dup2(commands, 3)
os.dup2(answers, 4)
os.execv(sys.argv[3], sys.argv[3:])
"""


class Page:
    """One page of the browser."""

    def __init__(self, reader: asyncio.StreamReader, commands: int) -> None:
        self._reader = reader
        self._commands = commands
        self._numbers = itertools.count(1)
        self._session: str | None = None
        self.complaints: list[str] = []

    async def command(self, method: str, **parameters: Any) -> dict[str, Any]:
        """One command of the protocol; what the page complains about meanwhile is kept."""
        number = next(self._numbers)
        wish: dict[str, Any] = {"id": number, "method": method, "params": parameters}
        if self._session:
            wish["sessionId"] = self._session
        os.write(self._commands, json.dumps(wish).encode() + b"\0")
        while True:
            told = json.loads((await self._reader.readuntil(b"\0"))[:-1])
            if told.get("method") in ("Runtime.exceptionThrown", "Log.entryAdded"):
                self.complaints.append(json.dumps(told["params"])[:500])
            if told.get("id") == number:
                assert "error" not in told, told
                return told["result"]

    async def begin(self) -> None:
        """Take the page that the browser has opened."""
        targets = (await self.command("Target.getTargets"))["targetInfos"]
        page = next(target["targetId"] for target in targets if target["type"] == "page")
        self._session = (await self.command("Target.attachToTarget", targetId=page, flatten=True))["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            await self.command(f"{domain}.enable")

    async def size(self, width: int, height: int, *, dark: bool = False) -> None:
        """Make the window so wide and high, and the person one who likes it dark or light."""
        await self.command(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 500
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        await self.command("Emulation.setEmulatedMedia", features=[scheme])

    async def visit(self, address: str) -> None:
        """Go to an address."""
        await self.command("Page.navigate", url=address)
        await self.until("location.href != 'about:blank' && document.readyState == 'complete'")

    async def run(self, script: str) -> Any:
        """The value of a script in the page."""
        answer = await self.command("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    async def until(self, script: str, seconds: float = 15) -> Any:
        """The value of a script as soon as it is something."""
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        while not (value := await self.run(script)):
            assert loop.time() < end, f"never came true: {script}"
            await asyncio.sleep(0.05)
        return value

    async def press(self, selector: str) -> None:
        """Click what a selector finds, once it is there."""
        await self.until(f"(e => e && (e.click(), true))(document.querySelector({json.dumps(selector)}))")

    async def write(self, selector: str, text: str) -> None:
        """Paste a text into a field."""
        await self.until(f"(e => e && (e.focus(), true))(document.querySelector({json.dumps(selector)}))")
        await self.command("Input.insertText", text=text)

    async def screenshot(self, path: Path) -> None:
        """Keep a picture of what is seen."""
        picture = base64.b64decode((await self.command("Page.captureScreenshot", format="png"))["data"])
        await asyncio.to_thread(path.write_bytes, picture)


@asynccontextmanager
async def open_browser(profile: Path) -> AsyncIterator[Page]:
    """A browser with an empty profile; needs `CHROMIUM`."""
    commands_out, commands_in = os.pipe()
    answers_out, answers_in = os.pipe()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        BEGIN,
        str(commands_out),
        str(answers_in),
        CHROMIUM or "",
        *FLAGS,
        f"--user-data-dir={profile}",
        "about:blank",
        pass_fds=(commands_out, answers_in),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    os.close(commands_out)
    os.close(answers_in)
    reader = asyncio.StreamReader(limit=64 * 1024 * 1024)
    loop = asyncio.get_running_loop()
    transport, _ = await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), os.fdopen(answers_out, "rb", 0))
    try:
        page = Page(reader, commands_in)
        await asyncio.wait_for(page.begin(), 30)
        yield page
    finally:
        if process.returncode is None:
            process.terminate()
            try:
                await asyncio.wait_for(process.wait(), 10)
            except TimeoutError:
                process.kill()
                await process.wait()
        transport.close()
        os.close(commands_in)
