"""What programs read: as described, published ones alone, nobody in it, nothing to change."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from jsonschema import Draft202012Validator
from werkzeug.test import TestResponse

from tests.checking_client import CheckingClient
from tests.exports.published import EMAIL, NAME, PHONE, publish_evening
from tests.prints.reported import HIDDEN, SAID, WAITING
from tests.prints.reported import PHONE as SAID_PHONE
from tests.queries import count_queries
from tests.world import NOW, Centre, make_centre, make_workshop
from workshop.extensions import db
from workshop.models import Workshop
from workshop.services.published_list import PAGE

SECRETS = (HIDDEN, WAITING, NAME, PHONE, EMAIL, SAID_PHONE, "Opomba")


@pytest.fixture
def workshop(centre: Centre) -> Workshop:
    return publish_evening(centre)


@pytest.fixture
def document(client: CheckingClient, in_app: Flask) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/api/openapi.json").get_json()
    return found


def check(document: dict[str, Any], operation: str, answer: TestResponse) -> Any:
    """The answer's JSON, once it is what the document says of this operation and status."""
    (found,) = [one["get"] for one in document["paths"].values() if one["get"]["operationId"] == operation]
    content = found["responses"][str(answer.status_code)]["content"]
    assert list(content) == [answer.mimetype]
    whole = {**content["application/json"]["schema"], "components": document["components"]}
    Draft202012Validator(whole, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(answer.get_json())
    return answer.get_json()


def test_the_document_describes_every_address_and_is_sound(app: Flask, document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1.")
    rules = {rule.rule.replace("<code:code>", "{code}") for rule in app.url_map.iter_rules()}
    described = set(document["paths"]) | {"/api/openapi.json"}
    assert described == {rule for rule in rules if rule.startswith("/api/")}
    for schema in document["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    names = {one["get"]["operationId"] for one in document["paths"].values()}
    assert len(names) == len(document["paths"])


def test_one_workshop_is_answered_as_described_and_nobody_is_in_it(
    client: CheckingClient, document: dict[str, Any], workshop: Workshop
) -> None:
    answer = client.get(f"/api/workshops/{workshop.code}")
    found = check(document, "getWorkshop", answer)
    assert {"what": "present", "count": 24, "unit": "people"} in found["summary"]
    assert [(one["theme"], one["statements"]) for one in found["themes"]] == [("Vadba", 3)]
    assert SAID[1][0][1] in [one["text"] for one in found["statements"]]
    assert sum(one["statements"] for one in found["stations"]) == len(found["statements"])
    assert found["licence"]["given_by"] == "Ljudska univerza Kranj"
    assert [secret for secret in SECRETS if secret in answer.text] == []


def test_the_questions_come_in_the_language_asked_for(
    client: CheckingClient, document: dict[str, Any], workshop: Workshop
) -> None:
    address = f"/api/workshops/{workshop.code}"
    told = [check(document, "getWorkshop", client.get(f"{address}?language={one}")) for one in ("sl", "en")]
    assert told[0]["stations"][0]["question"] != told[1]["stations"][0]["question"]
    check(document, "getWorkshop", client.get(f"{address}?language=xx"))
    assert client.get(f"{address}?language=xx").status_code == 422


def test_drafts_are_in_no_list_and_do_not_exist(
    client: CheckingClient, document: dict[str, Any], centre: Centre, workshop: Workshop
) -> None:
    draft = make_workshop(centre, title="Še ni objavljena")
    found = check(document, "listWorkshops", client.get("/api/workshops"))
    assert [one["code"] for one in found["workshops"]] == [workshop.code]
    missing = client.get(f"/api/workshops/{draft.code}")
    assert missing.status_code == 404
    check(document, "getWorkshop", missing)


def test_a_list_is_of_one_centre_where_that_is_asked_for(
    client: CheckingClient, document: dict[str, Any], centre: Centre, workshop: Workshop
) -> None:
    other = make_centre("Drug center", "Bled", "bled.test")
    second = make_workshop(other)
    second.published_at = NOW + timedelta(days=1)
    db.session.commit()
    for organisation, codes in (
        ("", [second.code, workshop.code]),
        (f"?organisation={centre.organisation.id}", [workshop.code]),
        (f"?organisation={other.organisation.id}", [second.code]),
        ("?organisation=99", []),
    ):
        found = check(document, "listWorkshops", client.get(f"/api/workshops{organisation}"))
        assert ([one["code"] for one in found["workshops"]], found["next"]) == (codes, None)
    for wrong in ("organisation=x", "page=0", "page=-1", "page=999999999999"):
        refused = client.get(f"/api/workshops?{wrong}")
        assert refused.status_code == 422
        check(document, "listWorkshops", refused)


def test_a_long_list_comes_in_pages_with_two_queries_at_most(
    client: CheckingClient, document: dict[str, Any], centre: Centre
) -> None:
    first = make_workshop(centre)
    columns = [c.name for c in Workshop.__table__.columns if c.name not in {"id", "identity"}]
    kept = {name: getattr(first, name) for name in columns}
    for number in range(PAGE + 2):
        own = {"code": f"{70000 + number}", "wall_token": f"w{number}", "report_token": f"r{number}"}
        db.session.add(Workshop(**{**kept, **own, "published_at": NOW + timedelta(minutes=number)}))
    db.session.commit()
    assert count_queries(client, "/api/workshops") <= 2
    found = check(document, "listWorkshops", client.get("/api/workshops"))
    rest = check(document, "listWorkshops", client.get(found["next"]))
    assert (len(found["workshops"]), len(rest["workshops"]), rest["next"]) == (PAGE, 2, None)


def test_answers_may_be_kept_set_no_cookie_and_are_not_sent_twice(client: CheckingClient, workshop: Workshop) -> None:
    for address in ("/api/openapi.json", "/api/workshops", f"/api/workshops/{workshop.code}"):
        first = client.get(address)
        assert first.headers["Cache-Control"] == "public, max-age=60"
        assert first.headers["Access-Control-Allow-Origin"] == "*"
        assert "Set-Cookie" not in first.headers
        assert client.get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
        assert client.post(address, token=False).status_code == 405
