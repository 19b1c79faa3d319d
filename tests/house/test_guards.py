"""Every address is either for everyone, and listed here, or refuses a stranger."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flask import Flask
from werkzeug.routing import Rule

from tests.checking_client import CheckingClient

FOR_STAFF = ("/workshops", "/programmes", "/reports", "/settings")
# What anybody may ask for; each of these guards itself by a code or a token that nobody can guess.
FOR_EVERYONE = re.compile(
    r"^/($|<code:\w+>|wall/<\w*:?\w*token>|host/<\w*:?\w*token>|report/<|api/|healthz$|static/|sign-in|sign-out|language|accessibility$|dostopnost$|contact(/|$))"
)
EXAMPLES = {"int": "1", "code": "0000", "uuid": "00000000-0000-4000-8000-000000000000"}


def rules(app: Flask) -> Iterator[Rule]:
    return app.url_map.iter_rules()


def staff_rules(app: Flask) -> list[Rule]:
    return [rule for rule in rules(app) if rule.rule.startswith(FOR_STAFF)]


def example(rule: Rule) -> str:
    """The rule's address with something plausible in each gap."""
    return re.sub(r"<(?:(\w+)(?:\([^)]*\))?:)?\w+>", lambda gap: EXAMPLES.get(gap[1] or "", "x"), rule.rule)


def test_every_address_is_known_to_be_public_or_for_staff(app: Flask) -> None:
    unknown = [r.rule for r in rules(app) if not r.rule.startswith(FOR_STAFF) and not FOR_EVERYONE.match(r.rule)]
    assert unknown == []


def test_there_are_addresses_for_staff(app: Flask) -> None:
    assert {rule.rule.split("/")[1] for rule in staff_rules(app)} == {"workshops", "programmes", "reports", "settings"}


def test_no_address_for_staff_lets_a_stranger_in(app: Flask, client: CheckingClient) -> None:
    let_in = []
    for rule in staff_rules(app):
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            answer = client.open(example(rule), method=method)
            leads_to_sign_in = answer.status_code in {302, 303} and "sign-in" in answer.headers["Location"]
            if answer.status_code != 401 and not leads_to_sign_in:
                let_in.append(f"{method} {rule.rule}: {answer.status}")
    assert let_in == []


def test_acts_are_never_done_by_looking(app: Flask) -> None:
    """An address that changes something answers POST; the same address with GET, if any, is a page of its own."""
    verbs = re.compile(r"/(delete|close|open|start|publish|sign-out|draw|undo)$")
    assert [rule.rule for rule in rules(app) if verbs.search(rule.rule) and "POST" not in (rule.methods or set())] == []


def test_every_answer_keeps_pages_to_their_own_host(client: CheckingClient) -> None:
    for path in ("/", "/healthz", "/no-such-page-anywhere"):
        policy = client.get(path).headers["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
