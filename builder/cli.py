"""The command line: the only module that prints and exits."""

import os
import sys
import time
from pathlib import Path
from typing import NoReturn

import click

from builder.cli_collect import collect
from builder.cli_editions import editions
from builder.cli_print import print_
from builder.saying import fail, project, unprintable
from builder.state import load_state

SCHEMAS = (
    *("project", "rubric", "cluster", "pack", "activity", "module"),
    *("path", "calendar", "report", "document", "agreed", "return", "envelope", "workshop"),
    *("decisions", "waiting", "register"),
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Build assessment packs: a website and PDFs from the files of a project folder."""


main.add_command(collect)
main.add_command(editions)
main.add_command(print_)


@main.command()
@project
@click.option(
    "--output",
    default=None,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Where the site goes. Default: output/ in the project folder.",
)
@click.option("--no-pdf", is_flag=True, help="Leave out the PDFs and the links to them.")
@click.option(
    "--jobs",
    default=min(61, os.cpu_count() or 1),
    metavar="N",
    type=click.IntRange(1, 61),
    help="How many processes print PDFs. Default: one a core.",
)
def build(root: Path, output: Path | None, no_pdf: bool, jobs: int) -> None:
    """Build the site."""
    start = time.perf_counter()
    root = root.resolve()
    output = (output or root / "output").resolve()
    last = load_state(root, output)
    if last.holds(root, output, with_pdf=not no_pdf):
        _report(f"Nothing changed, {len(last.outputs) - 1} files unchanged", start, output)
        return
    # Only now: what these import takes longer than finding out that nothing changed.
    from builder.build import Order, build
    from builder.pdf import PressError, PressMissing
    from builder.problems import Problems
    from builder.publish import NotOurs, OtherBuild

    try:
        with _Bar() as bar:
            built = build(Order(root, output, not no_pdf, jobs), last, bar.show)
    except Problems as problems:
        fail(problems)
    except (PressMissing, PressError) as error:
        _stop(*unprintable(error))
    except OtherBuild:
        _stop(f"Another build into {output} is running.", "Let it end, then build again.")
    except OSError as error:
        _stop(f"{error.filename or output}: {error.strerror or error}", "Is it open, or read-only?")
    except NotOurs as taken:
        raise click.UsageError(
            f"{taken} holds files that packs did not make. Nothing was changed. "
            "Name another folder with --output, or empty this one."
        ) from None
    made = f"Built {built.made} files ({built.documents} PDFs), {built.unchanged} unchanged"
    _report(made, start, output)


@main.command()
@project
def check(root: Path) -> None:
    """Check every file and write nothing."""
    from builder.build import read
    from builder.problems import Problems

    try:
        content, _ = read(root.resolve(), printed=True)
    except Problems as problems:
        fail(problems)
    returns = sum(len(cluster.returns) for cluster in content.clusters.values())
    counts = {
        "rubric": len(content.rubrics),
        "pack": len(content.packs),
        "cluster": len(content.clusters),
        "return": returns,
    }
    parts = (f"{count} {word}{'s' * (count != 1)}" for word, count in counts.items())
    click.echo(f"No problems: {', '.join(parts)}.")


@main.command()
@click.argument("name", type=click.Choice(SCHEMAS))
def schema(name: str) -> None:
    """Print the JSON Schema of one kind of file, for editors."""
    from builder.schemas import schema as text

    click.echo(text(name), nl=False)


def _stop(what: str, hint: str) -> NoReturn:
    click.echo(f"{what}\n{hint}\nThe site is as it was.", err=True)
    sys.exit(1)


def _report(what: str, start: float, output: Path) -> None:
    click.echo(f"{what}, in {time.perf_counter() - start:.2f} s. Open {output / 'index.html'}")


class _Bar:
    """A progress bar on a terminal; elsewhere a line a hundred files."""

    def __enter__(self) -> "_Bar":
        self._terminal = sys.stderr.isatty()
        self._shown = 0
        return self

    def __exit__(self, *error: object) -> None:
        if self._terminal and self._shown:
            click.echo("\r" + " " * 60 + "\r", nl=False, err=True)

    def show(self, done: int, of: int) -> None:
        """Show how far the build is."""
        if self._terminal:
            filled = 30 * done // of
            bar = "#" * filled + "-" * (30 - filled)
            click.echo(f"\r[{bar}] {done} of {of} files", nl=False, err=True)
        elif done // 100 > self._shown // 100 or done == of:
            click.echo(f"{done} of {of} files", err=True)
        self._shown = done
