"""The print kit: everything on paper before the evening, as one document."""

from __future__ import annotations

import unicodedata
from typing import Any

from flask import current_app, render_template
from flask_babel import lazy_gettext

from workshop.domain.paper_form import form_sides
from workshop.domain.refusals import Refusal
from workshop.exchange_words import HOW_OFTEN
from workshop.models import Workshop
from workshop.opinion_words import AGAIN, AGAIN_ASKED, ITEMS, OPEN
from workshop.prints.file_names import file_name
from workshop.prints.kinds import Kind, Options, PrintSource, offer
from workshop.prints.kit_parts import KEYS, Part, chosen_parts
from workshop.prints.kit_routes import list_cards, list_host_sheets, short_unseen
from workshop.prints.kit_sheets import Form, count_pages, impose, poster_size, probed, total_pages, type_size
from workshop.prints.qr import evening_address, host_address, in_pairs, qr_svg, spoken, table_address
from workshop.services.hosting_cards import list_cards as list_host_cards
from workshop.services.paper_key import stubs_of
from workshop.services.print_kit import Kit, gather_kit

MOST_SHEETS = 300


def build_kit(workshop: Workshop, language: str, options: Options) -> PrintSource:
    """``options``: parts (keys joined with commas, else all), sheets (else as many as the workshop says), colour."""
    sheets = read_sheets(options.get("sheets", ""), workshop.paper_sheets)
    parts = chosen_parts(options.get("parts", ",".join(KEYS)).split(","))
    if not parts:
        raise Refusal("kit_parts")
    kit = gather_kit(workshop=workshop, language=language)
    stubs = stubs_of(workshop, str(current_app.config["SECRET_KEY"]), sheets)
    forms = [Form(sheet, stub) for sheet, stub in enumerate(stubs[:sheets], start=1)]
    html = render_template("prints/kit/kit.html", **kit_context(kit, parts, forms, bool(options.get("colour"))))
    return PrintSource(html=unicodedata.normalize("NFC", html), file_name=file_name(workshop, "kit", language))


def read_sheets(raw: str, otherwise: int) -> int:
    """How many forms and slips; refuses what is not a number or too large a stack."""
    text = raw.strip() or str(min(otherwise, MOST_SHEETS))
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:6]) <= MOST_SHEETS):
        raise Refusal("kit_sheets", least=1, most=MOST_SHEETS)
    return int(text)


def pages_of_parts(workshop: Workshop, sheets: int) -> dict[str, int]:
    """Pages of each part as they would be printed now; parts that flow are not counted."""
    kit = gather_kit(workshop=workshop, language=workshop.language)
    return count_pages(kit, sheets, len(impose(list_cards(kit))))


def kit_facts(workshop: Workshop) -> dict[str, Any]:
    """For the list of prints: how many forms the whole kit has, and how many pages."""
    sheets = min(workshop.paper_sheets, MOST_SHEETS)
    return {"sheets": sheets, "pages": total_pages(pages_of_parts(workshop, sheets))}


def kit_context(kit: Kit, parts: list[Part], forms: list[Form], colour: bool) -> dict[str, Any]:
    """All that the templates need; plain values and the drawing of our own QR codes."""
    address = evening_address(kit.code)
    cards = impose(list_cards(kit))
    return {
        "kit": kit,
        "parts": parts,
        "sheets": len(forms),
        "colour": colour,
        "address": spoken(address),
        "code": in_pairs(kit.code),
        "evening_qr": qr_svg(address, quiet_zone=False),
        "table_qr": lambda table: qr_svg(table_address(kit.code, table), quiet_zone=False),
        "table_address": lambda table: spoken(table_address(kit.code, table)),
        "host_cards": list_host_cards(kit.workshop_id),
        "host_sheets": list_host_sheets(kit),
        "short_unseen": short_unseen,
        "host_qr": lambda card: qr_svg(host_address(card.token, card.table), quiet_zone=False),
        "host_address": lambda card: spoken(host_address(card.token, card.table)),
        "card_pages": cards,
        "often": HOW_OFTEN,
        "opinion": {"items": ITEMS, "asked": AGAIN_ASKED, "again": AGAIN, "open": OPEN},
        "pages_of": count_pages(kit, len(forms), len(cards)),
        "form_sides": form_sides(kit.title, len(kit.groups), kit.stations),
        "forms": forms,
        "type_size": type_size,
        "probed": probed,
        "poster_size": poster_size,
    }


kind = offer(
    Kind(
        name="kit",
        shelf="evening",
        title=lazy_gettext("Print kit"),
        note=lazy_gettext("Posters, table tents, group cards, paper forms, plans and rules in one file."),
        build=build_kit,
        choices="prints/kit/_choices.html",
        facts=kit_facts,
    )
)
