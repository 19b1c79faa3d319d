"""Every kind of print, made once from one rich evening: valid, whole, headings with their text, nobody in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import page as pdfcheck
import pytest

from tests import stores
from tests.prints.canaries import AGREED, CALL, ELSEWHERE, HIDDEN, MAIL, hold_singing_evening, marks_of
from tests.prints.printed import Printed, contents, read
from tests.standing import make_app
from tests.world import make_centre
from workshop.prints.kinds import PrintSource, build_source, get_kind, list_kinds
from workshop.prints.render import render_pdf

CHOICES = {
    "contacts": {"purpose": "report"},
    "kit": {"sheets": "1", "parts": "poster-a4,cards,forms,run-sheet,moderation"},
}
"""One paper form shows what thirty do."""
KINDS = (
    *("report", "summary", "handout", "answered", "programme", "minutes", "attendance", "contacts"),
    *("raffle-protocol", "kit", "contact-slips"),
)
CHAPTERS = 12
WITH_CONTENTS = ("report", "programme")
MOST_PAGES = {"summary": 1, "handout": 2, "minutes": 2}
LAID_OUT_AT_ONCE = 2
COVERED = ("report", "summary", "handout", "answered", "programme", "minutes", "attendance")
FLOWING = ("report", "programme", "answered", "minutes", "attendance", "contacts", "raffle-protocol")
"""Kinds whose text runs from page to page."""
OF_RESIDENTS = ("sign_ups.note", "evaluations.praise", "evaluations.change", "contacts.name", "contacts.email")


@dataclass(frozen=True)
class Made:
    """A print read back, and what lies inside it as files."""

    file: Printed
    inside: str

    @property
    def words(self) -> str:
        return self.file.text + self.inside


@pytest.fixture(scope="module")
def made(built_store: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Made]]:
    """Each kind laid out once; all the tests here read."""
    folder = tmp_path_factory.mktemp("kinds")
    with stores.copied(built_store, folder / "instance") as settings:
        app = make_app(settings)
        app.config["PUBLIC_URL"] = "https://kratko.si"
        with app.app_context():
            workshop = hold_singing_evening(make_centre())
            with app.test_request_context():
                sources = {k: build_source(get_kind(k), workshop, "sl", CHOICES.get(k, {})) for k in KINDS}
        with ThreadPoolExecutor(LAID_OUT_AT_ONCE) as pool:
            files = dict(zip(sources, pool.map(lay_out, sources.values()), strict=True))
        yield {kind: opened(sources[kind], files[kind], folder) for kind in KINDS}


def lay_out(source: PrintSource) -> bytes:
    return render_pdf(source.html, attachments=source.attachments)


def opened(source: PrintSource, data: bytes, folder: object) -> Made:
    file = read(data, source.html, folder)  # type: ignore[arg-type]
    inside = [data.decode("utf-8-sig") for files in file.reader.attachments.values() for data in files]
    return Made(file, "\n".join(inside))


def squeezed(words: str) -> str:
    """Without spaces: a telephone number may be printed in groups."""
    return "".join(words.split())


def test_no_kind_is_left_out() -> None:
    assert {kind.name for shelf in ("evening", "report", "programme") for kind in list_kinds(shelf)} == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_it_follows_pdf_ua_and_pdf_a(made: dict[str, Made], kind: str) -> None:
    found = {name: pdfcheck.validate_pdf_bytes(made[kind].file.data, profile=name).failures for name in ("ua1", "3a")}
    assert {name: [str(one) for one in failures] for name, failures in found.items()} == {"ua1": [], "3a": []}


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_and_nothing_hidden_is_in_it(made: dict[str, Made], kind: str) -> None:
    """In the annex with contacts stands who agreed to its purpose, and nobody else."""
    words = made[kind].words
    secrets = [HIDDEN, AGREED, ELSEWHERE, "040123456", *marks_of(*OF_RESIDENTS)]
    told = {one for one in secrets if one in words or one in squeezed(words)}
    assert told == ({AGREED, "040123456"} if kind == "contacts" else set())


@pytest.mark.parametrize("kind", [*COVERED])
def test_telephones_and_mails_in_other_words_are_covered(made: dict[str, Made], kind: str) -> None:
    assert not [words for words in (CALL, MAIL) if words in made[kind].words]


@pytest.mark.parametrize("kind", WITH_CONTENTS)
def test_page_numbers_of_the_contents_are_where_the_chapters_are(made: dict[str, Made], kind: str) -> None:
    file = made[kind].file
    listed = next(found for found in map(contents, file.pages) if len(found) >= CHAPTERS)
    assert {name: file.bookmarks.get(name) for name in listed} == listed
    for name, number in listed.items():
        assert name in " ".join(file.pages[number - 1].split())
        assert re.search(rf"\b{number} od {len(file.pages)}\b", file.pages[number - 1])


@pytest.mark.parametrize("kind", FLOWING)
def test_no_heading_stands_alone_at_the_foot_of_a_page(made: dict[str, Made], kind: str) -> None:
    file = made[kind].file
    headings = {" ".join(name.split()) for name in file.bookmarks}
    for page in file.pages:
        lines = [" ".join(line.split()) for line in page.splitlines() if line.strip()]
        lines = [line for line in lines if not re.fullmatch(r"stran \d+ od \d+", line)]
        assert lines, kind
        assert lines[-1] not in headings


@pytest.mark.parametrize(("kind", "most"), MOST_PAGES.items())
def test_what_has_to_fit_fits(made: dict[str, Made], kind: str, most: int) -> None:
    assert len(made[kind].file.pages) <= most


@pytest.mark.parametrize("kind", KINDS)
def test_it_says_its_title_and_its_language(made: dict[str, Made], kind: str) -> None:
    meta = made[kind].file.reader.metadata
    assert meta is not None
    assert meta.title
    assert str(made[kind].file.reader.root_object["/Lang"]) == "sl"
