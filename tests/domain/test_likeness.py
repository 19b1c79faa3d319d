"""What is near to what, and what says nearly the same."""

from __future__ import annotations

from workshop.domain.lemmas import same_form
from workshop.domain.likeness import make_index, near_duplicates, nearest

TEXTS = {
    1: "Klančina pri vhodu v knjižnico",
    2: "Klančina pri vhodu v knjižnici",
    3: "Klopi ob reki in senca dreves",
    4: "Senca ob reki za poletne igre otrok in starejših",
    5: "Pevski zbor vadi ob torkih",
    6: "Učna pomoč iz matematike",
}


def test_the_nearest_comes_first_and_what_is_unlike_does_not_come() -> None:
    near = nearest(make_index(TEXTS, same_form), 3, 5)
    assert [one for one, _score in near] == [4]
    assert 0 < near[0][1] <= 1


def test_pieces_bind_forms_that_no_dictionary_joins() -> None:
    assert near_duplicates(make_index(TEXTS, same_form)) == [(1, 2)]


def test_a_yes_and_a_no_are_no_duplicates() -> None:
    said = {
        1: "Marijuana should be legalized",
        2: "Marijuana should not be legalized",
        3: "Plant trees",
        4: "Fix roads",
    }
    assert near_duplicates(make_index(said, same_form)) == []


def test_texts_without_a_word_are_near_to_nothing() -> None:
    index = make_index({1: "!!!", 2: "in", 3: ""}, same_form)
    assert nearest(index, 1, 5) == []
    assert near_duplicates(index) == []


def test_the_order_in_which_texts_come_changes_nothing() -> None:
    there = make_index(TEXTS, same_form)
    back = make_index(dict(reversed(TEXTS.items())), same_form)
    assert near_duplicates(there) == near_duplicates(back)
    assert nearest(there, 3, 5) == nearest(back, 3, 5)
