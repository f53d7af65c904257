"""A form on paper: with last time's marks, and as a template of all that differ in few words."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property

from builder.model.project import Round
from builder.model.rubric import Criterion
from builder.views.common import Named
from builder.views.forms import FormView

HOLE = "{fill-"
"""How a word begins that stands for a text in a template."""

Texts = tuple[tuple[str, str | None], ...]
"""What stands in each hole of a template; None where nothing is said in the hole's line."""

MOST_POINTS = 26
"""With more points than these a mark is written in figures, and not picked."""

WRITTEN = "written"
"""The place of a mark that is written."""


@dataclass(frozen=True)
class Mark:
    """One of the places of a criterion where last time's mark may stand."""

    criterion: str
    place: str
    """A choice's value, `WRITTEN`, or "state" and the state's name after a space."""
    shown: bool
    """Whether it stands there."""
    words: str = ""
    """What was judged, where that is written. In a template: a hole."""


@dataclass(frozen=True)
class LastTime:
    """What prevailed in the last round that a member answered."""

    round: Round
    marks: tuple[Mark, ...]
    """The places on each criterion that compares."""


@dataclass(frozen=True)
class PaperView(FormView):
    """A form to fill by hand."""

    last: LastTime | None = None
    large: bool = False
    """Whether it is set at 18 points. Last time's marks would not fit into its boxes."""

    @cached_property
    def _marks(self) -> Mapping[tuple[str, str], Mark]:
        marks = self.last.marks if self.last else ()
        return {(got.criterion, got.place): got for got in marks}

    def mark(self, criterion: Criterion, place: object) -> Mark | None:
        """Last time's mark at a place; None where the criterion does not compare."""
        return self._marks.get((criterion.id, str(place)))

    def is_written(self, criterion: Criterion) -> bool:
        """Whether the mark is written in figures."""
        return len(self.asked.ladders[criterion.id].choices) > MOST_POINTS


def on_paper(view: FormView, last: LastTime | None = None) -> PaperView:
    """A form as it is printed."""
    same = {field.name: getattr(view, field.name) for field in fields(FormView)}
    return PaperView(**same, last=last)


def in_large_print(view: FormView) -> PaperView:
    """A form as it is printed at 18 points."""
    return replace(on_paper(view), large=True)


def template(view: PaperView) -> tuple[PaperView, Texts]:
    """The form with holes for all that is of one subject or group alone, and what stands in them.

    There are none where the form is nobody's, and where a hole would be taken for its words.
    """
    if HOLE in repr(view):
        return view, ()
    holes = _Holes()
    named, last = view.rubric.subject.named is not None, view.last
    blank = replace(
        view,
        subject=view.subject and (view.subject if named else holes.named(view.subject)),
        group=view.group and holes.named(view.group),
        file_name="",
        earlier=tuple(replace(got, value=0, label=holes(got.label)) for got in view.earlier),
        last=last
        and replace(
            last,
            marks=tuple(
                replace(got, shown=True, words=holes(got.words if got.shown else None))
                for got in last.marks
            ),
        ),
    )
    return blank, tuple(holes.texts.items())


class _Holes:
    """Makes holes, one after the other."""

    def __init__(self) -> None:
        self.texts: dict[str, str | None] = {}

    def __call__(self, said: str | None) -> str:
        hole = f"{HOLE}{len(self.texts)}}}"
        self.texts[hole] = said
        return hole

    def named(self, thing: Named) -> Named:
        return Named("", self(thing.name))
