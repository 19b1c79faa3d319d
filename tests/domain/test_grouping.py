"""Groups and the words that bind them."""

from __future__ import annotations

from tests.domain.spoken import BENCH, BUS, SPOKEN
from workshop.domain.grouping import suggest_groups
from workshop.domain.lemmas import fold, same_form
from workshop.domain.likeness import make_index


def test_statements_with_the_same_words_are_suggested_with_these_words() -> None:
    groups = suggest_groups(make_index(SPOKEN, same_form))
    found = {frozenset(group.statements): group.words for group in groups}
    assert "avtobus" in found[frozenset(BUS)]
    assert "klopi" in found[frozenset(BENCH)]


def test_a_statement_is_in_one_group_at_most() -> None:
    together = [one for group in suggest_groups(make_index(SPOKEN, same_form)) for one in group.statements]
    assert len(together) == len(set(together))


def test_every_statement_of_a_group_holds_one_of_its_words() -> None:
    index = make_index(SPOKEN, same_form)
    for group in suggest_groups(index):
        for one in group.statements:
            assert {fold(word) for word in group.words} & {fold(word) for word in index.words[one]}


def test_only_what_is_asked_about_is_grouped() -> None:
    groups = suggest_groups(make_index(SPOKEN, same_form), among=set(SPOKEN) - set(BUS))
    assert all(not set(BUS) & set(group.statements) for group in groups)


def test_nothing_is_suggested_where_nothing_binds() -> None:
    assert suggest_groups(make_index({1: "reka", 2: "glasba", 3: "pekarna"}, same_form)) == []
    assert suggest_groups(make_index({}, same_form)) == []
