"""What the last build read and wrote: how a build knows that there is nothing to do.

Imports nothing but the standard library, so that the answer "nothing changed" comes at once.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from importlib import metadata
from pathlib import Path

FOLDER = ".packs"
LIBRARIES = (
    *("jinja2", "markdown-it-py", "pydantic", "PyYAML", "calmjs.parse", "ply", "tinycss2"),
    *("XlsxWriter", "weasyprint", "pydyf", "fonttools"),
)
"""Whatever else decides the bytes that are written."""

_BUILDER = Path(__file__).parent
Stat = tuple[int, int]
"""A file's size and the time of its last change, in nanoseconds."""


@dataclass(frozen=True)
class Written:
    """One file of the last build."""

    digest: str
    """Of the values it was made from."""
    stat: Stat


@dataclass(frozen=True)
class State:
    """The last build into one folder."""

    with_pdf: bool = True
    inputs: dict[str, Stat] = field(default_factory=dict)
    outputs: dict[str, Written] = field(default_factory=dict)

    def holds(self, root: Path, output: Path, *, with_pdf: bool) -> bool:
        """Whether everything read and everything written is as the last build left it."""
        return (
            bool(self.outputs)
            and self.with_pdf == with_pdf
            and self.inputs == read_inputs(root)
            and self.whole(output)
        )

    def whole(self, output: Path) -> bool:
        """Whether the folder holds just what was written, untouched."""
        top = str(output)
        found = {path[len(top) + 1 :].replace(os.sep, "/"): stat for path, stat in _walk(top)}
        return found == {address: got.stat for address, got in self.outputs.items()}


def load_state(root: Path, output: Path) -> State:
    """What is known of the last build into a folder; an empty state where nothing is."""
    try:
        raw = json.loads(_file(root, output).read_text(encoding="utf-8"))
        return State(
            raw["with_pdf"],
            {path: (size, time) for path, (size, time) in raw["inputs"].items()},
            {
                address: Written(got["digest"], (got["stat"][0], got["stat"][1]))
                for address, got in raw["outputs"].items()
            },
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return State()


def save_state(root: Path, output: Path, state: State) -> None:
    """Keep what a build read and wrote."""
    file = _file(root, output)
    file.parent.mkdir(exist_ok=True)
    (file.parent / ".gitignore").write_text("*\n", encoding="utf-8")
    new = file.with_suffix(".new")
    new.write_text(json.dumps(asdict(state)), encoding="utf-8")
    os.replace(new, file)


def read_inputs(root: Path) -> dict[str, Stat]:
    """Every file that a build may read, and the version of every library, as of now."""
    # The shipped themes too: a project with a theme of its own may still use one of them.
    own = [root / name for name in ("content", "rubrics", "themes")]
    folders = dict.fromkeys([*own, _BUILDER, _BUILDER.parent / "themes"])
    found = {path: stat for folder in folders for path, stat in _walk(str(folder))}
    return found | {f"version of {name}": (0, version) for name, version in _versions()}


def engine_digest(files: Iterable[Path], choices: str) -> str:
    """Of the program and the theme: whatever they make is made anew when they change."""
    sums = hashlib.sha256(choices.encode())
    for path in sorted([*files, *_BUILDER.rglob("*.py")]):
        data = path.read_bytes()
        sums.update(f"\n{path.name} {len(data)}\n".encode())
        sums.update(data)
    for _, version in _versions():
        sums.update(str(version).encode())
    return sums.hexdigest()


def stat_of(path: Path) -> Stat:
    """A file's size and the time of its last change."""
    got = path.stat()
    return got.st_size, got.st_mtime_ns


def _versions() -> Iterator[tuple[str, int]]:
    for name in LIBRARIES:
        try:
            version = metadata.version(name)
        except metadata.PackageNotFoundError:
            version = ""
        yield name, int(hashlib.sha256(version.encode()).hexdigest()[:12], 16)


def _walk(folder: str, above: frozenset[str] = frozenset()) -> Iterator[tuple[str, Stat]]:
    """Every file under a folder. Links to folders are followed, but never in a circle."""
    real = os.path.realpath(folder)
    if not os.path.isdir(folder) or real in above:
        return
    for entry in os.scandir(folder):
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _walk(entry.path, above | {real})
        else:
            try:
                got = entry.stat()
            except FileNotFoundError:  # A link to nowhere, such as an editor's lock.
                got = entry.stat(follow_symlinks=False)
            yield entry.path, (got.st_size, got.st_mtime_ns)


def _file(root: Path, output: Path) -> Path:
    name = hashlib.sha256(os.fsencode(os.path.abspath(output))).hexdigest()[:16]
    return root / FOLDER / f"{name}.json"
