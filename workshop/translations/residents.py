"""Which texts residents meet on their own pages: all that a draft language has words for."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from babel.messages.catalog import Catalog, Message

from workshop.config import ROOT

PLACES = (
    "templates/resident/",
    "templates/errors/",
    "templates/macros/forms.html",
    "templates/macros/languages.html",
    "templates/macros/shapes.html",
    "templates/macros/unsent.html",
    "templates/shells/_base.html",
    "templates/shells/resident.html",
    "workshop/resident/",
    "workshop/consent_words.py",
    "workshop/exchange_words.py",
    "workshop/kind_words.py",
    "workshop/opinion_words.py",
    "workshop/phone_words.py",
)
NOT_HERE = ("templates/resident/accessibility.html", "workshop/resident/accessibility.py")
"""A statement in law, there in Slovene and English."""
REFUSED = frozenset(
    [
        "choice_unknown",
        "code_unknown",
        "consent_missing",
        "contact_email_wrong",
        "contact_missing",
        "contact_name_long",
        "contact_phone_wrong",
        "evaluation_empty",
        "evaluation_not_begun",
        "evening_closed",
        "evening_not_begun",
        "exchange_empty",
        "exchange_personal",
        "foreign_origin",
        "form_expired",
        "group_unknown",
        "home_not_yours",
        "home_round_only",
        "hours_unknown",
        "key_point_gone",
        "key_point_not_shown",
        "key_points_full",
        "key_points_none",
        "kind_missing",
        "kind_not_here",
        "mark_own",
        "mark_unknown",
        "not_found",
        "raffle_empty",
        "raffle_not_now",
        "sign_up_empty",
        "sign_up_not_begun",
        "stage_unknown",
        "statement_gone",
        "statement_marked",
        "statement_on_list",
        "station_unknown",
        "text_empty",
        "text_too_long",
        "volunteer_role_unknown",
        "vote_empty",
        "vote_not_begun",
        "vote_over",
        "vote_too_many",
        "vote_too_many_on_one",
        "vote_unknown",
    ]
)
"""The refusals that a resident can meet through a service; those that the residents' room names itself are added."""
SPEAKING = {"_", "ngettext"}


def for_residents(texts: Catalog) -> Catalog:
    """Those of ``texts`` that residents meet."""
    refused, found = set(refusals()), Catalog(project=texts.project)
    for message in texts:
        if message.id and (singular(message) in refused or is_theirs(message)):
            found.add(message.id, None, message.locations, context=message.context)
    return found


def singular(message: Message) -> str:
    return str(message.id[0] if isinstance(message.id, (tuple, list)) else message.id)


def is_theirs(message: Message) -> bool:
    return any(place.startswith(PLACES) and place not in NOT_HERE for place, _line in message.locations)


def refusals() -> Iterator[str]:
    """The sentences of the refusals that residents meet, read where they are written."""
    met = REFUSED | named_in_the_room()
    for path in sorted((ROOT / "workshop").glob("*refus*.py")):
        for table in (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Dict)):
            for code, words in zip(table.keys, table.values, strict=True):
                if isinstance(code, ast.Constant) and code.value in met:
                    yield from spoken(words)


def named_in_the_room() -> set[object]:
    files = (ROOT / "workshop" / "resident").glob("*.py")
    return {
        node.value for path in files for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Constant)
    }


def spoken(words: ast.AST) -> Iterator[str]:
    """The texts handed to gettext somewhere in an expression; of a counted one the singular."""
    for call in ast.walk(words):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in SPEAKING:
            yield ast.literal_eval(call.args[0])
