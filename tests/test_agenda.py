"""An agenda's clock. The vectors run through the browser too: see browser/test_agenda.py."""

import json
from pathlib import Path
from typing import Any

import pytest

from builder.agenda import Timed, clock, minutes, misfits, schedule, timed
from builder.model.module import Agenda, Session

VECTORS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "vectors" / "agenda.json").read_text(encoding="ascii")
)


def a_session(title: str, long: int, at: str | None = None) -> Session:
    return Session(id=title.lower(), title=title, minutes=long, at=at)


def a_day(*sessions: Session, starts: str = "09:00", ends: str = "10:00") -> Agenda:
    return Agenda(starts=starts, ends=ends, sessions=sessions)


def sums(entry: Timed) -> list[int]:
    return [entry.starts, entry.ends, entry.over, entry.idle]


@pytest.mark.parametrize("case", VECTORS, ids=[case["name"] for case in VECTORS])
def test_python_times_an_agenda(case: dict[str, Any]) -> None:
    sessions = [a_session("S", one["minutes"], one.get("at")) for one in case["sessions"]]
    got = timed(sessions, minutes(case["starts"]))
    assert [sums(entry) for entry in got] == case["timed"]
    assert [f"{entry.clock} {entry.until}" for entry in got] == case["clock"]
    assert [entry.session for entry in got] == sessions


def test_a_day_that_adds_up_has_nothing_to_say() -> None:
    day = a_day(a_session("Talk", 30), a_session("Lunch", 30, "09:30"))
    assert sums(schedule(day)[-1]) == [570, 600, 0, 0]
    assert list(misfits(day)) == []


def test_a_session_that_runs_into_a_fixed_time_is_named() -> None:
    day = a_day(a_session("Talk", 40), a_session("Lunch", 30, "09:30"))
    [(place, message, hint)] = misfits(day)
    assert (place, message) == (0, "'Talk' runs 10 minutes into the fixed time after it")
    assert "Shorten" in hint


def test_minutes_that_belong_to_no_session_are_named() -> None:
    day = a_day(a_session("Talk", 20), a_session("Lunch", 30, "09:30"))
    [(place, message, hint)] = misfits(day)
    assert (place, message) == (0, "after 'Talk' 10 minutes belong to no session")
    assert "Lengthen" in hint


@pytest.mark.parametrize(("long", "until"), [(50, "09:50"), (70, "10:10")])
def test_a_day_that_ends_before_or_after_its_end_is_named(long: int, until: str) -> None:
    [(place, message, hint)] = misfits(a_day(a_session("Talk", long)))
    assert (place, message) == (0, f"the sessions end at {until}, and `ends` says 10:00")
    assert hint


def test_everything_that_does_not_add_up_is_said_at_once() -> None:
    day = a_day(
        a_session("Talk", 40),
        a_session("Break", 10, "09:30"),
        a_session("Work", 10),
        a_session("Lunch", 30, "10:00"),
    )
    assert [place for place, _, _ in misfits(day)] == [0, 2, 3]


@pytest.mark.parametrize("written", ["00:00", "09:05", "12:15", "23:59"])
def test_a_time_of_day_comes_back_as_it_was_written(written: str) -> None:
    assert clock(minutes(written)) == written
