"""Names of local communities."""

from __future__ import annotations

import pytest

from workshop.domain.places import bare_name


@pytest.mark.parametrize("written", ["Golnik", "KS Golnik", "ks  Golnik ", "Krajevna skupnost Golnik"])
def test_a_name_stands_alone_however_it_was_written(written: str) -> None:
    assert bare_name(written) == "Golnik"


@pytest.mark.parametrize("name", ["Kskovo", "KS", "Zlato polje"])
def test_a_name_that_only_looks_so_stays(name: str) -> None:
    assert bare_name(name) == name
