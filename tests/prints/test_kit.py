"""The kit on paper: real PDFs of all ready workshops, measured as sheets."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import page as pdfcheck
import pytest
from PIL import ImageChops
from pypdf import PdfReader

from tests import stores
from tests.prints.paper import Sheet, draw, draw_all, ink_box_mm, overlapping, read_sheets, scan
from tests.world import make_centre, make_workshop
from workshop import create_app
from workshop.prints.kinds import build_source
from workshop.prints.kit import kind
from workshop.prints.kit_parts import KEYS
from workshop.prints.kit_sheets import count_pages, deal, impose
from workshop.prints.render import render_pdf
from workshop.services.library import KEYS as TEMPLATES
from workshop.services.print_kit import Kit, gather_kit

LONG_TITLE = (
    "Skupni prostor za druženje, učenje in medsebojno pomoč vseh generacij v krajevnih skupnostih Golnik, "
    "Zlato polje in Stražišče po prenovi zadružnega doma"
)
EDITIONS = [
    *((key, "sl", 24, "https://kratko.si") for key in TEMPLATES if key not in {"region", "creative-place"}),
    ("region", "en", 39, "https://kratko.si"),
    ("creative-place", "sl", 38, "http://192.168.100.200:8000"),
]
NAMES = {
    "need": "Potreba",
    "offer": "Ponudba",
    "idea": "Ideja",
    "concern": "Pomislek",
    "activity": "Obstoječa dejavnost",
}
MARGIN = 10.0
COARSE = 50
SHEETS, MANY_SHEETS = 2, 12
FIRST, PREPARED = 101, 24
OF_STATIONS = ("tents", "forms", "rules", "arrivals", "run-sheet", "moderation")
"""Where another template has other words. With as many people in as many groups all else is the same paper again."""


@dataclass(frozen=True)
class Edition:
    """One printed kit with what it was made from."""

    kit: Kit
    base: str
    pdf: Path
    html: str
    sheets: list[Sheet]
    starts: dict[str, int]

    def of(self, part: str) -> list[Sheet]:
        """The pages of a part; none where it was left out."""
        if part not in self.starts:
            return []
        following = [start for start in self.starts.values() if start > self.starts[part]]
        return self.sheets[self.starts[part] - 1 : min(following, default=len(self.sheets) + 1) - 1]


@pytest.fixture(scope="module")
def editions(built_store: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Edition]]:
    """Every ready workshop: one of them in English, one with long words, many groups and a long address."""
    folder = tmp_path_factory.mktemp("kits")
    with stores.copied(built_store, folder / "instance") as settings:
        app = create_app(settings)
        with app.app_context():
            centre = make_centre()
            written = []
            for key, language, people, base in EDITIONS:
                app.config["PUBLIC_URL"] = base
                title = LONG_TITLE if base.startswith("http:") else "Naš skupni prostor"
                workshop = make_workshop(centre, template=key, people=people, title=title)
                options = {"sheets": str(sheets_for(language)), "parts": ",".join(parts_for(key, people))}
                with app.test_request_context():
                    source = build_source(kind, workshop, language, options)
                written.append((gather_kit(workshop=workshop, language=language), base, source.html))
            with ThreadPoolExecutor(2) as two:
                files = list(two.map(render_pdf, [html for _, _, html in written]))
            yield [bind(folder, *one, data) for one, data in zip(written, files, strict=True)]


def sheets_for(language: str) -> int:
    """The English edition is the thick one: its page numbers have three digits."""
    return MANY_SHEETS if language == "en" else SHEETS


def parts_for(key: str, people: int) -> tuple[str, ...]:
    """Everything of the first of the small evenings and of the large ones."""
    return KEYS if key == TEMPLATES[0] or people > 24 else OF_STATIONS


def bind(folder: Path, kit: Kit, base: str, html: str, data: bytes) -> Edition:
    pdf = folder / f"{kit.code}.pdf"
    pdf.write_bytes(data)
    return Edition(kit, base, pdf, html, read_sheets(pdf), find_starts(data))


def find_starts(data: bytes) -> dict[str, int]:
    """The first page of each part, by the anchors that the guide links to."""
    reader = PdfReader(io.BytesIO(data))
    named = reader.named_destinations
    return {key: int(reader.get_destination_page_number(named[key]) or 0) + 1 for key in KEYS if key in named}


def test_every_part_has_the_pages_it_should(editions: list[Edition]) -> None:
    for edition in editions:
        cards = len(impose(deal(edition.kit.groups)))
        counted = count_pages(edition.kit, sheets_for(edition.kit.language), cards)
        expected = {part: pages for part, pages in counted.items() if part in edition.starts}
        assert {part: len(edition.of(part)) for part in expected} == expected
        assert 1 <= len(edition.of("run-sheet")) <= 2
    assert len(editions[0].of("run-sheet")) == 1, "an evening by the template has no line on a page of its own"


def test_no_page_is_without_text(editions: list[Edition]) -> None:
    assert [(e.kit.code, sheet.number) for e in editions for sheet in e.sheets if len(sheet.words) < 3] == []


def test_posters_and_the_wall_plan_are_a3_and_the_rest_a4(editions: list[Edition]) -> None:
    for edition in editions:
        large = {sheet.number for sheet in edition.sheets if max(sheet.width, sheet.height) > 400}
        assert large == {sheet.number for part in ("poster-a3", "wall-plan") for sheet in edition.of(part)}


def test_nothing_lies_outside_the_margins(editions: list[Edition]) -> None:
    for edition in (editions[0], editions[-1]):
        least = {}
        for sheet, picture in zip(edition.sheets, draw_all(edition.pdf, dots_per_inch=COARSE), strict=True):
            left, top, right, bottom = ink_box_mm(picture, COARSE)
            least[sheet.number] = min(left, top, sheet.width - right, sheet.height - bottom)
        assert {number: white for number, white in least.items() if white < MARGIN - 25.4 / COARSE} == {}


def test_all_words_fit_their_places(editions: list[Edition]) -> None:
    assert [pair for edition in editions for sheet in edition.sheets for pair in overlapping(sheet)] == []


def test_words_are_large_enough(editions: list[Edition]) -> None:
    """14 points on sheets of residents, 12 on those of staff (F2.2)."""
    for edition in editions:
        staff = {1, *(s.number for part in ("run-sheet", "moderation") for s in edition.of(part))}
        small = [
            (sheet.number, word.text, round(word.points, 1))
            for sheet in edition.sheets
            for word in sheet.words
            if word.points < (12 if sheet.number in staff else 14) - 0.1
        ]
        assert small == []


def test_questions_numbers_order_and_kinds_are_those_of_the_screen(editions: list[Edition]) -> None:
    for edition in (edition for edition in editions if edition.kit.language == "sl"):
        blank = edition.of("forms")[-2:]
        text = " ".join(sheet.text for sheet in blank)
        badges = [word.text for sheet in blank for word in sheet.words if word.points > 15.5 and word.text.isdigit()]
        assert badges == [str(station.number) for station in edition.kit.stations]
        at = 0
        for station in edition.kit.stations:
            for wanted in (f"{station.title}. {station.question}", *kinds_of(station.kinds)):
                found = text.find(wanted, at)
                assert found >= 0, wanted
                at = found


def kinds_of(kinds: tuple[str, ...]) -> list[str]:
    return [NAMES.get(kind, "Sodelovanje") for kind in kinds] if len(kinds) > 1 else []


def test_every_sheet_of_a_form_carries_its_number_and_its_stub(editions: list[Edition]) -> None:
    front, back = editions[0].of("forms")[:2]
    stubs = {
        int(word.text)
        for sheet in editions[0].of("forms")[:-2:2]
        for word in sheet.words
        if word.top > 262
        if word.text.isdigit()
    }
    assert "List 1 " in front.text + " "
    assert "List 1 " in back.text + " "
    assert len(stubs) == SHEETS
    assert stubs < set(range(FIRST, FIRST + PREPARED))
    assert [word.text for word in back.words if word.top > 262 and word.text.isdigit()] == ["1"], "not with the raffle"


def test_a_form_says_who_reads_it_where_it_may_stand_and_how_it_is_taken_back(editions: list[Edition]) -> None:
    front, back = editions[0].of("forms")[:2]
    for words in ("označite, kaj je", "prebere ekipa", "brez imena na platnu in v poročilu", "povejte številko lista"):
        assert words in front.text
    assert "povejte to številko" in back.text


def test_a_slip_for_needs_and_offers_asks_what_the_phone_asks_and_carries_the_number_of_a_sheet(
    editions: list[Edition],
) -> None:
    slips = editions[0].of("exchange")
    numbers = [word.text for sheet in slips for word in sheet.words if word.points > 15.5 and word.text.isdigit()]
    assert numbers == [str(number) for number in range(1, SHEETS + 1)]
    once, twice = ("Potrebujem", "Lahko ponudim"), ("Kdaj?", "Kje?", "Za kaj gre?", "Kako pogosto?", "vsak teden")
    assert [slips[-1].text.count(words) for words in (*once, *twice)] == [2, 2, 4, 4, 4, 4, 4]


def test_a_slip_that_was_printed_before_the_list_has_a_place_for_the_number_of_dots(editions: list[Edition]) -> None:
    slip = editions[0].of("slips")[-1].text
    assert (slip.count("Vaše pike:"), slip.count("preberemo naglas")) == (4, 4)


def test_every_sheet_names_address_and_code(editions: list[Edition]) -> None:
    for edition in editions:
        address = f"{edition.base.split('://')[1]}/{edition.kit.code}"
        code = f"{edition.kit.code[:2]} {edition.kit.code[2:]}"
        for sheet in edition.sheets:
            assert address in sheet.text, sheet.number
            assert code in sheet.text.replace("\u00a0", " "), sheet.number


def test_a_camera_reads_the_address_on_every_kind_of_sheet(editions: list[Edition]) -> None:
    for edition in (editions[0], editions[-1]):
        evening = f"{edition.base}/{edition.kit.code}"
        assert scan(edition.pdf, edition.starts["poster-a3"], dots_per_inch=100) == {evening}
        assert scan(edition.pdf, edition.starts["poster-a4"], dots_per_inch=100) == {evening}
        assert scan(edition.pdf, edition.starts["cards"]) == {evening}
        assert scan(edition.pdf, edition.starts["forms"]) == {evening}
        last = edition.kit.tables[-1].number
        assert scan(edition.pdf, edition.starts["tents"] + len(edition.kit.tables) - 1) == {f"{evening}/m{last}"}


def test_a_hosts_card_opens_its_table_and_says_that_it_stays_in_the_hand(editions: list[Edition]) -> None:
    for edition in (editions[0], editions[-1]):
        cards = edition.of("host-cards")
        opened = [scan(edition.pdf, sheet.number, dots_per_inch=100) for sheet in (cards[0], cards[-1])]
        for sheet, found in zip((cards[0], cards[-1]), opened, strict=True):
            [address] = found
            assert address.startswith(f"{edition.base}/host/")
            assert address.split("://")[1] in sheet.text.replace(" ", "")
            assert {"Ne", "obešajte", "na", "steno."} <= set(sheet.text.split())
        assert [address.rsplit("/", 1)[1] for found in opened for address in found] == ["1", str(len(cards))]


def test_cards_are_cut_at_the_same_place_on_every_page(editions: list[Edition]) -> None:
    for edition in (editions[0], editions[-1]):
        pages = [draw(edition.pdf, sheet.number, dots_per_inch=72) for sheet in edition.of("cards")]
        strips = [page.crop((0, round(140 * 72 / 25.4), page.width, round(157 * 72 / 25.4))) for page in pages]
        assert min(strips[0].tobytes()) < 100
        assert [ImageChops.difference(strips[0], strip).getbbox() for strip in strips] == [None] * len(strips)


def test_every_host_has_a_sheet_that_says_who_comes_when(editions: list[Edition]) -> None:
    for edition in editions:
        rings = len({group.ring for group in edition.kit.groups})
        sheets = edition.of("arrivals")
        assert len(sheets) == rings * len(edition.kit.stations)
        first = edition.kit.groups[0]
        assert first.home is not None
        assert f"{first.letter} " in sheets[first.home.station - 1].text


def test_a_card_says_its_groups_tables_in_grey_too(editions: list[Edition]) -> None:
    """F2.3: colour word, shape word and letter stand on every card; none of them needs its colour."""
    words = {"blue": ("Modra", "krog"), "orange": ("Oranžna", "trikotnik")}
    card = editions[0].of("cards")[0].text
    for colour, (word, shape) in words.items():
        assert (word in card) == (shape in card), colour
    assert "Modra" in card


def test_slovene_letters_come_back_composed(editions: list[Edition]) -> None:
    text = " ".join(sheet.text for sheet in editions[0].sheets)
    assert unicodedata.normalize("NFC", text) == text
    assert {"Naš", "Oranžna", "kartonček", "Pomislek"} <= set(text.split())


def test_a_decomposed_title_is_composed_on_paper(editions: list[Edition]) -> None:
    assert unicodedata.is_normalized("NFC", editions[0].html)


def test_without_colour_every_tone_is_grey(editions: list[Edition]) -> None:
    plain = editions[0].html.split("<body", 1)[1]
    assert "#144DB4" not in plain
    assert "#FDED5D" not in plain


def test_the_file_keeps_to_both_standards(editions: list[Edition]) -> None:
    for edition in (editions[0], editions[-1]):
        data = edition.pdf.read_bytes()
        assert [pdfcheck.validate_pdf_bytes(data, profile=profile).failures for profile in ("ua1", "3a")] == [[], []]
