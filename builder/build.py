"""The line: load, check, plan, render, print, publish."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from builder.checks import check
from builder.load import Content, load
from builder.plan import plan
from builder.plan.outputs import Document, Making, Outputs, digest
from builder.printing import printing
from builder.publish import MARKER, Staging
from builder.render import Renderer
from builder.state import State, Written, engine_digest, read_inputs, save_state, stat_of
from builder.theme import Theme, load_theme

Progress = Callable[[int, int], None]
"""Told how many files are made, and of how many."""


@dataclass(frozen=True)
class Built:
    """What a build did."""

    made: int
    unchanged: int
    documents: int
    """How many of the files made are PDFs."""


@dataclass(frozen=True)
class Order:
    """What a build is asked for."""

    root: Path
    output: Path
    with_pdf: bool
    jobs: int


def read(root: Path, *, printed: bool = False) -> tuple[Content, Theme]:
    """Load a project and check it, also for what cannot be printed. Raises Problems."""
    content = load(root)
    theme = load_theme(root, content.project.model.theme)
    check(content, theme, printed=printed)
    return content, theme


def build(order: Order, last: State, progress: Progress) -> Built:
    """Make what is not made yet and put the new site in the place of the old one.

    Raises Problems for the user's mistakes, publish.NotOurs for a folder that no build made,
    and pdf.PressMissing where PDFs cannot be made on this machine.
    """
    inputs = read_inputs(order.root)
    content, theme = read(order.root, printed=order.with_pdf)
    outputs = plan(content, theme, with_pdf=order.with_pdf)
    files = [path for path in theme.folder.rglob("*") if path.is_file()]
    engine = engine_digest(files, repr(theme.chosen))
    digests = {address: digest(making, engine) for address, making in outputs.items()}
    with _staging(order.output) as staging:
        workshop = _Workshop(order, theme, staging, last)
        built = workshop.make(outputs, digests, progress)
        written = {
            address: Written(digests[address], stat_of(staging.folder / address))
            for address in outputs
        }
        marker = Written("", stat_of(staging.folder / MARKER))
        staging.publish()
    save_state(order.root, order.output, State(order.with_pdf, inputs, written | {MARKER: marker}))
    return built


@contextmanager
def _staging(output: Path) -> Iterator[Staging]:
    staging = Staging(output)
    try:
        yield staging
    except BaseException:
        staging.abandon()
        raise


class _Workshop:
    """Makes files: each digest once, taken from the last build where it is there already."""

    def __init__(self, order: Order, theme: Theme, staging: Staging, last: State) -> None:
        self.order, self.theme, self.staging = order, theme, staging
        self.renderer = Renderer(theme)
        self.at_hand = {
            got.digest: order.output / address
            for address, got in last.outputs.items()
            if _untouched(order.output / address, got)
        }

    def make(self, outputs: Outputs, digests: dict[str, str], progress: Progress) -> Built:
        """Make or take every output."""
        todo: dict[str, tuple[Making, list[str]]] = {}
        for address, making in outputs.items():
            todo.setdefault(digests[address], (making, []))[1].append(address)
        new = {key: entry for key, entry in todo.items() if key not in self.at_hand}
        for key in todo.keys() - new.keys():
            self._place(todo[key][1], self.at_hand[key])
        done = documents = 0
        for key, data in self._bytes({key: making for key, (making, _) in new.items()}):
            addresses = new[key][1]
            first = self.staging.write(addresses[0], data)
            self._place(addresses[1:], first)
            done += len(addresses)
            documents += sum(address.endswith(".pdf") for address in addresses)
            progress(done, sum(len(addresses) for _, addresses in new.values()))
        made = sum(len(addresses) for _, addresses in new.values())
        return Built(made, len(outputs) - made, documents)

    def _place(self, addresses: list[str], file: Path) -> None:
        for address in addresses:
            self.staging.take(address, file)

    def _bytes(self, makings: dict[str, Making]) -> Iterator[tuple[str, bytes]]:
        """The bytes of each; the PDFs come from other processes, and last."""
        documents = {key: got for key, got in makings.items() if isinstance(got, Document)}
        style = self.theme.style("print", None)
        with printing(documents, self.renderer, style, self.order.jobs) as printed:
            for key, making in makings.items():
                if key not in documents:
                    yield key, self.renderer.bytes_of(making)
            yield from printed


def _untouched(file: Path, written: Written) -> bool:
    try:
        return stat_of(file) == written.stat
    except OSError:
        return False
