"""Loading is the permission check: a room for staff has no other way to get a row than through these."""

from __future__ import annotations

from typing import cast

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
    account = signed_in()
    found = db.session.get(Workshop, workshop_id)
    if found is None or found.organisation_id != account.organisation_id:
        raise NotFound("not_found")
    return found


def own_programme(programme_id: int) -> Programme:
    """A programme of this person's organisation."""
    account = signed_in()
    found = db.session.get(Programme, programme_id)
    if found is None or found.organisation_id != account.organisation_id:
        raise NotFound("not_found")
    return found


def own_community(community_id: int) -> Community:
    """A community of this person's organisation."""
    account = signed_in()
    found = db.session.get(Community, community_id)
    if found is None or found.organisation_id != account.organisation_id:
        raise NotFound("not_found")
    return found


def actor() -> str:
    """How the journal names the person who is signed in."""
    return str(signed_in().id)
