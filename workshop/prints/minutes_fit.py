"""How high the minutes are, in points, reckoned on the safe side as for the municipality's page (report_fit.py)."""

from __future__ import annotations

import re
from math import ceil

from workshop.prints.report_fit import heights, plain, text_width, without_pictures

MOST_POINTS = 2 * 717 - 30
"""Two pages between their margins, less what the end of the first may leave empty."""
ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
FIRST_CELL = re.compile(r"<th scope=\"row\"[^>]*>(.*?)</th>", re.DOTALL)
TABLE = re.compile(r"<table.*?</table>", re.DOTALL)
FACT = re.compile(r"<dd>(.*?)</dd>", re.DOTALL)
PART_WIDTH, FACT_WIDTH = 285.0, 345.0
"""Of the column of the agenda that holds the parts, and of a fact; in points."""
SIGNATURES = 92.0


def points_of_minutes(html: str) -> float:
    """The height of templates/prints/after/_minutes.html."""
    found = without_pictures(html)
    rows = sum(row_height(row) for table in TABLE.findall(found) for row in ROW.findall(table))
    facts = sum(3.0 + 15.0 * lines(fact, 11.5 * 1.09, FACT_WIDTH) for fact in FACT.findall(found))
    return sum(heights(TABLE.sub(" ", found))) + rows + facts + SIGNATURES


def row_height(row: str) -> float:
    """A row of the agenda is as high as the names of its parts."""
    first = FIRST_CELL.search(row)
    return 5.5 + 14.0 * (lines(first[1], 11.0, PART_WIDTH) if first else 1)


def lines(html: str, size: float, width: float) -> int:
    return max(1, ceil(text_width(plain(html)) * size / width))
