"""Precision and recall."""

from __future__ import annotations

from workshop.domain.matching.quality import judge


def test_figures_of_a_set() -> None:
    quality = judge({("N1", "O1"), ("N1", "O2")}, {("N1", "O1"), ("N2", "O3"), ("N3", "O4"), ("N4", "O5")})
    assert (quality.precision, quality.recall) == (0.5, 0.25)


def test_nothing_suggested_is_not_wrong_but_finds_nothing() -> None:
    quality = judge(set(), {("N1", "O1")})
    assert (quality.precision, quality.recall) == (1.0, 0.0)
