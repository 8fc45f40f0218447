from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.articles import PUBLIC_WEB, Policy
from newsdesk.articles.policy import is_public
from newsdesk.errors import ForbiddenAddress
from tests.newsdesk.articles.ranges import SPECIAL, special

PUBLIC = ("1.1.1.1", "8.8.8.8", "93.184.216.34", "100.63.255.255", "100.128.0.0", "172.15.255.255", "172.32.0.0",
          "223.255.255.255", "2606:4700::1111", "2a00:1450:4001::200e", "2400:cb00::1")  # fmt: skip


@given(special, st.sampled_from([80, 443]))
def test_no_address_of_any_special_range_is_dialled(number: ipaddress.IPv4Address | ipaddress.IPv6Address, port: int) -> None:
    with pytest.raises(ForbiddenAddress):
        PUBLIC_WEB.check(str(number), port)


@pytest.mark.parametrize("name", SPECIAL)
def test_the_edges_of_every_special_range_are_within_it(name: str) -> None:
    network = ipaddress.ip_network(name)
    for number in (network[0], network[-1]):
        with pytest.raises(ForbiddenAddress):
            PUBLIC_WEB.check(str(number), 443)


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_inside_an_ipv6_one_is_refused_whatever_it_is(inner: ipaddress.IPv4Address) -> None:
    value = int(inner)
    for outer in ((0xFFFF << 32) | value, value, (0x64FF9B << 96) | value, (0x2002 << 112) | (value << 80)):
        with pytest.raises(ForbiddenAddress):
            PUBLIC_WEB.check(str(ipaddress.IPv6Address(outer)), 443)


@given(st.ip_addresses())
def test_whatever_python_calls_private_is_not_public_here_either(number: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    if not number.is_global or number.is_multicast or number.is_reserved or number.is_link_local:
        assert not is_public(number)


@pytest.mark.parametrize("name", PUBLIC)
def test_public_addresses_are_let_through(name: str) -> None:
    assert PUBLIC_WEB.check(name, 443) == ipaddress.ip_address(name)


@pytest.mark.parametrize("port", [1, 22, 25, 79, 81, 8080, 6379, 65_535])
def test_only_the_ports_of_the_web_are_dialled(port: int) -> None:
    with pytest.raises(ForbiddenAddress):
        PUBLIC_WEB.check("1.1.1.1", port)
    with pytest.raises(ForbiddenAddress):
        PUBLIC_WEB.check_port(port)


@pytest.mark.parametrize(
    "name", ["localhost", "", "127.1", "0x7f000001", "2130706433", "1.1.1.1\n", "fe80::1%eth0", "2606:4700::1%eth0"]
)
def test_what_is_no_plain_address_in_numbers_is_refused(name: str) -> None:
    with pytest.raises(ForbiddenAddress):
        PUBLIC_WEB.check(name, 443)


def test_one_loopback_port_is_allowed_by_name_and_nothing_beside_it() -> None:
    policy = Policy(allowed=frozenset({("127.0.0.1", 8123)}))
    policy.check("127.0.0.1", 8123)
    for address, port in (("127.0.0.1", 8124), ("127.0.0.2", 8123), ("127.0.0.1", 80), ("::1", 8123), ("1.1.1.1", 8123)):
        with pytest.raises(ForbiddenAddress):
            policy.check(address, port)


def test_a_name_with_one_forbidden_address_has_none_that_is_allowed() -> None:
    with pytest.raises(ForbiddenAddress):
        PUBLIC_WEB.check_all(["1.1.1.1", "10.0.0.1"], 443)
