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
