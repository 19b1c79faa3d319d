"""Slovene counts in four forms: 1, 2, 3 and 4, the rest, by the last two digits (D.1). Every counted sentence is said
with each of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from flask import Flask
from flask_babel import force_locale, ngettext

from workshop.translations.refresh import catalogue_path, is_complete, messages, read

FORM = {0: 3, 1: 0, 2: 1, 3: 2, 4: 2, 5: 3, 11: 3, 12: 3, 100: 3, 101: 0, 102: 1, 103: 2, 111: 3, 1002: 1}
GAP = re.compile(r"%\((\w+)\)s")
COUNTED = re.compile(r"%\((?:num|count)\)s ")
NOUNS = (
    "oseba osebi osebe oseb",
    "osebo osebi osebe oseb",
    "skupina skupini skupine skupin",
    "miza mizi mize miz",
    "postaja postaji postaje postaj",
    "postajo postaji postaje postaj",
    "krog kroga krogi krogov",
    "obroč obroča obroči obročev",
    "odgovor odgovora odgovori odgovorov",
    "izjava izjavi izjave izjav",
    "misel misli misli misli",
    "pojasnilo pojasnili pojasnila pojasnil",
    "potreba potrebi potrebe potreb",
    "ponudba ponudbi ponudbe ponudb",
    "prijava prijavi prijave prijav",
    "glas glasova glasovi glasov",
    "pika piki pike pik",
    "piko piki pike pik",
    "oznaka oznaki oznake oznak",
    "naloga nalogi naloge nalog",
    "delavnica delavnici delavnice delavnic",
    "otrok otroka otroci otrok",
    "list lista listi listov",
    "listek listka listki listkov",
    "del dela deli delov",
    "številka številki številke številk",
    "vrstica vrstici vrstice vrstic",
    "koda kodi kode kod",
    "stran strani strani strani",
    "minuta minuti minute minut",
    "minuto minuti minute minut",
    "sekundo sekundi sekunde sekund",
    "znak znaka znake znakov",
)
VERBS = (
    ("je {n}", "sta {n}", "so {n}", "je {n}"),
    ("bo le {n}", "bosta le {n}", "bodo le {n}", "bo le {n}"),
    ("{n} čaka", "{n} čakata", "{n} čakajo", "{n} čaka"),
)


@dataclass(frozen=True)
class Counted:
    """A counted sentence: one and many in English, the four forms in Slovene."""

    id: tuple[str, str]
    string: tuple[str, ...]


def counted() -> list[Counted]:
    found = messages(read(catalogue_path("sl"), "sl"))
    whole = [message for message in found if message.pluralizable and is_complete(message)]
    return [Counted((message.id[0], message.id[1]), tuple(message.string or ())) for message in whole]


def test_every_counted_sentence_takes_the_form_of_its_number(app: Flask) -> None:
    wrong = []
    with app.test_request_context(), force_locale("sl"):
        for message in counted():
            gaps = {name: f"<{name}>" for name in GAP.findall(" ".join(message.id)) if name != "num"}
            for n, form in FORM.items():
                said = ngettext(*message.id, n, **gaps)
                if said != message.string[form] % {**gaps, "num": n}:
                    wrong.append((message.id[1], n, said))
    assert wrong == []


def test_every_form_says_all_that_its_sentence_has_to_say() -> None:
    wrong = [
        (message.id[1], form)
        for message in counted()
        for form in message.string
        if set(GAP.findall(form)) != set(GAP.findall(message.id[1]))
    ]
    assert wrong == []


def test_a_noun_behind_its_number_is_declined() -> None:
    wrong = [
        (form, noun)
        for message in counted()
        for nouns in map(str.split, NOUNS)
        if re.search(COUNTED.pattern + nouns[0] + r"\b", message.string[0])
        for form, noun in zip(message.string, nouns, strict=True)
        if not re.search(COUNTED.pattern + noun + r"\b", form)
    ]
    assert wrong == []


def test_the_verb_agrees_with_the_number() -> None:
    wrong = []
    for message in counted():
        said = [COUNTED.sub("{n} ", form).replace("to je {n}", "to, kar je") for form in message.string]
        for verbs in VERBS:
            if re.search(rf"(?<!\w){verbs[0].replace('{', '[{]')}(?!\w)", said[0]):
                wrong += [form for form, verb in zip(said, verbs, strict=True) if verb not in form]
    assert wrong == []


TABLE = {
    ("%(num)s group", "%(num)s groups"): (
        "0 skupin",
        "1 skupina",
        "2 skupini",
        "3 skupine",
        "5 skupin",
        "11 skupin",
        "100 skupin",
        "101 skupina",
        "102 skupini",
    ),
    ("%(count)s dot", "%(count)s dots"): (
        "0 pik",
        "1 pika",
        "2 piki",
        "3 pike",
        "5 pik",
        "11 pik",
        "100 pik",
        "101 pika",
        "102 piki",
    ),
    ("You have %(num)s dot.", "You have %(num)s dots."): (
        "Imate 0 pik.",
        "Imate 1 piko.",
        "Imate 2 piki.",
        "Imate 3 pike.",
        "Imate 5 pik.",
        "Imate 11 pik.",
        "Imate 100 pik.",
        "Imate 101 piko.",
        "Imate 102 piki.",
    ),
    ("%(num)s person voted.", "%(num)s people voted."): (
        "Glasovalo je 0 oseb.",
        "Glasovala je 1 oseba.",
        "Glasovali sta 2 osebi.",
        "Glasovale so 3 osebe.",
        "Glasovalo je 5 oseb.",
        "Glasovalo je 11 oseb.",
        "Glasovalo je 100 oseb.",
        "Glasovala je 101 oseba.",
        "Glasovali sta 102 osebi.",
    ),
}
SAID = (0, 1, 2, 3, 5, 11, 100, 101, 102)


@pytest.mark.parametrize("texts", TABLE, ids=lambda texts: texts[1])
def test_a_sentence_reads_as_slovene_has_it(app: Flask, texts: tuple[str, str]) -> None:
    with app.test_request_context(), force_locale("sl"):
        assert tuple(ngettext(*texts, n, count=n) for n in SAID) == TABLE[texts]


@pytest.mark.parametrize(
    ("n", "beginning"),
    [
        (1, "Odprta bo le 1 miza."),
        (2, "Odprti bosta le 2 mizi."),
        (3, "Odprte bodo le 3 mize."),
        (5, "Odprtih bo le 5 miz."),
    ],
)
def test_tables_that_would_be_open(app: Flask, n: int, beginning: str) -> None:
    one = "Only %(num)s table would be open, and there are %(groups)s groups in ring %(ring)s. Join groups first."
    many = one.replace("table", "tables", 1)
    with app.test_request_context(), force_locale("sl"):
        assert ngettext(one, many, n, groups=6, ring=1).startswith(beginning)
