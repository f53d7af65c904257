"""Results worked out from answers by the rules of a rubric. Pure: the browser does the same."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from builder.model.results import Count, Lookup, Result, Sum
from builder.results.facts import Fact, Facts, How, NoValue, Scene, Worked, holds
from builder.results.rules import RULES

__all__ = ["Fact", "Facts", "How", "Worked", "as_data", "learned", "work_out", "work_out_group"]


def as_data(result: Result) -> dict[str, Any]:
    """What a script needs of a result, for the page's JSON."""
    kept = result.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return {key: value for key, value in kept.items() if key not in ("audience", "note")}


def work_out(results: Iterable[Result], facts: Facts, round_date: str | None) -> tuple[Worked, ...]:
    """Work out one subject's results, or one criterion's, in order.

    The round's date is a day such as "2009-11-28", for those that compare with it.
    """
    return _in_order(results, facts, None, round_date)


def work_out_group(
    results: Iterable[Result], members: Sequence[Facts], round_date: str | None
) -> tuple[Worked, ...]:
    """Work out a group's results. Sums and counts run over its members' facts and results.

    Their conditions choose among the members. All other rules use the results before them. A
    member that has returned nothing stands among the members with no facts: it is counted as such.
    """
    return _in_order(results, {}, members, round_date)


def learned(facts: Facts, worked: Iterable[Worked]) -> dict[str, Fact]:
    """The facts with what was worked out from them.

    What is proposed for a criterion counts as its value while it is blank.
    """
    known = dict(facts)
    for got in worked:
        result = got.result
        labels = dict(zip(got.values, got.display, strict=True))
        known[result.id] = Fact(result.title, got.values, labels, result.unit, got.applies)
        if isinstance(result, Lookup) and result.proposes in known and got.values:
            default = known[result.proposes]
            known[result.proposes] = replace(default, values=default.values or got.values)
    return known


def _in_order(
    results: Iterable[Result],
    facts: Facts,
    members: Sequence[Facts] | None,
    round_date: str | None,
) -> tuple[Worked, ...]:
    known, worked = dict(facts), []
    for result in results:
        gathers = members is not None and isinstance(result, Sum | Count)
        whole = members if members is not None and gathers else [known]
        among = tuple(one for one in whole if holds(result.when, one))
        got = _worked(result, Scene(known, among, gathers, round_date))
        worked.append(got)
        known = learned(known, [got])
    return tuple(worked)


def _worked(result: Result, scene: Scene) -> Worked:
    try:
        if not scene.among:
            raise NoValue("silent", applies=False)
        return RULES[type(result)](result, scene)
    except NoValue as why:
        return Worked(result, (), (), why.how, why.applies)
