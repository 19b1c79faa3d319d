"""What the terminal says once the server listens: where to go, on which device, and how to sign in."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

from workshop.prints.terminal import modules
from workshop.serving.network import lan_addresses

INK_ON_PAPER = "\x1b[38;5;16;48;5;231m"
PLAIN = "\x1b[0m"
EVERYWHERE = {"0.0.0.0", "::", ""}  # noqa: S104 - compared, not bound
QUIET_ZONE = 4


@dataclass(frozen=True)
class Places:
    """Addresses of one running server. ``phones`` is empty when only this computer can reach it."""

    here: str
    phones: list[str] = field(default_factory=list)
    why_no_phones: str = ""


def places(*, host: str, port: int, public_url: str) -> Places:
    """Where the server that listens on ``host`` and ``port`` can be reached."""
    here = f"http://localhost:{port}"
    if public_url:
        return Places(here=here, phones=[public_url])
    if host not in EVERYWHERE:
        return named_place(host, port)
    found = [f"http://{address}:{port}" for address in lan_addresses()]
    return Places(here=here, phones=found, why_no_phones="" if found else "This computer is in no network.")


def named_place(host: str, port: int) -> Places:
    """A server that listens on one address alone."""
    if host.startswith("127.") or host in {"localhost", "::1"}:
        reason = f"HOST is {host}: only this computer can reach it. HOST=0.0.0.0 opens it to the room."
        return Places(here=f"http://localhost:{port}", why_no_phones=reason)
    url = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
    return Places(here=url, phones=[url])


def welcome(found: Places, *, sign_in: str) -> str:
    """The whole message; ``sign_in`` is a line of its own on how to sign in."""
    return "\n".join(["", *address_lines(found), "", sign_in, "", "Stop with Ctrl+C.", ""])


def address_lines(found: Places) -> Iterator[str]:
    yield f"On this computer:  {found.here}/"
    if not found.phones:
        yield f"On phones:         not reachable. {found.why_no_phones}"
        return
    yield f"On phones here:    {found.phones[0]}/"
    yield from (f"or, if that fails: {other}/" for other in found.phones[1:])
    yield ""
    yield from qr_lines(f"{found.phones[0]}/", coloured=sys.stdout.isatty())


def qr_lines(text: str, *, coloured: bool) -> Iterator[str]:
    """A QR code in half blocks, two rows of modules a line, with its quiet zone.

    On a terminal it is always black on white, because many phones cannot read the inverse."""
    grid = framed(modules(text))
    for upper, lower in zip(grid[::2], grid[1::2], strict=True):
        line = "".join(" ▄▀█"[2 * above + below] for above, below in zip(upper, lower, strict=True))
        yield f"{INK_ON_PAPER}{line}{PLAIN}" if coloured else line


def framed(grid: list[list[bool]]) -> list[list[bool]]:
    """The grid in its quiet zone, with an even number of rows."""
    width = len(grid) + 2 * QUIET_ZONE
    edge = [[False] * width for _ in range(QUIET_ZONE)]
    side = [False] * QUIET_ZONE
    rows = [*edge, *([*side, *row, *side] for row in grid), *edge]
    return rows if len(rows) % 2 == 0 else [*rows, [False] * width]
