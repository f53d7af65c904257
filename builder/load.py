"""A project folder -> every model in it, or every problem in it."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Generic, TypeVar

from pydantic import BaseModel

from builder.model.activity import Activity
from builder.model.cluster import Cluster
from builder.model.module import Module
from builder.model.pack import Pack
from builder.model.project import Project
from builder.model.returns import Return
from builder.model.rubric import Rubric
from builder.names import why_unfit
from builder.problems import Problem, Problems
from builder.shape import shape
from builder.sources import Source, read_json, read_markdown, read_yaml

M = TypeVar("M", bound=BaseModel)

PROJECT = PurePosixPath("content/project.yaml")
LOGO_BYTES = 100 * 1024
_MISSING = {
    "project.yaml": "Run packs in the project's folder, or name that folder with --project.",
    "cluster.yaml": "Every cluster's folder has one: a name, and the schools.",
}
_PLACES = (
    "Files lie in rubrics/, content/packs/, content/modules/, content/activities/, "
    "content/clusters/<cluster>/ "
    "and content/clusters/<cluster>/returns/<round>/."
)


def _meant(name: str, ending: str) -> bool:
    """Whether a file was meant to have the ending: other case, another habit, or Notepad's .txt."""
    habits = {".yaml": (".yaml", ".yml"), ".md": (".md", ".markdown")}[ending]
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


@dataclass(frozen=True)
class ClusterFolder:
    """A cluster with the returns of all rounds."""

    id: str
    file: File[Cluster]
    returns: tuple[File[Return], ...]

    @property
    def model(self) -> Cluster:
        """The cluster itself."""
        return self.file.model


@dataclass(frozen=True)
class Content:
    """Everything that was read, by id, in the order of the ids."""

    project: File[Project]
    logo: bytes | None
    rubrics: Mapping[str, File[Rubric]]
    packs: Mapping[str, File[Pack]]
    modules: Mapping[str, File[Module]]
    activities: Mapping[str, File[Activity]]
    clusters: Mapping[str, ClusterFolder]
    problems: tuple[Problem, ...]
    """Of the files that could not be read. All others are there to be checked in the same run."""

    @property
    def unread(self) -> frozenset[str]:
        """The ids of files that could not be read: whoever names one is not wrong for that."""
        return frozenset(problem.path.name.split(".")[0] for problem in self.problems)


def load(root: Path) -> Content:
    """Read a whole project, as far as it can be read. Raises Problems without a project file."""
    reader = _Reader(root)
    project = reader.one(Project, PROJECT)
    rubrics = reader.folder(Rubric, "rubrics", ".yaml")
    packs = reader.folder(Pack, "content/packs", ".yaml")
    modules = reader.folder(Module, "content/modules", ".md")
    activities = reader.folder(Activity, "content/activities", ".yaml")
    clusters = {folder.id: folder for folder in reader.clusters()}
    logo = reader.logo(project) if project else None
    reader.strays()
    if project is None:
        raise Problems(reader.found)
    found = tuple(reader.found)
    return Content(project, logo, rubrics, packs, modules, activities, clusters, found)


