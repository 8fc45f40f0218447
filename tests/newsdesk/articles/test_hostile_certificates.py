"""Sites whose encryption is broken or whose certificates do not hold."""

from __future__ import annotations

import asyncio
import ssl
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

from newsdesk.articles import Policy
from newsdesk.articles.address import parse
from newsdesk.articles.fetching import Web
from newsdesk.errors import NotFound
from tests.newsdesk.articles.hostile import Talk, says
from tests.newsdesk.articles.serving import SOON, answer, to_loopback

AUTHORITY = """
[ca]
default_ca = own
[own]
database = index.txt
serial = serial
new_certs_dir = .
default_md = sha256
policy = any
x509_extensions = names
[any]
commonName = supplied
[names]
subjectAltName = DNS:news.test
"""


@pytest.fixture(scope="module")
def expired(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for news.test that signs itself and was good in 2020 only."""
    folder = tmp_path_factory.mktemp("expired")
    (folder / "ca.cnf").write_text(AUTHORITY)
    (folder / "index.txt").touch()
    (folder / "serial").write_text("01\n")
    ask = "openssl req -new -newkey rsa:2048 -nodes -keyout key.pem -out ask.pem -subj /CN=news.test"
    sign = "openssl ca -batch -selfsign -config ca.cnf -keyfile key.pem -in ask.pem -out cert.pem -notext"
    try:
        for command in (ask, f"{sign} -startdate 20200101000000Z -enddate 20210101000000Z"):
            subprocess.run(command.split(), cwd=folder, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("openssl, which makes the certificate, is not installed or cannot")
    return folder


async def refused(talk: Talk, trusted: ssl.SSLContext | None, mine: ssl.SSLContext | None = None) -> str:
    """Why nothing was read over https from a server that talks like this."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.IncompleteReadError):
            await reader.read(100)
            await talk(reader, writer)
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=mine)
    port = server.sockets[0].getsockname()[1]
    web = Web(Policy(allowed=frozenset({("127.0.0.1", port)})), resolver=to_loopback, trusted=trusted, limits=SOON)
    try:
        with pytest.raises(NotFound) as error:
            await web.fetch(parse(f"https://news.test:{port}/"))
        return error.value.detail
    finally:
        await web.close()
        server.close()


async def test_an_expired_certificate_does_not_hold_even_from_an_authority_that_is_trusted(expired: Path) -> None:
    mine = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    mine.load_cert_chain(expired / "cert.pem", expired / "key.pem")
    trusted = ssl.create_default_context(cafile=str(expired / "cert.pem"))
    assert "ConnectError" in await refused(says(answer(b"<p>hello</p>")), trusted, mine)


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"HTTP/1.1 200 OK\r\n\r\n",
        b"\x15\x03\x01\x00\x02\x02\x28",
        b"\x16\x03\x03\xff\xff" + b"\0" * 70_000,
        bytes(range(256)) * 9,
    ],
    ids=["closes", "speaks plainly", "alerts", "has an oversized record", "is rubbish"],
)
async def test_a_site_that_does_not_speak_tls_is_not_found(said: bytes) -> None:
    assert await refused(says(said), ssl.create_default_context())
