"""Modules: agendas that add up, and the activities that they name."""

from collections.abc import Iterator

from builder.agenda import misfits
from builder.checks.common import check_prose, doubled, listed
from builder.load import Content
from builder.model.module import Module
from builder.problems import Problem, did_you_mean
from builder.reading import File


def check_modules(content: Content) -> Iterator[Problem]:
    """Every problem of the modules and the activities."""
    for activity in content.activities.values():
        yield from check_prose(activity.source)
    for module in content.modules.values():
        yield from check_prose(module.source)
        yield from _agenda(module, content)


def _agenda(file: File[Module], content: Content) -> Iterator[Problem]:
    agenda, source = file.model.agenda, file.source
    if agenda is None:
        return
    yield from doubled(source, listed("agenda.sessions", agenda.sessions), "session")
    for place, message, hint in misfits(agenda):
        yield source.problem(("agenda", "sessions", place), message, hint)
    for place, session in enumerate(agenda.sessions):
        if session.shared_minutes is not None and session.shared_minutes > session.minutes:
            at = ("agenda", "sessions", place, "shared_minutes")
            message = f"{session.shared_minutes} minutes are shared out of {session.minutes}"
            yield source.problem(at, message, "Share out as many as there are, or fewer.")
        if session.activity is None:
            continue
        at = ("agenda", "sessions", place, "activity")
        if session.activity in content.unread:
            continue
        if session.activity not in content.activities:
            message = f"there is no file for {session.activity!r} among the activities"
            yield source.problem(at, message, did_you_mean(session.activity, content.activities))
            continue
        takes = content.activities[session.activity].model.minutes
        if takes > session.minutes and session.overrun is None:
            message = f"the activity takes {takes} minutes, and the session has {session.minutes}"
            hint = "Lengthen the session, or add `overrun: known` if you mean it."
            yield source.problem(at, message, hint)
        if takes <= session.minutes and session.overrun is not None:
            message = f"the activity takes {takes} minutes, and fits"
            yield source.problem((*at[:-1], "overrun"), message, "Delete `overrun: known`.")
