"""What follows from one member's answers, and from a group's, by the rules in the rubric."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from builder.asking import JUDGEMENT, Asked, fields_beside
from builder.model.fields import (
    ChoiceField,
    Column,
    Condition,
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

    def asks(self, thing: Criterion | Field) -> bool:
        """Whether a criterion or a field applies to what was said."""
        return _applies(thing.when, self.facts)

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
    facts = _facts(asked, said)
    results = work_out(asked.rubric.results, facts, round_date)
    facts = learned(facts, results)
    beside = {
        criterion.id: work_out(
            asked.rubric.criterion_results,
            facts | _facts_beside(asked, criterion, said.answers.get(criterion.id, Answer())),
            round_date,
        )
        for criterion in asked.rubric.criteria
        if asked.rubric.criterion_results and _applies(criterion.when, facts)
    }
    return Working(facts, results, beside)


def work_together(
    asked: Asked, members: Iterable[Working], round_date: str | None
) -> tuple[Worked, ...]:
    """Work out what follows from all of a group's answers."""
    return work_out_group(asked.rubric.group_results, [one.facts for one in members], round_date)


def _applies(condition: Condition | None, facts: Facts) -> bool:
    return condition is None or holds([condition], facts)


def _facts(asked: Asked, said: Said) -> dict[str, Fact]:
    facts: dict[str, Fact] = {}
    for criterion in asked.rubric.criteria:
        answer = said.answers.get(criterion.id, Answer())
        facts[criterion.id] = _judged(asked, criterion, answer)
    for one in asked.rubric.return_fields:
        facts |= _written(one, said.fields.get(one.id, ""))
    return _with_conditions(facts, (*asked.rubric.criteria, *asked.rubric.return_fields))


def _facts_beside(asked: Asked, criterion: Criterion, answer: Answer) -> dict[str, Fact]:
    facts = {JUDGEMENT: _judged(asked, criterion, answer)}
    fields = fields_beside(asked.rubric, criterion)
    for one in asked.rubric.criterion_fields:
        written = _written(one, answer.fields.get(one.id, ""))
        asks = one in fields  # What is not asked here is nothing to wait for.
        facts |= {ref: replace(fact, applies=asks) for ref, fact in written.items()}
    return _with_conditions(facts, fields)


def _with_conditions(
    facts: Mapping[str, Fact], asked: Iterable[Criterion | Field]
) -> dict[str, Fact]:
    """The same facts, knowing which of them are not asked."""
    conditions = {one.id: one.when for one in asked}
    return {
        ref: replace(
            fact, applies=fact.applies and _applies(conditions.get(ref.partition(".")[0]), facts)
        )
        for ref, fact in facts.items()
    }


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
