from __future__ import annotations

import asyncio
import ipaddress
import subprocess
from collections.abc import Sequence
from pathlib import Path

import httpcore
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdesk.articles import PUBLIC_WEB, Limits, Policy
from newsdesk.articles.address import parse
from newsdesk.articles.dialing import resolve
from newsdesk.articles.fetching import Web
from newsdesk.errors import BadAddress, ForbiddenAddress, NotFound, ReaderError, TimedOut
from tests.newsdesk.articles.ranges import special
from tests.newsdesk.articles.serving import answer, site, to_loopback


class Net:
    """A network of the test's making: who resolves to what, and what each connection says. Nothing is opened."""

    def __init__(self, names: dict[str, list[list[str]]] | None = None, says: list[bytes] | None = None) -> None:
        self.names = names or {}
        self.says = list(says or [])
        self.asked: list[str] = []
        self.dialled: list[tuple[str, int]] = []
        self.refusing: set[str] = set()

    async def resolve(self, host: str, port: int) -> Sequence[str]:
        self.asked.append(host)
        if host not in self.names:
            raise OSError("no such host")
        answers = self.names[host]
        return answers.pop(0) if len(answers) > 1 else answers[0]

    async def dial(self, address: str, port: int, within: float) -> httpcore.AsyncNetworkStream:
        self.dialled.append((address, port))
        if address in self.refusing:
            raise httpcore.ConnectError("refused")
        return httpcore.AsyncMockStream([self.says.pop(0), b""])

    def web(self, policy: Policy = PUBLIC_WEB, limits: Limits | None = None) -> Web:
        return Web(policy, resolver=self.resolve, dialler=self.dial, limits=limits)


PAGE = answer(b"<p>hello</p>")
FORBIDDEN = [
    "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "017700000001", "0", "0.0.0.0", "10.1.2.3", "172.16.0.1",
    "192.168.1.1", "169.254.169.254", "0xa9fea9fe", "2852039166", "100.64.0.1", "198.18.0.1", "224.0.0.1", "255.255.255.255",
    "168.63.129.16", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]",    "[fe80::1]", "[fd00:ec2::254]", "[ff02::1]", "[2001:db8::1]", "[2001:0:7f00:1::]", "[100::1]",
    "１２７.0.0.1",
]  # fmt: skip


@pytest.mark.parametrize("host", FORBIDDEN)
async def test_nothing_is_dialled_or_asked_for_a_forbidden_literal(host: str) -> None:
    net = Net()
    with pytest.raises(ForbiddenAddress):
        await net.web().fetch(parse(f"http://{host}/"))
    assert net.dialled == []
    assert net.asked == []


@pytest.mark.parametrize(
    "inside", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "fe80::1%eth0", "rubbish"]
)
async def test_nothing_is_dialled_for_a_name_that_leads_inside_even_in_part(inside: str) -> None:
    net = Net({"news.test": [["1.1.1.1", inside]]})
    with pytest.raises(ForbiddenAddress):
        await net.web().fetch(parse("https://news.test/"))
    assert net.dialled == []


@pytest.mark.parametrize("port", [22, 25, 8080, 6379])
async def test_nothing_is_dialled_or_asked_for_another_port(port: int) -> None:
    net = Net({"news.test": [["1.1.1.1"]]})
    with pytest.raises(ForbiddenAddress):
        await net.web().fetch(parse(f"http://news.test:{port}/"))
    assert net.dialled == []
    assert net.asked == []


async def test_the_very_address_that_was_checked_is_dialled_and_the_name_asked_once() -> None:
    net = Net({"news.test": [["1.1.1.1"], ["127.0.0.1"]]}, [PAGE])
    found = await net.web().fetch(parse("http://news.test/"))
    assert found.content == b"<p>hello</p>"
    assert net.dialled == [("1.1.1.1", 80)]
    assert net.asked == ["news.test"]


