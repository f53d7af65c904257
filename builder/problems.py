"""The one kind of error that users see: where it is, what is wrong, what to do."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True, order=True)
class Problem:
    """A mistake in one of the user's files. Lines and columns count from 1; 0 is the whole file."""

    path: PurePosixPath
    """Relative to the project folder."""
    line: int
    column: int
    message: str
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}" if self.line else f"{self.path}"
        return f"{place}: {self.message}" + (f"\n    {self.hint}" if self.hint else "")


class Problems(Exception):
    """Every problem found in one run, in the order of the files."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.found = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.found)))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that somebody may have meant."""
    near = difflib.get_close_matches(word.lower(), sorted(known), n=1, cutoff=0.6)
    return near[0] if near else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest of the known words, or all of them where they are few."""
    words = sorted(known)
    if near := nearest(word, words):
        return f"Did you mean {near!r}?"
    return f"Known here: {', '.join(words)}." if 0 < len(words) <= 12 else ""
