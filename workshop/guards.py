"""Loading is the permission check: a room for staff has no other way to get a row than through these."""

from __future__ import annotations

from typing import TypeVar, cast

from flask import abort
from flask_login import current_user

from workshop.domain.refusals import NotAllowed, NotFound
from workshop.extensions import db
from workshop.models import Account, Community, Programme, Workshop


def signed_in() -> Account:
    """The person who is signed in; 401 otherwise, which leads to the sign-in and back."""
    if not current_user.is_authenticated:
        abort(401)
    return cast(Account, current_user._get_current_object())


def owner() -> Account:
    """The person who is signed in and may change people and rights."""
    account = signed_in()
    if account.role != "owner":
        raise NotAllowed("owners_only")
    return account


def own_workshop(workshop_id: int) -> Workshop:
    """A workshop of this person's organisation; to others it does not exist."""
    return own(Workshop, workshop_id)


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
    """How the journal names the person who is signed in."""
    return str(signed_in().id)
