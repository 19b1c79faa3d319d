"""What is kept of a form that came too late."""

from __future__ import annotations

from flask import Flask

from workshop.facilitator.kept_text import KEPT_SECONDS, LONGEST, Kept, keep_fields, open_kept, signer


def keep(app: Flask, path: str, data: dict[str, object]) -> str:
    with app.test_request_context(path, method="POST", data=data):
        return keep_fields()


def opened(app: Flask, packed: str | None) -> Kept | None:
    with app.test_request_context():
        return open_kept(packed)


def test_the_address_with_its_question_and_the_fields_in_their_order(app: Flask) -> None:
    packed = keep(app, "/programmes/new?from=x", {"name": "Novi", "kind": ["a", "b"], "csrf_token": "t"})
    kept = opened(app, packed)
    assert kept == Kept("/programmes/new?from=x", (("name", "Novi"), ("kind", "a"), ("kind", "b")))


def test_only_what_was_written_is_shown() -> None:
    kept = Kept("/x", (("seen", "ab12"), ("text", "Dve besedi"), ("act", "save")))
    assert kept.words == ["Dve besedi"]


def test_nothing_and_too_much_are_not_kept(app: Flask) -> None:
    assert keep(app, "/x", {}) == ""
    assert keep(app, "/x", {"csrf_token": "t", "password": "p"}) == ""
    assert keep(app, "/x", {"text": "a" * LONGEST}) == ""


def test_nothing_is_opened_that_was_changed_or_is_old(app: Flask) -> None:
    packed = keep(app, "/x", {"text": "Besede"})
    assert opened(app, packed[:-2] + "xx") is None
    assert opened(app, None) is None
    with app.test_request_context():
        assert signer().loads(packed, max_age=KEPT_SECONDS)["path"] == "/x"


def test_a_kept_form_never_leads_to_another_site(app: Flask) -> None:
    with app.test_request_context():
        packed = str(signer().dumps({"path": "//drugje.test/x", "fields": [["a", "b"]]}))
        kept = open_kept(packed)
    assert kept is not None
    assert kept.path == "/"
