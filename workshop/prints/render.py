"""Making a PDF: plain values go out to a fenced child process, the finished file comes back (R11).

The layout engine never runs in the web process: it would hold up every phone in the hall, and its
libraries may be missing without harm to anything else.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from workshop.config import ROOT
from workshop.prints.bound_words import bind_words

STATIC = ROOT / "static"
CHILD = Path(__file__).with_name("child.py")
LONGEST_SECONDS = 60
MOST_MEMORY_MIB = 512
NICE = 10
VARIANTS = {"ua+a3a": ("pdf/a-3a", True), "ua": ("pdf/ua-1", False), "plain": ("", False)}
PASSED_ON = (
    *("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT"),
    *("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "FONTCONFIG_PATH"),
    *("LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH", "WEASYPRINT_DLL_DIRECTORIES"),
)

Step = Callable[[str, int], None]
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Attachment:
    """A file inside the PDF. Its kind follows from the ending of ``name``; ``relationship`` is PDF/A-3's:
    Source, Data, Alternative, Supplement or Unspecified."""

    name: str
    data: bytes
    description: str
    relationship: str = "Data"


class PrintFailed(Exception):
    """``reason`` is libraries (the engine's are missing), timeout, memory or layout."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def render_pdf(
    html: str,
    *,
    attachments: Sequence[Attachment] = (),
    variant: str = "ua+a3a",
    on_step: Step | None = None,
    base: Path = STATIC,
    seconds: int = LONGEST_SECONDS,
    memory_mib: int = MOST_MEMORY_MIB,
) -> bytes:
    """The PDF of a whole HTML document.

    ``html`` names style sheets and pictures relative to ``base`` (``css/print.css``); nothing outside that
    folder and no network is reachable. ``variant``: ua+a3a (PDF/UA-1 and PDF/A-3a in one file), ua or plain.
    ``on_step(word, pages)`` is called in this thread for reading, styles, layout, drawing, finishing.
    Raises PrintFailed; the child is gone by then, with everything it started.
    """
    request = pack(html, attachments, variant=variant, base=base, seconds=seconds, memory_mib=memory_mib)
    with tempfile.TemporaryFile() as question, tempfile.TemporaryFile() as answer:
        question.write(request)
        question.seek(0)
        reason = supervise(question, answer, on_step or ignore, seconds)
        if reason:
            raise PrintFailed(reason)
        answer.seek(0)
        return answer.read()


def pack(
    html: str, attachments: Sequence[Attachment], *, variant: str, base: Path, seconds: int, memory_mib: int
) -> bytes:
    """One line that says what follows, then the bytes."""
    name, accessible = VARIANTS[variant]
    body = bind_words(html).encode("utf-8")
    head = {
        "html": len(body),
        "variant": name,
        "accessible": accessible,
        "base": str(base),
        "seconds": seconds,
        "memory_mib": memory_mib,
        "attachments": [
            {"name": one.name, "size": len(one.data), "description": one.description, "relationship": one.relationship}
            for one in attachments
        ],
    }
    return b"".join([json.dumps(head).encode("utf-8"), b"\n", body, *(one.data for one in attachments)])


def supervise(question: IO[bytes], answer: IO[bytes], on_step: Step, seconds: int) -> str:
    """Runs the child to its end and returns the reason of its failure, empty when there is none."""
    child = start(question, answer)
    out_of_time = threading.Event()

    def end() -> None:
        out_of_time.set()
        kill(child)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        reason = listen(child, on_step)
        status = child.wait()
    finally:
        timer.cancel()
        kill(child)
    if out_of_time.is_set():
        return "timeout"
    return (reason or why_it_died(status)) if status else ""


def why_it_died(status: int) -> str:
    """A child that ended without a word met one of its bounds: libraries in C abort when memory is refused."""
    if status < 0:
        return "timeout" if -status == getattr(signal, "SIGXCPU", None) else "memory"
    return "layout"


def start(question: IO[bytes], answer: IO[bytes]) -> subprocess.Popen[str]:
    """The child in a group of its own, which gives way to the hall. -I keeps our own packages, and the environment's,
    out of its reach."""
    child = subprocess.Popen(  # noqa: S603 - our own interpreter and our own file
        [sys.executable, "-I", "-X", "utf8", str(CHILD)],
        stdin=question,
        stdout=answer,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        env={name: os.environ[name] for name in PASSED_ON if name in os.environ},
        cwd=tempfile.gettempdir(),
        start_new_session=True,
    )
    give_way(child.pid)
    return child


def give_way(process: int) -> None:
    """The phones of the hall come first: a document is made with what they leave of the computer. A house that itself
    was started to give way more may not ask for less."""
    if sys.platform != "win32":
        with suppress(ProcessLookupError, PermissionError):
            os.setpriority(os.PRIO_PROCESS, process, NICE)


def listen(child: subprocess.Popen[str], on_step: Step) -> str:
    """Hands on the child's steps until it falls silent; returns the reason it gave, if any."""
    reason, notes = "", []
    assert child.stderr is not None
    with child.stderr as lines:
        for line in lines:
            word, _, rest = line.strip().partition(" ")
            if word == "fail":
                reason = rest
            elif rest.isdecimal():
                on_step(word, int(rest))
            else:
                notes.append(line.strip()[:400])
    if notes:
        log.warning("the printing child said: %s", " | ".join(notes[-5:]))
    return reason


def kill(child: subprocess.Popen[str]) -> None:
    """Ends the child and whatever it may have started."""
    if child.poll() is not None:
        return
    if hasattr(os, "killpg"):
        os.killpg(child.pid, signal.SIGKILL)
    else:
        child.kill()
    child.wait()


def ignore(_word: str, _pages: int) -> None:
    """For callers who do not watch."""
