"""The pages that every folder has, and the forms."""

from dataclasses import dataclass

from builder.model.pack import Pack
from builder.model.project import Authority, Round
from builder.model.rubric import Rubric, Voice
from builder.scoring import Ladder
from builder.views.common import Asked, Link, Named


@dataclass(frozen=True)
class FormView:
    """A form to fill: in the browser, as one self-contained file, or on paper."""

    rubric_id: str
    rubric: Rubric
    ladder: Ladder | None
    """None in a form that asks for words only."""
    fingerprint: str
    round: Round
    authority: Authority
    returns_to: str
    group: Named | None
    subject: Named | None
    """None on a blank form: the person types the name."""
    voice: Voice
    file_name: str
    """Of the file that the form saves, without an ending."""


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
class PackView:
    """A pack: what it is, what to do first, what to download."""

    pack: Pack
    rubrics: tuple[Link, ...]
    guides: tuple[Link, ...]
    activities: tuple[Link, ...]
    forms: tuple[Link, ...]
    documents: tuple[Link, ...]


@dataclass(frozen=True)
class RubricView:
    """A rubric as a page to read."""

    asked: Asked
    form: Link
    document: Link | None
