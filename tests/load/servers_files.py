"""The files of docs/servers as they are, with no more than paths, ports and names put in their place."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from collections.abc import Mapping
from configparser import ConfigParser
from pathlib import Path

from tests.load.house import ROOT

FILES = ROOT / "docs" / "servers"
PROGRAM = "/opt/vrtiljak/current"
BACKUPS = "/var/lib/vrtiljak-backup"
FIRST_PORTS = (8001, 8002, 8003)
"""Of the servers in site.conf."""

KEPT_ASIDE = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
"""Folders that nginx writes into."""


def put_in(name: str, places: Mapping[str, str]) -> str:
    """A file with each of these texts replaced. Raises LookupError where one is not in it."""
    text = (FILES / name).read_text()
    for old, new in places.items():
        if old not in text:
            raise LookupError(f"docs/servers/{name} has no {old!r}")
        text = text.replace(old, new)
    return text


def read_unit(name: str) -> ConfigParser:
    """A unit of systemd, by sections."""
    unit = ConfigParser(interpolation=None)
    unit.optionxform = str  # type: ignore[assignment, method-assign]
    unit.read_string((FILES / name).read_text())
    return unit


def command_of(name: str, *, port: int = 0, backups: Path = Path(BACKUPS)) -> list[str]:
    """The command that a unit starts, over this tree."""
    line = read_unit(name)["Service"]["ExecStart"]
    for old, new in {PROGRAM: str(ROOT), BACKUPS: str(backups), "%i": str(port), "%%": "%", "$$": "$"}.items():
        line = line.replace(old, new)
    return shlex.split(line)


def environment_of(name: str, places: Mapping[str, str], *, port: int = 0) -> dict[str, str]:
    """What a unit's command is told: vrtiljak.env with the values of ``places``, and the unit's own words."""
    lines = [line for line in (FILES / "vrtiljak.env").read_text().splitlines() if line and line[0] != "#"]
    told = dict(line.split("=", 1) for line in lines)
    if not places.keys() <= told.keys():
        raise LookupError(f"docs/servers/vrtiljak.env lacks {sorted(places.keys() - told.keys())}")
    own = read_unit(name)["Service"].get("Environment", "").replace("%i", str(port))
    return {**told, **places, **dict(word.split("=", 1) for word in own.split())}


def verify_units(folder: Path) -> str | None:
    """What systemd finds wrong with the units, over this tree; None where there is no systemd to ask."""
    program = shutil.which("systemd-analyze")
    if program is None:
        return None
    for file in FILES.glob("vrtiljak*.*"):
        if file.suffix in {".service", ".timer"}:
            name = file.name.replace("@.", f"@{FIRST_PORTS[0]}.")
            (folder / name).write_text(file.read_text().replace(PROGRAM, str(ROOT)))
    units = [str(file) for file in sorted(folder.glob("vrtiljak*"))]
    done = subprocess.run([program, "verify", "--man=no", *units], capture_output=True, text=True, check=False)
    return done.stderr.strip()


def write_nginx(folder: Path, *, port: int, servers: tuple[int, ...]) -> Path:
    """nginx.conf and site.conf for an nginx without rights of its own, on this computer alone and without TLS.

    What comes and goes is written to requests.log in ``folder``, without addresses of anybody."""
    kept = "\n".join(
        f"    {what}_temp_path {folder}/{what};" for what in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    site = folder / "site.conf"
    places = {
        "user www-data;": "",
        "/run/nginx.pid": f"{folder}/nginx.pid",
        "/var/log/nginx/error.log": f"{folder}/error.log",
        "access_log off;": (
            f"log_format counted '$msec $upstream_cache_status $status $request_method $uri';\n"
            f"    access_log {folder}/requests.log counted buffer=256k flush=1s;\n{kept}"
        ),
        "/etc/nginx/sites-enabled/*": str(site),
    }
    whole = folder / "nginx.conf"
    whole.write_text(put_in("nginx.conf", places))
    site.write_text(site_text(folder, port=port, servers=servers))
    return whole


def site_text(folder: Path, *, port: int, servers: tuple[int, ...]) -> str:
    places = {
        "/var/lib/nginx/vrtiljak": f"{folder}/cache",
        "listen 80;": f"listen unix:{folder}/plain.sock;",
        "listen 443 ssl http2;": f"listen 127.0.0.1:{port} backlog=4096;",
        "    ssl_certificate /etc/ssl/kratko.si.pem;\n": "",
        "    ssl_certificate_key /etc/ssl/kratko.si.key;\n": "",
        PROGRAM: str(ROOT),
    }
    documented = {f"127.0.0.1:{old} ": f"127.0.0.1:{new} " for old, new in zip(FIRST_PORTS, servers, strict=True)}
    return put_in("site.conf", {**places, **documented})
