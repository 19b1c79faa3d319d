"""Join the split web fonts into one complete file per weight.

Fontsource ships each weight as a latin and a latin-ext half, told apart by
unicode-range. Two halves of one family give wrong letters in WeasyPrint, so
the product keeps whole files: woff2 for screens, ttf for paper.

    npm pack @fontsource/atkinson-hyperlegible-next@5.3.0   (and unpack it)
    python static/fonts/merge_fonts.py package/files static/fonts

Exits with 1 when a letter or a feature the product needs is missing.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from fontTools.merge import Merger  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

FAMILY = "atkinson-hyperlegible-next"
WEIGHTS = (400, 700)
HALVES = ("latin", "latin-ext")
NEEDED_LETTERS = "čšžćđČŠŽĆĐëçËÇőűŐŰàèìòùé»«„“”–—…·€×0123456789\u00a0"
NEEDED_FEATURES = {"tnum", "kern"}


def unpack(source: Path, folder: Path) -> str:
    """Write a woff2 file as plain ttf, which the merger can read."""
    font = TTFont(source)
    font.flavor = None
    target = folder / (source.stem + ".ttf")
    font.save(target)
    return str(target)


def features(font: TTFont) -> set[str]:
    """Return the OpenType feature tags of both layout tables."""
    return {
        record.FeatureTag
        for table in ("GSUB", "GPOS")
        if table in font
        for record in font[table].table.FeatureList.FeatureRecord
    }


def missing(font: TTFont) -> list[str]:
    """Return the needed letters and features that the font lacks."""
    letters = [c for c in NEEDED_LETTERS if ord(c) not in font.getBestCmap()]
    return letters + sorted(NEEDED_FEATURES - features(font))


def merge_weight(weight: int, source: Path, target: Path) -> list[str]:
    """Write one weight as ttf and woff2; return what it lacks."""
    with tempfile.TemporaryDirectory() as name:
        halves = [unpack(source / f"{FAMILY}-{half}-{weight}-normal.woff2", Path(name)) for half in HALVES]
        font = Merger().merge(halves)
    font.recalcTimestamp = False
    font.save(target / f"{FAMILY}-{weight}.ttf")
    font.flavor = "woff2"
    font.save(target / f"{FAMILY}-{weight}.woff2")
    return missing(font)


def main() -> int:
    """Merge every weight into the folder named second."""
    source, target = Path(sys.argv[1]), Path(sys.argv[2])
    lacking = {weight: merge_weight(weight, source, target) for weight in WEIGHTS}
    for weight, items in lacking.items():
        print(f"{weight}: {'complete' if not items else 'lacks ' + ' '.join(items)}")
    return 1 if any(lacking.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