async def test_a_name_that_turns_inside_is_refused_at_the_next_connection() -> None:
    net = Net({"news.test": [["1.1.1.1"], ["127.0.0.1"]]}, [PAGE])
    web = net.web()
    await web.fetch(parse("http://news.test/"))
    with pytest.raises(ForbiddenAddress):
        await web.fetch(parse("http://news.test/again"))
    assert net.dialled == [("1.1.1.1", 80)]


@pytest.mark.parametrize("host", [*FORBIDDEN, "inside.test", "news.test:22"])
async def test_a_redirect_inside_is_refused_and_not_dialled(host: str) -> None:
    host = host.encode().decode("latin-1")
    there = answer(status="302 Found", location=f"http://{host}/")
    net = Net({"news.test": [["1.1.1.1"]], "inside.test": [["192.168.0.7"]]}, [there])
    with pytest.raises(ForbiddenAddress):
        await net.web().fetch(parse("http://news.test/"))
    assert net.dialled == [("1.1.1.1", 80)]


def written(number: ipaddress.IPv4Address | ipaddress.IPv6Address) -> list[str]:
    """Every way to write an address down that a browser or a resolver would understand."""
    if isinstance(number, ipaddress.IPv6Address):
        return [f"[{number}]", f"[{number.exploded}]", f"[{number.compressed.upper()}]"]
    value, parts = int(number), str(number).split(".")
    octal, hexadecimal = ".".join(f"0{int(part):o}" for part in parts), ".".join(f"{int(part):#x}" for part in parts)
    short = [f"{parts[0]}.{value & 0xFFFFFF}", f"{parts[0]}.{parts[1]}.{value & 0xFFFF}"]
    inside = [
        f"[::ffff:{number}]",
        f"[64:ff9b::{value:x}]" if value < 65_536 else f"[64:ff9b::{value >> 16:x}:{value & 0xFFFF:x}]",
    ]
    wrapped = [f"[2002:{value >> 16:x}:{value & 0xFFFF:x}::]", f"[2001:0:{value >> 16:x}:{value & 0xFFFF:x}::1]"]
    return [str(number), f"{number}.", str(value), hex(value), octal, hexadecimal, *short, *inside, *wrapped]


