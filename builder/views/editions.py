"""What changed from one edition of a rubric to the next, criterion by criterion."""

from dataclasses import dataclass
from typing import Literal

from builder.asking import Asked
from builder.editions import Change
from builder.model.carry_over import CarryOver
from builder.model.rubric import Criterion, Rubric

Became = Literal["same", "reworded", "changed", "split", "merged", "added", "dropped", "unsaid"]


@dataclass(frozen=True)
class CriterionChange:
    """A criterion with another text, or one that came or went."""

    name: str
    before: Criterion | None
    after: Criterion | None
    parts: tuple[str, ...]
    """What of its text is another: keys of the rubric's file."""
    became: Became
    others: tuple[Criterion, ...]
    """What it was split into, or merged from."""

    @property
    def either(self) -> Criterion:
        """The criterion as it is, or as it was."""
        found = self.after or self.before
        assert found is not None
        return found


@dataclass(frozen=True)
class EditionStep:
    """From one edition to the next."""

    before: Rubric
    before_fingerprint: str
    after: Rubric
    after_fingerprint: str
    criteria: tuple[CriterionChange, ...]
    rest: tuple[Change, ...]
    """Changes of fields, scale and voices."""
    moved: int
    """How many criteria have another number, and nothing else that is new."""
    carry_over: CarryOver | None


@dataclass(frozen=True)
class EditionsView:
    """All editions of a rubric, the newest first."""

    asked: Asked
    steps: tuple[EditionStep, ...]
