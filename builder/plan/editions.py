"""The page on which a rubric's editions stand side by side."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from builder.asking import Asked
from builder.editions import Change, changes, fingerprint
from builder.model.carry_over import CarryOver
from builder.model.rubric import Criterion, Rubric
from builder.plan.context import Context, Place
from builder.plan.outputs import Outputs
from builder.views.common import Link
from builder.views.editions import Became, CriterionChange, EditionStep, EditionsView


def editions_page(context: Context, place: Place, asked: Asked) -> Outputs:
    """The page; nothing where the present text is the only edition."""
    if not asked.earlier:
        return {}
    line = [*(got.rubric for got in asked.earlier.values()), asked.rubric]
    steps = tuple(step(before, after) for before, after in reversed(list(pairwise(line))))
    view = EditionsView(asked, steps)
    return context.page(place, f"editions/{asked.id}.html", "editions.html", view)


def editions_link(asked: Asked) -> Link | None:
    """The way to the page; None where there is none."""
    return Link(f"editions/{asked.id}.html", "Editions") if asked.earlier else None


def step(before: Rubric, after: Rubric) -> EditionStep:
    """What changed from one text to another, with what its author says of it."""
    found = changes(before, after)
    then, now = ({got.id: got for got in one.criteria} for one in (before, after))
    touched = {got.name for got in found if got.what == "criterion"}
    return EditionStep(
        before,
        fingerprint(before),
        after,
        fingerprint(after),
        tuple(_criteria(found, before, after)),
        tuple(got for got in found if got.what != "criterion"),
        sum(
            then[name].number != got.number
            for name, got in now.items()
            if name in then and name not in touched
        ),
        after.carry_over,
    )


def _criteria(found: Iterable[Change], before: Rubric, after: Rubric) -> Iterator[CriterionChange]:
    then, now = ({got.id: got for got in one.criteria} for one in (before, after))
    said = after.carry_over or CarryOver.model_validate({"from": before.edition})
    for change in found:
        if change.what == "criterion":
            name = change.name
            became, others = _became(name, said, then, now)
            yield CriterionChange(name, then.get(name), now.get(name), change.parts, became, others)


def _became(
    name: str, said: CarryOver, then: Mapping[str, Criterion], now: Mapping[str, Criterion]
) -> tuple[Became, tuple[Criterion, ...]]:
    """What the author says of a criterion, with those that it became or was made of."""
    whole = next((old for old, parts in said.split.items() if name in parts), None)
    joined = next((new for new, made_of in said.merged.items() if name in made_of), None)
    lists: dict[Became, tuple[str, ...]] = {
        "same": said.same,
        "reworded": said.reworded,
        "changed": said.changed,
        "added": said.added,
        "dropped": said.dropped,
    }
    if name in said.split:
        return "split", tuple(now[one] for one in said.split[name])
    if name in said.merged:
        return "merged", tuple(then[one] for one in said.merged[name])
    if whole is not None and name not in then:
        return "split", (then[whole],)
    if joined is not None and name not in now:
        return "merged", (now[joined],)
    return next((key for key, names in lists.items() if name in names), "unsaid"), ()
