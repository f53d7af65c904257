"""What every model shares: frozen, closed to unknown keys, described where it stands."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

LONG_TEXT = 4_000
"""The most characters that a person may write in one long-text field."""

Id = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", min_length=1, max_length=40)
]
"""A name written by people for machines: lower-case letters, digits and single hyphens."""

Line = Annotated[str, StringConstraints(pattern=r"^[^\r\n]*\S[^\r\n]*$", max_length=200)]
"""One line of plain text."""

Prose = Annotated[str, StringConstraints(pattern=r"\S", max_length=20_000)]
"""Markdown, as long as it needs to be."""


Audience = Literal["open", "group", "authority"]
"""Who may read something: anybody, one group's manager and members, or the authority alone."""


class Model(BaseModel):
    """A thing read from the user's files. It never changes once read."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Detail(Model):
    """A fact with its name."""

    label: Line
    text: Prose
