"""The pages that every folder has: packs, rubrics, and the first page."""

from dataclasses import dataclass
from typing import Literal

from builder.asking import Asked
from builder.model.document import Copy, Document
from builder.model.pack import Pack
from builder.model.project import Authority
from builder.model.results import Result
from builder.views.common import Link, Named
from builder.views.field_groups import FieldGroup, field_groups


@dataclass(frozen=True)
class SignpostView:
    """The page above the folders: which folder is for whom."""

    authority: Authority
    clusters: tuple[Named, ...]
    examples: bool
    """Whether the open folder shows the grids of invented schools."""


@dataclass(frozen=True)
class PackCard:
    """A pack in a list, with where its page is."""

    pack: Pack
    link: Link


@dataclass(frozen=True)
class HomeView:
    """The first page of the open folder."""

    packs: tuple[PackCard, ...]
    examples: tuple[Link, ...]
    """Grids of invented schools."""


@dataclass(frozen=True)
class Paper:
    """Something to print, with what it is."""

    kind: Literal[
        "form",
        "large-form",
        "slips",
        "agreed-sheet",
        "facilitator",
        "participants",
        "activity",
        "path",
        "calendar",
        "grid",
    ]
    link: Link
    """The note of an activity's names the sheets in it."""


@dataclass(frozen=True)
class DocumentPaper:
    """A document with the ways to its copies."""

    id: str
    document: Document
    whose: str
    """The group that it is about; nothing where it is about none."""
    copies: tuple[tuple[Copy, Link], ...]


@dataclass(frozen=True)
class PackView:
    """A pack: what it is, what to do first, what to download. Only what its folder holds."""

    pack: Pack
    rubrics: tuple[Link, ...]
    guides: tuple[Link, ...]
    paths: tuple[Link, ...]
    calendars: tuple[Link, ...]
    reports: tuple[Link, ...]
    activities: tuple[Link, ...]
    forms: tuple[Link, ...]
    fillable: tuple[Link, ...]
    """The same forms as PDFs to fill in on screen; empty in a build without PDFs."""
    examples: tuple[Link, ...]
    """Grids of invented groups that the folder holds."""
    documents: tuple[DocumentPaper, ...]
    """What is printed together; empty in a build without PDFs."""
    papers: tuple[Paper, ...]
    """Empty in a build without PDFs."""


@dataclass(frozen=True)
class RubricView:
    """A rubric as a page to read."""

    asked: Asked
    forms: tuple[Link, ...]
    """One a voice."""
    documents: tuple[Link, ...]
    fillable: tuple[Link, ...]
    """PDFs to fill in on screen, one a voice."""
    collation: Link
    """The page that takes returns in."""
    results: tuple[Result, ...]
    """Those that the folder's readers may know of."""
    editions: Link | None
    """What changed from one edition to the next; None where there is only one."""

    @property
    def field_groups(self) -> tuple[FieldGroup, ...]:
        """What is asked once, as it stands together in the forms."""
        return field_groups(self.asked.rubric.return_fields)
