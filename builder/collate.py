"""One rubric, one cluster, one round: the grid, the register and what the answers show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from builder.load import ClusterFolder
from builder.model.cluster import School
from builder.model.returns import Answer, Return
from builder.model.rubric import Criterion, Rubric, Value
from builder.scoring import BandView, Ladder, Summary, summarise

Standing = Literal["returned", "incomplete", "missing", "other-edition"]


@dataclass(frozen=True)
class Entry:
    """One school's line in the register of returns."""

    school: School
    standing: Standing
    blank: tuple[Criterion, ...] = ()
    not_discussed: tuple[Criterion, ...] = ()
    edition: str = ""
    """The edition that was answered, where there is a return."""
    reworded: bool = False
    """Whether the wording has changed since, under the same edition's name."""


@dataclass(frozen=True)
class Cell:
    """What one school said to one criterion."""

    kind: Literal["value", "blank", "not-discussed", "not-applicable", "no-return"]
    label: str = ""
    band: BandView | None = None


@dataclass(frozen=True)
class Row:
    """One criterion over all schools."""

    criterion: Criterion
    cells: tuple[Cell, ...]
    summary: Summary
    values: tuple[Value, ...]
    """The values counted, lowest first."""


@dataclass(frozen=True)
class Register:
    """Who has returned: every school of the cluster, in its order."""

    entries: tuple[Entry, ...]

    def count(self, standing: Standing) -> int:
        """How many schools stand so."""
        return sum(entry.standing == standing for entry in self.entries)

    @property
    def answered(self) -> int:
        """How many returns are counted, complete or not."""
        return self.count("returned") + self.count("incomplete")


@dataclass(frozen=True)
class Grid:
    """Criteria by schools, and who has returned."""

    schools: tuple[School, ...]
    rows: tuple[Row, ...]
    register: Register


def collate(
    rubric: Rubric,
    scale: Ladder,
    fingerprint: str,
    folder: ClusterFolder,
    returns: Iterable[Return],
) -> Grid:
    """Put the returns of one rubric and round side by side."""
    by_school = heard(rubric, returns)
    schools = folder.model.schools
    said = {school.id: answers(rubric, by_school.get(school.id, ())) for school in schools}
    rows = tuple(
        _row(criterion, scale, [said[school.id] for school in schools])
        for criterion in rubric.criteria
    )
    register = tuple(
        _entry(rubric, fingerprint, school, by_school.get(school.id, ())) for school in schools
    )
    return Grid(schools, rows, Register(register))


def heard(rubric: Rubric, returns: Iterable[Return]) -> Mapping[str, tuple[Return, ...]]:
    """The returns by subject, lightest voice first; a voice of several speakers is left out."""
    weight = {voice.id: place for place, voice in enumerate(rubric.voices)}
    alone = {voice.id for voice in rubric.voices if voice.speaker is None}
    found: dict[str, list[Return]] = {}
    for returned in returns:
        if returned.subject is not None and returned.voice in alone:
            found.setdefault(returned.subject, []).append(returned)
    return {
        subject: tuple(sorted(voices, key=lambda got: weight[got.voice]))
        for subject, voices in found.items()
    }


def counted(rubric: Rubric, voices: Iterable[Return]) -> tuple[Return, ...]:
    """The returns that answered the present edition."""
    return tuple(got for got in voices if got.edition == rubric.edition)


def answers(rubric: Rubric, voices: Iterable[Return]) -> Mapping[str, Answer] | None:
    """What prevails criterion by criterion; None where nobody answered this edition."""
    heeded = counted(rubric, voices)
    if not heeded:
        return None
    said: dict[str, Answer] = {}
    for returned in heeded:
        for name, answer in returned.answers.items():
            if answer.value is not None or answer.state is not None or name not in said:
                said[name] = answer
    return said


def _row(criterion: Criterion, scale: Ladder, said: Iterable[Mapping[str, Answer] | None]) -> Row:
    given = [None if school is None else school.get(criterion.id, Answer()) for school in said]
    cells = tuple(Cell("no-return") if answer is None else cell(answer, scale) for answer in given)
    order = [choice.value for choice in scale.choices]
    scores = (got.value for got in given if got and got.state is None and got.value is not None)
    values = sorted(scores, key=order.index)
    return Row(criterion, cells, summarise(values, scale), tuple(values))


def cell(answer: Answer, scale: Ladder) -> Cell:
    """An answer as it stands in a grid. Blank, a person's word and a value are never the same."""
    if answer.state is not None:
        return Cell(answer.state)
    if answer.value is None:
        return Cell("blank")
    choice = next(got for got in scale.choices if got.value == answer.value)
    return Cell("value", choice.label, choice.band)


def _entry(rubric: Rubric, fingerprint: str, school: School, voices: tuple[Return, ...]) -> Entry:
    if not voices:
        return Entry(school, "missing")
    said = answers(rubric, voices)
    if said is None:
        return Entry(school, "other-edition", edition=voices[-1].edition)
    given = {criterion.id: said.get(criterion.id, Answer()) for criterion in rubric.criteria}
    blank = tuple(
        criterion
        for criterion in rubric.criteria
        if given[criterion.id].value is None and given[criterion.id].state is None
    )
    open_ = tuple(
        criterion for criterion in rubric.criteria if given[criterion.id].state == "not-discussed"
    )
    standing: Standing = "incomplete" if blank or open_ else "returned"
    reworded = any(got.fingerprint != fingerprint for got in counted(rubric, voices))
    return Entry(school, standing, blank, open_, rubric.edition, reworded)
