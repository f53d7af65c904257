"""A sheet of a workbook: its cells, and how it is printed."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from builder.workbook.styles import BOLD, HEAD, PLAIN, TEXT, TITLE, Look, Styles
from builder.workbook.words import Value, Words

A4 = 9
MARGIN = 0.5
"""In inches, as the format has it."""
EVERYWHERE = "A1:XFD1048576"
LINE, HIGHEST = 15, 405
"""How high a line is, and a row can be, in points."""
ROOM = 0.95
"""How wide a letter is beside a figure, by which columns are measured, with what breaking lines
takes."""
LONGEST = 16_000
"""So many characters fit a cell in any case; the format counts some as two, and takes 32,767."""
FOOTER = 200
"""So many characters, as UTF-16 counts them, fit a footer of 255 beside its page numbers."""


@dataclass(frozen=True)
class Paper:
    """What all sheets of one workbook share."""

    book: Workbook
    words: Words
    styles: Styles

    def sheet(self, name: str, widths: Iterable[float]) -> "Sheet":
        """A new sheet, with the widths of its columns in characters."""
        made, columns = self.book.add_worksheet(self.words.say(name)), tuple(widths)
        for column, width in enumerate(columns):
            made.set_column(column, column, width)
        made.ignore_errors({"number_stored_as_text": EVERYWHERE})
        made.set_paper(A4)
        made.set_landscape()
        made.set_margins(left=MARGIN, right=MARGIN, top=MARGIN, bottom=0.75)
        made.fit_to_pages(1, 0)
        made.set_footer(self._footer())
        return Sheet(made, self, columns)

    def _footer(self) -> str:
        said = f"{self.words.say('footer')} {self.words.say('readers')}".strip()
        left = _plain(said)
        while len(left.encode("utf-16-le")) > 2 * FOOTER:
            said = said[:-1]
            left = _plain(said) + "…"
        return f"&L{left}&R{self.words.say('page', page='&P', pages='&N')}"


def _plain(text: str) -> str:
    """A text that holds no code of a footer's."""
    # The sign is doubled where it stands for itself. Then a space: "&&G" is taken for a picture.
    return text.replace("&", "&& ").replace("&&  ", "&& ")


@dataclass(frozen=True)
class Sheet:
    """One sheet."""

    made: Worksheet
    paper: Paper
    widths: tuple[float, ...]

    def line(self, row: int, values: Iterable[Value], look: Look = TEXT) -> None:
        """Write a row from the first column on, with room for its texts."""
        among = tuple(values)
        for column, value in enumerate(among):
            self.put(row, column, value, look)
        self.heighten(row, among)

    def heighten(self, row: int, values: Iterable[Value]) -> None:
        """Make a row as high as the texts in its columns need."""
        # Some programs find the height themselves; with others the ends of texts would be hidden.
        lines = max(
            sum(max(1, math.ceil(len(part) * ROOM / width)) for part in str(value).split("\n"))
            for value, width in zip(values, self.widths, strict=False)
        )
        self.made.set_row(row, min(HIGHEST, LINE * lines))

    def put(self, row: int, column: int, value: Value, look: Look = PLAIN) -> None:
        """Write a text, which stays a text whatever it begins with, or a number."""
        style = self.paper.styles.of(look)
        if isinstance(value, int):
            self.made.write_number(row, column, value, style)
            return
        if len(value) > LONGEST:
            value = self.paper.words.say("cut", text=value[:LONGEST])
        self.made.write_string(row, column, value, style)

    def work_out(
        self, place: tuple[int, int], formula: str, value: Value | float, look: Look
    ) -> None:
        """Write a formula, with its value for whoever does not work it out."""
        self.made.write_formula(*place, formula, self.paper.styles.of(look), value)

    def heads(self, row: int, texts: Iterable[str]) -> None:
        """Write the heads of a list's columns; the first column and they stay in sight."""
        self.line(row, texts, HEAD)
        self.freeze(row, 1)

    def freeze(self, row: int, columns: int) -> None:
        """Keep the heads and the first columns in sight, and the heads on every page of paper."""
        self.made.freeze_panes(row + 1, columns)
        self.made.repeat_rows(row)

    def filter(self, row: int, last: int, columns: int) -> None:
        """Let people choose lines by what stands in a column."""
        self.made.autofilter(row, 0, last, columns - 1)

    def over(self, *names: str) -> None:
        """Say above all what the sheet is."""
        for row, name in enumerate(("title", *names)):
            self.put(row, 0, self.paper.words.say(name), BOLD if row else TITLE)
