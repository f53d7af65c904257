"""`packs editions`: what editions a rubric has, freezing one, and what changed between two."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from builder.saying import fail, project

if TYPE_CHECKING:
    from builder.load import Content
    from builder.model.rubric import Rubric
    from builder.views.editions import CriterionChange, EditionStep


@click.group(invoke_without_command=True)
@project
@click.pass_context
def editions(context: click.Context, root: Path) -> None:
    """List the editions of every rubric, record one, or show what changed."""
    if context.invoked_subcommand:
        return
    content = _read(root)
    for name, file in content.rubrics.items():
        click.echo(name)
        for line in _listed(file.model, content.recorded(name), _answered(content, name)):
            click.echo(f"  {line}")


@editions.command("record")
@project
@click.argument("rubric")
def record_edition(root: Path, rubric: str) -> None:
    """Freeze the present text of RUBRIC under its edition's name."""
    from builder.recording import Recorded, record

    content = _read(root)
    model = _rubric(content, rubric)
    try:
        path = record(root.resolve(), content, rubric)
    except Recorded:
        click.echo(f"This text of {rubric} is recorded already, as edition {model.edition}.")
        return
    except OSError as error:
        raise click.ClickException(f"{error.filename}: {error.strerror}") from None
    click.echo(f"Recorded edition {model.edition} of {rubric}: {path}. Add the file to git.")


@editions.command()
@project
@click.argument("rubric")
@click.argument("before")
@click.argument("after")
def diff(root: Path, rubric: str, before: str, after: str) -> None:
    """Show what changed in RUBRIC from edition BEFORE to edition AFTER."""
    from builder.plan.editions import step

    content = _read(root)
    present = _rubric(content, rubric)
    known = {got.edition: got for got in (*content.recorded(rubric), present)}
    for name in (before, after):
        if name not in known:
            _unknown(f"{rubric} has no edition {name!r}.", name, known)
    for line in _told(step(known[before], known[after])):
        click.echo(line)


def _read(root: Path) -> "Content":
    from builder.build import read
    from builder.problems import Problems

    try:
        return read(root.resolve())[0]
    except Problems as problems:
        fail(problems)


def _rubric(content: "Content", name: str) -> "Rubric":
    if name not in content.rubrics:
        _unknown(f"There is no rubric {name!r}.", name, content.rubrics)
    return content.rubrics[name].model


def _unknown(what: str, name: str, known: Iterable[str]) -> NoReturn:
    from builder.problems import did_you_mean

    raise click.UsageError(f"{what} {did_you_mean(name, known)}")


def _answered(content: "Content", name: str) -> dict[str, int]:
    """How many returns there are to each text."""
    found: dict[str, int] = {}
    for folder in content.clusters.values():
        for file in folder.returns:
            if file.model.rubric == name:
                found[file.model.fingerprint] = found.get(file.model.fingerprint, 0) + 1
    return found


def _listed(
    present: "Rubric", recorded: "tuple[Rubric, ...]", answered: dict[str, int]
) -> Iterator[str]:
    from builder.editions import fingerprint

    prints = [fingerprint(got) for got in recorded]
    lines = [
        (got.edition, print_, "recorded") for got, print_ in zip(recorded, prints, strict=True)
    ]
    now = fingerprint(present)
    if now not in prints:
        lines.append((present.edition, now, "not recorded"))
    for edition, print_, state in lines:
        count = answered.get(print_, 0)
        here = ", the present text" if print_ == now else ""
        yield f"{edition} ({print_[:8]}): {state}{here}, {count} return{'s' * (count != 1)}"


def _told(found: "EditionStep") -> Iterator[str]:
    from builder.editions import said

    yield f"From edition {found.before.edition} to edition {found.after.edition}"
    for change in found.criteria:
        yield ""
        yield from _told_criterion(change)
    for rest in found.rest:
        yield ""
        yield said(rest)
    if not found.criteria and not found.rest:
        yield "Nothing that answers depend on changed."


def _told_criterion(change: "CriterionChange") -> Iterator[str]:
    others = ", ".join(got.id for got in change.others)
    word = {"split": "split", "merged": "merged"}.get(change.became)
    became = f"{word} ({others})" if word else change.became
    yield f"{change.name}: {'nothing is said of it' if became == 'unsaid' else became}"
    for key in ("number", "title", "question"):
        yield from _pair(key, *(getattr(got, key, None) for got in (change.before, change.after)))
    then, now = (got.descriptors if got else {} for got in (change.before, change.after))
    for key in dict.fromkeys([*now, *then]):
        yield from _pair(key, then.get(key), now.get(key))


def _pair(key: str, before: str | None, after: str | None) -> Iterator[str]:
    if before == after:
        return
    yield f"  {key}"
    for sign, text in (("-", before), ("+", after)):
        if text is not None:
            yield f"  {sign} {' '.join(text.split())}"
