"""A few documents without a whole build: load, check, plan, render, print, put in place."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from builder.build import read
from builder.load import Content
from builder.plan.outputs import Document
from builder.plan.wanted import wanted
from builder.printing import printing
from builder.problems import did_you_mean
from builder.render import Renderer
from builder.whole import write_whole


class NotThere(Exception):
    """Something that a person named does not come up, or there is nothing to print of it."""


@dataclass(frozen=True)
class Order:
    """What is asked for."""

    root: Path
    folder: Path
    groups: tuple[str, ...]
    """All groups where it is empty."""
    documents: tuple[str, ...]
    """All documents where it is empty; those about groups, where groups are named."""
    jobs: int


def print_documents(order: Order) -> Iterator[Path]:
    """Make all PDFs, then put each in the folder in one step; yields them in the order of names.

    Nothing else in the folder is touched. Raises Problems, NotThere, and what a press raises.
    """
    content, theme = read(order.root, printed=True)
    _check(order, content)
    chosen = order.documents or [
        name
        for name, file in content.documents.items()
        if file.model.rubric is not None or not order.groups
    ]
    made = wanted(content, order.groups or tuple(content.clusters), chosen)
    if not made:
        raise NotThere(_nothing(order))
    renderer, style = Renderer(theme), theme.style("print", None)
    documents = {name: got for name, got in made.items() if isinstance(got, Document)}
    order.folder.mkdir(parents=True, exist_ok=True)
    with printing(documents, renderer, style, order.jobs) as printed:
        for name, data in sorted(printed):
            write_whole(order.folder / name, data)
            yield order.folder / name


def _check(order: Order, content: Content) -> None:
    """Whatever is named is there."""
    for names, known, what in (
        (order.groups, content.clusters, "group"),
        (order.documents, content.documents, "document"),
    ):
        for name in names:
            if name not in known:
                raise NotThere(f"There is no {what} {name!r}. {did_you_mean(name, known)}".strip())


def _nothing(order: Order) -> str:
    if not order.groups:
        return "There is nothing to print: no group answers what the documents are about."
    names = ", ".join(order.groups)
    return f"There is nothing to print for {names}: no document is about what is answered there."
