"""`packs collect`: returns from files, folders, zips and e-mails, and what became of each."""

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.saying import fail, project

if TYPE_CHECKING:
    from builder.inbox.judge import Whose
    from builder.model.collected import Collected, Disputed


@click.command()
@project
@click.argument(
    "inbox",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, path_type=Path),
    metavar="INBOX...",
)
@click.option("--cluster", metavar="ID", help="Whose inbox it is: other groups' returns stay out.")
@click.option("--round", "round_id", metavar="ID", help="Take in returns of this round alone.")
@click.option(
    "--choose",
    multiple=True,
    metavar="ID8",
    callback=lambda context, option, values: [_start_of_id(one) for one in values],
    help="Where two disagree, let the one count whose id begins so. At least 8 signs of it.",
)
@click.option(
    "--place",
    multiple=True,
    metavar="ID8=GROUP/SUBJECT",
    callback=lambda context, option, values: dict(map(_placing, values)),
    help="Say whose a return is that does not say it itself.",
)
@click.option("--dry-run", is_flag=True, help="Write nothing; only say what would become of it.")
@click.option("--format", "form", type=click.Choice(("table", "json")), default="table")
def collect(  # noqa: PLR0913 Click hands each option over on its own.
    root: Path,
    inbox: tuple[Path, ...],
    *,
    cluster: str | None,
    round_id: str | None,
    choose: list[str],
    place: "dict[str, Whose]",
    dry_run: bool,
    form: str,
) -> None:
    """Take returns in, from files, folders, zips and e-mails, and say what became of each.

    Nothing in the INBOX is changed. Ends with 1 where something needs a person.
    """
    from builder.collect import NotThere, Order, collect
    from builder.inbox.judge import Only
    from builder.problems import Problems

    only = Only(cluster, round_id)
    order = Order(root.resolve(), inbox, only, choose, place, dry_run)
    try:
        collected = collect(order, _which if sys.stdin.isatty() else lambda conflict: None)
    except Problems as problems:
        fail(problems)
    except NotThere as missing:
        raise click.UsageError(f"{missing} Nothing was written.") from None
    except OSError as error:
        click.echo(f"{error.filename}: {error.strerror or error}", err=True)
        click.echo("Not everything could be written. Mend that, and run it again.", err=True)
        sys.exit(1)
    _register(collected, form, dry_run=dry_run)
    sys.exit(any(got.needs_person for got in collected.files))


def _start_of_id(text: str) -> str:
    """The beginning of a return's id, long enough to mean one."""
    if not re.fullmatch("[0-9a-f]{8,32}", text):
        raise click.BadParameter(f"{text!r} is not the start of an id: at least 8 of 0-9 and a-f.")
    return text


def _placing(text: str) -> "tuple[str, Whose]":
    start, _, whose = text.partition("=")
    group, _, subject = whose.partition("/")
    if not group or not subject:
        raise click.BadParameter(f"{text!r} is not like 1a2b3c4d=riverside/deepwell.")
    return _start_of_id(start), (group, subject)


def _which(conflict: "Disputed") -> str | None:
    """Ask which of several counts."""
    from builder.inbox.table import sides

    for line in sides(conflict):
        click.echo(line, err=True)
    numbers = [str(number) for number, _ in enumerate(conflict.sides, start=1)]
    kind = click.Choice((*numbers, "leave"))
    answer = click.prompt("Which counts?", type=kind, default="leave", err=True)
    return None if answer == "leave" else conflict.sides[int(answer) - 1].id


def _register(collected: "Collected", form: str, *, dry_run: bool) -> None:
    from builder.inbox.table import table

    if form == "json":
        text = json.dumps(collected.model_dump(mode="json"), sort_keys=True, indent=1)
        click.echo(text)
        return
    for line in table(collected):
        click.echo(line)
    if dry_run:
        click.echo("Nothing was written: --dry-run.")
