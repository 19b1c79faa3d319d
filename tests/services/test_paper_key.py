"""Paper of an evening has its codes and numbers wherever the evening goes."""

from __future__ import annotations

from flask import Flask

from tests.world import NOW, make_centre, make_workshop
from workshop.domain.slip_codes import slip_code
from workshop.extensions import db
from workshop.services.archive import write_archive
from workshop.services.archive_reading import Outcome, read_archive
from workshop.services.evening_removal import remove_prepared
from workshop.services.paper_key import paper_key, slip_codes, stubs_of
from workshop.services.print_kit import provide_sheets


def test_slips_that_were_printed_at_one_installation_are_known_at_another(in_app: Flask) -> None:
    workshop = make_workshop(make_centre())
    printed, number = slip_codes(workshop, "secret of the centre"), workshop.id
    archive = write_archive(workshop=workshop, with_contacts=False, now=NOW)
    remove_prepared(workshop=workshop, actor="1", now=NOW)
    make_workshop(make_centre("Drugi center", "Bled", "drugi.test"))  # so that the evening has another number
    taken = read_archive(raw=archive, actor="1", now=NOW, centre="Drugi center")
    assert (taken.outcome, taken.workshop.id == number) == (Outcome.NEW, False)
    assert slip_codes(taken.workshop, "secret of the laptop") == printed


def test_no_two_evenings_have_a_code_in_common(in_app: Flask) -> None:
    centre = make_centre()
    first, second = make_workshop(centre), make_workshop(centre)
    assert not set(slip_codes(first, "secret")) & set(slip_codes(second, "secret"))


def test_what_was_printed_before_evenings_had_a_secret_is_still_known(in_app: Flask) -> None:
    workshop = make_workshop(make_centre())
    workshop.paper_secret = ""
    db.session.commit()
    assert paper_key(workshop, "secret") == ("secret", workshop.id)
    assert slip_codes(workshop, "secret", 2) == [slip_code("secret", workshop.id, number) for number in (1, 2)]


def test_a_sheet_keeps_its_stub_when_more_are_printed(in_app: Flask) -> None:
    workshop = make_workshop(make_centre())
    before = stubs_of(workshop, "secret")
    asked = stubs_of(workshop, "secret", 30)
    for sheets in (30, 40):
        provide_sheets(workshop=workshop, sheets=sheets, actor="1", now=NOW)
    after = stubs_of(workshop, "secret")
    assert (len(before), after[:24], after[:30]) == (24, before, asked)
    assert sorted(after) == list(range(101, 141))


def test_stubs_of_sheets_printed_later_are_known_where_the_evening_goes_and_when_it_comes_back(in_app: Flask) -> None:
    workshop = make_workshop(make_centre())
    provide_sheets(workshop=workshop, sheets=30, actor="1", now=NOW)
    printed = stubs_of(workshop, "secret of the centre")
    archive = write_archive(workshop=workshop, with_contacts=False, now=NOW)
    remove_prepared(workshop=workshop, actor="1", now=NOW)
    taken = read_archive(raw=archive, actor="1", now=NOW).workshop
    assert stubs_of(taken, "secret of the laptop") == printed
    provide_sheets(workshop=taken, sheets=40, actor="1", now=NOW)
    more = stubs_of(taken, "secret of the laptop")
    assert more[:30] == printed
    archive = write_archive(workshop=taken, with_contacts=False, now=NOW)
    remove_prepared(workshop=taken, actor="1", now=NOW)
    assert stubs_of(read_archive(raw=archive, actor="1", now=NOW).workshop, "secret") == more
