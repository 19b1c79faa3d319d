"""Every fault of the data is told with its place."""

from __future__ import annotations

import pytest

from workshop.domain.templates.reader import Reader, TemplateError


def reader(**data: object) -> Reader:
    return Reader("room, station 2", data)


def refused(error: pytest.ExceptionInfo[TemplateError]) -> tuple[str, str]:
    return error.value.where, error.value.problem


def test_the_error_says_where_and_what() -> None:
    assert str(TemplateError("room, station 2", "no kinds")) == "room, station 2: no kinds"


def test_a_text_is_read_in_both_languages() -> None:
    words = reader(sl={"title": "Soba"}, en={"title": "Room"}).text("title").words
    assert dict(words) == {"sl": "Soba", "en": "Room"}


def test_a_text_is_read_in_a_further_language() -> None:
    text = reader(sl={"title": "Soba"}, en={"title": "Room"}, it={"title": "Stanza"}).text("title")
    assert text.in_("it") == "Stanza"


def test_a_text_is_cleaned() -> None:
    assert reader(sl={"title": " S\u030coba  tu\n"}, en={"title": "Room"}).text("title").in_("sl") == "\u0160oba tu"


@pytest.mark.parametrize("english", [{}, {"title": ""}, {"title": "  "}, {"title": 4}])
def test_a_text_missing_in_one_language_is_refused(english: dict[str, object]) -> None:
    with pytest.raises(TemplateError) as error:
        reader(sl={"title": "Soba"}, en=english).text("title")
    assert refused(error) == ("room, station 2", "'title' in 'en' is missing or empty")


def test_a_language_left_out_is_refused() -> None:
    with pytest.raises(TemplateError, match="'title' in 'en' is missing"):
        reader(sl={"title": "Soba"}).text("title")


def test_a_text_over_its_length_is_refused() -> None:
    with pytest.raises(TemplateError, match="'title' in 'sl' has 5 characters, more than 4"):
        reader(sl={"title": "Sobaa"}, en={"title": "Room"}).text("title", 4)


def test_a_language_that_is_no_table_is_refused() -> None:
    with pytest.raises(TemplateError, match="'sl' is not a table of texts"):
        reader(sl="Soba").text("title")


def test_a_text_keeps_its_non_breaking_spaces() -> None:
    text = reader(sl={"title": "95\u00a0% ljudi"}, en={"title": "95% of people"}).text("title")
    assert text.in_("sl") == "95\u00a0% ljudi"


def test_a_text_that_may_be_missing() -> None:
    assert reader(sl={}, en={}).text_or_none("note") is None


def test_a_text_that_may_be_missing_may_not_be_there_in_one_language_alone() -> None:
    with pytest.raises(TemplateError, match="'note' in 'en' is missing"):
        reader(sl={"note": "Pozor"}, en={}).text_or_none("note")


def test_lists_of_texts_are_paired_by_place() -> None:
    probes = reader(sl={"probes": ["Kdo?", "Kdaj?"]}, en={"probes": ["Who?", "When?"]}).texts("probes")
    assert [(probe.in_("sl"), probe.in_("en")) for probe in probes] == [("Kdo?", "Who?"), ("Kdaj?", "When?")]


def test_lists_of_different_lengths_are_refused() -> None:
    with pytest.raises(TemplateError, match="'probes' are not equally many in 'sl' and 'en'"):
        reader(sl={"probes": ["Kdo?", "Kdaj?"]}, en={"probes": ["Who?"]}).texts("probes")


@pytest.mark.parametrize("slovene", [{}, {"probes": []}, {"probes": "Kdo?"}])
def test_a_list_that_is_missing_empty_or_no_list_is_refused(slovene: dict[str, object]) -> None:
    with pytest.raises(TemplateError, match="'probes' in 'sl' is missing or not a list"):
        reader(sl=slovene, en={"probes": ["Who?"]}).texts("probes")


def test_an_empty_text_in_a_list_is_refused_with_its_place() -> None:
    with pytest.raises(TemplateError, match="'probes' in 'en', 2 is missing or empty"):
        reader(sl={"probes": ["Kdo?", "Kdaj?"]}, en={"probes": ["Who?", ""]}).texts("probes")


@pytest.mark.parametrize("value", ["4", 4.0, True, None])
def test_what_is_not_a_whole_number_is_refused(value: object) -> None:
    with pytest.raises(TemplateError, match="'minutes' is not a whole number"):
        reader(minutes=value).number("minutes")


def test_a_number_below_the_least_is_refused() -> None:
    with pytest.raises(TemplateError, match="'minutes' is 0, less than 1"):
        reader(minutes=0).number("minutes", least=1)


def test_a_number_left_out_has_its_default() -> None:
    assert reader().number("move_seconds", default=90) == 90


def test_a_flag_left_out_is_down() -> None:
    assert (reader().flag("short"), reader(short=True).flag("short")) == (False, True)


def test_a_flag_is_true_or_false() -> None:
    with pytest.raises(TemplateError, match="'short' is neither true nor false"):
        reader(short="yes").flag("short")


@pytest.mark.parametrize("key", [None, "", "Room", "my room", "room-", 4])
def test_a_key_is_small_letters_digits_and_hyphens(key: object) -> None:
    with pytest.raises(TemplateError, match="'key' is not small letters"):
        reader(key=key).key()


def test_a_list_that_is_none_is_refused() -> None:
    with pytest.raises(TemplateError, match="'kinds' is not a list"):
        reader(kinds="need").listed("kinds")


def test_tables_are_named_by_their_place() -> None:
    with pytest.raises(TemplateError) as error:
        Reader("room", {"roles": [{"key": "keys"}, {"key": "K"}]}).tables("roles", Reader.key, "role")
    assert error.value.where == "room, role 2"


def test_a_table_that_is_none_is_refused() -> None:
    with pytest.raises(TemplateError, match="room, role 1: is not a table"):
        Reader("room", {"roles": ["keys"]}).tables("roles", Reader.key, "role")


def test_an_unknown_field_is_refused() -> None:
    with pytest.raises(TemplateError, match="unknown field 'minuts'"):
        reader(minuts=4).allow_only({"minutes"}, set())


def test_an_unknown_text_is_refused() -> None:
    with pytest.raises(TemplateError, match="unknown text 'titel' in 'en'"):
        reader(sl={"title": "Soba"}, en={"titel": "Room"}).allow_only(set(), {"title"})
