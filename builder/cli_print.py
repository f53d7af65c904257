"""`packs print`: a few documents into a folder, without a whole build."""

import os
import sys
import time
from pathlib import Path

import click

from builder.saying import fail, project, unprintable


@click.command("print")
@project
@click.option(
    "--group",
    "groups",
    multiple=True,
    metavar="ID",
    help="Whose documents: once for each group. Default: everybody's.",
)
@click.option(
    "--document",
    "documents",
    multiple=True,
    metavar="ID",
    help="Which documents: a name in content/documents/. Default: all.",
)
@click.option(
    "--to",
    "folder",
    default=None,
    metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where they go. Default: print/ in the project folder.",
)
def print_(
    root: Path, groups: tuple[str, ...], documents: tuple[str, ...], folder: Path | None
) -> None:
    """Print the documents of a few groups as PDFs, in seconds.

    Documents are what content/documents/ describes, such as the pack for a workshop. What stands
    in the FOLDER already stays, but for a document of the same name.
    """
    from builder.handouts import NotThere, Order, print_documents
    from builder.pdf import PressError, PressMissing
    from builder.problems import Problems

    start, root = time.perf_counter(), root.resolve()
    folder = folder.resolve() if folder else root / "print"
    order = Order(root, folder, groups, documents, min(61, os.cpu_count() or 1))
    made = 0
    try:
        for path in print_documents(order):
            click.echo(path)
            made += 1
    except Problems as problems:
        fail(problems)
    except NotThere as missing:
        raise click.UsageError(f"{missing} Nothing was written.") from None
    except (PressMissing, PressError) as error:
        click.echo("\n".join(unprintable(error)), err=True)
        sys.exit(1)
    except OSError as error:
        click.echo(f"{error.filename or folder}: {error.strerror or error}", err=True)
        click.echo("Is it open, or read-only?", err=True)
        sys.exit(1)
    click.echo(f"Printed {made} PDF{'s' * (made != 1)}, in {time.perf_counter() - start:.1f} s.")
