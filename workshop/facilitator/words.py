"""Words for what is prepared: parts of the agenda, languages, orders."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from workshop.domain.carousel.rotation import Mode, Order
from workshop.domain.templates import BlockKind
from workshop.services.agenda_edit import OTHER

BLOCKS = {
    BlockKind.CHECK_IN: _l("Arrival and check-in"),
    BlockKind.WELCOME: _l("Welcome"),
    BlockKind.PURPOSE: _l("Purpose"),
    BlockKind.ASSURANCES: _l("Assurances of the municipality"),
    BlockKind.PRACTICES: _l("Good practices"),
    BlockKind.INSTRUCTIONS: _l("Instructions and groups"),
    BlockKind.CAROUSEL: _l("Carousel"),
    BlockKind.HOME_ROUND: _l("Home round"),
    BlockKind.PLENARY: _l("Groups report"),
    BlockKind.VOTING: _l("Voting"),
    BlockKind.SIGN_UP: _l("Signing up"),
    BlockKind.NEXT_STEPS: _l("Next steps"),
    BlockKind.EVALUATION: _l("Opinion about the evening"),
    BlockKind.RAFFLE: _l("Raffle"),
    BlockKind.BREAK: _l("Break"),
    OTHER: _l("Something else"),
}

LANGUAGES = {"sl": _l("Slovene"), "en": _l("English")}

ORDERS = {
    Order.SIMPLE: _l("Simple: everybody moves on to the next station"),
    Order.MIXED: _l("Mixed: a group reads after different groups"),
}

MODES = {
    Mode.GROUPS_MOVE: _l("The groups walk from table to table"),
    Mode.SHEETS_MOVE: _l("The groups stay seated and the sheets move"),
    Mode.CAFE: _l("Café: people mix after every round, the host stays"),
}

CARD_FIELDS = {
    "title": _l("Title"),
    "place": _l("Place"),
    "relevance": _l("Relevance"),
    "factors": _l("Factors and mechanisms"),
    "description": _l("Description"),
    "results": _l("What came of it"),
    "lessons": _l("Lessons"),
    "more": _l("Further information"),
    "source": _l("Source"),
}
