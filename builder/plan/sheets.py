"""A round of a group as a spreadsheet, and its answers as a plain table."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from builder.asking import fields_beside, sections_for, speaks_for_all
from builder.cells import UNSAID, Cell, Heard, cell
from builder.model.fields import Field, TableField
from builder.model.returns import Answer, FieldValue, Return
from builder.model.rubric import Criterion, Rubric
from builder.plan.answers import lines_of, table_lines
from builder.plan.grid import sections_of
from builder.plan.occasion import OccasionPlan
from builder.plan.outputs import Outputs, Sheets
from builder.prevail import heard, is_blank
from builder.scoring import Ladder, ladder_of
from builder.views.common import Named
from builder.views.sheets import AnswerLine, SheetsView, Speaker, Written


def sheets(occasion: OccasionPlan) -> Outputs:
    """The workbook and the table, for the readers of the place."""
    sections, left_out = sections_of(occasion)
    rubric = occasion.asked.rubric
    answers = tuple(_answers(occasion))
    fields = {got.id: got.label for got in rubric.criterion_fields if _reads(occasion, got)}
    beside = (got.field for line in answers if line.number for got in line.written)
    view = SheetsView(
        occasion=occasion.occasion,
        authority=occasion.context.authority,
        audience=occasion.place.audience,
        grid=occasion.grid,
        sections=sections,
        left_out=left_out,
        one_scale=all(
            row.row.criterion.scale is None for section in sections for row in section.rows
        ),
        # Those of this edition, with whatever else an earlier one asked.
        fields=tuple(
            Named(name, label)
            for name, label in (
                fields | {got.id: got.name for got in beside if got.id not in fields}
            ).items()
        ),
        answers=answers,
        other_edition=occasion.words.other_edition,
    )
    folder = occasion.place.folder
    return {
        f"{folder}/{occasion.link('sheets', 'xlsx').href}": Sheets("workbook", view),
        f"{folder}/{occasion.link('sheets', 'csv').href}": Sheets("table", view),
    }


def _answers(occasion: OccasionPlan) -> Iterator[AnswerLine]:
    rubric = occasion.asked.rubric
    # Answers to an edition that nobody carries over have no words here; the register names them.
    ours = heard(rubric, (got for got in occasion.held.returns if got.edition == rubric.edition))
    for one in occasion.heard:
        for returned in ours.get(one.member.id, ()):
            yield from _Lines(occasion, one, returned).all()


@dataclass(frozen=True)
class _Lines:
    """The lines of one return."""

    occasion: OccasionPlan
    one: Heard
    returned: Return

    def all(self) -> Iterator[AnswerLine]:
        """What it says in this edition, then what earlier ones asked and this one does not."""
        asked, returned = self.occasion.asked, self.returned
        voice = next(got for got in asked.rubric.voices if got.id == returned.voice)
        counts = voice.id in speaks_for_all(asked.rubric)
        edition = returned.aside[-1].edition if returned.aside else returned.edition
        who = Speaker(self.one.member.label, voice.label, returned.speaker, counts, edition)
        sections = sections_for(asked.rubric, voice) if counts else ()
        wanted = {got.id for section in sections for got in section.criteria}
        for criterion in asked.rubric.criteria:
            line = self._judged(who, criterion)
            if criterion.id in wanted or line.says_something:
                yield line
        yield from self._once(who, asked.rubric, returned.fields)
        for aside in returned.aside:
            if earlier := asked.earlier.get(aside.fingerprint):
                then = replace(who, counts=False, edition=aside.edition)
                for criterion in earlier.rubric.criteria:
                    answer = aside.answers.get(criterion.id, UNSAID)
                    line = self._line(then, earlier.rubric, criterion, answer)
                    if line.says_something:
                        yield line
                yield from self._once(then, earlier.rubric, aside.fields)

    def _judged(self, who: Speaker, criterion: Criterion) -> AnswerLine:
        """What is said to a criterion of this edition, or why nothing is."""
        answer = self.returned.answers.get(criterion.id, UNSAID)
        line = self._line(who, self.occasion.asked.rubric, criterion, answer)
        if not self.one.working.asks(criterion):
            blank = line.cell == Cell("blank")
            return replace(line, cell=Cell("not-asked") if blank else line.cell, moot=not blank)
        if line.cell == Cell("blank") and criterion.id in self._silent():
            return replace(line, cell=Cell(self._silent()[criterion.id]))
        return line

    def _silent(self) -> Mapping[str, Literal["not-comparable", "not-asked"]]:
        """The criteria of which the edition that was answered said nothing."""
        asides = self.returned.aside
        earlier = self.occasion.asked.earlier.get(asides[-1].fingerprint) if asides else None
        return earlier.silent if earlier else {}

    def _line(
        self, who: Speaker, rubric: Rubric, criterion: Criterion, answer: Answer
    ) -> AnswerLine:
        written = self._written(fields_beside(rubric, criterion), answer.fields)
        judged = _cell(answer, ladder_of(criterion, rubric))
        return AnswerLine(who, criterion.number, criterion.label, judged, written)

    def _once(
        self, who: Speaker, rubric: Rubric, said: Mapping[str, FieldValue]
    ) -> Iterator[AnswerLine]:
        for got in self._written(rubric.return_fields, said):
            yield AnswerLine(who, "", "", None, (got,))

    def _written(
        self, fields: Iterable[Field], said: Mapping[str, FieldValue]
    ) -> tuple[Written, ...]:
        return tuple(
            Written(Named(field.id, field.label), tuple(_parts(field, said[field.id])))
            for field in fields
            if _reads(self.occasion, field) and not is_blank(said.get(field.id, ""))
        )


def _reads(occasion: OccasionPlan, field: Field) -> bool:
    """Whether the place's readers may see a field, in this edition too where it is still asked."""
    now = (got for got in occasion.asked.fields if got.id == field.id)
    return all(got.audience in occasion.readers for got in (field, *now))


def _cell(answer: Answer, scale: Ladder | None) -> Cell:
    """A judgement; one that is on no scale, as an earlier edition may hold, as it was given."""
    known = {got.value for got in scale.choices} if scale else set()
    if scale and (answer.value is None or answer.value in known):
        return cell(answer, scale)
    return Cell("value", str(answer.value)) if answer.value is not None else Cell("blank")


def _parts(field: Field, said: FieldValue) -> Iterator[tuple[str, str]]:
    if not isinstance(field, TableField):
        yield "", "; ".join(lines_of(field, said))
        return
    for place, line in enumerate(table_lines(field, said, None)):
        filled = [
            (f"{line.label}, {column.label}", got.text)
            for column, got in zip(field.columns, line.cells, strict=True)
            if got and got.text
        ]
        # A row that somebody added says something by its name alone.
        yield from filled or ([(line.label, "")] if place >= len(field.rows) else [])
