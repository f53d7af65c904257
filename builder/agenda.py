"""An agenda's clock: when each session runs, and what does not fit. The browser does the same."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.model.module import Agenda, Session


@dataclass(frozen=True)
class Timed:
    """A session with its times, in minutes after midnight."""

    session: Session
    starts: int
    ends: int
    over: int = 0
    """How many minutes it runs into the fixed point that follows it."""
    idle: int = 0
    """How many minutes lie empty between it and the fixed point that follows it."""

    @property
    def clock(self) -> str:
        """When it starts, as on a clock."""
        return clock(self.starts)

    @property
    def until(self) -> str:
        """When it ends, as on a clock."""
        return clock(self.ends)


def timed(sessions: Iterable[Session], starts: int) -> tuple[Timed, ...]:
    """Put sessions one after the other from a start; a session with a fixed time stays put."""
    found: list[Timed] = []
    now = starts
    for session in sessions:
        if session.at is not None:
            fixed = minutes(session.at)
            if found:
                found[-1] = Timed(
                    found[-1].session,
                    found[-1].starts,
                    found[-1].ends,
                    over=max(0, now - fixed),
                    idle=max(0, fixed - now),
                )
            now = fixed
        found.append(Timed(session, now, now + session.minutes))
        now += session.minutes
    return tuple(found)


def schedule(agenda: Agenda) -> tuple[Timed, ...]:
    """An agenda as its author planned it."""
    return timed(agenda.sessions, minutes(agenda.starts))


def misfits(agenda: Agenda) -> Iterator[tuple[int, str, str]]:
    """What does not add up: the session's place, what is wrong, what to do."""
    planned = schedule(agenda)
    for place, entry in enumerate(planned):
        title = entry.session.title
        if entry.over:
            message = f"{title!r} runs {entry.over} minutes into the fixed time after it"
            yield place, message, "Shorten a session before it, or move the fixed time."
        if entry.idle:
            message = f"after {title!r} {entry.idle} minutes belong to no session"
            yield place, message, "Lengthen a session before, or move the fixed time."
    if planned[-1].ends != minutes(agenda.ends):
        message = f"the sessions end at {planned[-1].until}, and `ends` says {agenda.ends}"
        yield len(planned) - 1, message, "Change the minutes of a session, or `ends`."


def minutes(written: str) -> int:
    """A time of day such as 09:15 in minutes after midnight."""
    hours, rest = written.split(":")
    return int(hours) * 60 + int(rest)


def clock(after_midnight: int) -> str:
    """Minutes after midnight as a time of day such as 09:15."""
    return f"{after_midnight // 60 % 24:02}:{after_midnight % 60:02}"
