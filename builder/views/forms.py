"""The forms: what is asked of one voice, and what its answers lead to."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from builder.asking import Asked, fields_beside, fields_for
from builder.model.fields import Field
from builder.model.project import Authority, Round
from builder.model.results import Lookup, Result
from builder.model.rubric import Criterion, Rubric, Section, Voice
from builder.model.scales import Value
from builder.results import as_data
from builder.scoring import BandView
from builder.views.carried import carrying_data, for_voice, written_data
from builder.views.common import Named
from builder.views.field_groups import FieldGroup, field_groups
from builder.views.following import following

SHORT = 4
"""How many fields that are asked once may stand before the first question."""

LARGE = frozenset({"several", "table"})
"""The kinds of fields that come after the questions, however few they are."""

LONG = 12
"""How many questions the list beside them may have without scrolling by itself."""

PLAIN = ("text", "long-text", "choice")
"""The kinds of fields that every form can take."""


@dataclass(frozen=True)
class Earlier:
    """What a lighter voice judged on a criterion."""

    criterion: str
    voice: str
    """The voice's title."""
    value: Value
    label: str


@dataclass(frozen=True)
class Profile:
    """Criteria whose judgements are counted level by level."""

    title: str
    """Of their section; nothing for all together."""
    criteria: tuple[str, ...]
    levels: tuple[BandView, ...]
    """Those that any of them offers, in the order of the rubric's file."""


