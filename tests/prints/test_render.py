"""The fenced child from outside: a whole PDF, or a reason; nothing of the computer within its reach."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import page as pdfcheck
import pytest
from pypdf import PdfReader

from workshop.prints import render
from workshop.prints.render import NICE, Attachment, PrintFailed, give_way, pack, render_pdf, why_it_died

WORDS = "Čebela in šiva žaba; đ ć"


def document(body: str = f"<p>{WORDS}</p>", head: str = "") -> str:
    return (
        '<!doctype html><html lang="sl"><head><meta charset="utf-8"><title>Poskus</title>'
        f'<link rel="stylesheet" href="css/print.css">{head}</head><body><h1>Poskus</h1>{body}</body></html>'
    )


def open_pdf(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


def test_words_title_and_language_come_back() -> None:
    reader = open_pdf(render_pdf(document()))
    assert WORDS in reader.pages[0].extract_text()
    assert reader.metadata is not None
    assert (reader.metadata.title, str(reader.root_object["/Lang"])) == ("Poskus", "sl")


def test_one_file_is_both_pdf_ua_and_pdf_a() -> None:
    file = render_pdf(document("<h2>A</h2><table><tr><th scope='col'>x</th></tr><tr><td>1</td></tr></table>"))
    for profile in ("ua1", "3a"):
        assert [str(failure) for failure in pdfcheck.validate_pdf_bytes(file, profile=profile).failures] == []


def test_a_file_inside_comes_out_byte_for_byte() -> None:
    data = "številka;text\r\n1;Žiga\r\n".encode("utf-8-sig")
    reader = open_pdf(render_pdf(document(), attachments=[Attachment("izjave.csv", data, "Vse izjave")]))
    assert reader.attachments == {"izjave.csv": [data]}


def test_steps_are_told_in_order_with_the_page_reached() -> None:
    steps: list[tuple[str, int]] = []
    render_pdf(document("<p style='break-after:page'>1</p><p>2</p>"), on_step=lambda *step: steps.append(step))
    words = list(dict.fromkeys(word for word, _ in steps))
    assert words == ["reading", "styles", "layout", "drawing", "finishing"]
    assert ("layout", 2) in steps
    assert steps[-1] == ("finishing", 2)


@pytest.mark.parametrize(
    "body",
    [
        '<img src="http://127.0.0.1:9/x.png" alt="x">',
        '<img src="file:///etc/passwd" alt="x">',
        '<img src="../pyproject.toml" alt="x">',
        '<img src="css/../../LICENSE" alt="x">',
        '<p style="background:url(//example.org/x.png)">x</p>',
    ],
)
def test_nothing_outside_the_static_folder_is_read(body: str) -> None:
    with pytest.raises(PrintFailed) as failed:
        render_pdf(document(body))
    assert failed.value.reason == "layout"


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    base = tmp_path / "static"
    base.mkdir()
    (tmp_path / "secret.css").write_text("p { color: red }")
    (base / "own.css").symlink_to(tmp_path / "secret.css")
    with pytest.raises(PrintFailed):
        render_pdf('<!doctype html><html lang="sl"><link rel="stylesheet" href="own.css"><p>x</p></html>', base=base)


def test_work_without_end_is_stopped_with_all_it_started() -> None:
    with pytest.raises(PrintFailed) as failed:
        render_pdf(document("<p>" + "beseda " * 2_000_000 + "</p>"), seconds=2)
    assert failed.value.reason == "timeout"
    children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()
    assert [child for child in children if "child.py" in Path(f"/proc/{child}/cmdline").read_text()] == []


def test_work_that_wants_too_much_memory_is_stopped() -> None:
    with pytest.raises(PrintFailed) as failed:
        render_pdf(document("<p>" + "beseda " * 2_000_000 + "</p>"), memory_mib=64)
    assert failed.value.reason == "memory"


def test_the_child_sees_neither_settings_nor_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "very secret")
    seen: list[str] = []
    render_pdf(document(), on_step=lambda word, _pages: seen.extend(environments()))
    assert seen
    assert not any("very secret" in one or "DATABASE_URL" in one for one in seen)


def environments() -> list[str]:
    """What the running children were given."""
    children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()
    found = [Path(f"/proc/{child}") for child in children]
    return [(one / "environ").read_text() for one in found if "child.py" in (one / "cmdline").read_text()]


def test_an_unknown_variant_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError):
        pack("", (), variant="pdf/x", base=Path(), seconds=1, memory_mib=1)


@pytest.mark.parametrize(("status", "reason"), [(-9, "memory"), (-5, "memory"), (-24, "timeout"), (1, "layout")])
def test_a_child_that_dies_without_a_word_met_a_bound(status: int, reason: str) -> None:
    assert why_it_died(status) == reason


def test_the_child_gives_way_to_the_hall(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render, "NICE", NICE)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        give_way(other.pid)
        assert os.getpriority(os.PRIO_PROCESS, other.pid) >= NICE
        other.communicate(b"\n")


def test_a_house_that_gives_way_more_itself_makes_documents_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: int) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "setpriority", refuse)
    assert render_pdf(document()).startswith(b"%PDF-")
