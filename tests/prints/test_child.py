"""The child itself: what it answers to a request, and its fence."""

from __future__ import annotations

import logging
import socket
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.prints.asking import ask
from workshop.prints import child
from workshop.prints.render import CHILD


def test_it_answers_with_a_pdf_alone_and_tells_its_steps_apart() -> None:
    done = ask("<!doctype html><title>x</title><p>x</p>")
    assert (done.returncode, done.stdout[:5], done.stdout.rstrip()[-5:]) == (0, b"%PDF-", b"%%EOF")
    assert done.stderr.split(b"\n")[0] == b"reading 0"


def test_it_fails_with_a_word_and_without_the_words_of_residents() -> None:
    done = ask('<!doctype html><img src="http://example.org/skrivnost"><p>Ana 031 123 456</p>')
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.splitlines()[-1] == b"fail layout"
    assert b"031" not in done.stderr


def test_it_knows_nothing_of_the_app() -> None:
    source = CHILD.read_text()
    assert "from workshop" not in source
    assert "import workshop" not in source


def test_no_network_and_no_other_program_from_inside() -> None:
    fenced = "\n".join(
        (
            "import runpy, socket, subprocess, sys",
            f"fence = runpy.run_path({str(CHILD)!r})",
            "sys.addaudithook(fence['forbid'])",
            "for act in (lambda: socket.create_connection(('127.0.0.1', 9)), lambda: subprocess.run(['true'])):",
            "    try:",
            "        act()",
            "    except PermissionError as refused:",
            "        print(refused)",
        )
    )
    done = subprocess.run([sys.executable, "-c", fenced], capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["socket.getaddrinfo", "subprocess.Popen"]


@pytest.mark.parametrize("event", child.FORBIDDEN)
def test_every_forbidden_act_is_refused(event: str) -> None:
    with pytest.raises(PermissionError):
        child.forbid(event, ())


def test_other_acts_pass() -> None:
    child.forbid("open", ())
    assert socket.AF_INET


def test_a_fault_is_described_by_kind_and_place_and_never_by_its_words() -> None:
    with pytest.raises(ValueError, match="Ana") as fault:
        raise ValueError("Ana 031 123 456")
    assert child.describe(fault.value).startswith("ValueError '' in test_a_fault_is_described")


def test_the_engines_steps_become_words(capsys: pytest.CaptureFixture[str]) -> None:
    for message in ("Step 5 - Creating layout - Page 12", "Step 6 - Creating PDF", "Step 1 - Fetching", "Other"):
        child.Steps().emit(logging.LogRecord("x", 20, "", 0, message, (), None))
    assert capsys.readouterr().err == "layout 12\ndrawing 0\n"


def test_metadata_declare_the_second_standard_and_stay_readable() -> None:
    stream = SimpleNamespace(extra={"Type": "/Metadata"}, stream=[b"<rdf:RDF></rdf:RDF>"], compress=True)
    child.declare_accessible(SimpleNamespace(objects=[object(), stream]))
    assert (stream.compress, b'pdfuaid:part="1"' in stream.stream[0]) == (False, True)


def test_own_files_and_data_addresses_are_served_and_nothing_else(tmp_path: Path) -> None:
    from weasyprint.urls import FatalURLFetchingError

    (tmp_path / "own.css").write_text("p{}")
    fetcher = child.make_fetcher(tmp_path)
    assert fetcher.fetch((tmp_path / "own.css").as_uri()).read() == b"p{}"
    assert fetcher.fetch("data:,ja").read() == b"ja"
    for address in ("file:///etc/hostname", "https://example.org/", (tmp_path / "none.css").as_uri(), "file://h/x"):
        with pytest.raises(FatalURLFetchingError):
            fetcher.fetch(address)
