"""Files of the project -> models, each with the source that it came from, or its problems."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Generic, TypeVar

from pydantic import BaseModel

from builder.model.returns import Return
from builder.names import why_unfit
from builder.problems import Problem, Problems
from builder.shape import shape
from builder.sources import Source, read_json, read_markdown, read_yaml

M = TypeVar("M", bound=BaseModel)

_MISSING = {
    "project.yaml": "Run packs in the project's folder, or name that folder with --project.",
    "cluster.yaml": "Every cluster's folder has one: a name, and what it answers.",
}
_READING: dict[str, Callable[[Path, PurePosixPath], Source]] = {
    ".yaml": read_yaml,
    ".md": read_markdown,
    ".json": read_json,
}


def _meant(name: str, ending: str) -> bool:
    """Whether a file was meant to have the ending: other case, another habit, or Notepad's .txt."""
    habits = {".yaml": (".yaml", ".yml"), ".md": (".md", ".markdown"), ".json": (".json",)}[ending]
    return name.removesuffix(".txt").endswith(habits)


@dataclass(frozen=True)
class File(Generic[M]):
    """A model and the file that it came from."""

    model: M
    source: Source

    @property
    def id(self) -> str:
        """A file's name is its id."""
        return self.source.path.name.split(".")[0]


class Reader:
    """Reads file after file and keeps the problems of them all."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.found: list[Problem] = []
        self.seen: set[PurePosixPath] = set()

    def one(self, model: type[M], path: PurePosixPath) -> File[M] | None:
        """Read one file; None where it has problems."""
        self.seen.add(path)
        try:
            source = _READING[path.suffix](self.root, path)
            if model is Return and isinstance(source.data, dict) and "return" in source.data:
                message = "this is the whole file that a form saved"
                hint = 'Keep only what stands under "return", with its braces.'
                raise Problems([source.problem(("return",), message, hint)])
            return File(shape(model, source), source)
        except FileNotFoundError:
            self.report(path, "the file is missing", _MISSING.get(path.name, ""))
        except OSError as error:
            self.report(path, f"the file cannot be read: {error.strerror}", "")
        except Problems as problems:
            self.found += problems.found
        return None

    def folder(self, model: type[M], folder: str, ending: str) -> dict[str, File[M]]:
        """Read every file of a folder that has the ending."""
        paths = self.named(PurePosixPath(folder), ending)
        files = (self.one(model, path) for path in paths)
        return {file.id: file for file in files if file is not None}

    def named(self, folder: PurePosixPath, ending: str) -> list[PurePosixPath]:
        """The entries of a folder that have the ending ("" for folders) and whose names are ids."""
        chosen = []
        seen: dict[str, str] = {}
        for path in self.entries(folder):
            is_folder = (self.root / path).is_dir()
            if ending == "" and not is_folder:
                continue
            if ending and (is_folder or path.suffix != ending):
                if not is_folder and _meant(path.name.lower(), ending):
                    self.report(path, "the file's ending is unknown", f"Rename it to end {ending}.")
                continue
            name = path.name.removesuffix(ending)
            twin = seen.setdefault(name.lower(), name)
            if twin != name:
                hint = "On Windows the two are one: rename one of them."
                self.report(path, f"the name differs from {twin!r} only in case", hint)
            elif self.fits(path, name):
                chosen.append(path)
        return chosen

    def entries(self, folder: PurePosixPath) -> list[PurePosixPath]:
        """What stands in a folder, sorted, without what file managers leave there."""
        here = self.root / folder
        names = sorted(entry.name for entry in here.iterdir()) if here.is_dir() else []
        left = ("desktop.ini", "Thumbs.db")
        return [folder / name for name in names if not name.startswith(".") and name not in left]

    def fits(self, path: PurePosixPath, name: str) -> bool:
        """Whether a name can be an id; a problem where it cannot."""
        unfit = why_unfit(name)
        if unfit:
            self.report(path, *unfit)
        return unfit is None

    def report(self, path: PurePosixPath, message: str, hint: str) -> None:
        """Keep a problem of a whole file."""
        self.found.append(Problem(path, 0, 0, message, hint))
