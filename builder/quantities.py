"""Numbers and days as people write them: read, worked with exactly, shown.

The browser does the same. A number travels as whole hundredths, so that 0.1 + 0.2 is 0.3 in both
languages. There is no clock and no time zone: a day is a day.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

POUND = "£"
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)

_NUMBER = re.compile(r"[ \t\r\n]*(-?)([0-9]{1,30})(?:\.([0-9]{1,2}))?[ \t\r\n]*")
_DAY = re.compile(r"[ \t\r\n]*([0-9]{4})-([0-9]{2})-([0-9]{2})[ \t\r\n]*")


def hundredths(text: str) -> int | None:
    """A number in digits, such as "12.5", in hundredths: 1250. None where it cannot be read."""
    parts = _NUMBER.fullmatch(text)
    if parts is None:
        return None
    sign, whole, rest = parts.groups(default="")
    return int(f"{sign}{whole}{rest:0<2}")


def written(amount: int) -> str:
    """Hundredths as digits, without zeros at the end: "12.5"."""
    whole, rest = divmod(abs(amount), 100)
    decimals = f".{rest:02}".rstrip("0") if rest else ""
    return f"{'-' if amount < 0 else ''}{whole}{decimals}"


def shown(amount: int, unit: str | None = None) -> str:
    """Hundredths for people: "£1,234.50", "12.5%", "1,200 days", and "1 day" of "day|days"."""
    whole, rest = divmod(abs(amount), 100)
    decimals = f".{rest:02}" if rest else ""
    if unit != POUND:
        decimals = decimals.rstrip("0")
    sign, number = "-" if amount < 0 else "", f"{whole:,}{decimals}"
    if unit == POUND:
        return f"{sign}{POUND}{number}"
    if unit == "%":
        return f"{sign}{number}%"
    one, _, many = (unit or "").partition("|")
    word = one if abs(amount) == 100 or not many else many
    return f"{sign}{number} {word}" if word else f"{sign}{number}"


def product(one: int, other: int) -> int:
    """Hundredths times hundredths in hundredths, half up: 0.005 is 0.01, and -0.005 is -0.01."""
    exact = one * other
    rounded = (abs(exact) + 50) // 100
    return -rounded if exact < 0 else rounded


def day_of(text: str) -> date | None:
    """A day such as 2009-11-28. None where it cannot be read, or was never in a calendar."""
    parts = _DAY.fullmatch(text)
    try:
        return date(int(parts[1]), int(parts[2]), int(parts[3])) if parts else None
    except ValueError:
        return None


def later(day: date, months: int, days: int) -> date | None:
    """So many months after a day, then so many days. None beyond the year 9999.

    A month that has no such day ends on its last: one month after 31 January is 28 February.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    try:
        last = monthrange(year, month + 1)[1] if year <= 9999 else 0
        return date(year, month + 1, min(day.day, last)) + timedelta(days=days)
    except (OverflowError, ValueError):
        return None


def shown_day(day: date) -> str:
    """A day for people: "28 November 2009"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
