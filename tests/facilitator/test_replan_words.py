"""What the preview of a change says of tables that close."""

from __future__ import annotations

from flask import Flask

from tests.facilitator.test_replan import JOINED, open_plan


def test_the_preview_says_who_chooses_the_key_points_of_a_table_that_closes(app: Flask) -> None:
    room = open_plan(app, groups=4)
    bor = room.client(room.centre.colleague)
    bor.set_cookie("language", "en")
    bor.get(room.at(JOINED))
    assert "What was written there stays. In the home round Green comes back and chooses the key points." in bor.words
    assert "In the home round nobody sits at station 2. Choose its key points in moderation." in bor.words
    bor.get(room.at("run/replan?change=close&station=2&join=B-A"))
    assert "What was written there stays and is reported. Choose its key points in moderation." in bor.words
    assert "nobody sits" not in bor.words
