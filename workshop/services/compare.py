"""Gathering the evenings of a programme for comparing: which can be put side by side, and what each of them says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from workshop.domain.codes import clean_code
from workshop.domain.hall_time import hall_day
from workshop.domain.matching.course import BOTH_AGREED, TO_TALK, Course
from workshop.domain.number_lists import read_plain
from workshop.domain.personal_data import mask
from workshop.domain.places import bare_name
from workshop.domain.refusals import NotFound
from workshop.extensions import db
from workshop.models import Organisation, Programme, Round, Statement, Workshop
from workshop.services.compare_facts import Column, Comparison, Home, LeftOut, Link
from workshop.services.compare_progress import gather_progress
from workshop.services.compare_rows import compare_kinds, compare_roles, compare_themes, differing_questions
from workshop.services.matches_board import Board, Pair, board_of
from workshop.services.programmes import list_programme_workshops
from workshop.services.report import gather_report


def compare_programme(*, programme: Programme, language: str, now: datetime) -> Comparison:
    """The closed evenings of the programme that were asked the same. Queries grow with the number of evenings, and with
    nothing else."""
    compared, left_out = choose(list_programme_workshops(programme))
    places = name_places(compared)
    today = hall_day(now)
    columns = tuple(
        Column(
            workshop_id=one.id,
            code=one.code,
            place=places[one.id],
            report=gather_report(workshop=one, language=language, now=now),
            progress=gather_progress(one.id, today),
        )
        for one in compared
    )
    board = board_of(compared, set(places))
    return Comparison(
        language=language,
        home=gather_home(programme, now),
        columns=columns,
        left_out=left_out,
        themes=compare_themes(columns),
        kinds=compare_kinds(columns),
        roles=compare_roles(columns),
        links=gather_links(board, places),
        links_proposed=sum(not pair.near and pair.state in TO_TALK - BOTH_AGREED for pair in board.kept),
        links_waiting=sum(not pair.near for pair in board.suggested),
        differing=differing_questions(columns),
    )


def choose(workshops: Sequence[Workshop]) -> tuple[list[Workshop], tuple[LeftOut, ...]]:
    """Closed evenings made from one version of one template: that of which most are closed, the latest when there are
    as many. One that was closed without being held has nothing to compare. The others are named with their reason."""
    held = held_ones([one.id for one in workshops])
    closed = [one for one in workshops if one.closed_at is not None and one.id in held]
    asked = Counter((one.template_key, one.template_version) for one in closed)
    latest = {(one.template_key, one.template_version): place for place, one in enumerate(closed)}
    chosen = max(asked, key=lambda key: (asked[key], latest[key]), default=None)
    compared = [one for one in closed if (one.template_key, one.template_version) == chosen]
    left_out = tuple(
        LeftOut(place_of(one), mask(one.title), why_not(one, held)) for one in workshops if one not in compared
    )
    return compared, left_out


def why_not(workshop: Workshop, held: set[int]) -> str:
    if workshop.closed_at is None:
        return "open"
    return "template" if workshop.id in held else "not_held"


def held_ones(workshop_ids: Sequence[int]) -> set[int]:
    """Evenings in which a round began, or somebody answered, be it on paper."""
    rounds = select(Round.workshop_id).where(Round.workshop_id.in_(workshop_ids), Round.started_at.is_not(None))
    answers = select(Statement.workshop_id).where(Statement.workshop_id.in_(workshop_ids))
    return set(db.session.scalars(rounds.union(answers)))


def name_places(workshops: Sequence[Workshop]) -> dict[int, str]:
    """The community of each evening; a community with several evenings is told apart by their codes."""
    names = {one.id: place_of(one) for one in workshops}
    twice = {name for name, count in Counter(names.values()).items() if count > 1}
    return {one.id: f"{names[one.id]} {one.code}" if names[one.id] in twice else names[one.id] for one in workshops}


def place_of(workshop: Workshop) -> str:
    """The bare name of its community; a telephone in it is covered."""
    return mask(bare_name(workshop.community.name))


def gather_home(programme: Programme, now: datetime) -> Home:
    """Telephones and e-mails are covered, but for the contact of the centre: it is there to be called."""
    organisation = db.session.get_one(Organisation, programme.organisation_id)
    return Home(
        name=mask(programme.name),
        funder=mask(programme.funder),
        partners=mask(programme.partners),
        note=mask(programme.note),
        organiser=mask(organisation.name),
        contact=organisation.contact,
        issued_on=hall_day(now),
    )


def gather_links(board: Board, places: dict[int, str]) -> tuple[Link, ...]:
    """Pairs of two communities to which both sides have agreed, as in the report of one evening (docs/retention.md);
    of all others nothing is quoted."""
    return tuple(link_of(pair, places) for pair in board.kept if not pair.near and pair.state in BOTH_AGREED)


def link_of(pair: Pair, places: dict[int, str]) -> Link:
    return Link(
        need=mask(pair.need.entry.text),
        need_place=places[pair.need.workshop.id],
        offer=mask(pair.offer.entry.text),
        offer_place=places[pair.offer.workshop.id],
        state=pair.state or Course.PROPOSED,
    )


def programme_of(workshop: Workshop) -> Programme:
    """Raises NotFound for an evening that belongs to none."""
    if workshop.programme is None:
        raise NotFound("programme_none")
    return workshop.programme


def find_member(raw: str) -> Workshop:
    """An evening of the programme meant by ``raw``: the code of one, else the programme's number. Raises NotFound."""
    found = db.session.scalar(select(Workshop).where(Workshop.code == clean_code(raw)))
    number = read_plain(raw.strip())
    if found is None and number is not None:
        programme = db.session.get(Programme, number)
        found = next(iter(list_programme_workshops(programme)), None) if programme else None
    if found is None:
        raise NotFound("code_unknown")
    programme_of(found)
    return found
