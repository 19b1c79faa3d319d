"""The page of the vote offers themes and near-duplicates."""

from __future__ import annotations

from flask import Flask

from tests.facilitator.boards import open_room
from workshop.models import Suggestion, Theme, VoteOption


def test_the_list_is_made_from_themes_and_from_what_says_nearly_the_same(app: Flask) -> None:
    room = open_room(app, "plenary")
    ana = room.client(room.centre.owner)
    one, two = room.say("Klančina pri vhodu v knjižnico", "Klančina pri vhodu v knjižnici", state="shown")
    bus, *_others = room.say("Avtobus", "Zbor", "Pomoč", "Klopi", state="shown")
    ana.post(room.at("themes"), data={"name": "Prevoz", "statement": str(bus.id)})
    ana.post(room.at("themes/suggestions"), data={"next": room.at("voting")})
    (same,) = [row for row in room.rows(Suggestion) if row.kind == "same"]
    ana.get(room.at("voting"))
    assert "Prevoz" in ana.words
    (theme,) = room.rows(Theme)
    assert ana.post(room.at("voting/themes"), data={"theme": str(theme.id)}).status_code == 303
    assert ana.post(room.at("voting/themes"), data={}).status_code == 422
    ticked = {"statement": [str(one.id), str(two.id)]}
    at = room.at(f"voting/same/{same.id}")
    assert ana.post(at, data={**ticked, "text": " "}).status_code == 422
    assert ana.post(at, data={**ticked, "text": "a" * 281}).status_code == 422
    written = {field.get("id"): str(field.text or "").strip() for field in ana.page.iter("textarea")}
    assert (written["text"], written[f"same-{same.id}"]) == ("", "a" * 281)
    assert ana.post(at, data={**ticked, "text": "Klančina v knjižnico"}).status_code == 303
    lines = room.rows(VoteOption, VoteOption.number)
    assert [line.text for line in lines] == ["Prevoz", "Klančina v knjižnico"]
