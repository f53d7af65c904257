"""What became of each criterion, from one edition of a rubric to a later one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from typing import Literal

from builder.model.carry_over import CarryOver
from builder.model.rubric import Criterion, Rubric
from builder.model.scales import Value
from builder.scoring import ladder_of

Why = Literal["comparable", "changed", "split", "merged", "dropped", "scale"]


@dataclass(frozen=True)
class Way:
    """What became of one criterion, from an earlier edition to a later one."""

    into: tuple[str, ...]
    """The criteria that it is now; none where it was dropped."""
    values: Mapping[Value, Value]
    """What each value is now. Empty where nothing can be compared."""
    why: Why


def ways_through(line: Sequence[Rubric]) -> list[Mapping[str, Way]]:
    """From each edition but the last to the last one, over all between; the oldest stands first."""
    steps = [_step(before, after) for before, after in pairwise(line)]
    return [reduce(_joined, steps[place:]) for place in range(len(steps))]


def _step(before: Rubric, after: Rubric) -> Mapping[str, Way]:
    """From one edition to the next."""
    said = after.carry_over or CarryOver.model_validate({"from": before.edition})
    became = {old: (new,) for new, made_of in said.merged.items() for old in made_of}
    later = {got.id: got for got in after.criteria}
    ways = {}
    for criterion in before.criteria:
        name = criterion.id
        if name in said.split:
            ways[name] = Way(said.split[name], {}, "split")
        elif name in became:
            ways[name] = Way(became[name], {}, "merged")
        elif name in said.dropped or name not in later:
            ways[name] = Way((), {}, "dropped")
        elif name in said.changed:
            ways[name] = Way((name,), {}, "changed")
        else:
            values = _values(before, criterion, after, later[name])
            ways[name] = Way((name,), values, "comparable" if values else "scale")
    return ways


def _values(
    before: Rubric, then: Criterion, after: Rubric, now: Criterion
) -> Mapping[Value, Value]:
    """What each value of a criterion is on the scale of the next edition."""
    said = after.carry_over
    is_own = now.scale is not None or then.scale is not None
    mapped = (said.values_of.get(now.id) if is_own else said.values) if said else None
    compares = is_own or said is None or said.scale_compares
    old, new = ladder_of(then, before), ladder_of(now, after)
    if old is None or new is None or not compares:
        return {}
    known = {got.value for got in new.choices}
    found = (
        (got.value, got.value if mapped is None else mapped.get(str(got.value)))
        for got in old.choices
    )
    return {was: value for was, value in found if value in known}


def _joined(first: Mapping[str, Way], second: Mapping[str, Way]) -> Mapping[str, Way]:
    """Two steps as one."""
    nothing = Way((), {}, "dropped")
    ways = {}
    for name, way in first.items():
        further = [second.get(one, nothing) for one in way.into]
        into = tuple(dict.fromkeys(one for got in further for one in got.into))
        if not way.values:
            ways[name] = Way(into, {}, way.why)
            continue
        (then,) = further
        on = {was: then.values[now] for was, now in way.values.items() if now in then.values}
        ways[name] = Way(into, on, then.why if on or not then.values else "scale")
    return ways
