"""Numbers and days as people type them -> as a return holds them. What is in doubt is refused."""

import re
from datetime import date
from decimal import Decimal

from builder.checks.answers import NUMBER

_THOUSANDS = re.compile(r"(-?[0-9]{1,3}(?:,[0-9]{3})+)(\.[0-9]*)?")
_WHOLE = re.compile(r"[0-9]{1,9}")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_BRITISH = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")
_IN_WORDS = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?,? ([0-9]{4})", re.IGNORECASE)
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)


class Mistyped(ValueError):
    """What was typed cannot be read as what was asked for; the text says how it is written."""


def whole(text: str) -> int:
    """A whole number of points."""
    if not _WHOLE.fullmatch(text.strip()):
        raise Mistyped("is not a whole number")
    return int(text)


def number(text: str) -> str:
    """A number; thousands may be parted with commas, and pounds said before it."""
    bare = text.strip().removeprefix("£").lstrip()
    if parts := _THOUSANDS.fullmatch(bare):
        bare = parts[1].replace(",", "") + (parts[2] or "")
    if not NUMBER.fullmatch(bare):
        raise Mistyped("is not a number: write digits, with a point before at most two decimals")
    return bare


def percentage(text: str) -> str:
    """A number from 0 to 100, with its sign or without."""
    bare = number(text.strip().removesuffix("%").rstrip())
    if not 0 <= Decimal(bare) <= 100:
        raise Mistyped("is not a percentage: it lies between 0 and 100")
    return bare


def day(text: str) -> str:
    """A day, as 2009-11-28; the day comes before the month, as it does in Britain."""
    bare = " ".join(text.split())
    try:
        if parts := _ISO.fullmatch(bare):
            return date(int(parts[1]), int(parts[2]), int(parts[3])).isoformat()
        if parts := _BRITISH.fullmatch(bare):
            return date(int(parts[4]), int(parts[3]), int(parts[1])).isoformat()
        if parts := _IN_WORDS.fullmatch(bare):
            return date(int(parts[3]), _month(parts[2]), int(parts[1])).isoformat()
    except ValueError:
        pass
    raise Mistyped("is not a day: write day, month and year, such as 28/11/2009")


def _month(name: str) -> int:
    """The number of a month; of several letters that begin one, or of its whole name."""
    found = [place for place, one in enumerate(_MONTHS, 1) if one.startswith(name.lower())]
    if len(found) != 1:
        raise ValueError(name)
    return found[0]
