"""Calendars: who does what in a term, and what one role does all year."""

from dataclasses import dataclass

from builder.model.calendar import Calendar, Role, Task, Term
from builder.model.project import Authority
from builder.views.common import Link


@dataclass(frozen=True)
class Shared:
    """Tasks that follow each other and that the same roles do."""

    roles: tuple[Role, ...]
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class TermView:
    """What is done in a term, in the order of the file."""

    term: Term
    shared: tuple[Shared, ...]


@dataclass(frozen=True)
class Duty:
    """A task of one role, with those who do it too."""

    task: Task
    others: tuple[Role, ...]


@dataclass(frozen=True)
class RoleTerm:
    """What one role does in a term; all year where there is no term."""

    term: Term | None
    duties: tuple[Duty, ...]


@dataclass(frozen=True)
class RoleView:
    """A role with all that it is accountable for. Terms in which it does nothing are left out."""

    role: Role
    terms: tuple[RoleTerm, ...]


@dataclass(frozen=True)
class CalendarView:
    """A calendar as a page and to print: by term, then by role."""

    id: str
    calendar: Calendar
    terms: tuple[TermView, ...]
    """Without the standing duties, which each role finds among its own."""
    roles: tuple[RoleView, ...]
    document: Link | None
    authority: Authority
