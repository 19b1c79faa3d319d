"""What staff forms say of themselves, and the check against overwriting a colleague."""

from __future__ import annotations

from typing import Any

from flask import Flask
from wtforms import BooleanField

from workshop.domain.refusals import Refusal, WrongState
from workshop.forms import Line, OneInView, SharedForm, SomeInView, choices, fingerprint

STORED: dict[str, Any] = {"name": "Ana", "used": True, "one": "a", "some": ["a"]}


class Shared(SharedForm):
    class Meta:
        csrf = False

    name = Line("Name", longest=20)
    used = BooleanField("Used")
    one = OneInView("One", choices=choices({"a": "Apple", "b": "Berry"}))
    some = SomeInView("Some", choices=choices({"a": "Apple", "b": "Berry"}))


def sent(app: Flask, seen: str, **values: Any) -> Shared:
    """The form as it was sent, in a request that stays open no longer than reading it."""
    data = {"name": "Ana", "used": "y", "one": "a", "some": ["a"], **values, "seen": seen}
    with app.test_request_context(method="POST", data=data, headers={"Accept-Language": "en"}):
        form = Shared()
        assert form.validate()
        return form


def overtaken(app: Flask, form: Shared, stored: dict[str, Any]) -> bool:
    with app.test_request_context(headers={"Accept-Language": "en"}):
        return form.is_overtaken(stored)


def test_a_page_carries_the_mark_of_what_is_stored(app: Flask) -> None:
    with app.test_request_context():
        form = Shared(data=STORED)
        form.remember(STORED)
    assert form.seen.data == fingerprint(STORED)
    assert form.status == 200


def test_what_was_seen_as_it_is_stored_passes(app: Flask) -> None:
    form = sent(app, fingerprint(STORED), name="Bor")
    assert not overtaken(app, form, STORED)


def test_another_content_is_shown_beside_what_was_typed(app: Flask) -> None:
    theirs = {"name": "Cilka", "used": False, "one": "b", "some": ["a", "b"]}
    form = sent(app, fingerprint(STORED), name="Bor")
    assert overtaken(app, form, theirs)
    assert form.theirs == [("Name", "Cilka"), ("Used", "no"), ("One", "Berry"), ("Some", "Apple, Berry")]
    assert (form.name.data, form.status) == ("Bor", 409)


def test_the_second_sending_overwrites_knowingly(app: Flask) -> None:
    theirs = {**STORED, "name": "Cilka"}
    first = sent(app, fingerprint(STORED), name="Bor")
    assert overtaken(app, first, theirs)
    second = sent(app, str(first.seen.data), name="Bor")
    assert not overtaken(app, second, theirs)


def test_the_same_words_from_two_people_are_no_conflict(app: Flask) -> None:
    form = sent(app, fingerprint(STORED), name="Cilka")
    assert not overtaken(app, form, {**STORED, "name": "Cilka"})


def test_a_missing_mark_counts_as_not_seen(app: Flask) -> None:
    assert overtaken(app, sent(app, "", name="Bor"), STORED)


def test_an_empty_stored_value_has_a_word(app: Flask) -> None:
    form = sent(app, "x", name="Bor")
    overtaken(app, form, {**STORED, "name": ""})
    assert form.theirs == [("Name", "empty")]


def test_the_mark_is_the_same_for_the_same_content_in_any_order() -> None:
    assert fingerprint({"a": 1, "b": None}) == fingerprint({"b": None, "a": 1})
    assert fingerprint({"a": 1}) != fingerprint({"a": "1"})


def test_a_refused_rule_stands_at_its_field_with_its_status(app: Flask) -> None:
    with app.test_request_context(headers={"Accept-Language": "en"}):
        form = Shared(data=STORED)
        form.refuse("name", Refusal("name_taken"))
        assert form.status == 422
        form.refuse("name", WrongState("plan_fixed"))
        assert form.status == 409
        assert [field for field, _sentence in form.page_errors] == ["name"]
