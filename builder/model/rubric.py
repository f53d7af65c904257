"""A rubric: what is judged, on which scale, in whose words."""

from typing import Annotated, Literal

from pydantic import Discriminator, StrictBool, StrictInt, Tag
from pydantic import Field as Described

from builder.model.base import Id, Line, Model, Prose

Audience = Literal["open", "group", "authority"]
"""Who may read something: anybody, one cluster's manager and schools, or the authority alone."""

Value = StrictInt | Id
"""A judgement: a number of points, or the id of a level."""


class Band(Model):
    """A named range of points. It may reach beyond the scale, as 0-3 does on a scale from 1."""

    id: Id
    title: Line
    """The word on screen and paper, such as "low"."""
    from_: Annotated[StrictInt, Described(alias="from")]
    """The lowest number of points in the band."""
    to: StrictInt
    """The highest number of points in the band."""


class Points(Model):
    """The two ends of a scale of whole numbers."""

    from_: Annotated[StrictInt, Described(alias="from", ge=0, le=100)]
    """The lowest score that can be given."""
    to: Annotated[StrictInt, Described(ge=0, le=100)]
    """The highest score that can be given."""


class PointScale(Model):
    """Judgements are whole numbers, and bands name ranges of them."""

    points: Points
    bands: Annotated[tuple[Band, ...], Described(min_length=2, max_length=5)]
    """Lowest first, without gaps or overlaps."""


class Level(Model):
    """One step of an ordered scale in words."""

    id: Id
    title: Line


class LevelScale(Model):
    """Judgements are one of a few ordered levels."""

    levels: Annotated[tuple[Level, ...], Described(min_length=2, max_length=5)]
    order: Literal["best-last", "best-first"]
    """Which end of the list is the best."""


def _scale_kind(scale: object) -> str:
    levels = isinstance(scale, LevelScale) or (isinstance(scale, dict) and "levels" in scale)
    return "a scale of levels" if levels else "a scale of points"


Scale = Annotated[
    Annotated[PointScale, Tag("a scale of points")]
    | Annotated[LevelScale, Tag("a scale of levels")],
    Discriminator(_scale_kind),
]


class NamedSubject(Model):
    """Something judged that is not a school of the cluster, such as the tool itself."""

    id: Id
    name: Line


class Subject(Model):
    """What is judged, in words for the pages."""

    singular: Line
    """For example "school"."""
    plural: Line
    named: NamedSubject | None = None
    """Set when all returns are about one thing rather than about the schools of a cluster."""


class TextField(Model):
    """Something asked beside a judgement, or once for the whole return; answered in words."""

    kind: Literal["text", "long-text"]
    id: Id
    label: Line
    hint: Line | None = None
    audience: Literal["group", "authority"] = "authority"
    """Who may read the answers. Only "group" puts them on the cluster's pages."""


class Choice(Model):
    """One answer that can be picked."""

    id: Id
    label: Line


class ChoiceField(Model):
    """A question with a few set answers, of which one is picked."""

    kind: Literal["choice"]
    id: Id
    label: Line
    hint: Line | None = None
    audience: Literal["group", "authority"] = "authority"
    choices: Annotated[tuple[Choice, ...], Described(min_length=2, max_length=20)]


Field = Annotated[TextField | ChoiceField, Described(discriminator="kind")]


class Voice(Model):
    """Somebody who speaks about a subject. A rubric lists its voices weightiest last."""

    id: Id
    title: Line
    speaker: Line | None = None
    """The question that tells speakers apart; left out where one return speaks for all."""


class Criterion(Model):
    """One judgement."""

    id: Id
    """Never changed and never used again for something else: answers are kept under it."""
    number: Line
    """What is shown, always in quotes."""
    title: Line
    short_title: Annotated[str, Described(max_length=28)] | None = None
    """For grids and lists, where the title is long."""
    ideal: Prose
    """What it looks like at its best."""
    question: Line
    descriptors: dict[str, Prose]
    """What a place on the scale looks like: left, middle and right, or each level's id."""
    source: Literal["reconstructed"] | None = None
    """Set where the source document's own descriptors are lost."""
    not_applicable: StrictBool = False
    """Whether a school may say that the question does not apply to it."""

    @property
    def label(self) -> str:
        """The title, or its short form where there is one."""
        return self.short_title or self.title


class Section(Model):
    """Criteria that belong together."""

    id: Id
    title: Line
    criteria: Annotated[tuple[Criterion, ...], Described(min_length=1, max_length=60)]


class ReviewQuestion(Model):
    """A question that the group discusses over the grid."""

    id: Id
    question: Line
    data: Literal["overview", "strongest", "weakest", "high-subjects", "low-subjects", "pairs"]
    """What the collated answers are asked for, to stand beside the question."""


class Example(Model):
    """A worked example: one criterion, answered, with the reason."""

    criterion: Id
    value: Value
    text: Prose


class Terms(Model):
    """What this rubric calls its criteria."""

    singular: Line = "criterion"
    plural: Line = "criteria"


class Rubric(Model):
    """Everything that is asked, and how the answers are read."""

    title: Line
    short_title: Annotated[str, Described(max_length=40)]
    edition: Line
    """The name of this text, in quotes. Every return and every printed footer carries it."""
    summary: Line
    """One sentence: what a person gets out of it."""
    minutes: Annotated[StrictInt, Described(ge=1, le=600)]
    """How long it takes to fill in."""
    introduction: Prose
    """What a person reads before the first question."""
    subject: Subject
    terms: Terms = Terms()
    scale: Scale | None = None
    """Left out in a form that asks for words only."""
    sections: tuple[Section, ...] = ()
    criterion_fields: tuple[Field, ...] = ()
    """Asked beside each judgement."""
    return_fields: tuple[Field, ...] = ()
    """Asked once."""
    voices: Annotated[tuple[Voice, ...], Described(min_length=1, max_length=5)]
    review_questions: tuple[ReviewQuestion, ...] = ()
    example: Example | None = None

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """All criteria, in the order in which they are asked."""
        return tuple(criterion for section in self.sections for criterion in section.criteria)
