"""Calendars: by term and by role, as a page and to print."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from builder.model.calendar import Calendar, Role, Task, Term
from builder.plan.context import Context, Place
from builder.plan.outputs import Outputs
from builder.views.calendars import CalendarView, Duty, RoleTerm, RoleView, Shared, TermView
from builder.views.common import Link


def calendars(context: Context, place: Place) -> Outputs:
    """Every calendar that a folder's readers may have."""
    outputs = Outputs()
    for calendar_id, model in context.held(place, "calendars", context.content.calendars).items():
        view = _calendar(context, calendar_id, model)
        outputs |= context.page(place, f"calendars/{calendar_id}.html", "calendar.html", view)
        outputs |= place.printed(view.document, "calendar.html", view)
    return outputs


def calendar_link(calendar_id: str, calendar: Calendar) -> Link:
    """The way to a calendar's page."""
    return Link(f"calendars/{calendar_id}.html", calendar.title, calendar.summary)


def printed_link(calendar_id: str, calendar: Calendar) -> Link:
    """The way to a calendar on paper."""
    return Link(f"print/calendars/{calendar_id}.pdf", calendar.title)


def _calendar(context: Context, calendar_id: str, calendar: Calendar) -> CalendarView:
    roles = {role.id: role for role in calendar.roles}
    times = [(term, tasks) for term in (*calendar.terms, None) if (tasks := _in(calendar, term))]
    return CalendarView(
        calendar_id,
        calendar,
        tuple(TermView(term, tuple(_shared(tasks, roles))) for term, tasks in times if term),
        tuple(
            RoleView(
                role,
                tuple(
                    RoleTerm(term, duties)
                    for term, tasks in times
                    if (duties := tuple(_duties(tasks, role, roles)))
                ),
            )
            for role in calendar.roles
        ),
        printed_link(calendar_id, calendar) if context.with_pdf else None,
        context.authority,
    )


def _in(calendar: Calendar, term: Term | None) -> list[Task]:
    """The tasks of a term; without one, those that hold all year."""
    return [task for task in calendar.tasks if (term.id in task.terms if term else not task.terms)]


def _shared(tasks: list[Task], roles: Mapping[str, Role]) -> Iterator[Shared]:
    for names, same in groupby(tasks, key=lambda task: task.roles):
        yield Shared(tuple(roles[name] for name in names), tuple(same))


def _duties(tasks: list[Task], role: Role, roles: Mapping[str, Role]) -> Iterator[Duty]:
    for task in tasks:
        if role.id in task.roles:
            others = (roles[name] for name in task.roles if name != role.id)
            yield Duty(task, tuple(others))
