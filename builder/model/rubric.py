"""A rubric: what is judged, on which scale, in whose words."""

from typing import Annotated, Literal

from pydantic import Field as Described
from pydantic import StrictBool, StrictInt

from builder.model.base import Audience, Detail, Id, Line, Model, Prose
from builder.model.carry_over import CarryOver
from builder.model.fields import Condition, Field
from builder.model.results import Result
from builder.model.scales import Scale, Value


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


class Voice(Model):
    """Somebody who speaks about a subject. A rubric lists its voices weightiest last."""

    id: Id
    title: Line
    short_title: Annotated[str, Described(max_length=30)] | None = None
    """For links and lists, where the title is long."""
    speaker: Line | None = None
    """The question that tells speakers apart; left out where one return speaks for all."""
    audience: Literal["group", "authority"] = "group"
    """Who may see what this voice says before a weightier one has spoken."""
    reason: Id | None = None
    """The criterion field that says why, where this voice differs from a lighter one."""

    @property
    def label(self) -> str:
        """The title, or its short form where there is one."""
        return self.short_title or self.title


class Criterion(Model):
    """One judgement."""

    id: Id
    """Never changed and never used again for something else: answers are kept under it."""
    number: Line
    """What is shown, always in quotes."""
    title: Line
    short_title: Annotated[str, Described(max_length=28)] | None = None
    """For grids and lists, where the title is long."""
    ideal: Prose | None = None
    """What it looks like at its best."""
    question: Line
    details: tuple[Detail, ...] = ()
    """Facts to know beside the question, such as who is responsible."""
    scale: Scale | None = None
    """Where this criterion is judged on another scale than the rubric's."""
    descriptors: dict[str, Prose] = {}
    """What a place on the scale looks like: left, middle and right, or each level's id."""
    note: Prose | None = None
    """Something to know about the descriptors, such as a hole in their source."""
    source: Literal["reconstructed"] | None = None
    """Set where the source document's own descriptors are lost."""
    not_applicable: StrictBool = False
    """Whether a school may say that the question does not apply to it."""
    fields: tuple[Id, ...] | None = None
    """Which of the rubric's criterion fields are asked here; all where the key is left out."""
    voices: tuple[Id, ...] = ()
    """Who is asked; everybody where the list is empty."""
    when: Condition | None = None
    """Asked only where this holds."""
    overview: StrictBool = False
    """Whether the group's overview lists its subjects by what was judged here."""

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
    carry_over: CarryOver | None = None
    """What became of the edition before, where one is recorded."""
    summary: Line
    """One sentence: what a person gets out of it."""
    minutes: Annotated[StrictInt, Described(ge=1, le=600)]
    """How long it takes to fill in."""
    audience: Audience = "open"
    """Who may read the questions and fill in a blank form."""
    introduction: Prose
    """What a person reads before the first question."""
    subject: Subject
    terms: Terms = Terms()
    scale: Scale | None = None
    """Left out in a form that asks for words only, or where each criterion has its own."""
    sections: tuple[Section, ...] = ()
    criterion_fields: tuple[Field, ...] = ()
    """Asked beside each judgement."""
    return_fields: tuple[Field, ...] = ()
    """Asked once."""
    voices: Annotated[tuple[Voice, ...], Described(min_length=1, max_length=12)]
    focus: Id | None = None
    """The criterion field that picks a criterion for development: beside what is written there
    stands what the next level looks like."""
    criterion_results: tuple[Result, ...] = ()
    """What follows from the answers to each criterion."""
    results: tuple[Result, ...] = ()
    """What follows from one subject's answers, in order: each may use those before it."""
    group_results: tuple[Result, ...] = ()
    """What follows from all of a group's: sums and counts run over its subjects."""
    review_questions: tuple[ReviewQuestion, ...] = ()
    example: Example | None = None

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """All criteria, in the order in which they are asked."""
        return tuple(criterion for section in self.sections for criterion in section.criteria)
