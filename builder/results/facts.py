"""What a rule works with, and what comes of it: facts, values, and why there is none."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from builder.model.fields import Condition
from builder.model.results import Lookup, Result
from builder.quantities import day_of, hundredths, shown, shown_day


@dataclass(frozen=True)
class Fact:
    """What is known under one ref of a rubric's results."""

    title: str
    """What it is called in sentences."""
    values: tuple[str, ...] = ()
    """Ids, digits such as "12.5", days such as "2009-11-28"; nothing where it is blank."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """Words for those values that have any."""
    unit: str | None = None
    applies: bool = True
    """False where it is not asked, or does not apply: that is no blank to wait for."""

    def says(self, value: str) -> str:
        """A value in words."""
        number, day = hundredths(value), day_of(value)
        read = shown(number, self.unit) if number is not None else day and shown_day(day)
        return self.labels.get(value) or read or value


Facts = Mapping[str, Fact]
"""By ref: the id of a criterion, a field or a result, or `table.column`."""


@dataclass(frozen=True)
class How:
    """One sentence: its key in components/result-words.html, and what is filled in."""

    key: str
    texts: Mapping[str, str]
    n: int | None = None
    """The number that decides between singular and plural; None where the sentence has one form."""


@dataclass(frozen=True)
class Worked:
    """A result with what came of it."""

    result: Result
    values: tuple[str, ...]
    """As in facts; nothing where there is no value. That of a compare is more, equal or less."""
    display: tuple[str, ...]
    """Each value as people read it: "£480", "28 November 2009", the lines of a list."""
    how: How
    """How it was worked out, what it waits for, or what cannot be read."""
    applies: bool = True
    """False where its conditions do not hold: then nothing is to be said of it."""

    @property
    def proposed(self) -> str | None:
        """The value that a lookup proposes for a criterion."""
        proposes = isinstance(self.result, Lookup) and self.result.proposes
        return self.values[0] if proposes and self.values else None


@dataclass(frozen=True)
class Scene:
    """Where a rule works."""

    known: Facts
    among: Sequence[Facts]
    """Over whom sums and counts run: the one subject, or those of a group that conditions leave."""
    grouped: bool
    round_date: str | None


class NoValue(Exception):
    """There is nothing to work with, and this is why."""

    def __init__(self, key: str, *, applies: bool = True, **texts: str) -> None:
        self.how = How(key, texts)
        self.applies = applies


def unreadable(fact: Fact, *values: str) -> NoValue:
    """Something cannot be read: all values of a fact, or those named."""
    return NoValue("unreadable", of=fact.title, value=", ".join(values or fact.values))


def holds(conditions: Iterable[Condition], known: Facts) -> bool:
    """Whether every condition holds. For a blank none does."""
    return all(
        (fact := known.get(one.answer, Fact(one.answer))).applies
        and not {str(value) for value in one.is_}.isdisjoint(fact.values)
        for one in conditions
    )


def given(ref: str, known: Facts) -> Fact:
    """A fact that has a value. Raises NoValue."""
    fact = known.get(ref, Fact(ref))
    if not fact.applies:
        raise NoValue("silent", applies=False)
    if not fact.values:
        raise NoValue("waiting", of=fact.title)
    return fact


def number_of(fact: Fact) -> int:
    """A fact's one number, in hundredths. Raises NoValue."""
    number = hundredths(fact.values[0]) if len(fact.values) == 1 else None
    if number is None:
        raise unreadable(fact)
    return number


def date_of(fact: Fact) -> date:
    """A fact's one day. Raises NoValue."""
    day = day_of(fact.values[0]) if len(fact.values) == 1 else None
    if day is None:
        raise unreadable(fact)
    return day


@dataclass(frozen=True)
class Gathered:
    """Values of several refs, over one subject or over many."""

    values: tuple[tuple[Fact, str], ...]
    texts: Mapping[str, str]
    """Of what, given by how many, among how many."""


def gathered(refs: Sequence[str], among: Sequence[Facts]) -> Gathered:
    """Everything that was given. Raises NoValue where that is nothing, which is not zero."""
    asked = [[one.get(ref, Fact(ref)) for ref in refs] for one in among]
    asked = [some for facts in asked if (some := [fact for fact in facts if fact.applies])]
    if not asked:
        raise NoValue("silent", applies=False)
    titles = (next((one[ref].title for one in among if ref in one), ref) for ref in refs)
    of = ", ".join(titles)
    said = [[(fact, value) for fact in facts for value in fact.values] for facts in asked]
    if not any(said):
        raise NoValue("waiting", of=of)
    texts = {"of": of, "with": str(sum(map(bool, said))), "members": str(len(asked))}
    return Gathered(tuple(one for some in said for one in some), texts)
