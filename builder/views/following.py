"""What follows from a form's answers, as far as whoever fills it in knows enough for it."""

from collections.abc import Iterable

from builder.model.results import Compare, Count, Result, Sum
from builder.model.rubric import Rubric


def following(rubric: Rubric, results: Iterable[Result], known: set[str]) -> tuple[Result, ...]:
    """The results of what is known, by its names, in words for the readers of the form."""
    found: list[Result] = []
    for result in results:
        if result.audience != "group" and rubric.audience != "authority":
            continue
        if any(one.answer not in known for one in result.when):
            continue
        cut = _cut(result, known)
        if cut is not None:
            found.append(cut)
            known = known | {cut.id}
    return tuple(found)


def _cut(result: Result, known: set[str]) -> Result | None:
    """A result without what is not known here; None where nothing is left of it."""
    if isinstance(result, Sum | Count):
        refs = tuple(ref for ref in result.of if ref.partition(".")[0] in known)
        return result.model_copy(update={"of": refs}) if refs else None
    beside = result.with_ if isinstance(result, Compare) else None
    wanted = {result.of.partition(".")[0]}
    if isinstance(beside, str) and beside != "round" and not beside.isdigit():
        wanted.add(beside.partition(".")[0])
    return result if wanted <= known else None