@dataclass(frozen=True)
class FormView:
    """A form to fill: in the browser, as one self-contained file, or on paper."""

    asked: Asked
    voice: Voice
    sections: tuple[Section, ...]
    """With the criteria that this voice is asked."""
    return_fields: tuple[Field, ...]
    round: Round
    authority: Authority
    returns_to: str
    group: Named | None
    subject: Named | None
    """None on a blank form: the person types the name."""
    file_name: str
    """Of the file that the form saves, without an ending."""
    earlier: tuple[Earlier, ...] = ()
    """What lighter voices said in this round, for a voice that has to explain a difference."""

    @property
    def rubric(self) -> Rubric:
        """What is asked."""
        return self.asked.rubric

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """All that this voice is asked to judge, in order."""
        return tuple(criterion for section in self.sections for criterion in section.criteria)

    def fields_beside(self, criterion: Criterion) -> tuple[Field, ...]:
        """What this voice is asked beside a criterion."""
        return fields_beside(self.rubric, criterion, self.voice)

    def groups_beside(self, criterion: Criterion) -> tuple[FieldGroup, ...]:
        """The same, as it stands together."""
        return field_groups(self.fields_beside(criterion))

    @property
    def criterion_fields(self) -> tuple[Field, ...]:
        """What this voice is asked beside any criterion."""
        return fields_for(self.rubric.criterion_fields, self.voice)

    @cached_property
    def editions(self) -> tuple[Mapping[str, Any], ...]:
        """How files of earlier editions are opened here."""
        cut = (for_voice(got, self.asked, self.voice) for got in self.asked.earlier.values())
        return tuple({**carrying_data(got), "written": written_data(got.rubric)} for got in cut)

    @property
    def called(self) -> str:
        """The form's name; with the voice's, where the rubric has several."""
        name = self.rubric.short_title
        return f"{name}: {self.voice.label}" if len(self.rubric.voices) > 1 else name

    @property
    def fields_apart(self) -> bool:
        """Whether what is asked once is too long to stand before the first question."""
        kinds = [field.kind for field in self.return_fields]
        return bool(self.criteria) and (len(kinds) > SHORT or not LARGE.isdisjoint(kinds))

    @property
    def field_groups(self) -> tuple[FieldGroup, ...]:
        """What is asked once: together stand neighbours of one group."""
        return field_groups(self.return_fields)

    @property
    def steps(self) -> tuple[str, ...]:
        """The ids of the form's steps, in order."""
        questions = [f"question-{got.id}" for got in self.criteria] or ["questions"]
        apart = ["about"] if self.fields_apart else []
        return ("start", *questions, *apart, *(["summary"] if self.has_summary else []), "send")

    @property
    def has_total(self) -> bool:
        """Whether points add up: only where all are given on one scale."""
        whole = self.asked.ladder
        return bool(whole and whole.numeric and not any(got.scale for got in self.criteria))

    @property
    def is_long(self) -> bool:
        """Whether the list of questions is longer than most windows."""
        return len(self.criteria) > LONG

    @property
    def has_levels(self) -> bool:
        """Whether something is judged in levels."""
        return any(not self.asked.ladders[got.id].numeric for got in self.criteria)

    @property
    def has_focus(self) -> bool:
        """Whether this voice picks what to develop."""
        return self.rubric.focus in {field.id for field in self.criterion_fields}

    @property
    def has_summary(self) -> bool:
        """Whether there is something to look at before the form is sent."""
        return self.has_levels or self.has_focus or bool(self.results)

    @property
    def is_rich(self) -> bool:
        """Whether the form needs more than points, words and single choices."""
        asked = (*self.return_fields, *self.criterion_fields)
        return (
            self.has_summary
            or any(field.kind not in PLAIN or field.when for field in asked)
            or any(got.when or got.scale for got in self.criteria)
            or bool(self.earlier or self.rubric.criterion_results)
            or self.is_long
        )

    @property
    def bundle(self) -> str:
        """The styles and scripts that it needs: a form is sent by e-mail, and kept small."""
        return f"form{'-rich' if self.is_rich else ''}{'-carrying' if self.editions else ''}"

    @property
    def is_apart(self) -> bool:
        """Whether several people may fill it in on one computer, so that each has a draft."""
        return not self.subject or bool(self.rubric.subject.named or self.voice.speaker)

    @property
    def counted(self) -> tuple[Section, ...]:
        """The sections with the criteria that are judged in the rubric's own levels."""
        if self.asked.ladder is None or self.asked.ladder.numeric:
            return ()
        cut = (
            section.model_copy(
                update={"criteria": tuple(got for got in section.criteria if got.scale is None)}
            )
            for section in self.sections
        )
        return tuple(section for section in cut if section.criteria)

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """What is counted level by level: everything, and each section of some size."""
        parts = tuple(
            self._profile(section.title, section.criteria)
            for section in self.counted
            if len(section.criteria) > 1
        )
        every = tuple(got for section in self.counted for got in section.criteria)
        return parts if len(parts) == 1 or len(every) < 2 else (self._profile("", every), *parts)

    def _profile(self, title: str, criteria: tuple[Criterion, ...]) -> Profile:
        offered = {band.id for got in criteria for band in self.asked.ladders[got.id].bands}
        whole = self.asked.ladder
        bands = {band.id: band for band in whole.bands} if whole else {}
        return Profile(
            title,
            tuple(got.id for got in criteria),
            tuple(bands[name] for name in (whole.anchors if whole else ()) if name in offered),
        )

    @property
    def results(self) -> tuple[Result, ...]:
        """What follows from the answers that this voice gives, for those who read them."""
        known = {criterion.id for criterion in self.criteria}
        known |= {field.id for field in self.return_fields}
        return following(self.rubric, self.rubric.results, known)

    def results_beside(self, criterion: Criterion) -> tuple[Result, ...]:
        """What follows from the answers to one criterion."""
        known = {"judgement"} | {field.id for field in self.fields_beside(criterion)}
        return following(self.rubric, self.rubric.criterion_results, known)

    def earlier_on(self, criterion: Criterion) -> tuple[Earlier, ...]:
        """What lighter voices judged on a criterion."""
        return tuple(got for got in self.earlier if got.criterion == criterion.id)

    @property
    def earlier_elsewhere(self) -> tuple[Earlier, ...]:
        """What lighter voices judged where this voice is not asked."""
        here = {criterion.id for criterion in self.criteria}
        return tuple(got for got in self.earlier if got.criterion not in here)

    def proposal_for(self, criterion: Criterion) -> Lookup | None:
        """The rule that proposes a value for a criterion."""
        proposals = (got for got in self.results if isinstance(got, Lookup) and got.proposes)
        return next((got for got in proposals if got.proposes == criterion.id), None)

    def reasons_on(self, criterion: Criterion) -> tuple[str, ...]:
        """The fields that are asked for only where a person differs from something."""
        proposal = self.proposal_for(criterion)
        named = [proposal.reason if proposal else None]
        named += [self.voice.reason] if self.earlier else []
        return tuple(field.id for field in self.fields_beside(criterion) if field.id in named)

    def result_data(self, result: Result) -> Mapping[str, Any]:
        """A rule as the page's script reads it."""
        return as_data(result)
