"""Addresses on the web: what is one, and when two are the same."""

from __future__ import annotations

import base64
import binascii
import contextlib
import ipaddress
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import quote, unquote_plus, urljoin

import idna

from newsdesk.articles.tables import entries
from newsdesk.errors import BadAddress, OverlongAddress, SecretAddress, UncleanAddress

LONGEST = 2_048
"""More characters than this are no address that a person means."""

_PORTS = {"http": 80, "https": 443}
_SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):(?P<rest>.*)", re.DOTALL)
_BARE = re.compile(r"(?:[^\s/?#@:\\.\[\]]+\.)+[^\s/?#@:\\.\[\]\d][^\s/?#@:\\.\[\]]*\.?(?::\d{1,5})?(?:[/?#].*)?", re.DOTALL)
_IN_CODE = re.compile(rb"https?://[!-~]+")
_AUTHORITY = re.compile(r"(?P<host>\[[0-9A-Fa-f:.]+\]|[^\[\]:@\\%/?#]+)(?::(?P<port>\d{0,5}))?")
_SECRET = re.compile(r"[^@\\]*@[^@\\]+")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMERIC = re.compile(r"[0-9]+|0x[0-9a-f]*")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_PATH_SAFE = "/:@!$&()*+,;=-._~%"
_QUERY_SAFE = _PATH_SAFE + "?[]"

# The hosts under which one site shows the same article to telephones and to search engines.
_SIDE_DOORS = frozenset({"www", "m", "mobile", "mobi", "amp", "touch", "wap", "edition"})
_GOOGLE = re.compile(r"(?:www\.|news\.|m\.)?google(?:\.com?)?(?:\.[a-z]{2,3})?")
_BING = re.compile(r"(?:www\.)?bing\.com|(?:[a-z0-9-]+\.)?bing-amp\.com")
_AMP = re.compile(r"/(?:amp/|[cv]/)(?P<s>s/)?(?P<rest>[^/]+\.[^/]+/?.*)")
_AMP_OWN = re.compile(r"(?:amp(?:_[a-z_]+)?|usqp|aoh|csi|referrer)(?:=.*)?")
"""Parameters that an AMP cache adds to the publisher's address."""
_NEWS = re.compile(r"/(?:rss/)?(?:articles|read)/(?P<code>[A-Za-z0-9_-]{10,2000})/?")
# Addresses that hold another one: the host, how the path begins, and the parameters in which it stands.
_WRAPPERS = (
    (_GOOGLE, "/url", ("q", "url")),
    (re.compile(r"(?:lm?|www|m)\.facebook\.com"), "/l.php", ("u",)),
    (re.compile(r"l\.(?:instagram|threads)\.(?:com|net)"), "/", ("u",)),
    (re.compile(r"(?:www\.)?youtube\.com"), "/redirect", ("q",)),
    (re.compile(r"(?:away\.)?vk\.(?:com|ru)"), "/away.php", ("to",)),
    (re.compile(r"(?:www\.)?linkedin\.com"), "/redir/redirect", ("url",)),
    (re.compile(r"out\.reddit\.com"), "/", ("url",)),
    (re.compile(r"[a-z0-9-]+\.safelinks\.protection\.outlook\.com"), "/", ("url",)),
    (re.compile(r"(?:www\.)?bing\.com"), "/news/apiclick.aspx", ("url",)),
)

# What people carry along around a link: spaces, marks of direction at the edges, brackets and quotation marks.
_EDGES = " \t\r\n\f\v\u00a0\u200b\u200e\u200f\u061c\ufeff<>\"'“”‘’«»`"
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]")

_FOUND = re.compile(
    r"(?:\bhttps?://|\bwww\.)[^\s<>\"«»“”\\^`{|}\u200b\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]{1,4096}", re.IGNORECASE
)
_TRAILING = ".,;:!?…،؛؟'’*_~"
_BRACKETS = {")": "(", "]": "[", "}": "{"}


@dataclass(frozen=True, slots=True)
class Address:
    """The parts of an http(s) address: all in ASCII, the host in lower case, no credentials and no fragment.

    `host` of an IPv4 address stands in dotted decimal, however it was written, that of an IPv6 address without brackets.
    """

    scheme: str
    host: str
    port: int
    path: str
    query: str

    def __str__(self) -> str:
        return f"{self.scheme}://{self.netloc}{self.target}"

    @property
    def netloc(self) -> str:
        """Host and port as they stand in an address and in the Host header: no default port, IPv6 in brackets."""
        return self.bracketed if self.port == _PORTS[self.scheme] else f"{self.bracketed}:{self.port}"

    @property
    def bracketed(self) -> str:
        """The host, an IPv6 address in brackets."""
        return f"[{self.host}]" if ":" in self.host else self.host

    @property
    def target(self) -> str:
        """Path and query, as they stand in a request."""
        return self.path + (f"?{self.query}" if self.query else "")


