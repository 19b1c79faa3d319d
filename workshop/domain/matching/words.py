"""Words of a short text, so that their many forms meet: folded, cut to stems, without words that say nothing."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

WORD = re.compile(r"[a-z]+")
SHORTEST = 4
"""Letters that two stems must share from their beginning."""
ALIKE = 0.7
"""Share of the longer stem that must be in common."""
USUAL, FEW = 0.15, 8
"""Share of the texts from which a word says nothing about two of them, where more than so many texts have it."""
ENDINGS = (
    *("ovanje", "evanje", "anjem", "anja", "anje", "enje", "enja", "ami", "ijo", "ega", "emu", "imi", "ih", "im"),
    *("oma", "ema", "ova", "ati", "iti", "eti", "ala", "ila", "am", "em", "om", "ah", "eh", "ov", "ev", "mo", "te"),
    *("al", "il", "jo", "ti", "a", "e", "i", "o", "u"),
)
WITHOUT_MEANING = """
ali ampak bom bos kot med moj nad naj pod pri sem ter ton vam vas ven zal
the and for can you who
brez bila bilo biti cela cisto danes daje delam dela dobro doma domov drugega drugih drugim dve eden eno enkrat
gremo grem hitro imam imamo ima imajo iscem iscemo isce iz kadar kadarkoli kaksen kaksnega kakor kako kar kateri
kdo kdor kje koga krat kraju lahko mene meni moja moje moji mora moram moramo morda nam nas nase nasi naj nekaj
nekdo nekoga niti nimam nimamo nima nobene okoli okolici oseba osebe osebi pogresa pogresam pogresajo pogresamo
polno pomaga pomagam pomagamo pomoc pomoci posodi posodil posodila posodim posodimo potrebuje potrebujem
potrebujemo pridem prav prosim prosto prosta prost rabim rabimo rad rada radi sama samo sami sebi svoje svoji
svojo tega tisti tudi ucim uciti vabim vabimo vas vasi vedno vendar vsak vsaj vse vsem veliko vodim vodimo vzamem
zato zelim zelimo zeli zelijo zelo znam zna stara stare starejse starejsi starejsih starejsim dni dneh teden mesec
need needs offer offers help have lend look looking some somebody someone with would like want from your
"""
FUNCTION_WORDS = """
cez dokler glede ker kjer kjerkoli koliko komaj kljub kogar komu le mimo namesto nato navzdol navzgor nekam nekje
nekoc nikakor nikamor nikjer nikoli niso nista nismo nocem oba obe odkar okrog onkraj ono onstran pac poleg ponavadi
potem povsem povsod pravi precej pred predvsem prek preko premalo prevec proti razen saj sedaj seveda sicer skoraj
skozi skupaj smo spet sploh sproti sta ste sva tak taka take takega takem takim takih tako takoj takrat taksen taksna
taksno tam tej tem temu teh tiste tistega tistem tisto tistih toda toliko torej treba tukaj tule vec veckrat vmes
vnaprej vseh vsega vsemi vseeno vsi vsaka vsake vsakega vsakem vsako vsakih vsakdo zakaj zaradi zdaj zelela zelel
znotraj zraven zunaj ceprav cigar cimbolj njega njej njem njemu njen njena njeno njih njihov njihova njihovo njim nji
njo nju oni ona nasa nasega nasem nasih nasim nasimi naso vasa vasega vasem vasih vase vaso jaz jih jim svoj svoja
svojega svojem svojih svojim tvoj katera katero katerega katerih katerem kakih kak kaka kakrsen enega enem enim enih
ene dva dvema trem trije tri stiri pet sest deset dvajset vecina bili bile bodo bomo bosta bova gre gresta gredo
morajo morate morem more moremo morejo sme smejo smemo hoce hocem hocemo hocejo naredi naredim naredimo dobi dobim
dobimo dobijo uro ura ure uri urah urami dan dneva dnevu dnevi dnevih leto leta letu letih minut minute mesece meseca
mesecu mescih dopoldne dopoldan popoldne popoldan zjutraj zvecer vecer vecera veceru vecerih vikend vikende nocoj
jutri vceraj
"""
"""Words that hold a sentence together, and those of hours and days, which are compared as times."""
SILENT = frozenset(WITHOUT_MEANING.split()) | frozenset(FUNCTION_WORDS.split())
SILENT_BEGINNINGS = ("ljud", "skupn", "prazn", "mozn", "potreb")
"""Of words that everybody uses of everything."""


def fold(text: str) -> str:
    """Small letters without their signs: »Šivanje« is »sivanje«."""
    apart = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in apart if unicodedata.category(letter) != "Mn")


def tokens(text: str) -> dict[str, str]:
    """The words that say something, as {stem: the word as it was written}, in their order."""
    found: dict[str, str] = {}
    for written in re.findall(r"[^\W\d_]+", text):
        plain = fold(written)
        if len(plain) >= SHORTEST - 1 and not is_silent(plain) and WORD.fullmatch(plain):
            found.setdefault(stem(plain), written.lower())
    return found


def is_silent(plain: str) -> bool:
    """Whether a folded word says nothing about what is needed or offered."""
    return plain in SILENT or plain.startswith(SILENT_BEGINNINGS)


def usual_stems(texts: Iterable[Iterable[str]]) -> frozenset[str]:
    """Stems that a large share of the texts has: there they tell no two apart. None among a few texts."""
    counted = [frozenset(stems) for stems in texts]
    least = max(FEW, USUAL * len(counted))
    found = Counter(one for stems in counted for one in stems)
    return frozenset(one for one, times in found.items() if times > least)


def stem(plain: str) -> str:
    """The word without its ending, of which at least three letters stay."""
    for ending in ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= SHORTEST - 1:
            return plain.removesuffix(ending)
    return plain


def alike(one: str, other: str) -> bool:
    """Whether two stems are likely of one word: the same, or the same over most of their length."""
    if one == other:
        return True
    if one[:SHORTEST] != other[:SHORTEST]:
        return False
    shared = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return shared >= SHORTEST and shared >= ALIKE * max(len(one), len(other))
