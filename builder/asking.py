"""Who is asked what, and when: a rubric as one voice meets it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from builder.carry import Carrying, carryings
from builder.editions import fingerprint
from builder.model.fields import ChoiceField, Field, SeveralField, TableField
from builder.model.results import Result
from builder.model.returns import Return
from builder.model.rubric import Criterion, Rubric, Section, Voice
from builder.model.scales import Value
from builder.scoring import Ladder, ladder, ladder_of

JUDGEMENT = "judgement"
"""What a result beside a criterion calls the value judged there."""


@dataclass(frozen=True, repr=False)
class Asked:
    """A rubric with what is worked out from it, as every page about it needs."""

    id: str
    rubric: Rubric
    ladder: Ladder | None
    """The rubric's own; None where each criterion has its own, or where words alone are asked."""
    ladders: Mapping[str, Ladder]
    """What may be judged on each criterion, by its id."""
    fingerprint: str
    earlier: Mapping[str, Carrying]
    """How answers to each earlier edition are read, by its fingerprint."""

    def __repr__(self) -> str:
        return self._text

    @cached_property
    def _text(self) -> str:
        # Every page's digest is over it, and a rubric is long: it is written out once.
        return f"Asked({self.id!r}, {self.rubric!r}, {self.fingerprint!r}, {self.earlier!r})"

    @property
    def short_fingerprint(self) -> str:
        """What fits a printed footer."""
        return self.fingerprint[:8]

    @property
    def fields(self) -> tuple[Field, ...]:
        """All that is asked beside and around the judgements."""
        return self.rubric.criterion_fields + self.rubric.return_fields

    @property
    def results(self) -> tuple[Result, ...]:
        """All that follows from answers: to a criterion, of a subject, of a group."""
        rubric = self.rubric
        return rubric.criterion_results + rubric.results + rubric.group_results

    def present(self, returned: Return) -> Return:
        """A return as one to the present edition, where its own is known; else as it is."""
        carrying = self.reading(returned)
        if carrying is None:
            return returned
        return carrying.carry(returned, self.rubric.edition, self.fingerprint)

    def reading(self, returned: Return) -> Carrying | None:
        """How a return to an earlier edition is read; None where it answered no known one."""
        carrying = self.earlier.get(returned.fingerprint)
        return carrying if carrying and returned.edition == carrying.rubric.edition else None

    def title_of(self, ref: str) -> str:
        """What a criterion, a field, a table's column or a result is called."""
        name = ref.partition(".")[0]
        titles = {JUDGEMENT: JUDGEMENT.capitalize()}
        titles |= {criterion.id: criterion.label for criterion in self.rubric.criteria}
        for field in self.fields:
            titles[field.id] = field.label
            if isinstance(field, TableField):
                titles |= {f"{field.id}.{head.id}": head.label for head in field.columns}
        for result in self.results:
            titles[result.id] = result.title
        return titles.get(ref, titles.get(name, ref))

    def label_of(self, ref: str, value: Value) -> str:
        """What a value of a criterion or a choice is called."""
        ladder = self.ladder if ref == JUDGEMENT else self.ladders.get(ref)
        if ladder:
            choices = {got.value: got.label for got in ladder.choices}
            return choices.get(value, str(value))
        for field in self.fields:
            if field.id == ref and isinstance(field, ChoiceField | SeveralField):
                labels = {choice.id: choice.label for choice in field.choices}
                return labels.get(str(value), str(value))
        return str(value)


def asked_of(rubric_id: str, rubric: Rubric, recorded: Iterable[Rubric] = ()) -> Asked:
    """Work out once what follows from a rubric that is sound, and from its recorded editions."""
    ladders = {got.id: found for got in rubric.criteria if (found := ladder_of(got, rubric))}
    whole = ladder(rubric.scale) if rubric.scale else None
    earlier = carryings(rubric, recorded)
    return Asked(rubric_id, rubric, whole, ladders, fingerprint(rubric), earlier)


def sections_for(rubric: Rubric, voice: Voice) -> tuple[Section, ...]:
    """The sections with the criteria that a voice is asked, without those left empty."""
    cut = (
        section.model_copy(
            update={"criteria": tuple(got for got in section.criteria if _asks(got, voice))}
        )
        for section in rubric.sections
    )
    return tuple(section for section in cut if section.criteria)


def fields_for(fields: Iterable[Field], voice: Voice) -> tuple[Field, ...]:
    """The fields that a voice is asked."""
    return tuple(field for field in fields if _asks(field, voice))


def fields_beside(
    rubric: Rubric, criterion: Criterion, voice: Voice | None = None
) -> tuple[Field, ...]:
    """The fields beside a criterion: those that it names or all, for one voice or for any."""
    return tuple(
        field
        for field in rubric.criterion_fields
        if (criterion.fields is None or field.id in criterion.fields)
        and (voice is None or _asks(field, voice))
    )


def _asks(thing: Criterion | Field, voice: Voice) -> bool:
    return not thing.voices or voice.id in thing.voices


def speaks_for_all(rubric: Rubric) -> frozenset[str]:
    """The voices of which one return speaks for a subject; of the others there may be many."""
    return frozenset(voice.id for voice in rubric.voices if voice.speaker is None)
