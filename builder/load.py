"""A project folder -> every model in it, or every problem in it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeVar

from pydantic import BaseModel

from builder.model.activity import Activity
from builder.model.agreed import Agreed
from builder.model.calendar import Calendar
from builder.model.cluster import Cluster
from builder.model.collected import Waiting, WaitingList
from builder.model.decisions import Decisions
from builder.model.document import Document
from builder.model.module import Module
from builder.model.pack import Pack
from builder.model.path import Path as DecisionPath
from builder.model.project import Project
from builder.model.report import Report
from builder.model.returns import Return
from builder.model.rubric import Rubric
from builder.model.workshop import Workshop
from builder.problems import Problem, Problems
from builder.reading import File, Reader

PROJECT = PurePosixPath("content/project.yaml")
EDITIONS = PurePosixPath("rubrics/editions")
LOGO_BYTES = 100 * 1024
_KEPT = ("history",)
M = TypeVar("M", bound=BaseModel)
_PLACES = (
    "Files lie in rubrics/, rubrics/editions/<rubric>/, content/packs/, content/modules/, "
    "content/activities/, "
    "content/paths/, content/calendars/, content/reports/, content/documents/, "
    "content/clusters/<cluster>/, "
    "content/clusters/<cluster>/agreed/, content/clusters/<cluster>/workshops/ and "
    "content/clusters/<cluster>/returns/<round>/."
)


@dataclass(frozen=True)
class ClusterFolder:
    """A cluster with the returns of all rounds."""

    id: str
    file: File[Cluster]
    returns: tuple[File[Return], ...]
    agreed: tuple[File[Agreed], ...]
    """What its workshops agreed, a file a round and rubric."""
    workshops: tuple[File[Workshop], ...]
    """What collation pages saved, a file a rubric."""
    waiting: tuple[Waiting, ...]
    """What came and was not accepted, and needs a person."""

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
    editions: Mapping[str, tuple[File[Rubric], ...]]
    """The recorded editions of each rubric, oldest first."""
    packs: Mapping[str, File[Pack]]
    modules: Mapping[str, File[Module]]
    activities: Mapping[str, File[Activity]]
    paths: Mapping[str, File[DecisionPath]]
    calendars: Mapping[str, File[Calendar]]
    reports: Mapping[str, File[Report]]
    documents: Mapping[str, File[Document]]
    clusters: Mapping[str, ClusterFolder]
    problems: tuple[Problem, ...]
    """Of the files that could not be read. All others are there to be checked in the same run."""

    def recorded(self, rubric_id: str) -> tuple[Rubric, ...]:
        """A rubric's recorded editions, oldest first."""
        return tuple(file.model for file in self.editions.get(rubric_id, ()))

    @property
    def unread(self) -> frozenset[str]:
        """The ids of files that could not be read: whoever names one is not wrong for that."""
        return frozenset(problem.path.name.split(".")[0] for problem in self.problems)


def load(root: Path) -> Content:
    """Read a whole project, as far as it can be read. Raises Problems without a project file."""
    reader = Reader(root)
    project = reader.one(Project, PROJECT)
    rubrics = reader.folder(Rubric, "rubrics", ".yaml")
    editions = {
        path.name: tuple(reader.folder(Rubric, str(path), ".yaml").values())
        for path in reader.named(EDITIONS, "")
    }
    packs = reader.folder(Pack, "content/packs", ".yaml")
    modules = reader.folder(Module, "content/modules", ".md")
    activities = reader.folder(Activity, "content/activities", ".yaml")
    paths = reader.folder(DecisionPath, "content/paths", ".yaml")
    calendars = reader.folder(Calendar, "content/calendars", ".yaml")
    reports = reader.folder(Report, "content/reports", ".yaml")
    documents = reader.folder(Document, "content/documents", ".yaml")
    clusters = {folder.id: folder for folder in _clusters(reader)}
    logo = _logo(reader, project) if project else None
    _strays(reader)
    if project is None:
        raise Problems(reader.found)
    return Content(
        project,
        logo,
        rubrics,
        {name: files for name, files in editions.items() if files},
        packs,
        modules,
        activities,
        paths,
        calendars,
        reports,
        documents,
        clusters,
        tuple(reader.found),
    )


def _clusters(reader: Reader) -> Iterator[ClusterFolder]:
    """Read every cluster's folder."""
    for path in reader.named(PurePosixPath("content/clusters"), ""):
        file = reader.one(Cluster, path / "cluster.yaml")
        returns = [
            reader.one(Return, entry)
            for round_folder in reader.named(path / "returns", "")
            for entry in reader.entries(round_folder)
            if _is_return(reader, entry)
        ]
        agreed = [
            reader.one(Agreed, entry)
            for entry in reader.entries(path / "agreed")
            if _is_agreed(reader, entry)
        ]
        workshops = reader.folder(Workshop, str(path / "workshops"), ".json")
        waiting = _optional(reader, WaitingList, path / "waiting.json")
        _optional(reader, Decisions, path / "decisions.yaml")
        if file is not None:
            yield ClusterFolder(
                path.name,
                file,
                tuple(got for got in returns if got),
                tuple(got for got in agreed if got),
                tuple(workshops.values()),
                waiting.model.waiting if waiting else (),
            )


def _optional(reader: Reader, model: type[M], path: PurePosixPath) -> File[M] | None:
    """Read a file where there is one."""
    return reader.one(model, path) if (reader.root / path).is_file() else None


def _logo(reader: Reader, project: File[Project]) -> bytes | None:
    """The authority's logo, if it has one."""
    name = project.model.authority.logo
    if name is None:
        return None
    file = reader.root / PROJECT.parent / name
    at = ("authority", "logo")
    if not re.fullmatch(r"[\w-]+\.(svg|png)", name):
        message, hint = f"{name!r} cannot be a logo", "Name an .svg or .png file in content/."
    elif not file.is_file():
        message, hint = f"the file {name!r} is missing", "Put it beside project.yaml."
    elif file.stat().st_size > LOGO_BYTES:
        message, hint = f"the logo is larger than {LOGO_BYTES // 1024} KB", "Make it smaller."
    else:
        return file.read_bytes()
    reader.found.append(project.source.problem(at, message, hint))
    return None


def _strays(reader: Reader) -> None:
    """Report what looks like content and lies where nothing reads it."""
    reported = {problem.path for problem in reader.found}
    for folder in (PurePosixPath("rubrics"), PurePosixPath("content")):
        for file in sorted((reader.root / folder).rglob("*.*")):
            path = PurePosixPath(file.relative_to(reader.root).as_posix())
            known = path in reader.seen or reported & {path, *path.parents}
            # What was replaced is kept, and read by people alone.
            hidden = any(part.startswith(".") for part in path.parts) or path.parts[3:4] == _KEPT
            if file.suffix in (".yaml", ".json") and not known and not hidden:
                reader.report(path, "nothing reads a file that lies here", _PLACES)


def _is_return(reader: Reader, path: PurePosixPath) -> bool:
    *names, ending = path.name.split(".")
    if ending == "json" and len(names) in (3, 4):
        return all(reader.fits(path, name) for name in names)
    hint = "A return is named <subject>.<rubric>.<voice>.json, in lower case."
    reader.report(path, "this is not named like a return", hint)
    return False


def _is_agreed(reader: Reader, path: PurePosixPath) -> bool:
    *names, ending = path.name.split(".")
    if ending == "yaml" and len(names) == 2:
        return all(reader.fits(path, name) for name in names)
    hint = "What a workshop agreed is named <round>.<rubric>.yaml, in lower case."
    reader.report(path, "this is not named like what a workshop agreed", hint)
    return False
