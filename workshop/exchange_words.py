"""What needs and offers are about, and how often, in words: the same on phones and for staff."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from workshop.domain.matching.topics import Category

CATEGORIES = {
    Category.RIDE: _l("Rides"),
    Category.CHILDREN: _l("Looking after children"),
    Category.COMPUTER: _l("Computer and telephone"),
    Category.ROOM: _l("A room"),
    Category.TOOLS: _l("Tools and equipment"),
    Category.COMPANY: _l("Company"),
    Category.LEARNING: _l("Learning and teaching"),
    Category.HOME: _l("Help at home"),
    Category.GARDEN: _l("Garden and produce"),
    Category.HEALTH: _l("Exercise and health"),
    Category.MAKING: _l("Crafts and music"),
    Category.OTHER: _l("Something else"),
}
HOW_OFTEN = {
    "once": _l("once"),
    "weekly": _l("every week"),
    "monthly": _l("every month"),
    "sometimes": _l("now and then"),
}
