"""What follows from one member's answers, and from a group's, by the rules in the rubric."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from builder.asking import JUDGEMENT, Asked, fields_beside
from builder.model.fields import (
    ChoiceField,
    Column,
    Field,
    NumberField,
    SeveralField,
    TableField,
)
from builder.model.results import Lookup
from builder.model.returns import Answer, FieldValue, Table
from builder.model.rubric import Criterion
from builder.prevail import Said
from builder.results import Fact, Facts, Worked, learned, work_out, work_out_group
from builder.results.facts import holds


@dataclass(frozen=True)
class Working:
    """The results of one member, and what they propose."""

    facts: Facts
    """What was said and what follows, by ref."""
    results: tuple[Worked, ...] = ()
    beside: Mapping[str, tuple[Worked, ...]] = field(default_factory=dict)
    """What follows from the answers to each criterion, by its id."""
    off: frozenset[str] = frozenset()
    """The criteria and the fields that are not asked, given what was said."""

    def asks(self, thing: Criterion | Field) -> bool:
        """Whether a criterion, or a field that is asked once, applies to what was said."""
        return thing.id not in self.off

    @property
    def proposed(self) -> Mapping[str, str]:
        """The values that rules give to criteria that may be left blank, by criterion."""
        return {
            str(got.result.proposes): got.proposed
            for got in self.results
            if isinstance(got.result, Lookup) and got.proposed
        }

    def reasons(self, criterion: Criterion) -> tuple[tuple[str, str], ...]:
        """The fields that say why, and the values from which a person then differs."""
        return tuple(
            (got.result.reason, got.proposed)
            for got in self.results
            if isinstance(got.result, Lookup)
            and got.result.proposes == criterion.id
            and got.result.reason
            and got.proposed
        )


def work(asked: Asked, said: Said | None, round_date: str | None) -> Working:
    """Work out everything that follows from what prevails about one member."""
    if said is None:
        return Working({})
    rubric, said_facts = asked.rubric, _facts(asked, said)
    things = (*rubric.criteria, *rubric.return_fields)
    told = _without(said_facts, _off(things, said_facts))
    results = work_out(rubric.results, told, round_date)
    # Whoever says that there is no value yet is not spoken for by a rule.
    spoken = {name: said_facts[name] for name, got in said.answers.items() if got.state}
    known = learned(said_facts, results) | spoken
    # What a rule proposes may in turn decide what is asked; it is followed this once.
    off = _off(things, known)
    known = _without(known, off)
    beside = {
        criterion.id: work_out(
            rubric.criterion_results, _facts_beside(asked, criterion, said, known), round_date
        )
        for criterion in rubric.criteria
        if rubric.criterion_results and criterion.id not in off
    }
    return Working(known, results, beside, off)


def work_together(
    asked: Asked, members: Iterable[Working], round_date: str | None
) -> tuple[Worked, ...]:
    """Work out what follows from all of a group's answers."""
    return work_out_group(asked.rubric.group_results, [one.facts for one in members], round_date)


def _off(things: Iterable[Criterion | Field], facts: Facts) -> frozenset[str]:
    """What is not asked. What hangs on something that is not asked is not asked either."""
    conditions = {thing.id: thing.when for thing in things}

    def is_off(name: str) -> bool:
        when = conditions.get(name)
        return when is not None and (is_off(when.answer) or not holds([when], facts))

    return frozenset(filter(is_off, conditions))


def _without(facts: Facts, off: frozenset[str]) -> dict[str, Fact]:
    """The same facts, knowing which of them are not asked."""
    return {
        ref: replace(fact, applies=False) if ref.partition(".")[0] in off else fact
        for ref, fact in facts.items()
    }


def _facts(asked: Asked, said: Said) -> dict[str, Fact]:
    facts: dict[str, Fact] = {}
    for criterion in asked.rubric.criteria:
        answer = said.answers.get(criterion.id, Answer())
        facts[criterion.id] = _judged(asked, criterion, answer)
    for one in asked.rubric.return_fields:
        facts |= _written(one, said.fields.get(one.id, ""))
    return facts


def _facts_beside(asked: Asked, criterion: Criterion, said: Said, known: Facts) -> dict[str, Fact]:
    """What is known beside one criterion, on top of what is known of the whole return."""
    answer = said.answers.get(criterion.id, Answer())
    fields, facts = (
        fields_beside(asked.rubric, criterion),
        {**known, JUDGEMENT: known[criterion.id]},
    )
    for one in asked.rubric.criterion_fields:
        written = _written(one, answer.fields.get(one.id, ""))
        asks = one in fields  # What is not asked here is nothing to wait for.
        facts |= {ref: replace(fact, applies=asks) for ref, fact in written.items()}
    return _without(facts, _off(fields, facts))


def _judged(asked: Asked, criterion: Criterion, answer: Answer) -> Fact:
    values = () if answer.value is None else (str(answer.value),)
    labels = {str(got.value): got.label for got in asked.ladders[criterion.id].choices}
    applies = answer.state != "not-applicable"
    return Fact(criterion.label, values, labels, applies=applies)


def _written(asked: Field, value: FieldValue) -> dict[str, Fact]:
    """A field's fact; for a table, one a column."""
    if isinstance(asked, TableField):
        table = value if isinstance(value, Table) else Table()
        rows = [*table.rows.values(), *(row.cells for row in table.added)]
        return {
            f"{asked.id}.{column.id}": Fact(
                column.label,
                tuple(cell for row in rows if (cell := row.get(column.id, "")).strip()),
                {choice.id: choice.label for choice in column.choices},
                _unit(column),
            )
            for column in asked.columns
        }
    labels = {}
    if isinstance(asked, ChoiceField | SeveralField):
        labels = {choice.id: choice.label for choice in asked.choices}
    values: tuple[str, ...] = ()
    if isinstance(value, str):
        values = (value,) if value.strip() else ()
    elif isinstance(value, tuple):
        values = value
    return {asked.id: Fact(asked.label, values, labels, _unit(asked))}


def _unit(kind: Field | Column) -> str | None:
    if kind.kind == "percentage":
        return "%"
    return kind.unit if isinstance(kind, NumberField | Column) else None
