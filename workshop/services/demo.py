"""The demo evenings: one finished, one running, one prepared, made once and clearly marked as invented."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import inspect, select

from workshop.domain.evening import TIMED, State
from workshop.domain.hall_time import ZONE
from workshop.extensions import db
from workshop.models import Account, Organisation, Programme, Workshop
from workshop.services.assurance_edit import AssuranceFacts, add_assurance
from workshop.services.demo_evening import play
from workshop.services.demo_script import Script, list_scripts
from workshop.services.demo_times import BOOKED, begin, opening, starts
from workshop.services.evening import change_clock, find_evening
from workshop.services.library import get_template
from workshop.services.organisations import named_organisation
from workshop.services.plan_edit import change_plan, plan_of
from workshop.services.programmes import ProgrammeFacts, create_programme
from workshop.services.sign_in import add_account, find_account
from workshop.services.workshops import NewWorkshop, create_workshop

CENTRE = "Prikaz (izmišljeni podatki)"
PROGRAMME = "Prikaz: skupni prostori v krajevnih skupnostih"
EMAIL = "prikaz@primer.example"
CONTACT = f"pisarna izmišljenega centra, {EMAIL}"
MUNICIPALITY = "Kranj (prikaz)"
ACTOR = "demo"
LEFT_AGAIN = 9
"""Minutes that the running round gets when the demo is opened again after its time."""


@dataclass(frozen=True)
class DemoEvening:
    code: str
    state: str
    title: str


def seed_demo(*, now: datetime, secret: str) -> list[DemoEvening]:
    """Makes the demo evenings that are not there yet and returns all of them, in the order of their scripts.

    ``secret`` is the installation's own, as for the raffle numbers and contacts of real evenings."""
    organisation = named_organisation(CENTRE, now=now)
    organisation.contact = organisation.contact or CONTACT
    ensure_owner(organisation, now=now)
    programme = ensure_programme(organisation, now=now)
    return [ensure_evening(organisation, programme, script, now=now, secret=secret) for script in list_scripts()]


def demo_owner() -> Account | None:
    """The account with which the demo is looked at, once there is one."""
    return find_account(EMAIL)


def is_of_others() -> bool:
    """Whether somebody else signs in to this store already. One that has no tables yet is nobody's."""
    if not inspect(db.engine).has_table(Account.__tablename__):
        return False
    emails = set(db.session.scalars(select(Account.email)))
    return bool(emails) and EMAIL not in emails


def ensure_owner(organisation: Organisation, *, now: datetime) -> Account:
    found = demo_owner()
    if found is None:
        found = add_account(organisation=organisation, name="Prikaz", email=EMAIL, role="owner", now=now)
        db.session.commit()
    return found


def ensure_programme(organisation: Organisation, *, now: datetime) -> Programme:
    found = db.session.scalar(select(Programme).where(Programme.organisation_id == organisation.id))
    return found or create_programme(organisation=organisation, facts=ProgrammeFacts(PROGRAMME), now=now)


def ensure_evening(
    organisation: Organisation, programme: Programme, script: Script, *, now: datetime, secret: str
) -> DemoEvening:
    """The evening of this script; one whose round has run out meanwhile gets some minutes more."""
    workshop = db.session.scalar(
        select(Workshop).where(Workshop.organisation_id == organisation.id, Workshop.title == script.title)
    )
    if workshop is None:
        workshop = make_evening(organisation, programme, script, now=now, secret=secret)
    evening = find_evening(workshop.id)
    if State(evening.state) in TIMED and evening.ends_at is not None and evening.ends_at < now:
        expected = evening.stage_revision
        change_clock(workshop=workshop, change="extend", expected=expected, actor=ACTOR, now=now, minutes=LEFT_AGAIN)
    found = DemoEvening(workshop.code, evening.state, workshop.title)
    db.session.commit()
    return found


def make_evening(
    organisation: Organisation, programme: Programme, script: Script, *, now: datetime, secret: str
) -> Workshop:
    """Prepared from its template, then played as far as its script says."""
    template = get_template(script.template)
    day = begin(script, now=now.astimezone(ZONE), minutes=template.rounds)
    workshop = create_workshop(
        organisation=organisation,
        template=template,
        new=NewWorkshop(
            title=script.title,
            community_name=script.community,
            programme_id=programme.id,
            held_on=day.date(),
            starts_at=starts(day).time(),
            ends_at=(starts(day) + timedelta(minutes=BOOKED)).time(),
            venue=script.venue,
            expected_people=script.people,
        ),
        actor=ACTOR,
        now=opening(day, now) - timedelta(days=7),
    )
    prepare(workshop, script, now=opening(day, now) - timedelta(days=6))
    play(workshop, script, start=day.astimezone(now.tzinfo), secret=secret)
    return workshop


def prepare(workshop: Workshop, script: Script, *, now: datetime) -> None:
    """Rings and groups of the script, who moderates, and what the municipality promised."""
    workshop.moderators = script.moderators
    workshop.community.municipality = workshop.community.municipality or MUNICIPALITY
    plan = replace(plan_of(workshop), rings=script.rings, groups=script.groups)
    change_plan(workshop=workshop, plan=plan, actor=ACTOR, now=now)
    for assurance in script.assurances:
        add_assurance(workshop=workshop, facts=AssuranceFacts(**assurance), actor=ACTOR, now=now)
