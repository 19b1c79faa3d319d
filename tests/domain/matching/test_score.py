"""Which needs and offers fit, and the reasons that are said for it."""

from __future__ import annotations

import pytest

from tests.pairs_set import read_set
from workshop.domain.matching.score import Entry, compare, suggest
from workshop.domain.matching.topics import Category

RIDE = {"community": "Golnik", "category": "ride", "when": "ob torkih dopoldne"}


def codes(need: Entry, offer: Entry) -> dict[str, tuple[str, ...]]:
    found = compare(need, offer)
    return {} if found is None else {reason.code: reason.what for reason in found.reasons}


def test_a_ride_is_found_with_its_reasons() -> None:
    need = Entry("1", "Iščem prevoz v Kranj k zdravniku.", where="Kranj", how_often="weekly", **RIDE)
    offer = Entry("2", "Vozim k zdravniku in nazaj.", where="Golnik–Kranj", how_often="weekly", **RIDE)
    assert codes(need, offer) == {
        "category": ("ride",),
        "words": ("zdravniku",),
        "times": ("morning", "tue"),
        "place": ("kranj",),
        "often": ("weekly",),
        "community": ("Golnik",),
    }


@pytest.mark.parametrize("when", ["ob sredah", "torek zvečer", "weekends"])
def test_times_that_exclude_each_other_part_two_that_fit(when: str) -> None:
    need = Entry("1", "Prevoz k zdravniku", **RIDE)
    assert compare(need, Entry("2", "Prevoz k zdravniku", "Golnik", "ride", when)) is None


def test_a_ride_to_elsewhere_and_a_skill_for_a_thing_do_not_fit() -> None:
    need = Entry("1", "Prevoz v službo", where="Ljubljana", **RIDE)
    assert compare(need, Entry("2", "Prevoz v službo", where="Bled", **RIDE)) is None
    thing = Entry("3", "Otrok nima računalnika", category="computer")
    assert compare(thing, Entry("4", "Pomagam pri računalniku", category="computer")) is None
    assert compare(thing, Entry("5", "Prenosnike podarim", category="computer")) is not None


def test_the_category_alone_is_enough_only_where_one_is_as_good_as_another() -> None:
    when = {"community": "Golnik", "when": "petek"}
    assert compare(
        Entry("1", "Varstvo za hčer", category="children", **when),
        Entry("2", "Malčke k meni", category="children", **when),
    )
    assert not compare(
        Entry("1", "Projektor", category="tools", **when), Entry("2", "Lestev", category="tools", **when)
    )


def test_a_statement_without_a_category_is_guessed_from_its_words() -> None:
    need, offer = Entry("1", "Tečaj nemščine bi bil dober."), Entry("2", "Lahko učim nemščino.")
    assert need.topic is Category.LEARNING
    assert codes(need, offer)["words"] == ("nemščine",)


def test_the_same_community_comes_first_and_a_need_has_few_offers() -> None:
    need = Entry("1", "Prevoz k zdravniku", **RIDE)
    far = {**RIDE, "community": "Stražišče"}
    offers = [Entry(f"far {n}", "Prevoz k zdravniku v Kranj", **far) for n in range(9)]
    found = suggest([need], [*offers, Entry("near", "Prevoz k zdravniku", **RIDE)], most=3)
    assert [pair.offer.id for pair in found] == ["near", "far 0", "far 1"]


def test_two_that_share_a_usual_word_alone_do_not_fit() -> None:
    need, offer = Entry("1", "Klop pred cerkvijo"), Entry("2", "Barva za klop")
    assert compare(need, offer) is not None
    assert compare(need, offer, frozenset(need.stems)) is None


def test_the_index_leaves_out_nothing_that_fits() -> None:
    written = read_set("tuning")
    every = {(n.id, o.id) for n in written.needs for o in written.offers if compare(n, o)}
    assert {(p.need.id, p.offer.id) for p in suggest(written.needs, written.offers, most=99)} == every


@pytest.mark.parametrize(("name", "precision", "recall"), [("tuning", 0.85, 0.95), ("held-out", 0.75, 0.6)])
def test_the_written_pairs_are_found(name: str, precision: float, recall: float) -> None:
    quality = read_set(name).quality()
    assert quality.precision >= precision
    assert quality.recall >= recall
