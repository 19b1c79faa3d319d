"""The fenced child run by hand, as the house runs it."""

from __future__ import annotations

import json
import subprocess
import sys

from workshop.prints.render import CHILD, STATIC


def ask(html: str, *how: str, **changes: object) -> subprocess.CompletedProcess[bytes]:
    """``how`` is what Python is to run in place of the child; ``changes`` stand in the head in place of the usual."""
    body = html.encode()
    head = {
        "html": len(body),
        "variant": "",
        "accessible": False,
        "base": str(STATIC),
        "seconds": 30,
        "memory_mib": 256,
        "attachments": [],
        **changes,
    }
    question = json.dumps(head).encode() + b"\n" + body
    command = [sys.executable, "-I", *(how or [str(CHILD)])]
    return subprocess.run(command, input=question, capture_output=True, check=False)
