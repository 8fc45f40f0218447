"""Which addresses of the network may be dialled for what a person, a page or a feed has named."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from newsdesk.errors import ForbiddenAddress

IP = ipaddress.IPv4Address | ipaddress.IPv6Address

# Every range that IANA's special-purpose registries give away for something other than the public internet, and those through
# which an IPv6 address reaches an IPv4 one. Written out, since the judgement of `is_global` differs between versions of Python.
_SPECIAL = """
0.0.0.0/8            this network
10.0.0.0/8           private
100.64.0.0/10        carrier-grade NAT
127.0.0.0/8          loopback
169.254.0.0/16       link-local, and the metadata of cloud machines
172.16.0.0/12        private
192.0.0.0/24         protocol assignments
192.0.2.0/24         documentation
192.31.196.0/24      AS112
192.52.193.0/24      automatic multicast tunnels
192.88.99.0/24       6to4 relays
192.168.0.0/16       private
192.175.48.0/24      AS112
198.18.0.0/15        benchmarks
198.51.100.0/24      documentation
203.0.113.0/24       documentation
224.0.0.0/4          multicast
240.0.0.0/4          reserved, and broadcast
168.63.129.16/32     the host of a cloud machine, under a public number
"""

# Of IPv6 only 2000::/3 is given out as public; these lie within it.
_GIVEN_OUT = ipaddress.IPv6Network("2000::/3")
_SPECIAL_V6 = """
2001::/23            protocol assignments: Teredo, benchmarks, ORCHID
2001:db8::/32        documentation
2002::/16            6to4: holds an IPv4 address
2620:4f:8000::/48    AS112
3fff::/20            documentation
"""


@dataclass(frozen=True, slots=True)
class Policy:
    """What may be dialled: public addresses on the web's ports, and nothing else.

    `ports` are the ports of the web. `allowed` names pairs of an address and a port that may be dialled besides, as a test
    does for one server of its own on loopback; it is given where a reader is opened and read from no setting.
    """

    ports: frozenset[int] = frozenset({80, 443})
    allowed: frozenset[tuple[str, int]] = field(default_factory=frozenset)

    def check(self, address: str, port: int) -> IP:
        """The address, in numbers, if it may be dialled on this port; ForbiddenAddress otherwise."""
        try:
            number = ipaddress.ip_address(address)
        except ValueError:
            raise ForbiddenAddress("no address in numbers") from None
        if (str(number), port) in self.allowed:
            return number
        if port not in self.ports or not is_public(number):
            raise ForbiddenAddress("not public")
        return number

    def check_port(self, port: int) -> None:
        """ForbiddenAddress if no address at all may be dialled on this port."""
        if port not in self.ports and all(port != other for _, other in self.allowed):
            raise ForbiddenAddress("a port that is not the web's")

    def check_all(self, addresses: Iterable[str], port: int) -> list[IP]:
        """All of them, if every one may be dialled: a name that also leads inside is not dialled at all."""
        return [self.check(address, port) for address in addresses]


PUBLIC_WEB = Policy()
"""The policy of a reader unless it is given another."""


def is_public(number: IP) -> bool:
    """Whether the address belongs to the public internet, by number alone."""
    if isinstance(number, ipaddress.IPv4Address):
        return not any(number in network for network in _networks(_SPECIAL))
    if number.ipv4_mapped is not None or number.scope_id is not None:
        return False
    return number in _GIVEN_OUT and not any(number in network for network in _networks(_SPECIAL_V6))


@cache
def _networks(table: str) -> tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]:
    return tuple(ipaddress.ip_network(line.split()[0]) for line in table.strip().splitlines())
