"""Modules and activities: pages, copies, slides, sheets."""

from dataclasses import dataclass

from builder.agenda import Timed
from builder.model.activity import Activity
from builder.model.module import Module
from builder.model.project import Authority
from builder.views.common import Link


@dataclass(frozen=True)
class SessionView:
    """An item of an agenda, with what is done in it."""

    timed: Timed
    activity: Activity | None
    activity_link: Link | None
    groups: tuple[int, ...] = ()
    """How many people each small group of the activity has, where it is known who comes."""
    part: str = ""
    """The part of a document that has the activity, so that it is not said twice."""


@dataclass(frozen=True)
class GuideView:
    """A module as a page, as the participants' copy or as the facilitator's."""

    id: str
    module: Module
    body: str
    sessions: tuple[SessionView, ...]
    """Empty in a module without an agenda."""
    for_facilitator: bool
    copies: tuple[Link, ...]
    """The module's other renderings: the other copy, the projector, the PDFs."""
    authority: Authority


@dataclass(frozen=True)
class Slide:
    """One idea on the projector."""

    title: str
    text: str
    """Markdown; nothing on a slide that only names its session."""
    session: int | None
    """The place of its session in the agenda, from 0. None on the first, which shows the day, and
    on the second where the objectives have one of their own."""


@dataclass(frozen=True)
class ProjectorView:
    """A module on the projector: a slide an idea, and the clock of the running session."""

    id: str
    module: Module
    sessions: tuple[Timed, ...]
    slides: tuple[Slide, ...]
    authority: Authority


@dataclass(frozen=True)
class ActivityView:
    """An activity as a page and as a sheet to print."""

    id: str
    activity: Activity
    document: Link | None
    authority: Authority
