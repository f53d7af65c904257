"""What every part of the plan asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, TypeVar

from builder.asking import Asked, asked_of
from builder.load import Content
from builder.model.activity import Activity
from builder.model.base import Audience
from builder.model.calendar import Calendar
from builder.model.document import Document as DocumentModel
from builder.model.module import Module
from builder.model.pack import Pack
from builder.model.path import Path
from builder.model.project import Authority, Round
from builder.plan.outputs import Document, Outputs, Page
from builder.reading import File
from builder.views.common import Frame, Link

M = TypeVar("M", Module, Activity, Path, Calendar, DocumentModel)
Kind = Literal["modules", "activities", "paths", "calendars", "documents"]
"""What packs list, by the name of the list."""

READERS: dict[Audience, tuple[Audience, ...]] = {
    "open": ("open",),
    "group": ("open", "group"),
    "authority": ("open", "group", "authority"),
}
"""Whose texts a folder may hold, by the folder's audience."""


@dataclass(frozen=True)
class Place:
    """Where pages go: a folder, or a part of one, and whose it is."""

    folder: str
    audience: Audience
    prefix: str = ""
    """Between the folder's top and the pages."""

    def printed(self, link: Link | None, template: str, view: Any) -> Outputs:
        """The document that a link leads to; nothing where there is no link, as without PDFs."""
        return {f"{self.folder}/{link.href}": Document(f"print/{template}", view)} if link else {}


@dataclass(frozen=True)
class Context:
    """The content with what is worked out of it once, and the choices of this build."""

    content: Content
    with_pdf: bool

    @cached_property
    def asked(self) -> dict[str, Asked]:
        """Every rubric that a pack or a group uses, with its ladders and fingerprint."""
        used = {name for pack in self.content.packs.values() for name in pack.model.rubrics}
        used |= {name for got in self.content.clusters.values() for name in got.model.rubrics}
        return {
            name: asked_of(name, file.model, self.content.recorded(name))
            for name, file in self.content.rubrics.items()
            if name in used
        }

    def round_of(self, rubric_id: str) -> Round:
        """The current round of a rubric: its own, or the project's."""
        project = self.content.project.model
        current = project.current_rounds.get(rubric_id, project.current_round)
        return next(got for got in project.rounds if got.id == current)

    def prints_large(self, rubric_id: str) -> bool:
        """Whether a rubric's forms are printed at 18 points too, as a pack of it says."""
        packs = (file.model for file in self.content.packs.values())
        return any(pack.large_print and rubric_id in pack.rubrics for pack in packs)

    def readable(self, place: Place) -> dict[str, Asked]:
        """The rubrics that a place's readers may see, and in a group's folder those it answers."""
        readers, answered = READERS[place.audience], self._answered(place)
        return {
            name: got
            for name, got in self.asked.items()
            if got.rubric.audience in readers and (answered is None or name in answered)
        }

    def packs(self, place: Place) -> dict[str, Pack]:
        """The packs that a place holds: in a group's folder those of which it answers a rubric."""
        readers, answered = READERS[place.audience], self._answered(place)
        return {
            name: file.model
            for name, file in self.content.packs.items()
            if file.model.audience in readers
            and (answered is None or not answered.isdisjoint(file.model.rubrics))
        }

    def held(self, place: Place, kind: Kind, files: Mapping[str, File[M]]) -> dict[str, M]:
        """What a place holds of one kind: what its readers may have, and belongs to its packs.

        What is in no pack is held wherever it may be read.
        """
        readers = READERS[place.audience]
        all_packs = (file.model for file in self.content.packs.values())
        listed = {name for pack in all_packs for name in getattr(pack, kind)}
        here = {name for pack in self.packs(place).values() for name in getattr(pack, kind)}
        return {
            name: file.model
            for name, file in files.items()
            if file.model.audience in readers and (name in here or name not in listed)
        }

    def _answered(self, place: Place) -> frozenset[str] | None:
        """The rubrics of the group whose folder it is; None in a folder of no group."""
        _, _, group = place.folder.partition("/")
        return frozenset(self.content.clusters[group].model.rubrics) if group else None

    @property
    def authority(self) -> Authority:
        """Whose site it is."""
        return self.content.project.model.authority

    @cached_property
    def logo(self) -> str | None:
        """Where the authority's logo lies in a folder."""
        logo = self.content.project.model.authority.logo
        return f"assets/logo{logo[logo.rindex('.') :]}" if logo else None

    def page(self, place: Place, address: str, template: str, view: Any) -> Outputs:
        """A linked page at an address of a place."""
        here = place.prefix + address
        page = Page(f"pages/{template}", here, "../" * here.count("/"), self._frame(place), view)
        return {f"{place.folder}/{here}": page}

    def _frame(self, place: Place) -> Frame:
        _, _, cluster = place.folder.partition("/")
        name = self.content.clusters[cluster].model.name if cluster else ""
        nav = (Link("index.html", "Home"), Link("index.html#packs", "Packs and guidance"))
        return Frame(self.authority, self.logo, place.audience, name, nav, self._group(place))

    def _group(self, place: Place) -> Link | None:
        """The first page of the group; the open folder has none for the groups in its examples."""
        kind, _, cluster = (place.prefix or place.folder).strip("/").partition("/")
        if kind not in ("groups", "clusters"):
            return None
        return Link(f"{place.prefix}index.html", self.content.clusters[cluster].model.name)
