"""What a rubric says became of the edition before, held against what changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from builder.checks.common import off_scale
from builder.editions import changes, said
from builder.model.carry_over import CarryOver, Values
from builder.model.rubric import Rubric
from builder.places import Location
from builder.problems import Problem, did_you_mean, nearest
from builder.reading import File
from builder.scoring import Ladder, ladder
from builder.sources import Source


@dataclass(frozen=True)
class Mapped:
    """What a rubric says of every criterion, held against what changed."""

    file: File[Rubric]
    said: CarryOver
    last: Rubric
    recorded: list[Rubric]

    @property
    def source(self) -> Source:
        """The rubric's file."""
        return self.file.source

    def problems(self) -> Iterator[Problem]:
        """Names that lead nowhere, criteria that nothing is said of, and values without a way."""
        wrong = [*self._unknown(), *self._twice()]
        yield from wrong
        if not wrong:
            yield from self._unsaid()
            yield from self._reused()
            yield from self._values()

    @property
    def _then(self) -> set[str]:
        return {got.id for got in self.last.criteria}

    @property
    def _now(self) -> set[str]:
        return {got.id for got in self.file.model.criteria}

    def _entries(self) -> Iterator[tuple[Location, str, bool, bool]]:
        """Every name with where it stands, and whether it was asked then, and is asked now."""
        lists = (("same", True, True), ("reworded", True, True), ("changed", True, True))
        for key, then, now in (*lists, ("added", False, True), ("dropped", True, False)):
            for place, name in enumerate(getattr(self.said, key)):
                yield ("carry_over", key, place), name, then, now
        for key, then in (("split", True), ("merged", False)):
            for name, others in getattr(self.said, key).items():
                yield ("carry_over", key, name), name, then, not then
                for place, other in enumerate(others):
                    yield ("carry_over", key, name, place), other, not then, then

    def _unknown(self) -> Iterator[Problem]:
        for at, name, then, now in self._entries():
            key = at[1] in ("split", "merged") and len(at) == 3
            if then and name not in self._then:
                message = f"the edition {self.last.edition!r} has no criterion {name!r}"
                yield self.source.problem(at, message, did_you_mean(name, self._then), key=key)
            elif now and name not in self._now:
                message = f"this edition has no criterion {name!r}"
                yield self.source.problem(at, message, did_you_mean(name, self._now), key=key)
            elif at[1] == "added" and name in self._then:
                message = f"{name!r} was asked before: it is not added"
                hint = "Put it under same, reworded or changed."
                yield self.source.problem(at, message, hint)
            elif at[1] == "dropped" and name in self._now:
                message = f"{name!r} is still asked: it is not dropped"
                hint = "Put it under changed, or give the new question an id of its own."
                yield self.source.problem(at, message, hint)

    def _twice(self) -> Iterator[Problem]:
        seen: dict[tuple[str, bool], Location] = {}
        for at, name, then, _ in self._entries():
            first = seen.setdefault((name, then), at)
            if first is not at:
                message = f"{name!r} stands in line {self.source.line(first)} already"
                yield self.source.problem(at, message, "Only one of the two can be true.")

    def _unsaid(self) -> Iterator[Problem]:
        then = {name for _, name, was, _ in self._entries() if was}
        now = {name for _, name, was, is_ in self._entries() if is_ or not was}
        places = self._places()
        for change in changes(self.last, self.file.model):
            name = change.name
            if change.what != "criterion" or name in (then if change.kind == "dropped" else now):
                continue
            if change.kind == "dropped":
                near = nearest(name, self._now - self._then)
                message = f"{name!r} is asked no more, and nothing says what became of it"
                hint = "Put it under dropped, split or merged" + (
                    f". If it is {near!r} now, give it its old id again." if near else "."
                )
                yield self.source.problem(("carry_over",), message, hint, key=True)
            elif change.kind == "added":
                message = f"{name!r} is new, and nothing says where it comes from"
                hint = "Put it under added, or among those of split, or under merged."
                yield self.source.problem((*places[name], "id"), message, hint)
            else:
                message = f"{said(change)}, and nothing says whether the answers still compare"
                hint = "Put it under same or reworded if they do, or under changed."
                yield self.source.problem((*places[name], "id"), message, hint)

    def _places(self) -> Mapping[str, Location]:
        return {
            criterion.id: ("sections", s, "criteria", c)
            for s, section in enumerate(self.file.model.sections)
            for c, criterion in enumerate(section.criteria)
        }

    def _reused(self) -> Iterator[Problem]:
        before = {got.id for rubric in self.recorded[:-1] for got in rubric.criteria}
        for name in sorted((self._now - self._then) & before):
            message = f"the id {name!r} was used in an earlier edition"
            hint = "An id is never used again, or old answers would be read as new ones."
            yield self.source.problem((*self._places()[name], "id"), message, hint)

    def _values(self) -> Iterator[Problem]:
        """Scales that changed, and values of which nothing is said."""
        then = {got.id: got for got in self.last.criteria}
        rubric, scales = self.file.model, set[str]()
        for criterion in rubric.criteria:
            before = then.get(criterion.id)
            if before is None or criterion.id in self.said.changed:
                continue
            own = criterion.scale or before.scale
            at = ("carry_over", "values_of", criterion.id) if own else ("carry_over", "values")
            scale, was = criterion.scale or rubric.scale, before.scale or self.last.scale
            if not own and not self.said.scale_compares:
                continue
            if at[-1] not in scales and scale and was:
                scales.add(at[-1])
                values = self.said.values_of.get(criterion.id) if own else self.said.values
                yield from self._mapped(at, values, ladder(was), ladder(scale))

    def _mapped(
        self, at: Location, values: Values | None, was: Ladder, now: Ladder
    ) -> Iterator[Problem]:
        old, new = ([got.value for got in one.choices] for one in (was, now))
        if values is None and old != new:
            words = ", ".join(str(one) for one in old)
            message = "the scale is another one, and nothing says what each value is now"
            instead = "scale_compares: false" if at[-1] == "values" else f"{at[-1]} under changed"
            hint = f"Add `{at[1]}:`, or write {instead}. Its values were: {words}."
            yield self.source.problem(("carry_over",), message, hint, key=True)
        if values is None:
            return
        known = [str(one) for one in old]
        for name, value in values.items():
            if name not in known:
                message = f"the scale of the edition {self.last.edition!r} has no {name!r}"
                yield self.source.problem((*at, name), message, did_you_mean(name, known), key=True)
            elif value is not None:
                yield from off_scale(self.source, (*at, name), value, now)
        if unsaid := [name for name in known if name not in values]:
            message = f"nothing says what is now: {', '.join(unsaid)}"
            hint = "Add each with its value, or with null where it cannot be compared."
            yield self.source.problem(at, message, hint, key=True)
