"""What people read in a spreadsheet: the theme's words, by name."""

import html
from collections.abc import Iterator

from builder.cells import Cell

Value = str | int
"""What stands in a cell: a text, or a number to work with."""


class Words:
    """The words of one round's sheets."""

    def __init__(self, text: str) -> None:
        self._said = dict(pairs(text))

    def say(self, name: str, **values: Value) -> str:
        """The words under a name, with values in place of what stands in braces."""
        words = self._said[name]
        return words.format(**values) if values else words

    def band(self, title: str, points: tuple[int, int] | None) -> str:
        """A band with its range of points, or a level."""
        if points is None:
            return title
        return self.say("range", band=title, lowest=points[0], highest=points[1])

    def state(self, cell: Cell) -> str:
        """Why there is no value."""
        return self.say(cell.kind)


def pairs(text: str) -> Iterator[tuple[str, str]]:
    """The lines of a filled template: what stands before the first colon, and what after it."""
    for line in text.split("\n"):
        name, colon, words = html.unescape(line).partition(":")
        if colon:
            yield name.strip(), words.strip()


def value_of(cell: Cell) -> Value:
    """A value as a number where its scale has points, or as its level's words."""
    return int(cell.label) if cell.band and cell.band.range else cell.label
