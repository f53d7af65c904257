"""Audiences: nothing is listed for more people than may read it."""

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from builder.load import Content
from builder.model.base import Audience
from builder.places import Location
from builder.problems import Problem
from builder.reading import File

_READERS: tuple[Audience, ...] = get_args(Audience)
"""From the most readers to the fewest."""
_FOR = {
    "open": "everybody",
    "group": "a group's manager and members",
    "authority": "the authority alone",
}


def check_audiences(content: Content) -> Iterator[Problem]:
    """Packs and sessions that name what not all of their readers may read.

    A module or a document may be for fewer people than its pack: a facilitator's notes are. It is
    left out of the pages of the others.
    """
    kinds: dict[str, Mapping[str, File[Any]]] = {
        "rubrics": content.rubrics,
        "activities": content.activities,
        "paths": content.paths,
        "calendars": content.calendars,
        "reports": content.reports,
    }
    for pack in content.packs.values():
        for key, known in kinds.items():
            for place, name in enumerate(getattr(pack.model, key)):
                yield from narrower(pack, "pack", known.get(name), (key, place))
    for module in content.modules.values():
        sessions = module.model.agenda.sessions if module.model.agenda else ()
        for place, session in enumerate(sessions):
            at = ("agenda", "sessions", place, "activity")
            if session.activity:
                yield from narrower(module, "module", content.activities.get(session.activity), at)


def narrower(
    listing: File[Any], word: str, listed: File[Any] | None, at: Location
) -> Iterator[Problem]:
    """A problem where something is listed for more people than may read it."""
    if listed is None:
        return
    wide, narrow = listing.model.audience, listed.model.audience
    if _READERS.index(narrow) > _READERS.index(wide):
        message = f"{listed.id!r} is for {_FOR[narrow]}, and the {word} is for {_FOR[wide]}"
        hint = (
            f"Give the {word} `audience: {narrow}`, or name {listed.id!r} in a {word} of its own."
        )
        yield listing.source.problem(at, message, hint)
