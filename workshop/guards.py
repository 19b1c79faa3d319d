"""Loading is the permission check: a room for staff has no other way to get a row than through these.

Who may do what stands in docs/rights.md; tests/rights asks every address as everybody."""

from __future__ import annotations

from typing import TypeVar, cast

from flask import abort, request, session, url_for
from flask_login import current_user

from workshop.domain.refusals import NotAllowed, NotFound
from workshop.extensions import db
from workshop.models import Account, Community, EveningPass, Programme, Workshop
from workshop.services.second_factor import is_due
from workshop.services.staff_names import HELPER
from workshop.web import see_other

FACTOR_DUE = "factor_due"
"""In a session that began without the second factor that the centre asks for: first it is set up."""
OWN_ACCOUNT = frozenset(
    f"centre.{name}"
    for name in (
        *("settings", "account", "password", "end_sessions"),
        *("second_factor", "confirm_second_factor", "new_codes", "give_up_second_factor"),
    )
) | {"prints.factor_qr"}
"""Everybody's own account, whatever they may do besides."""
READERS_MAY = OWN_ACCOUNT | {"centre.published_reports"}
HELPERS_MAY = frozenset(
    f"facilitator.{name}"
    for name in (
        *("desk", "let_in", "let_out", "let_back", "undo_let_in"),
        *("paper", "paper_list", "enter_paper_list", "change_listed", "opinions", "enter_opinion"),
        *("paper_sheets", "enter_whole_sheet", "paper_sheet", "change_sheet", "take_sheet_back"),
        *("paper_photographs", "enter_photograph", "photograph"),
    )
) | {"centre.helping"}
"""What a helper of one evening does: the desk, and what was written on paper. Nothing new is theirs by itself."""
MODERATORS_MAY = HELPERS_MAY | frozenset(
    f"facilitator.{name}"
    for name in (
        *("moderation", "moderation_cards", "moderation_more", "statement"),
        *("show_card", "hide_card", "cover_card", "cover_card_words", "mend_card", "undo_card", "key_point"),
    )
)


MAY_SEE_CONTACTS = frozenset({"owner", "facilitator"})
"""Those who lead the centre or its evenings: the list, the files and the annex on paper alike."""
START = "facilitator.workshops"
"""Where the house's own name leads; who has another page is sent on from there."""


def visitor() -> Account | EveningPass:
    """Whoever is signed in, with an account or as a helper; 401 otherwise, which leads to the sign-in and back."""
    if not current_user.is_authenticated:
        abort(401)
    return cast("Account | EveningPass", current_user._get_current_object())


def signed_in() -> Account:
    """The person who is signed in with an account and may be here."""
    account = visitor()
    if request.endpoint == START and account.role in {"helper", "reader"}:
        abort(see_other(home_of(account)))
    if isinstance(account, EveningPass):
        raise NotAllowed("helpers_elsewhere")
    if account.role == "reader" and request.endpoint not in READERS_MAY:
        raise NotAllowed("readers_elsewhere")
    if session.get(FACTOR_DUE) and request.endpoint not in OWN_ACCOUNT:
        lead_to_second_factor()
    return account


def home_of(person: Account | EveningPass) -> str:
    """Where everybody's own page is."""
    if isinstance(person, EveningPass):
        return f"/workshops/{person.workshop_id}/helping"
    return "/reports" if person.role == "reader" else "/workshops"


def owner() -> Account:
    """The person who is signed in and may change people and rights."""
    account = signed_in()
    if account.role != "owner":
        raise NotAllowed("owners_only")
    if is_due(account):
        lead_to_second_factor()
    return account


def lead_to_second_factor() -> None:
    """The way there instead of the page that was asked for."""
    abort(see_other(url_for("centre.second_factor")))


def own_workshop(workshop_id: int) -> Workshop:
    """A workshop of this person's organisation; to others it does not exist. A helper has the one of the pass."""
    helper = visitor()
    if not isinstance(helper, EveningPass):
        return own(Workshop, workshop_id)
    if helper.workshop_id != workshop_id:
        raise NotFound("not_found")
    if request.endpoint not in (MODERATORS_MAY if helper.may_moderate else HELPERS_MAY):
        raise NotAllowed("helpers_elsewhere")
    return helper.workshop


def vault_of(workshop_id: int) -> Workshop:
    """A workshop whose contacts this person may see."""
    workshop = own_workshop(workshop_id)
    if signed_in().role not in MAY_SEE_CONTACTS:
        raise NotAllowed("contacts_not_for_you")
    return workshop


def own_programme(programme_id: int) -> Programme:
    """A programme of this person's organisation."""
    return own(Programme, programme_id)


def own_community(community_id: int) -> Community:
    """A community of this person's organisation."""
    return own(Community, community_id)


Owned = TypeVar("Owned", Workshop, Programme, Community)


def own(table: type[Owned], row_id: int) -> Owned:
    """The row, when it belongs to the organisation of the person who is signed in."""
    account = signed_in()
    found = db.session.get(table, row_id)
    if found is None or found.organisation_id != account.organisation_id:
        raise NotFound("not_found")
    return found


def actor() -> str:
    """How the journal names the person who is signed in: the account's number, or ``pass-`` and the pass's."""
    found = visitor()
    return f"{HELPER}{found.id}" if isinstance(found, EveningPass) else str(found.id)
