"""A report as a file, read back: text by page, contents, bookmarks, what stands where."""

from __future__ import annotations

import io
import re
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pypdf import PdfReader


@dataclass(frozen=True, repr=False)
class Printed:
    """A PDF with its text layer, page by page, as pdftotext finds it."""

    data: bytes
    html: str
    pages: tuple[str, ...]
    flow: str

    @cached_property
    def text(self) -> str:
        """All pages in the order of reading, spaces collapsed."""
        return " ".join(self.flow.split())

    @cached_property
    def reader(self) -> PdfReader:
        return PdfReader(io.BytesIO(self.data))

    @cached_property
    def bookmarks(self) -> dict[str, int]:
        """Page of every chapter, from 1, as the bookmarks lead."""
        reader = self.reader
        return {str(one.title): int(reader.get_destination_page_number(one) or 0) + 1 for one in flat(reader.outline)}


def flat(outline: list[Any]) -> list[Any]:
    """The bookmarks of all levels, in order."""
    found: list[Any] = []
    for one in outline:
        found.extend(flat(one) if isinstance(one, list) else [one])
    return found


def read(data: bytes, html: str, folder: Path) -> Printed:
    """Writes the file and reads it back."""
    path = folder / "read.pdf"
    path.write_bytes(data)
    text = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout
    flow = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True).stdout
    return Printed(data, html, tuple(text.split("\f")[:-1]), flow)


def contents(page: str) -> dict[str, int]:
    """Chapter and page number of every line of the contents."""
    lines = (re.fullmatch(r"\s*(.*[^\W\d].*?)\s{2,}(\d+)\s*", line) for line in page.splitlines())
    return {line[1]: int(line[2]) for line in lines if line}


def structure(data: bytes, folder: Path) -> str:
    """The tags of the file, as poppler lists them; with their text it would take a thousand times as long."""
    path = folder / "tags.pdf"
    path.write_bytes(data)
    return subprocess.run(["pdfinfo", "-struct", str(path)], capture_output=True, text=True, check=True).stdout
