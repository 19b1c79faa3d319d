"""Where other devices in the room can find this computer. Nothing is sent anywhere to find out."""

from __future__ import annotations

import contextlib
import ipaddress
import socket
import struct
import sys
from collections.abc import Iterator

# Documentation and private networks (RFC 5737, RFC 1918): asking which of our own addresses
# would speak to them reads the routing table, and a UDP socket that never sends leaves no trace.
ROUTED_TO = ("192.0.2.1", "192.168.255.254", "10.255.255.254", "172.31.255.254")
NOT_THE_ROOM = ("lo", "docker", "br-", "veth", "virbr", "podman", "cni", "tun", "tailscale", "wg")
SIOCGIFADDR = 0x8915


def lan_addresses() -> list[str]:
    """IPv4 addresses for phones in the room, the likeliest first; empty when there is no network."""
    candidates = [*interface_addresses(), *routed_addresses()]
    seen = dict.fromkeys(address for address in candidates if reaches_the_room(address))
    first = routed_addresses()[:1]
    return sorted(seen, key=lambda address: (not ipaddress.ip_address(address).is_private, address not in first))


def routed_addresses() -> list[str]:
    """Our own address on the way to each of ROUTED_TO, where there is a way."""
    found = []
    for target in ROUTED_TO:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, contextlib.suppress(OSError):
            probe.connect((target, 9))
            found.append(str(probe.getsockname()[0]))
    return found


def interface_addresses() -> Iterator[str]:
    """The address of each network card; only Linux tells it without further libraries."""
    if not sys.platform.startswith("linux"):
        return
    import fcntl  # here, because other systems do not have it

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        for _, name in socket.if_nameindex():
            if name.startswith(NOT_THE_ROOM):
                continue
            with contextlib.suppress(OSError):  # a card without an address
                packed = fcntl.ioctl(probe.fileno(), SIOCGIFADDR, struct.pack("256s", name.encode()[:15]))
                yield socket.inet_ntoa(packed[20:24])


def reaches_the_room(address: str) -> bool:
    """Not this computer alone, not an address that a card gave itself for want of a network."""
    ip = ipaddress.ip_address(address)
    return not (ip.is_loopback or ip.is_link_local or ip.is_unspecified)
