"""Two centres on one installation know nothing of each other: no word of the first in any answer to the second."""

from __future__ import annotations

from sqlalchemy import select

from tests.rights.filling import is_text
from tests.rights.installation import GAP, MARK, Installation, path_of, says_it
from tests.rights.table import expected
from workshop.extensions import db

OWNER = "owner of another centre"
REFUSED = {404, 409, 410, 422}
"""A part that is not there, or a form that was sent without saying what."""


def test_the_word_is_in_every_kind_of_text_of_the_first_centre(house: Installation) -> None:
    """Otherwise its absence elsewhere would prove nothing."""
    with house.app.app_context():
        columns = [c for table in db.metadata.sorted_tables for c in table.columns if is_text(c)]
        with_word = {str(c) for c in columns if db.session.scalar(select(c).where(c.contains(MARK)).limit(1))}
    assert {"workshops.title", "statements.text", "contacts.name", "communities.name", "accounts.name"} <= with_word
    assert len(with_word) > len(columns) / 2
    assert says_it(house.ask("owner", "GET", "/workshops"))
    assert says_it(house.ask("owner", "GET", path_of("/workshops/<int:workshop_id>/desk", house.first)))


def test_nothing_of_the_first_centre_is_in_the_pages_of_the_second(house: Installation) -> None:
    """Under the second one's own numbers; under the first one's it is asked in test_matrix."""
    told = [
        rule.rule
        for method, rule in house.rules()
        if method == "GET" and "open" not in (expected(method, rule.rule) or {}).values()
        if says_it(house.ask(OWNER, method, path_of(rule.rule, house.second)))
    ]
    assert told == []


def test_a_part_of_another_evening_is_not_there_in_ones_own(house: Installation) -> None:
    """One's own workshop in the address, and the number of a stranger's part behind it."""
    given = []
    for method, rule in house.rules():
        parts = [gap[2] for gap in GAP.finditer(rule.rule) if gap[2].endswith("_id")]
        if len(parts) < 2 or not rule.rule.startswith("/workshops/"):
            continue
        answer = house.ask(OWNER, method, path_of(rule.rule, house.second, house.first))
        if answer.status_code not in REFUSED or says_it(answer):
            given.append(f"{method} {rule.rule}: {answer.status}")
    assert given == []
