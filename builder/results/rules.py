"""The rules, one function each: a value from facts and how it came about. Any may raise NoValue."""

from collections.abc import Callable, Mapping
from typing import Any

from builder.model.results import (
    Cap,
    Compare,
    Count,
    DatePlus,
    Lookup,
    Result,
    Steps,
    Sum,
    Times,
)
from builder.quantities import POUND, day_of, hundredths, later, product, shown, shown_day, written
from builder.results.facts import (
    Fact,
    How,
    NoValue,
    Scene,
    Worked,
    date_of,
    gathered,
    given,
    number_of,
    unreadable,
)


def _amount(amount: int | str) -> int:
    """A number of the rubric's own, which is well-formed."""
    read = hundredths(str(amount))
    assert read is not None
    return read


def _numbered(result: Result, amount: int, how: How) -> Worked:
    return Worked(result, (written(amount),), (shown(amount, result.unit),), how)


def _bare(amount: int, unit: str | None) -> str:
    """A number beside another that has its unit in words already."""
    return shown(amount, unit if unit in (POUND, "%") else None)


def _lookup(result: Lookup, scene: Scene) -> Worked:
    fact = given(result.of, scene.known)
    found: list[str] = []
    for value in fact.values:
        if value not in result.values:
            raise unreadable(fact, value)
        follows = result.values[value]
        found += [follows] if isinstance(follows, str) else follows
    values = tuple(dict.fromkeys(found))
    labels = scene.known.get(result.proposes or "", Fact("")).labels
    words = Fact("", labels=labels, unit=result.unit)
    display = tuple(
        words.says(one) if result.unit or one in labels or day_of(one) else one
        for one in values  # A text such as "2010" is no number without a unit.
    )
    said = ", ".join(fact.says(value) for value in fact.values)
    return Worked(result, values, display, How("lookup", {"of": fact.title, "value": said}))


def _steps(result: Steps, scene: Scene) -> Worked:
    fact = given(result.of, scene.known)
    number = number_of(fact)
    ends = [_amount(step.up_to) for step in result.steps[:-1] if step.up_to is not None]
    place = sum(end < number for end in ends)
    gives = _amount(result.steps[place].gives)
    texts = {"number": shown(number, fact.unit), "gives": shown(gives, result.unit)}
    if place > 0:
        texts["from"] = _bare(ends[place - 1], fact.unit)
    if place < len(ends):
        texts["to"] = _bare(ends[place], fact.unit)
    key = "first" if place == 0 else "between" if place < len(ends) else "last"
    return _numbered(result, gives, How(f"steps.{key}", texts))


def _times(result: Times, scene: Scene) -> Worked:
    fact = given(result.of, scene.known)
    number, price = number_of(fact), _amount(result.by)
    texts = {"number": shown(number, fact.unit), "by": shown(price, result.unit)}
    return _numbered(result, product(number, price), How("times", texts))


def _cap(result: Cap, scene: Scene) -> Worked:
    fact = given(result.of, scene.known)
    number, most = number_of(fact), _amount(result.at)
    texts = {"number": shown(number, fact.unit), "at": _bare(most, fact.unit)}
    key = "cap.over" if number > most else "cap.within"
    return _numbered(result, min(number, most), How(key, texts))


def _sum(result: Sum, scene: Scene) -> Worked:
    got = gathered(result.of, scene.among)
    total = 0
    for fact, value in got.values:
        number = hundredths(value)
        if number is None:
            raise unreadable(fact, value)
        total += number
    key = "sum.group" if scene.grouped else "sum"
    return _numbered(result, total, How(key, got.texts, len(got.values)))


def _count(result: Count, scene: Scene) -> Worked:
    got = gathered(result.of, scene.among)
    wanted = [str(value) for value in result.is_]
    found = sum(not wanted or value in wanted for _, value in got.values)
    words = {value: label for fact, _ in got.values for value, label in fact.labels.items()}
    texts = {
        **got.texts,
        "is": ", ".join(words.get(value, value) for value in wanted),
        "given": str(len(got.values)),
        "found": str(found),
    }
    key = f"count.{'is' if wanted else 'all'}{'.group' if scene.grouped else ''}"
    return _numbered(result, found * 100, How(key, texts))


def _compare(result: Compare, scene: Scene) -> Worked:
    fact = given(result.of, scene.known)
    left, (beside, key) = _measure(fact), _beside(result, fact, scene)
    right = _measure(beside)
    if left[0] != right[0]:
        raise unreadable(fact)
    if left > right:
        outcome, means = "more", result.more
    elif left < right:
        outcome, means = "less", result.less
    else:
        outcome, means = "equal", result.equal
    texts = {"of": fact.says(fact.values[0]), "with": beside.says(beside.values[0])}
    return Worked(result, (outcome,), (means,), How(key, texts))


def _beside(result: Compare, fact: Fact, scene: Scene) -> tuple[Fact, str]:
    """What a compare holds its fact against, and the sentence for it."""
    other = result.with_
    if other == "round":
        if scene.round_date is None or day_of(scene.round_date) is None:
            raise NoValue("waiting.round")
        return Fact("", (scene.round_date,)), "compare.round"
    if isinstance(other, int) or (other not in scene.known and hundredths(other) is not None):
        return Fact("", (str(other),), unit=fact.unit), "compare"
    return given(other, scene.known), "compare"


def _measure(fact: Fact) -> tuple[str, int]:
    """A number or a day, and which of the two."""
    if len(fact.values) == 1 and day_of(fact.values[0]):
        return "day", date_of(fact).toordinal()
    return "number", number_of(fact)


def _date_plus(result: DatePlus, scene: Scene) -> Worked:
    fact = given(result.of, scene.known)
    start = date_of(fact)
    day = later(start, result.months, result.days)
    if day is None:
        raise unreadable(fact)
    texts = {"from": shown_day(start), "days": str(result.days)}
    if result.months and result.days:
        how = How("date_plus.both", texts, result.months)
    elif result.months:
        how = How("date_plus.months", texts, result.months)
    else:
        how = How("date_plus.days", texts, result.days)
    return Worked(result, (day.isoformat(),), (shown_day(day),), how)


RULES: Mapping[type[Any], Callable[[Any, Scene], Worked]] = {
    Lookup: _lookup,
    Steps: _steps,
    Times: _times,
    Cap: _cap,
    Sum: _sum,
    Count: _count,
    Compare: _compare,
    DatePlus: _date_plus,
}
