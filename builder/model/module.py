"""A module: guidance in Markdown under a few lines of front matter."""

from builder.model.base import Line, Model
from builder.model.rubric import Audience


class Module(Model):
    """The front matter of a Markdown file."""

    title: Line
    summary: Line
    """One sentence for the list in which the page stands."""
    audience: Audience = "open"
