"""The people of a centre."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.world import NOW, PASSWORD, Centre, make_centre
from workshop.domain.refusals import Gone, NotFound, Refusal, TooMany
from workshop.extensions import db
from workshop.models import Organisation, SignInLink
from workshop.services.people import (
    TAKEN_ALLOWED,
    change_account,
    change_organisation,
    change_password,
    find_colleague,
    invite_colleague,
    list_people,
    remove_colleague,
    renew_link,
)
from workshop.services.sign_in import check_password, look_at_link, use_link
from workshop.services.sign_in_tries import WINDOW

NEW_PASSWORD = "štiri čisto nove besede"


def test_everybody_of_a_centre_is_listed_by_name_and_nobody_else(centre: Centre) -> None:
    make_centre("Drug zavod", domain="drugi.test")
    assert [person.name for person in list_people(centre.organisation.id)] == ["Ana", "Bor"]


def test_somebody_of_another_centre_is_not_found(centre: Centre) -> None:
    stranger = make_centre("Drug zavod", domain="drugi.test")
    assert find_colleague(centre.organisation.id, centre.colleague.id) is centre.colleague
    with pytest.raises(NotFound):
        find_colleague(centre.organisation.id, stranger.owner.id)


def test_an_invitation_is_an_account_and_a_link(centre: Centre) -> None:
    token = invite_colleague(
        organisation=centre.organisation, name="Dana", email="dana@luk.test", role="facilitator", now=NOW
    )
    dana = use_link(token=token, password=NEW_PASSWORD, now=NOW)
    assert (dana.name, dana.role, dana.organisation_id) == ("Dana", "facilitator", centre.organisation.id)


def test_an_unknown_role_and_a_taken_e_mail_leave_nothing_behind(centre: Centre) -> None:
    for email, role, code in (("dana@luk.test", "kralj", "role_unknown"), ("bor@luk.test", "owner", "email_taken")):
        with pytest.raises(Refusal, match=code):
            invite_colleague(organisation=centre.organisation, name="Dana", email=email, role=role, now=NOW)
    db.session.rollback()
    assert len(list_people(centre.organisation.id)) == 2
    assert db.session.scalars(select(SignInLink)).all() == []


def test_an_owner_who_tries_e_mails_of_other_centres_is_stopped_and_one_who_invites_many_is_not(centre: Centre) -> None:
    make_centre("Drug zavod", domain="drugi.test")
    facts = {"organisation": centre.organisation, "name": "Dana", "role": "reader", "now": NOW, "actor": "1"}
    for number in range(TAKEN_ALLOWED + 2):
        invite_colleague(email=f"dana{number}@luk.test", **facts)  # type: ignore[arg-type]
    for _try in range(TAKEN_ALLOWED):
        with pytest.raises(Refusal, match="email_taken"):
            invite_colleague(email="ana@drugi.test", **facts)  # type: ignore[arg-type]
    for email in ("ana@drugi.test", "nihce@drugi.test"):
        with pytest.raises(TooMany):
            invite_colleague(email=email, **facts)  # type: ignore[arg-type]
    later = {**facts, "now": NOW + WINDOW + timedelta(seconds=1)}
    assert invite_colleague(email="nihce@drugi.test", **later)  # type: ignore[arg-type]


def test_a_new_link_opens_the_same_account(centre: Centre) -> None:
    token = renew_link(account=centre.colleague, now=NOW)
    assert use_link(token=token, password=NEW_PASSWORD, now=NOW) is centre.colleague


def test_access_goes_with_its_links_and_nobody_removes_themselves(centre: Centre) -> None:
    renew_link(account=centre.colleague, now=NOW)
    remove_colleague(owner=centre.owner, account=centre.colleague, now=NOW)
    assert [person.name for person in list_people(centre.organisation.id)] == ["Ana"]
    assert db.session.scalars(select(SignInLink)).all() == []
    with pytest.raises(Refusal, match="owner_stays"):
        remove_colleague(owner=centre.owner, account=centre.owner, now=NOW)


def test_nobody_is_given_the_number_under_which_the_journal_knows_somebody_who_left(centre: Centre) -> None:
    number = centre.colleague.id
    remove_colleague(owner=centre.owner, account=centre.colleague, now=NOW)
    for name in ("cene", "dana"):
        email = f"{name}@luk.test"
        invite_colleague(organisation=centre.organisation, name=name, email=email, role="facilitator", now=NOW)
    ids = [person.id for person in list_people(centre.organisation.id)]
    assert number not in ids
    assert len(set(ids)) == 3


def test_a_password_changes_with_the_old_one_only(centre: Centre) -> None:
    with pytest.raises(Refusal, match="password_wrong"):
        change_password(account=centre.owner, old="x", new=NEW_PASSWORD, now=NOW)
    change_password(account=centre.owner, old=PASSWORD, new=NEW_PASSWORD, now=NOW)
    assert check_password(email="ana@luk.test", password=NEW_PASSWORD, now=NOW).epoch == 1


def test_a_language_that_we_do_not_speak_changes_nothing(centre: Centre) -> None:
    change_account(account=centre.owner, name="Ana N.", language="de")
    assert (centre.owner.name, centre.owner.language) == ("Ana N.", "sl")


def test_the_centre_is_called_otherwise(centre: Centre) -> None:
    change_organisation(organisation=centre.organisation, name="LUK", contact="04 280 48 00")
    found = db.session.scalars(select(Organisation)).one()
    assert (found.name, found.contact) == ("LUK", "04 280 48 00")


def test_another_password_ends_the_links_that_were_sent(centre: Centre) -> None:
    token = renew_link(account=centre.owner, now=NOW)
    change_password(account=centre.owner, old=PASSWORD, new=NEW_PASSWORD, now=NOW)
    with pytest.raises(Gone):
        look_at_link(token=token, now=NOW)
