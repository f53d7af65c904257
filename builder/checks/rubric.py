"""A rubric held against itself: its ids, its scale, its descriptors."""

from collections.abc import Iterator
from itertools import pairwise

from builder.checks.common import check_prose, doubled, listed, off_scale
from builder.checks.fields import check_fields
from builder.checks.results import check_results
from builder.model.rubric import Criterion, Rubric
from builder.model.scales import PointScale, Scale
from builder.places import Location
from builder.problems import Problem, did_you_mean
from builder.reading import File
from builder.scoring import ladder, ladder_of
from builder.sources import Source


def check_rubric(file: File[Rubric]) -> Iterator[Problem]:
    """Every problem that a rubric has with itself."""
    rubric, source = file.model, file.source
    yield from _ids(rubric, source)
    yield from check_prose(source)
    yield from check_fields(rubric, source)
    yield from check_results(rubric, source)
    if rubric.scale:
        yield from _scale(rubric.scale, ("scale",), source)
        if not rubric.sections:
            hint = "Add sections with criteria, or delete the scale."
            yield source.problem(("scale",), "there is a scale, and nothing to judge on it", hint)
    for at, criterion in _criteria(rubric):
        if criterion.scale:
            yield from _scale(criterion.scale, (*at, "scale"), source)
        yield from _descriptors(criterion, at, rubric, source)
    if not rubric.criteria:
        yield from _without_criteria(rubric, source)
    yield from _example(rubric, source)


def _scale(scale: Scale, at: Location, source: Source) -> Iterator[Problem]:
    if isinstance(scale, PointScale):
        yield from _bands(scale, at, source)
        return
    places = ((got.id, (*at, "levels", place, "id")) for place, got in enumerate(scale.levels))
    yield from doubled(source, places, "level")
    if sum(not level.optional for level in scale.levels) < 2:
        hint = "Take `optional: true` away from one that every criterion offers."
        yield source.problem((*at, "levels"), "fewer than two levels are always offered", hint)


def _criteria(rubric: Rubric) -> Iterator[tuple[Location, Criterion]]:
    for s, section in enumerate(rubric.sections):
        for c, criterion in enumerate(section.criteria):
            yield ("sections", s, "criteria", c), criterion


def _ids(rubric: Rubric, source: Source) -> Iterator[Problem]:
    criteria = list(_criteria(rubric))
    yield from doubled(source, listed("sections", rubric.sections), "section")
    yield from doubled(source, ((got.id, (*at, "id")) for at, got in criteria), "criterion")
    yield from doubled(source, ((got.number, (*at, "number")) for at, got in criteria), "number")
    yield from doubled(source, listed("voices", rubric.voices), "voice")
    yield from doubled(source, listed("review_questions", rubric.review_questions), "question")


def _bands(scale: PointScale, at: Location, source: Source) -> Iterator[Problem]:
    points, bands = scale.points, scale.bands
    places = ((got.id, (*at, "bands", place, "id")) for place, got in enumerate(bands))
    yield from doubled(source, places, "band")
    turned = list(_turned(scale, at, source))
    if turned:  # Any more would only be said of the same mistake.
        yield from turned
        return
    for place, (lower, upper) in enumerate(pairwise(bands), start=1):
        here = (*at, "bands", place, "from")
        names = f"the bands {lower.title!r} and {upper.title!r}"
        hint = f"Begin this band at {lower.to + 1}."
        if upper.from_ <= lower.to:
            yield source.problem(here, f"{names} overlap", hint)
        elif upper.from_ > lower.to + 1:
            yield source.problem(here, f"{names} leave a gap at {lower.to + 1}", hint)
    if bands[0].from_ > points.from_:
        message = f"no band holds {points.from_}, the lowest score"
        hint = f"Begin this band at {points.from_}."
        yield source.problem((*at, "bands", 0, "from"), message, hint)
    if bands[-1].to < points.to:
        message = f"no band holds {points.to}, the highest score"
        hint = f"End this band at {points.to}."
        yield source.problem((*at, "bands", len(bands) - 1, "to"), message, hint)


def _turned(scale: PointScale, at: Location, source: Source) -> Iterator[Problem]:
    """Whatever runs from high to low."""
    hint = "The lower end comes first."
    points, starts = scale.points, [band.from_ for band in scale.bands]
    if points.from_ >= points.to:
        message = f"the scale runs from {points.from_} to {points.to}"
        yield source.problem((*at, "points"), message, hint)
    for place, band in enumerate(scale.bands):
        if band.from_ > band.to:
            message = f"the band {band.title!r} runs from {band.from_} to {band.to}"
            yield source.problem((*at, "bands", place), message, hint)
    if starts == sorted(starts, reverse=True):
        message = "the bands run from high to low"
        yield source.problem((*at, "bands"), message, "The lowest band comes first.")


def _descriptors(
    criterion: Criterion, at: Location, rubric: Rubric, source: Source
) -> Iterator[Problem]:
    """Levels may go without descriptors, all of them; the places on a scale of points may not."""
    scale = criterion.scale or rubric.scale
    if scale is None:
        hint = "Add a scale to the rubric, or to this criterion."
        yield source.problem((*at, "id"), f"{criterion.id} has no scale to be judged on", hint)
        return
    whole = ladder(scale)
    levels = () if isinstance(scale, PointScale) else scale.levels
    optional = {level.id for level in levels if level.optional}
    for anchor in whole.anchors:
        needed = anchor not in optional and (whole.numeric or criterion.descriptors)
        if needed and anchor not in criterion.descriptors:
            message = f"{criterion.id}: the descriptor {anchor!r} is missing"
            place = (*at, "descriptors") if criterion.descriptors else (*at, "id")
            yield source.problem(place, message, f"Add `{anchor}:` with its text.")
    for anchor in criterion.descriptors:
        if anchor not in whole.anchors:
            message = f"{criterion.id}: the descriptor {anchor!r} is unknown"
            hint = did_you_mean(anchor, whole.anchors)
            yield source.problem((*at, "descriptors", anchor), message, hint, key=True)


def _example(rubric: Rubric, source: Source) -> Iterator[Problem]:
    if rubric.example is None:
        return
    known = {criterion.id: criterion for criterion in rubric.criteria}
    if rubric.example.criterion not in known:
        message = f"there is no criterion {rubric.example.criterion!r}"
        hint = did_you_mean(rubric.example.criterion, known)
        yield source.problem(("example", "criterion"), message, hint)
        return
    scale = ladder_of(known[rubric.example.criterion], rubric)
    if scale:
        yield from off_scale(source, ("example", "value"), rubric.example.value, scale)


def _without_criteria(rubric: Rubric, source: Source) -> Iterator[Problem]:
    needing = [
        key
        for key in ("review_questions", "criterion_fields", "criterion_results", "example")
        if getattr(rubric, key)
    ]
    for key in needing:
        message = f"{key}: there is nothing to judge"
        yield source.problem(
            (key,), message, "Add sections with criteria, or delete this.", key=True
        )
    if not needing and not rubric.return_fields and not rubric.scale:
        hint = "Add return_fields, or a scale with sections."
        yield source.problem((), "the rubric asks nothing", hint)
