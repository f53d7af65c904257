"""A rubric held against its recorded editions: what changed without a name, or without a word."""

from collections.abc import Collection, Iterator

from builder.checks.carry_over import Mapped
from builder.editions import changes, fingerprint, said
from builder.load import Content
from builder.model.rubric import Rubric
from builder.problems import Problem, did_you_mean
from builder.reading import File
from builder.sources import Source


def check_editions(content: Content, sound: Collection[str]) -> Iterator[Problem]:
    """Every problem of every rubric with its editions. Only sound rubrics can be compared."""
    for name, recorded in content.editions.items():
        yield from _recorded(recorded)
        if name not in content.rubrics.keys() | content.unread:
            path = recorded[0].source.path.parent
            hint = did_you_mean(name, content.rubrics)
            yield Problem(path, 0, 0, f"there is no rubric {name!r}", hint)
    for name in sorted(sound):
        file = content.rubrics[name]
        yield from check_edition(file, content.editions.get(name, ()))
        yield from _answered(name, file, content)


def _recorded(recorded: tuple[File[Rubric], ...]) -> Iterator[Problem]:
    """A recorded edition never changes: its file's name ends with what its text must give."""
    names: dict[str, Source] = {}
    for file in recorded:
        ending = file.id.rpartition("-")[2]
        if not fingerprint(file.model).startswith(ending) or len(ending) != 8:
            message = f"this text is not the one that was recorded as {file.id!r}"
            hint = "A recorded edition never changes. Take the file back as it was in git."
            yield file.source.problem((), message, hint)
        first = names.setdefault(file.model.edition, file.source)
        if first is not file.source:
            message = f"the edition {file.model.edition!r} stands in {first.path.name} already"
            yield file.source.problem(("edition",), message, "Delete one of the two.")


def check_edition(file: File[Rubric], recorded: tuple[File[Rubric], ...]) -> Iterator[Problem]:
    """Every problem of one rubric with its recorded editions, oldest first."""
    rubric, source = file.model, file.source
    names = [got.model.edition for got in recorded]
    if not recorded:
        if rubric.carry_over:
            message = f"no edition {rubric.carry_over.from_!r} is recorded"
            hint = "Record it first: take its text back, and run `packs editions record`."
            yield source.problem(("carry_over", "from"), message, hint)
        return
    last = recorded[-1].model
    if fingerprint(rubric) == fingerprint(last) and rubric.edition == last.edition:
        return
    if rubric.edition in names:
        yield from _under_an_old_name(rubric, last, source)
        return
    if rubric.carry_over is None:
        message = f"nothing says what became of the edition {last.edition!r}"
        hint = "Add `carry_over:` with `from:` and what was reworded, changed, added and so on."
        yield source.problem(("edition",), message, hint)
        return
    if rubric.carry_over.from_ != last.edition:
        message = f"the edition before this is {last.edition!r}"
        yield source.problem(("carry_over", "from"), message, f'Write from: "{last.edition}".')
        return
    yield from Mapped(file, rubric.carry_over, last, [got.model for got in recorded]).problems()


def _under_an_old_name(rubric: Rubric, last: Rubric, source: Source) -> Iterator[Problem]:
    if rubric.edition != last.edition:
        message = f"the edition {rubric.edition!r} was recorded, and {last.edition!r} after it"
        yield source.problem(("edition",), message, "Give this text a name of its own.")
        return
    what = "; ".join(said(got) for got in changes(last, rubric))
    message = f"the text changed after the edition {last.edition!r} was recorded: {what}"
    hint = "Give it a new name in `edition:`, and say under `carry_over:` what became of each."
    yield source.problem(("edition",), message, hint)


def _answered(name: str, file: File[Rubric], content: Content) -> Iterator[Problem]:
    """Returns to another text under the same name: nobody knows any more what was asked."""
    recorded = content.editions.get(name, ())
    known = {fingerprint(got.model) for got in (file, *recorded)}
    lost = [
        got
        for folder in content.clusters.values()
        for got in folder.returns
        if got.model.rubric == name
        and got.model.edition == file.model.edition
        and got.model.fingerprint not in known
    ]
    if lost:
        count = f"{len(lost)} return{'s' * (len(lost) > 1)}"
        message = (
            f"the text changed under the name {file.model.edition!r}: "
            f"{count} answered another, such as {lost[0].source.path.name}"
        )
        hint = (
            "Take the old text back from git, run `packs editions record`, and then change it "
            "under a new name."
        )
        yield file.source.problem(("edition",), message, hint)
