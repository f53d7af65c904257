"""What views of every kind are made of."""

from dataclasses import dataclass

from builder.model.base import Audience
from builder.model.project import Authority


@dataclass(frozen=True)
class Named:
    """A thing with an id and a name to show."""

    id: str
    name: str


@dataclass(frozen=True)
class Link:
    """A way to another page or file of the same folder."""

    href: str
    """From the folder's top."""
    label: str
    note: str = ""


@dataclass(frozen=True)
class Frame:
    """What surrounds every linked page of one folder."""

    authority: Authority
    logo: str | None
    audience: Audience
    name: str
    """Whose folder it is: a cluster's name, or nothing in the open one."""
    nav: tuple[Link, ...]
    group: Link | None
    """The way back to the first page of the group whose pages these are."""
