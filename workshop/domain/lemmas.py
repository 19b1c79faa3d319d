"""Words of a text as they are compared: in small letters, without the marks over čšž, in their base form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

Lemma = Callable[[str], str]
"""The base form of a word in small letters; a word that is not known comes back as it is."""

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
SHORTEST = 3
"""Letters of a word that is compared; shorter ones bind nothing."""

ENGLISH = """
about above after again all allow also although always and another any anyone anything are around away back because
become been before being below best better between both bring but can cannot cause city come community could county
did does done down during each either else enough etc even every everyone everything for from full get give given
going good great had has have having her here him his how however idea into its itself just keep kind know large less
let like little live look lot made make many may maybe might more most much must near need needs never new not nothing
now off often one only open other our out over own people per place please put rather really right same say see seem
several shall she should since small some someone something still such sure take than that the their them then there
these they thing things think this those though through thus time too town toward towards try two under until upon use
used very want was way well were what when where which while who whole whom whose why will with within without work
would yet you your area lack improve provide increase build change create especially require encourage don isn aren
wasn weren shouldn couldn wouldn doesn didn hasn haven hadn year day week month hour
"""
SLOVENE = """
ali ampak bil bila bile bili bilo bilobi biti blizu bodo bolj bom bomo brez čez čim dal dati dela deti dobro dokler
dosti dovolj drug drugi dva eden ena eni eno ene enkrat ga glede gre hočem ima imajo imamo imeti in iti iz izmed jaz
jih jim jo kadar kaj kak kakor kako kakšen kam kar kateri katerih kdo kdor kdaj ker kje kjer kljub ko kolikor koliko
kot kraj krajevni lahko lep manj manjka med mene meni mesto mi mimo moj moja moje moral morati morda mora moramo mu
nad naj najbolj najti nam nama narediti nas naš naša naše ne nek neka nekaj nekdo neki nekoč ni nič niha nihče nikoli
nimamo nisem niso njegov njen njihov njim no nov nova novo ob oba od okoli on ona oni ono oziroma pa po pod podati
poleg ponuditi potem potreba potreben potrebovati potrebujemo povsem pred preko prav pri prihajati prostor proti prvi
radi rad recimo reči res sam samo se sebe sedaj sem sicer skoraj skozi skupaj skupen smo so sploh spet srednji stvar
svoj svoja svoje ta tak tako takoj takšen tam te tega tem temu ti tisti to toliko torej treba tu tudi tukaj tvoj več
včasih vedno velik veliko vendar veš vi videti vsa vsak vsaj vse vsi za zakaj zaradi zato zdaj zdi zelo zraven že
želeti želim želimo bi bo človek ljudje skupnost urediti ureditev pomagati možnost imel lahek leto mesec teden dan ura
priti vedeti hoteti moči najmanj isti dvakrat trikrat ponedeljek torek sreda četrtek petek sobota nedelja dopoldne
popoldne zvečer tri trije štiri pet šest sedem osem devet deset dvajset
"""

NO = {"no", "not", "never", "none", "nothing", "without", "stop", "cannot"} | {
    *("ne", "ni", "nič", "nikoli", "noben", "nobena", "nobeno", "nimamo", "nimam", "nima", "niso", "brez")
}


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Small letters without marks: »Žuželke« is found by »zuzelke«, and »đ« by »d«."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


STOP = frozenset(fold(word) for word in (ENGLISH + SLOVENE).split())


def find_words(text: str) -> list[str]:
    """The words of a text in small letters, marks kept: base forms are looked up with them."""
    return [word.replace("’", "'") for word in WORD.findall(text.casefold())]


def base_words(text: str, lemma: Lemma) -> list[str]:
    """Base forms of the words that can bind a text to another, with their marks; one for each place in the text."""
    found = (lemma(word.split("'")[0]).casefold() for word in find_words(text) if fold(word) not in STOP)
    return [word for word in found if len(word) >= SHORTEST and fold(word) not in STOP]


def same_form(word: str) -> str:
    """For languages that have no base forms here: the word itself."""
    return word


def says_no(text: str) -> bool:
    """Whether a text denies something: with a word such as »not« or »brez«, or with n't at a word's end."""
    return any(word in NO or word.endswith("n't") for word in find_words(text))
