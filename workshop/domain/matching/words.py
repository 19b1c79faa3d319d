"""Words of a short text, so that their many forms meet: folded, cut to stems, without words that say nothing."""

from __future__ import annotations

import re
import unicodedata

WORD = re.compile(r"[a-z]+")
SHORTEST = 4
"""Letters that two stems must share from their beginning."""
ALIKE = 0.7
"""Share of the longer stem that must be in common."""
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
SILENT = frozenset(WITHOUT_MEANING.split())


def fold(text: str) -> str:
    """Small letters without their signs: »Šivanje« is »sivanje«."""
    apart = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in apart if unicodedata.category(letter) != "Mn")


def tokens(text: str) -> dict[str, str]:
    """The words that say something, as {stem: the word as it was written}, in their order."""
    found: dict[str, str] = {}
    for written in re.findall(r"[^\W\d_]+", text):
        plain = fold(written)
        if len(plain) >= SHORTEST - 1 and plain not in SILENT and WORD.fullmatch(plain):
            found.setdefault(stem(plain), written.lower())
    return found


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
