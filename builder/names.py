"""Names that people give files: each is an id, and a name that every computer allows."""

import re

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_WINDOWS_DEVICES = {"con", "prn", "aux", "nul"} | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(10)
}


def why_unfit(name: str) -> tuple[str, str] | None:
    """What is wrong with a name and what to do; None for a good one."""
    if name in _WINDOWS_DEVICES:
        return f"{name!r} cannot be a file's name on Windows", "Rename it."
    if len(name) > 40 or not _ID.fullmatch(name):
        hint = "A name has lower-case letters, digits and single hyphens, at most 40."
        return f"{name!r} cannot be an id", hint
    return None