class _Reader:
    """Reads file after file and keeps the problems of them all."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.found: list[Problem] = []
        self.seen: set[PurePosixPath] = set()

    def one(self, model: type[M], path: PurePosixPath) -> File[M] | None:
        """Read one file; None where it has problems."""
        reading: dict[str, Callable[[Path, PurePosixPath], Source]] = {
            ".yaml": read_yaml,
            ".md": read_markdown,
            ".json": read_json,
        }
        self.seen.add(path)
        try:
            source = reading[path.suffix](self.root, path)
            if model is Return and isinstance(source.data, dict) and "return" in source.data:
                message = "this is the whole file that a form saved"
                hint = 'Keep only what stands under "return", with its braces.'
                raise Problems([source.problem(("return",), message, hint)])
            return File(shape(model, source), source)
        except FileNotFoundError:
            self._report(path, "the file is missing", _MISSING.get(path.name, ""))
        except OSError as error:
            self._report(path, f"the file cannot be read: {error.strerror}", "")
        except Problems as problems:
            self.found += problems.found
        return None

    def folder(self, model: type[M], folder: str, ending: str) -> dict[str, File[M]]:
        """Read every file of a folder that has the ending."""
        paths = self._named(PurePosixPath(folder), ending)
        files = (self.one(model, path) for path in paths)
        return {file.id: file for file in files if file is not None}

    def clusters(self) -> Iterator[ClusterFolder]:
        """Read every cluster's folder."""
        for path in self._named(PurePosixPath("content/clusters"), ""):
            file = self.one(Cluster, path / "cluster.yaml")
            returns = [
                self.one(Return, entry)
                for round_folder in self._named(path / "returns", "")
                for entry in self._entries(round_folder)
                if self._is_return(entry)
            ]
            if file is not None:
                yield ClusterFolder(path.name, file, tuple(got for got in returns if got))

    def logo(self, project: File[Project]) -> bytes | None:
        """The authority's logo, if it has one."""
        name = project.model.authority.logo
        if name is None:
            return None
        file = self.root / PROJECT.parent / name
        at = ("authority", "logo")
        if not re.fullmatch(r"[\w-]+\.(svg|png)", name):
            message, hint = f"{name!r} cannot be a logo", "Name an .svg or .png file in content/."
        elif not file.is_file():
            message, hint = f"the file {name!r} is missing", "Put it beside project.yaml."
        elif file.stat().st_size > LOGO_BYTES:
            message, hint = f"the logo is larger than {LOGO_BYTES // 1024} KB", "Make it smaller."
        else:
            return file.read_bytes()
        self.found.append(project.source.problem(at, message, hint))
        return None

    def strays(self) -> None:
        """Report what looks like content and lies where nothing reads it."""
        reported = {problem.path for problem in self.found}
        for folder in (PurePosixPath("rubrics"), PurePosixPath("content")):
            for file in sorted((self.root / folder).rglob("*.*")):
                path = PurePosixPath(file.relative_to(self.root).as_posix())
                known = path in self.seen or reported & {path, *path.parents}
                hidden = any(part.startswith(".") for part in path.parts)
                if file.suffix in (".yaml", ".json") and not known and not hidden:
                    self._report(path, "nothing reads a file that lies here", _PLACES)

    def _is_return(self, path: PurePosixPath) -> bool:
        *names, ending = path.name.split(".")
        if ending == "json" and len(names) in (3, 4):
            return all(self._fits(path, name) for name in names)
        hint = "A return is named <subject>.<rubric>.<voice>.json, in lower case."
        self._report(path, "this is not named like a return", hint)
        return False

    def _named(self, folder: PurePosixPath, ending: str) -> list[PurePosixPath]:
        """The entries of a folder that have the ending ("" for folders) and whose names are ids."""
        chosen = []
        seen: dict[str, str] = {}
        for path in self._entries(folder):
            is_folder = (self.root / path).is_dir()
            if ending == "" and not is_folder:
                continue
            if ending and (is_folder or path.suffix != ending):
                if not is_folder and _meant(path.name.lower(), ending):
                    self._report(
                        path, "the file's ending is unknown", f"Rename it to end {ending}."
                    )
                continue
            name = path.name.removesuffix(ending)
            twin = seen.setdefault(name.lower(), name)
            if twin != name:
                hint = "On Windows the two are one: rename one of them."
                self._report(path, f"the name differs from {twin!r} only in case", hint)
            elif self._fits(path, name):
                chosen.append(path)
        return chosen

    def _entries(self, folder: PurePosixPath) -> list[PurePosixPath]:
        """What stands in a folder, sorted, without what file managers leave there."""
        here = self.root / folder
        names = sorted(entry.name for entry in here.iterdir()) if here.is_dir() else []
        left = ("desktop.ini", "Thumbs.db")
        return [folder / name for name in names if not name.startswith(".") and name not in left]

    def _fits(self, path: PurePosixPath, name: str) -> bool:
        unfit = why_unfit(name)
        if unfit:
            self._report(path, *unfit)
        return unfit is None

    def _report(self, path: PurePosixPath, message: str, hint: str) -> None:
        self.found.append(Problem(path, 0, 0, message, hint))
