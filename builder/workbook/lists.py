"""The sheets that are lists: who has returned, what everybody answered, what the file is."""

from collections.abc import Iterable, Iterator
from typing import get_args

from xlsxwriter.utility import xl_range_abs

from builder.model.rubric import Criterion
from builder.register import Entry, Standing
from builder.views.common import Named
from builder.views.sheets import AnswerLine, SheetsView
from builder.workbook.paper import Paper
from builder.workbook.styles import BOLD, FIGURE, HEAD
from builder.workbook.words import Value, Words, pairs, value_of

HEADS = 3
"""The row of the heads."""
REGISTER = {
    "subject": 24,
    "name": 36,
    "return": 14,
    "left-blank": 10,
    "which-blank": 30,
    "undiscussed": 12,
    "which-undiscussed": 30,
    "unexplained": 30,
    "drafts": 8,
    "edition": 12,
    "remark": 30,
}
"""The columns of the register with their widths in characters, as below."""
ANSWERS = {
    "subject": 30,
    "voice": 20,
    "speaker": 16,
    "edition": 12,
    "counts": 8,
    "number": 8,
    "criterion": 30,
    "answer": 24,
    "state": 19,
}
WIDE = 70
"""Where people write in sentences."""


def register_sheet(paper: Paper, view: SheetsView) -> None:
    """Write who has returned, and below how many stand how."""
    sheet, words = paper.sheet("register", REGISTER.values()), paper.words
    sheet.over("standing")
    sheet.heads(HEADS, map(words.say, REGISTER))
    entries = view.grid.register.entries
    for at, entry in enumerate(entries, start=HEADS + 1):
        sheet.line(at, _entry(entry, words))
    last = HEADS + len(entries)
    names, stands = (xl_range_abs(HEADS + 1, column, last, column) for column in (0, 2))
    sheet.line(last + 2, (words.say("return"), words.say("how-many")), HEAD)
    standings: tuple[Standing, ...] = get_args(Standing)
    for at, standing in enumerate(standings, start=last + 3):
        word = words.say(standing)
        sheet.put(at, 0, word)
        count = view.grid.register.count(standing)
        sheet.work_out((at, 1), f'=COUNTIF({stands},"{word}")', count, FIGURE)
    at = last + 3 + len(standings)
    sheet.put(at, 0, words.say("all"), BOLD)
    sheet.work_out((at, 1), f"=COUNTA({names})", len(entries), FIGURE)


def _entry(entry: Entry, words: Words) -> Iterator[Value]:
    """A member's cells, in the order of the columns."""

    def listed(criteria: Iterable[Criterion]) -> str:
        return "; ".join(
            words.say("listed", number=got.number, criterion=got.label) for got in criteria
        )

    yield entry.member.label
    yield entry.member.name
    yield words.say(entry.standing)
    for criteria in (entry.blank, entry.not_discussed):
        yield len(criteria) if entry.standing in ("returned", "incomplete") else ""
        yield listed(criteria)
    yield listed(entry.unexplained)
    yield entry.drafts
    yield entry.edition
    if entry.standing == "other-edition":
        yield words.say("uncollated")
    else:
        yield words.say("aside", count=entry.aside) if entry.aside else ""


def answers_sheet(paper: Paper, view: SheetsView) -> None:
    """Write a line for each voice on each criterion, and for each field that is asked once."""
    words = paper.words
    sheet = paper.sheet("answers", [*ANSWERS.values(), *[WIDE] * len(view.fields)])
    sheet.over("standing")
    sheet.heads(HEADS, [*map(words.say, ANSWERS), *(field.name for field in view.fields)])
    at = HEADS
    for line in view.answers:
        for row in _lines(line, view.fields, words):
            at += 1
            sheet.line(at, row)
    sheet.filter(HEADS, at, len(ANSWERS) + len(view.fields))


def _lines(
    line: AnswerLine, fields: tuple[Named, ...], words: Words
) -> Iterator[tuple[Value, ...]]:
    """The cells of an answer; those of a field that is asked once, a row of a table each."""
    who, cell = line.who, line.cell
    counts = words.say("yes" if who.counts and not line.moot else "no")
    start = (who.subject, who.voice, who.name, who.edition, counts)
    if cell is None:
        for written in line.written:
            for name, text in written.pairs(words.say("row")):
                yield (*start, "", name, text, "")
        return
    value = value_of(cell) if cell.kind == "value" else ""
    why = words.say("not-asked") if line.moot else "" if cell.kind == "value" else words.state(cell)
    beside = {got.field.id: "\n".join(_beside(got.parts)) for got in line.written}
    texts = (beside.get(field.id, "") for field in fields)
    yield (*start, line.number, line.label, value, why, *texts)


def _beside(parts: Iterable[tuple[str, str]]) -> Iterator[str]:
    for where, text in parts:
        yield f"{where}: {text}" if where else text


def about_sheet(paper: Paper, about: str) -> None:
    """Write what the file is and how to read it."""
    sheet = paper.sheet("about", (26, 90))
    sheet.over()
    for at, (head, text) in enumerate(pairs(about), start=2):
        sheet.line(at, (head, text))
