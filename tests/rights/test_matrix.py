"""Every address asked as everybody; the answers are those of tests/rights/table.py."""

from __future__ import annotations

import pytest
from werkzeug.test import TestResponse

from tests.rights.installation import GAP, Installation, path_of, says_it, table_of
from tests.rights.table import ROLES, TABLE, expected

HOMES = ("/reports", "/helping")
WHOLE = {"workshop_id", "programme_id", "community_id", "account_id"}
SAID = {401: "sign in", 403: "403", 404: "404"}


def kind_of(answer: TestResponse) -> str:
    """What an answer is in the words of the table."""
    place = answer.headers.get("Location", "")
    if place.startswith("/sign-in"):
        return "sign in"
    if place.endswith(HOMES) and answer.request.path == "/workshops":
        return "home"
    return "fault" if answer.status_code >= 500 else SAID.get(answer.status_code, "in")


def fits(answer: TestResponse, wanted: str, rule: str = "") -> bool:
    """Behind the guard, a part that this store has not may be missing, and a form without content may name none."""
    found = kind_of(answer)
    if wanted == "open":
        return found != "fault"
    inside = {"in", "404"} if has_parts(rule) or answer.request.method == "POST" else {"in"}
    return found in inside if wanted == "in" else found == wanted


def has_parts(rule: str) -> bool:
    return any(gap[2] not in WHOLE for gap in GAP.finditer(rule))


def test_every_address_has_a_line(house: Installation) -> None:
    without = [
        f"{method} {rule.rule} has no line: say in tests/rights/table.py who may ask for it"
        for method, rule in house.rules()
        if expected(method, rule.rule) is None
    ]
    assert without == []


def test_every_line_belongs_to_an_address(house: Installation) -> None:
    rules = [f"{method} {rule.rule}" for method, rule in house.rules()]
    stale = [line for line in TABLE if not any(is_of(line, asked) for asked in rules)]
    assert stale == []


def is_of(line: str, asked: str) -> bool:
    rule = asked.split(" ")[1]
    whole = line[:-1] if line.endswith("*") else ""
    return line in (asked, rule) or bool(whole and (rule.startswith(whole) or asked.startswith(whole)))


def test_every_number_in_an_address_is_of_a_row(house: Installation) -> None:
    """Otherwise a stranger's row cannot be told from one that is not there."""
    unknown = {
        f"{rule.rule}: name the table of <{gap[2]}> in tests/rights/installation.py TABLES"
        for _method, rule in house.rules()
        for gap in GAP.finditer(rule.rule)
        if gap[2].endswith("_id") and table_of(gap[2]) not in house.first.ids
    }
    assert unknown == set()


def answers(house: Installation, role: str, *, let_in: bool) -> list[str]:
    """What is not as the table says, of the addresses that let this person in, or of all others."""
    wrong = []
    for method, rule in house.rules():
        wanted = (expected(method, rule.rule) or {}).get(role, "in")
        if (wanted == "in") is not let_in or (wanted == "open" and role not in {"stranger", "resident"}):
            continue
        answer = house.ask(role, method, path_of(rule.rule, house.first))
        if "of another centre" in role and says_it(answer):
            wrong.append(f"{method} {rule.rule}: {role} read a word of the first centre")
        if not fits(answer, wanted, rule.rule):
            wrong.append(f"{method} {rule.rule}: {role} got {kind_of(answer)} ({answer.status}), not {wanted}")
    return wrong


@pytest.mark.parametrize("role", ROLES)
def test_nobody_comes_where_the_table_does_not_let_them(house: Installation, role: str) -> None:
    assert answers(house, role, let_in=False) == []


@pytest.mark.parametrize("role", [role for role in ROLES if role not in {"stranger", "resident"}])
def test_everybody_comes_where_the_table_lets_them(house: Installation, role: str) -> None:
    with house.without_made_up_rows():
        assert answers(house, role, let_in=True) == []
