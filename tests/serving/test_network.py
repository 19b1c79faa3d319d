"""Addresses for phones are found without sending anything."""

from __future__ import annotations

import ipaddress

import pytest

from workshop.serving.network import interface_addresses, lan_addresses, reaches_the_room, routed_addresses


@pytest.mark.parametrize("address", ["127.0.0.1", "127.0.1.1", "169.254.7.7", "0.0.0.0"])
def test_addresses_of_this_computer_alone_are_no_use_to_phones(address: str) -> None:
    assert not reaches_the_room(address)


@pytest.mark.parametrize("address", ["192.168.1.20", "10.0.0.5", "172.20.10.2", "93.103.1.1"])
def test_addresses_of_a_network_are(address: str) -> None:
    assert reaches_the_room(address)


def test_every_address_found_is_one_that_phones_could_reach() -> None:
    found = lan_addresses()
    assert [address for address in found if not reaches_the_room(address)] == []
    assert len(found) == len(set(found))


def test_whatever_the_system_tells_is_an_address() -> None:
    for address in [*routed_addresses(), *interface_addresses()]:
        assert ipaddress.ip_address(address).version == 4