@given(special)
@settings(max_examples=60, deadline=None)
def test_no_redirect_leads_into_any_special_range_however_it_is_written(
    number: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    async def trial() -> None:
        for host in written(number):
            net = Net({"news.test": [["1.1.1.1"]]}, [answer(status="302 Found", location=f"http://{host}/")])
            with pytest.raises(ForbiddenAddress):
                await net.web().fetch(parse("http://news.test/"))
            assert net.dialled == [("1.1.1.1", 80)]

    asyncio.run(trial())


@given(special, st.booleans())
@settings(max_examples=60, deadline=None)
def test_no_name_leads_into_any_special_range_at_once_or_later(
    number: ipaddress.IPv4Address | ipaddress.IPv6Address, later: bool
) -> None:
    async def trial() -> None:
        turns = [["1.1.1.1"], [str(number)]] if later else [["1.1.1.1", str(number)]]
        net = Net({"news.test": turns}, [PAGE])
        web = net.web()
        if later:
            await web.fetch(parse("http://news.test/"))
        with pytest.raises(ForbiddenAddress):
            await web.fetch(parse("http://news.test/again"))
        assert net.dialled == ([("1.1.1.1", 80)] if later else [])

    asyncio.run(trial())


@pytest.mark.parametrize("location", ["file:///etc/passwd", "gopher://1.1.1.1/", "javascript:alert(1)"])
async def test_a_redirect_out_of_the_web_is_refused(location: str) -> None:
    net = Net({"news.test": [["1.1.1.1"]]}, [answer(status="301 Moved", location=location)])
    with pytest.raises(BadAddress):
        await net.web().fetch(parse("http://news.test/"))


async def test_five_redirects_are_followed_and_not_a_sixth() -> None:
    hop = answer(status="302 Found", location="/next")
    net = Net({"news.test": [["1.1.1.1"]]}, [hop] * 5 + [PAGE])
    assert (await net.web().fetch(parse("http://news.test/"))).content == b"<p>hello</p>"
    net = Net({"news.test": [["1.1.1.1"]]}, [hop] * 6 + [PAGE])
    with pytest.raises(NotFound):
        await net.web().fetch(parse("http://news.test/"))
    assert len(net.dialled) == 6


async def test_the_next_address_is_tried_when_one_refuses() -> None:
    net = Net({"news.test": [["2606:4700::1111", "1.1.1.1"]]}, [PAGE])
    net.refusing.add("2606:4700::1111")
    await net.web().fetch(parse("http://news.test/"))
    assert net.dialled == [("2606:4700::1111", 80), ("1.1.1.1", 80)]


async def test_a_name_that_nobody_knows_is_not_found() -> None:
    with pytest.raises(NotFound):
        await Net().web().fetch(parse("http://nowhere.test/"))
    with pytest.raises(NotFound):
        await Net({"empty.test": [[]]}).web().fetch(parse("http://empty.test/"))


async def test_the_system_is_asked_for_names_that_it_knows() -> None:
    assert set(await resolve("localhost", 80)) <= {"127.0.0.1", "::1"}
    assert await resolve("127.0.0.1", 80) == ["127.0.0.1"]
    for name in ("a" * 300, "a..b", "\udcff"):
        with pytest.raises(OSError, match=r"\S"):
            await resolve(name, 80)


async def test_a_name_for_loopback_is_refused_with_the_system_s_own_resolver() -> None:
    net = Net()
    with pytest.raises(ForbiddenAddress):
        await Web(PUBLIC_WEB, dialler=net.dial).fetch(parse("http://localhost/"))
    assert net.dialled == []


async def test_a_resolver_that_never_answers_is_given_up() -> None:
    async def never(host: str, port: int) -> Sequence[str]:
        await asyncio.Event().wait()
        return []

    web = Web(PUBLIC_WEB, resolver=never, dialler=Net().dial, limits=Limits(connect=0.05, total=1))
    with pytest.raises(TimedOut):
        await web.fetch(parse("http://slow.test/"))


async def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    net = Net({"news.test": [["1.1.1.1"]]}, [PAGE])
    await net.web().fetch(parse("http://news.test/"))
    assert net.dialled == [("1.1.1.1", 80)]


async def test_one_loopback_port_can_be_opened_by_policy() -> None:
    async def handler(target: str, writer: asyncio.StreamWriter) -> None:
        writer.write(PAGE)

    async with site(handler) as made:
        web = Web(made.policy, resolver=to_loopback)
        assert (await web.fetch(parse(made.at()))).content == b"<p>hello</p>"
        assert (await web.fetch(parse(f"http://127.0.0.1:{made.port}/"))).content == b"<p>hello</p>"
        for other in ("http://127.0.0.1/", f"http://127.0.0.2:{made.port}/", f"http://[::1]:{made.port}/"):
            with pytest.raises(ForbiddenAddress):
                await web.fetch(parse(other))
        await web.close()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for news.test that signs itself."""
    folder = tmp_path_factory.mktemp("tls")
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", "key.pem", "-out", "cert.pem"]
    command += ["-subj", "/CN=news.test", "-addext", "subjectAltName=DNS:news.test"]
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("openssl, which makes the certificate, is not installed")
    return folder


async def test_a_certificate_is_held_against_the_name_and_not_the_address(certificate: Path) -> None:
    import ssl

    trusted = ssl.create_default_context(cafile=str(certificate / "cert.pem"))
    mine = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    mine.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(PAGE)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=mine)
    port = server.sockets[0].getsockname()[1]
    policy = Policy(allowed=frozenset({("127.0.0.1", port)}))
    outcomes: dict[str, type[ReaderError] | bytes] = {}
    for name, context in (("news.test", trusted), ("other.test", trusted), ("news.test ", None)):
        web = Web(policy, resolver=to_loopback, trusted=context)
        try:
            outcomes[name] = (await web.fetch(parse(f"https://{name.strip()}:{port}/"))).content
        except ReaderError as error:
            outcomes[name] = type(error)
        await web.close()
    server.close()
    assert outcomes == {"news.test": b"<p>hello</p>", "other.test": NotFound, "news.test ": NotFound}
