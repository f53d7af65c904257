"""What every command shares: the project's option, and how problems are told."""

import sys
from pathlib import Path
from typing import NoReturn

import click

from builder.problems import Problems

project = click.option(
    "--project",
    "root",
    default=".",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The project folder: where content/ and rubrics/ are.",
)


def fail(problems: Problems) -> NoReturn:
    """Tell every problem, and end."""
    for problem in problems.found:
        click.echo(str(problem), err=True)
    count = len(problems.found)
    click.echo(f"\n{count} problem{'s' * (count > 1)}. Nothing was written.", err=True)
    sys.exit(1)


def unprintable(error: Exception) -> tuple[str, str]:
    """What stands in the way of printing, for PressMissing or PressError, and what to do."""
    from builder.pdf import PressMissing

    if isinstance(error, PressMissing):
        return (
            f"PDFs cannot be made on this machine: {error}",
            "Run make site, which installs what is missing. A build can do without: add --no-pdf.",
        )
    return (
        f"A PDF could not be made as it should be: {error}",
        "If it speaks of a glyph, a text has a letter that the font lacks, such as an emoji.",
    )