def parse(text: str) -> Address:
    """The parts of an address as a person or a page wrote it; a bare domain is given https.

    Raises BadAddress, or the kind of it that says what is wrong: OverlongAddress, UncleanAddress, SecretAddress.
    """
    text = text.strip(_EDGES)
    if not text:
        raise BadAddress("empty")
    if len(text) > LONGEST:
        raise OverlongAddress(f"{len(text)} characters", limit=LONGEST)
    if _HIDDEN.search(text) or any(c.isspace() for c in text):
        raise UncleanAddress("spaces or hidden characters")
    scheme, rest = _split(text)
    cut = min((i for i in map(rest.find, "/?#") if i >= 0), default=len(rest))
    host, port = _host_and_port(rest[:cut], scheme)
    path, _, query = rest[cut:].partition("#")[0].partition("?")
    return Address(scheme, host, port, _path(path), _escaped(query, _QUERY_SAFE))


def canonical_address(text: str) -> str:
    """The one form under which an address is known.

    http(s) only, host in lower case and ASCII, no default port, no fragment, no trackers, percent-encoding made uniform; a
    bare domain gets https. Raises BadAddress for whatever is no web address, has credentials, spaces or hidden characters.
    """
    address = parse(text)
    query = "&".join(p for p in address.query.split("&") if p and not _tracks(p.partition("=")[0]))
    return str(Address(address.scheme, address.host, address.port, address.path, query))


def same_site(one: str, other: str) -> bool:
    """Whether two addresses have the same host, but for what stands before it for telephones and search engines (www, m, amp)."""
    try:
        hosts = [_bare_host(parse(address).host) for address in (one, other)]
    except BadAddress:
        return False
    return hosts[0] == hosts[1]


def direct_address(text: str) -> str:
    """The canonical address that a wrapped one leads to, as far as that stands in it; any other as `canonical_address` gives it.

    Search engines, social networks and AMP caches put the address of the article into their own. Raises BadAddress.
    """
    address = canonical_address(text)
    for _ in range(3):
        inner = _unwrapped(parse(address))
        if inner is None:
            break
        try:
            address = canonical_address(inner)
        except BadAddress:
            break
    return address


def _unwrapped(address: Address) -> str | None:
    host, path = address.host, address.path
    if host.endswith(".cdn.ampproject.org") or (
        (_GOOGLE.fullmatch(host) or _BING.fullmatch(host)) and path.startswith(("/amp/", "/c/", "/v/"))
    ):
        found = _AMP.match(path)
        query = "&".join(part for part in address.query.split("&") if part and not _AMP_OWN.fullmatch(part))
        return f"http{'s' if found['s'] else ''}://{found['rest']}{f'?{query}' if query else ''}" if found else None
    if is_google_news(address):
        return _in_news_code(path)
    for hosts, beginning, names in _WRAPPERS:
        if hosts.fullmatch(host) and path.startswith(beginning):
            given = dict(pair.partition("=")[::2] for pair in address.query.split("&"))
            inner = next((unquote_plus(given[name]) for name in names if given.get(name)), "")
            return inner if inner.lower().startswith(("http://", "https://")) else None
    return None


def is_google_news(address: Address) -> bool:
    """Whether this is the address under which Google News keeps an article of another site."""
    return address.host == "news.google.com" and _NEWS.fullmatch(address.path) is not None


def _in_news_code(path: str) -> str | None:
    """The publisher's address in the code of a Google News article: the older codes hold it, the newer only a number."""
    found = _NEWS.fullmatch(path)
    code = found["code"] if found else ""
    with contextlib.suppress(binascii.Error, ValueError):
        inside = _IN_CODE.search(base64.urlsafe_b64decode(code + "=" * (-len(code) % 4)))
        return inside.group().decode("ascii") if inside else None
    return None


def _bare_host(host: str) -> str:
    labels = host.split(".")
    while len(labels) > 2 and labels[0] in _SIDE_DOORS:
        labels = labels[1:]
    return ".".join(labels)


def followed(base: Address, location: str) -> Address:
    """Where a redirect from `base` leads. Raises BadAddress."""
    location = location.strip(" \t\r\n")
    if len(location) > LONGEST * 2:
        raise BadAddress("a redirect too long")
    # A Location header may hold raw UTF-8, which arrives as Latin-1.
    with contextlib.suppress(UnicodeError):
        location = location.encode("latin-1").decode("utf-8")
    try:
        joined = urljoin(str(base), location.replace(" ", "%20"))
    except ValueError:
        raise BadAddress("a redirect to no address") from None
    return parse(joined)


