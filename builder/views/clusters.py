"""The first pages of a group and of the authority."""

from dataclasses import dataclass

from builder.asking import Asked
from builder.model.rubric import Subject, Voice
from builder.views.common import Link, Named
from builder.views.library import PackCard, Paper
from builder.views.occasions import OccasionCard


@dataclass(frozen=True)
class FormLine:
    """A member, or one that speaks for it, with the forms to send."""

    name: str
    forms: tuple[Link, ...]
    papers: tuple[Link, ...]
    """The same forms to print, in the same order; empty in a build without PDFs."""
    profiles: tuple[Link, ...]
    """One a rubric, of the current round."""
    meeting: tuple[Paper, ...] = ()
    """What a meeting needs that agrees one judgement out of drafts."""
    large: tuple[Link, ...] = ()
    """Those of the forms that are printed at 18 points too."""


@dataclass(frozen=True)
class FormTable:
    """Forms to send, by member or, in a group of one, by who speaks."""

    by_voice: bool
    subject: Subject
    lines: tuple[FormLine, ...]
    voices: tuple[Voice, ...]
    """Those whose short titles stand in the lines, to say once who they are."""
    fillable: tuple[Link, ...]
    """PDFs to fill in on screen, one for all lines; empty in a build without PDFs."""


@dataclass(frozen=True)
class ClusterHomeView:
    """The first page of a group."""

    cluster: Named
    packs: tuple[PackCard, ...]
    """Empty in the authority's folder, which has them on its own first page."""
    now: tuple[OccasionCard, ...]
    """The current round, a card a rubric."""
    before: tuple[OccasionCard, ...]
    forms: tuple[FormTable, ...]
    open_forms: tuple[Link, ...]
    """Forms that anybody in the group may fill in, as they are about one named thing."""
    open_fillable: tuple[Link, ...]
    """The same as PDFs to fill in on screen; empty in a build without PDFs."""
    reports: tuple[Link, ...]


@dataclass(frozen=True)
class RubricCards:
    """One rubric over all groups."""

    asked: Asked
    now: tuple[OccasionCard, ...]
    before: tuple[OccasionCard, ...]
    together: Link | None
    """All groups beside each other; None where too few answer."""
    published: Link | None
    """The same in a form that may be published."""


@dataclass(frozen=True)
class AuthorityHomeView:
    """The first page of the authority's folder: how returns stand in every group."""

    packs: tuple[PackCard, ...]
    groups: tuple[Link, ...]
    rubrics: tuple[RubricCards, ...]
