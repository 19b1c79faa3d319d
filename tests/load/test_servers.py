"""What docs/servers says fits together and fits the program; what the run over those files counts is counted right."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click import Context
from flask import Flask

from tests.load.house import ROOT
from tests.load.servers_cost import family_seconds, one_more
from tests.load.servers_files import FILES, FIRST_PORTS, command_of, environment_of, put_in, read_unit, write_nginx
from tests.load.servers_line import Tally
from tests.load.servers_log import Passed, read_log
from workshop.config import read_settings

SERVER = "vrtiljak@.service"
SERVICES = (SERVER, "vrtiljak-purge.service", "vrtiljak-backup.service")


@pytest.mark.parametrize("name", SERVICES)
def test_a_unit_runs_a_command_that_there_is(app: Flask, name: str) -> None:
    found = re.search(r"flask --app wsgi ([a-z-]+)", " ".join(command_of(name)))
    assert found is not None
    assert found[1] in app.cli.list_commands(Context(app.cli))


def test_every_timer_has_its_service() -> None:
    timers = sorted(file.stem for file in FILES.glob("*.timer"))
    assert timers == ["vrtiljak-backup", "vrtiljak-purge"]
    assert all((FILES / f"{name}.service").exists() for name in timers)


def test_the_settings_are_read_as_they_stand(tmp_path: Path) -> None:
    told = environment_of(SERVER, {"SECRET_KEY": "x" * 40, "WORKSHOP_INSTANCE": str(tmp_path)}, port=8002)
    settings = read_settings(told)
    assert (settings.host, settings.port, settings.trusted_proxies) == ("127.0.0.1", 8002, 1)
    assert settings.secure_cookies
    assert settings.database_url.startswith("postgresql+psycopg://vrtiljak:")


def test_nginx_asks_the_ports_that_the_unit_is_started_with() -> None:
    asked = re.findall(r"server 127\.0\.0\.1:(\d+)", (FILES / "site.conf").read_text())
    started = re.findall(r"vrtiljak@(\d+)", (FILES / SERVER).read_text())
    assert asked == started == [str(port) for port in FIRST_PORTS]


def test_a_server_keeps_a_silent_connection_longer_than_nginx_uses_it() -> None:
    from workshop.serving.server import SILENCE_SECONDS

    kept = re.search(r"keepalive_timeout (\d+)s", (FILES / "site.conf").read_text())
    assert kept is not None
    assert int(kept[1]) < SILENCE_SECONDS


def test_the_database_takes_two_sets_of_servers() -> None:
    most = re.search(r"^max_connections = (\d+)", (FILES / "postgresql.conf").read_text(), re.MULTILINE)
    assert most is not None
    assert int(most[1]) > 2 * len(FIRST_PORTS) * 15


def test_a_backup_is_written_over_after_a_week() -> None:
    line = command_of("vrtiljak-backup.service")[-1]
    assert "--replace" in line
    assert "$(date +%u)" in line


def test_a_server_is_started_again_for_as_long_as_the_database_is_away() -> None:
    unit = read_unit(SERVER)
    assert (unit["Unit"]["StartLimitIntervalSec"], unit["Service"]["Restart"]) == ("0", "always")


def test_servers_may_write_where_they_are_told_to() -> None:
    states = [read_unit(name)["Service"]["StateDirectory"].split() for name in SERVICES]
    assert all("vrtiljak" in state for state in states)
    assert environment_of(SERVER, {})["WORKSHOP_INSTANCE"] == "/var/lib/vrtiljak"


def by_hand(folder: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """A command of the wrapper, given in ``folder``, over a store there. Signs that mean something to a shell are only
    signs in a setting."""
    settings = folder / "vrtiljak.env"
    settings.write_text(f"# said once\nSECRET_KEY={'$(x)&;=' * 6}\n\nDATABASE_URL=sqlite:///{folder}/kept.db\n")
    who = subprocess.run(["id", "-un"], capture_output=True, text=True, check=True).stdout.strip()
    told = {**os.environ, "VRTILJAK": str(ROOT), "VRTILJAK_SETTINGS": str(settings), "VRTILJAK_USER": who}
    told |= {"WORKSHOP_INSTANCE": str(folder), **more}
    return subprocess.run(
        [FILES / "vrtiljak", *words], cwd=folder, env=told, capture_output=True, text=True, check=False
    )


def test_a_command_by_hand_sees_what_the_servers_see(tmp_path: Path) -> None:
    made = by_hand(tmp_path, "init-db", VRTILJAK_DATABASE="trial.db")
    assert made.stdout == "store ready\n", made.stderr
    assert sorted(file.name for file in tmp_path.glob("*.db")) == ["trial.db"]


def test_a_file_that_is_named_by_hand_is_the_one_in_the_folder_of_whoever_names_it(tmp_path: Path) -> None:
    assert by_hand(tmp_path, "init-db").stdout == "store ready\n"
    kept = by_hand(tmp_path, "backup", "my.dump")
    assert kept.stdout.startswith("my.dump\t"), kept.stderr
    assert (tmp_path / "my.dump").exists()


def test_who_stands_in_a_folder_that_is_closed_to_the_program_is_told_to_take_another(tmp_path: Path) -> None:
    """Root is let in everywhere, so the program is another user then."""
    tmp_path.chmod(0o700)
    other = {} if os.getuid() else {"VRTILJAK_USER": "nobody"}
    (tmp_path / "vrtiljak.env").touch()
    tmp_path.chmod(0o500)
    refused = by_hand(tmp_path, "backup", "my.dump", **other)
    tmp_path.chmod(0o700)
    assert refused.returncode != 0
    assert f"may not read and write in {tmp_path}; for files take a folder where it may" in refused.stderr


def test_the_page_on_servers_names_every_file() -> None:
    page = (ROOT / "docs" / "servers.md").read_text()
    assert [file.name for file in FILES.iterdir() if f"(servers/{file.name})" not in page] == []


def test_the_run_changes_nothing_but_places(tmp_path: Path) -> None:
    write_nginx(tmp_path, port=8443, servers=(1, 2, 3))
    site = (tmp_path / "site.conf").read_text()
    assert "listen 127.0.0.1:8443" in site
    assert [line for line in site.splitlines() if "pulse" in line and "location" in line]
    before = (FILES / "site.conf").read_text().splitlines()
    assert sum(line not in before for line in site.splitlines()) == 8


def test_a_place_that_is_not_in_a_file_is_said() -> None:
    with pytest.raises(LookupError):
        put_in("site.conf", {"listen 8443;": ""})


def test_what_nginx_answered_by_itself_is_told_from_what_went_on(tmp_path: Path) -> None:
    log = tmp_path / "requests.log"
    log.write_text(
        "1.0 MISS 200 GET /1234/pulse\n2.0 HIT 204 GET /1234/pulse\n2.5 UPDATING 200 GET /1234/pulse\n"
        "2.6 HIT 200 GET /static/x.js\n2.7 - 303 POST /1234/statements\n9.0 - 200 GET /1234\n"
    )
    assert read_log(log, 1.5, 9.0) == Passed(requests=4, to_program=1, pulses=2, kept=2)
    assert read_log(log, 0.0, 9.9).kept_share == pytest.approx(2 / 3)


def test_no_answer_and_a_fault_are_errors_and_a_receipt_is_none() -> None:
    tally = Tally()
    for status in (200, 204, 303, 503, 0):
        tally.add(status, 0.01 * (status == 503) + 0.001)
    assert tally.errors == 2
    assert 1 <= tally.at(50) < tally.at(99) <= 11


def test_what_a_child_has_used_counts_with_its_parent() -> None:
    before = family_seconds(os.getpid())
    subprocess.run([sys.executable, "-c", "sum(range(6_000_000))"], check=True)
    assert family_seconds(os.getpid()) - before >= 0.05


def test_one_more_evening_costs_the_slope() -> None:
    assert one_more([10, 30, 60], [25.0, 65.0, 125.0]) == pytest.approx(2.0)