def addresses_in(text: str) -> tuple[str, ...]:
    """The canonical addresses written out in a text (http://, https:// or www.), each once, in text order."""
    found: dict[str, None] = {}
    for written in _written(text):
        try:
            found.setdefault(canonical_address(written))
        except BadAddress:
            continue
    return tuple(found)


def _written(text: str) -> Iterator[str]:
    for match in _FOUND.finditer(text):
        written = match.group()
        opened = {close: written.count(open_) - written.count(close) for close, open_ in _BRACKETS.items()}
        while written:
            last = written[-1]
            if last in _BRACKETS and opened[last] < 0:
                opened[last] += 1
            elif last not in _TRAILING:
                break
            written = written[:-1]
        yield written


def _split(text: str) -> tuple[str, str]:
    if text.startswith("//"):
        text = "https:" + text
    match = _SCHEME.fullmatch(text)
    if match and (scheme := match["scheme"].lower()) in _PORTS:
        if not match["rest"].startswith("//") or match["rest"].startswith("///"):
            raise BadAddress("no host")
        return scheme, match["rest"][2:]
    if _BARE.fullmatch(text):
        return "https", text
    raise BadAddress("neither http nor https")


def _host_and_port(authority: str, scheme: str) -> tuple[str, int]:
    match = _AUTHORITY.fullmatch(authority)
    if match is None:
        raise (SecretAddress if _SECRET.fullmatch(authority) else BadAddress)("no host, or one with credentials")
    port = int(match["port"]) if match["port"] else _PORTS[scheme]
    if not 0 < port < 65_536:
        raise BadAddress("no such port")
    host = match["host"]
    if host.startswith("["):
        try:
            number = ipaddress.IPv6Address(host[1:-1])
        except ValueError:
            raise BadAddress("no IPv6 address") from None
        return str(number), port
    return _host(host), port


def _host(host: str) -> str:
    """The host in lower-case ASCII; numbers become a dotted IPv4 address, as browsers and resolvers read them."""
    if not host.isascii():
        try:
            host = idna.encode(host, uts46=True, transitional=False).decode("ascii")
        except (idna.IDNAError, UnicodeError, ValueError, IndexError):
            raise BadAddress("no domain name") from None
    host = host.lower().removesuffix(".")
    labels = host.split(".")
    if _NUMERIC.fullmatch(labels[-1]):
        return _ipv4(labels)
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise BadAddress("no domain name")
    return host


def _ipv4(labels: list[str]) -> str:
    """An IPv4 address from one to four numbers, decimal, octal or hexadecimal, the last filling what is left."""
    if not 1 <= len(labels) <= 4 or not all(len(label) <= 16 and _NUMERIC.fullmatch(label) for label in labels):
        raise BadAddress("no IPv4 address")
    try:
        numbers = [_number(label) for label in labels]
    except ValueError:
        raise BadAddress("no IPv4 address") from None
    *first, last = numbers
    if any(n > 255 for n in first) or last >= 256 ** (5 - len(numbers)):
        raise BadAddress("no IPv4 address")
    value = last + sum(n << (8 * (3 - i)) for i, n in enumerate(first))
    return str(ipaddress.IPv4Address(value))


def _number(label: str) -> int:
    if label.startswith("0x"):
        return int(label[2:] or "0", 16)
    return int(label, 8) if len(label) > 1 and label.startswith("0") else int(label)


def _path(path: str) -> str:
    parts: list[str] = []
    pieces = _escaped(path, _PATH_SAFE).split("/")[1:]
    for i, piece in enumerate(pieces):
        last = i == len(pieces) - 1
        if piece == ".":
            parts.extend([""] if last else [])
        elif piece == "..":
            parts = parts[:-1]
            parts.extend([""] if last else [])
        else:
            parts.append(piece)
    return "/" + "/".join(parts)


def _escaped(text: str, safe: str) -> str:
    """Percent-encoding made uniform: what need not be encoded is not, hexadecimal digits are capitals, a stray % is %25."""
    text = _ESCAPE.sub(lambda m: c if (c := chr(int(m[1], 16))) in _UNRESERVED else m[0].upper(), text)
    text = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", text)
    return quote(text, safe=safe)


def _tracks(name: str) -> bool:
    exact, beginnings = _trackers()
    name = name.lower()
    return name in exact or name.startswith(beginnings)


@cache
def _trackers() -> tuple[frozenset[str], tuple[str, ...]]:
    names = entries("trackers.txt")
    return frozenset(n for n in names if not n.endswith("*")), tuple(n[:-1] for n in names if n.endswith("*"))
