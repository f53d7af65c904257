"""All answers as a plain table: a line for each thing that was said, much as the browser has it."""

import csv
import io
import re
from collections.abc import Iterator

from builder.views.sheets import AnswerLine, SheetsView
from builder.workbook.words import Value, Words, value_of

HEADS = (
    "subject",
    "voice",
    "speaker",
    "counts",
    "number",
    "criterion",
    "question",
    "answer",
    "edition",
)
_SPACE = r"[\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]"
_RUNS = re.compile(rf"{_SPACE}*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
"""A text that spreadsheets would run as a formula; the wide signs some take for the plain ones."""


def table(view: SheetsView, words: Words) -> bytes:
    """The answers as CSV, in the bytes that spreadsheets read without being asked about them."""
    text = io.StringIO(newline="")
    text.write("\ufeff")
    writer = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow([words.say(name) for name in HEADS])
    for line in view.answers:
        for row in _rows(line, words):
            writer.writerow([_safe(got) for got in row])
    return text.getvalue().encode()


def _rows(line: AnswerLine, words: Words) -> Iterator[tuple[Value, ...]]:
    who, cell = line.who, line.cell
    counts = words.say("yes" if who.counts and not line.moot else "no")
    start = (who.subject, who.voice, who.name, counts, line.number, line.label)
    if cell and cell.kind == "value":
        yield (*start, "", value_of(cell), who.edition)
    elif cell and cell.kind in ("not-discussed", "not-applicable"):
        yield (*start, "", words.state(cell), who.edition)
    for written in line.written:
        for pair in written.pairs(words.say("row")):
            yield (*start, *pair, who.edition)


def _safe(value: Value) -> Value:
    if isinstance(value, int):
        return value
    text = f"'{value}" if _RUNS.match(value) else value
    return text.replace("\r\n", "\n").replace("\r", "\n")
