"""What every part of the plan asks for."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from builder.editions import fingerprint
from builder.load import Content
from builder.model.project import Authority, Round
from builder.model.rubric import Audience
from builder.plan.outputs import Outputs, Page
from builder.scoring import ladder
from builder.views.common import Asked, Frame, Link

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


@dataclass(frozen=True)
class Context:
    """The content with what is worked out of it once, and the choices of this build."""

    content: Content
    with_pdf: bool

    @cached_property
    def asked(self) -> dict[str, Asked]:
        """Every rubric that a pack uses, with its ladder and fingerprint."""
        used = {name for pack in self.content.packs.values() for name in pack.model.rubrics}
        return {
            name: Asked(
                name,
                file.model,
                ladder(file.model.scale) if file.model.scale else None,
                fingerprint(file.model),
            )
            for name, file in self.content.rubrics.items()
            if name in used
        }

    @cached_property
    def round(self) -> Round:
        """The current round."""
        project = self.content.project.model
        return next(got for got in project.rounds if got.id == project.current_round)

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
        nav = (Link("index.html", name or "Home"), Link("index.html#packs", "Packs and guidance"))
        return Frame(self.authority, self.logo, place.audience, name, nav)
