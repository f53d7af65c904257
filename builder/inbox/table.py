"""The register as a table for a terminal: what needs a person first."""

from collections import Counter
from collections.abc import Iterable, Iterator

from builder.inbox.words import TITLES
from builder.model.collected import Collected, Disputed, Filed

_FIRST = ("conflict", "clash", "unplaced", "damaged")
"""What waits for an answer comes before what only came to the wrong place."""


_PLAIN = ("accepted", "unchanged", "duplicate", "older", "foreign", "workshop")


def table(collected: Collected) -> Iterator[str]:
    """The lines of the table."""
    waits = [got for got in collected.files if got.needs_person]
    here = [got for got in collected.files if not got.needs_person]
    for heading, files in (("Needs a person", waits), ("Needs nothing", here)):
        if files:
            yield f"{heading} ({len(files)})"
            yield from _rows(files)
            yield ""
    for one in collected.conflicts:
        yield from sides(one)
        yield ""
    yield summary(collected.files)


def summary(files: Iterable[Filed]) -> str:
    """How many files there were, and how many of each kind."""
    counts = Counter(got.verdict for got in files)
    total = sum(counts.values())
    parts = (f"{count} {TITLES[verdict]}" for verdict, count in sorted(counts.items()))
    return f"{total} file{'s' * (total != 1)}: {'; '.join(parts)}." if total else "No files."


def sides(one: Disputed) -> Iterator[str]:
    """A conflict, with both sides and where they differ."""
    about = " · ".join(filter(None, (one.group, one.rubric, one.round, one.subject, one.voice)))
    yield shown(f"Which counts? {about}")
    for number, side in enumerate(one.sides, start=1):
        who = " · ".join(filter(None, (side.speaker, side.typed)))
        now = " (counts now)" if side.counts else ""
        yield shown(
            f"  {number}  {side.id[:8]}  {who}  revision {side.revision}, "
            f"edition {side.edition!r}, {side.answers} answers, time of saving not known{now}"
        )
    for got in one.differences:
        yield shown(f"     {got.criterion}: {' | '.join(got.said)}")


def shown(text: str) -> str:
    """A text without anything that would move the cursor of a terminal."""
    return "".join(sign if sign.isprintable() else "?" for sign in text)


def _rows(files: Iterable[Filed]) -> Iterator[str]:
    """A line a file. What is said of several alike stands once, under the last of them."""
    order = {verdict: place for place, verdict in enumerate(dict.fromkeys((*_FIRST, *TITLES)))}
    rows = sorted(
        files,
        key=lambda got: (order[got.verdict], _said(got)),
    )
    columns = [(TITLES[got.verdict], _whose(got), got.name) for got in rows]
    widths = [min(50, max(len(row[place]) for row in columns)) for place in (0, 1)]
    for place, (got, (verdict, whose, name)) in enumerate(zip(rows, columns, strict=True)):
        yield shown(f"  {verdict:<{widths[0]}}  {whose:<{widths[1]}}  {name}").rstrip()
        follows = rows[place + 1] if place + 1 < len(rows) else None
        if follows is None or (got.verdict, _said(got)) != (follows.verdict, _said(follows)):
            yield from (shown(f"      {line}") for line in _said(got) if line)


def _said(one: Filed) -> tuple[str, str]:
    """What is said of a file; nothing where its verdict says it all."""
    is_plain = one.verdict in _PLAIN and not one.incomplete and not one.todo
    return ("", "") if is_plain else (one.reason, one.todo and f"-> {one.todo}")


def _whose(one: Filed) -> str:
    """Whose it is: the round, the subject and the voice, as far as the file says so."""
    told = (one.round, one.subject or one.found, one.rubric, one.voice)
    return " ".join(part for part in told if part) or "-"
