"""Words go back into the fields of a page's form."""

from __future__ import annotations

import pytest
from werkzeug.datastructures import MultiDict

from workshop.resident.refill import own_words, refill

PAGE = """<main data-follow="yes"><input name="text" value="elsewhere">
<form id="writing" action="/1"><input type="hidden" name="station" value="2"><input type="hidden" name="key" value="a">
<textarea id="text" name="text">
before &amp; <b></textarea>&nbsp;<p>&#171;</p>
<input type="radio" name="hours" value="1-2" checked><input type="radio" name="hours" value="6+">
<input type="checkbox" name="role" value="1"><input type="checkbox" name="role" value="3" checked>
<details><select name="often"><option value="">-</option><option value="once" selected>x</option></select>
</details>
<input name="place" value="">
</form><textarea name="text">after</textarea></main>"""
TYPED = MultiDict(
    [
        ("station", "2"),
        ("key", "b"),
        ("text", 'Šport & "red" <i>\r\nčaj'),
        ("hours", "6+"),
        ("role", "1"),
        ("often", ""),
        ("place", "Dom <3"),
    ]
)


def test_every_field_of_the_form_has_what_was_typed_and_nothing_outside_it() -> None:
    assert (
        refill(PAGE, TYPED)
        == """<main><input name="text" value="elsewhere">
<form id="writing" action="/1"><input type="hidden" name="station" value="2"><input type="hidden" name="key" value="b">
<textarea id="text" name="text">
Šport &amp; "red" &lt;i&gt;\r\nčaj</textarea>&nbsp;<p>&#171;</p>
<input type="radio" name="hours" value="1-2"><input type="radio" name="hours" value="6+" checked>
<input type="checkbox" name="role" value="1" checked><input type="checkbox" name="role" value="3">
<details open><select name="often"><option value="" selected>-</option><option value="once">x</option></select>
</details>
<input name="place" value="Dom &lt;3">
</form><textarea name="text">after</textarea></main>"""
    )


@pytest.mark.parametrize("field", ["station", "extends", "statement", "list"])
def test_words_for_another_question_are_not_put_into_this_one(field: str) -> None:
    assert refill(PAGE, MultiDict({**TYPED, field: "7"})) is None


def test_a_page_without_a_form_takes_none() -> None:
    assert refill("<main><form action='/'></form></main>", TYPED) is None


def test_own_words_are_told_from_marks_and_numbers() -> None:
    assert own_words(
        MultiDict({"text": "Klub ", "key": "abc", "note": " dva stola", "hours": "1-2", "praise": ""})
    ) == [
        "Klub",
        "dva stola",
    ]
