"""Words that may be somebody's name."""

from __future__ import annotations

import pytest

from workshop.domain.names import may_be_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Žarnico zamenja Jana, kodo ureja Vzorec.", ["Jana", "Vzorec"]),
        ("Kdo ima ključ? Vprašajte v društvu.", []),
        ("Klop pred domom", []),
        ("Klančina\nIme službe\n- Vrata\n• Luč", []),
        ("Klančina\nNaj pride Jana", ["Jana"]),
        ("Občina in RTV SLO", []),
        ("Pot do Golnika in čez Zlato polje", []),
        ("Vprašajte Anino sosedo Ano-Marijo", ["Anino", "Ano-Marijo"]),
    ],
)
def test_a_capital_inside_a_sentence_is_looked_at(text: str, names: list[str]) -> None:
    assert may_be_names(text, ("KS Golnik", "Zlato polje")) == names
