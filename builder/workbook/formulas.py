"""Formulas over the cells of one criterion. A text is in no figure: it is not a zero."""

import re

from builder.scoring import BandView, Summary
from builder.workbook.words import Value

Figure = tuple[str, Value | float | None]
"""A formula without its sign, and what it comes to; None where there is nothing to work out."""


def figures_of(cells: str, count: str, summary: Summary) -> tuple[Figure, ...]:
    """What points add up to: total, average, lowest, highest, spread. Count is a cell's place."""
    # Half up in whole numbers, as in scoring.py: fractions are not rounded the same everywhere.
    average = f"INT((20*SUM({cells})+{count})/(2*{count}))/10"
    return (
        (f"SUM({cells})", summary.total),
        (average, None if summary.tenths is None else summary.tenths / 10),
        (f"MIN({cells})", summary.lowest),
        (f"MAX({cells})", summary.highest),
        (f"MAX({cells})-MIN({cells})", summary.spread),
    )


def count_in(cells: str, band: BandView) -> str:
    """How many cells are in a band."""
    if band.range:
        low, high = band.range
        return f'COUNTIFS({cells},">={low}",{cells},"<={high}")'
    # These signs would stand for other letters, and a sign at the start for a comparison.
    title = re.sub(r"([~*?])", r"~\1", band.title)
    return f'COUNTIF({cells},"={quoted(title)}")'


def is_in(cell: str, band: BandView) -> str:
    """Whether a cell is in a band."""
    if band.range:
        low, high = band.range
        return f"AND(ISNUMBER({cell}),{cell}>={low},{cell}<={high})"
    return f'{cell}="{quoted(band.title)}"'


def quoted(text: str) -> str:
    """A text for between the quotes of a formula."""
    return text.replace('"', '""')
