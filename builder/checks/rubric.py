"""A rubric held against itself: its ids, its scale, its descriptors."""

from collections.abc import Iterator
from itertools import pairwise

from builder.checks.common import check_prose, doubled, listed, off_scale
from builder.load import File
from builder.model.rubric import ChoiceField, Criterion, LevelScale, PointScale, Rubric
from builder.places import Location
from builder.problems import Problem, did_you_mean
from builder.scoring import Ladder, ladder
from builder.sources import Source


def check_rubric(file: File[Rubric]) -> Iterator[Problem]:
    """Every problem that a rubric has with itself."""
    rubric, source = file.model, file.source
    yield from _ids(rubric, source)
    yield from check_prose(source)
    if isinstance(rubric.scale, PointScale):
        yield from _bands(rubric.scale, source)
    if isinstance(rubric.scale, LevelScale):
        yield from doubled(source, listed("scale.levels", rubric.scale.levels), "level")
    if rubric.scale is None:
        yield from _without_scale(rubric, source)
        return
    if not rubric.sections:
        hint = "Add sections with criteria, or delete the scale."
        yield source.problem(("scale",), "there is a scale, and nothing to judge on it", hint)
    scale = ladder(rubric.scale)
    for at, criterion in _criteria(rubric):
        yield from _descriptors(criterion, at, scale, source)
    yield from _example(rubric, scale, source)


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
    for key in ("criterion_fields", "return_fields"):
        fields = getattr(rubric, key)
        yield from doubled(source, listed(key, fields), "field")
        for place, field in enumerate(fields):
            if isinstance(field, ChoiceField):
                choices = (
                    (got.id, (key, place, "choices", c, "id"))
                    for c, got in enumerate(field.choices)
                )
                yield from doubled(source, choices, "choice")


def _bands(scale: PointScale, source: Source) -> Iterator[Problem]:
    points, bands = scale.points, scale.bands
    yield from doubled(source, listed("scale.bands", bands), "band")
    turned = list(_turned(scale, source))
    if turned:  # Any more would only be said of the same mistake.
        yield from turned
        return
    for place, (lower, upper) in enumerate(pairwise(bands), start=1):
        at = ("scale", "bands", place, "from")
        names = f"the bands {lower.title!r} and {upper.title!r}"
        hint = f"Begin this band at {lower.to + 1}."
        if upper.from_ <= lower.to:
            yield source.problem(at, f"{names} overlap", hint)
        elif upper.from_ > lower.to + 1:
            yield source.problem(at, f"{names} leave a gap at {lower.to + 1}", hint)
    if bands[0].from_ > points.from_:
        message = f"no band holds {points.from_}, the lowest score"
        hint = f"Begin this band at {points.from_}."
        yield source.problem(("scale", "bands", 0, "from"), message, hint)
    if bands[-1].to < points.to:
        message = f"no band holds {points.to}, the highest score"
        hint = f"End this band at {points.to}."
        yield source.problem(("scale", "bands", len(bands) - 1, "to"), message, hint)


def _turned(scale: PointScale, source: Source) -> Iterator[Problem]:
    """Whatever runs from high to low."""
    hint = "The lower end comes first."
    points, starts = scale.points, [band.from_ for band in scale.bands]
    if points.from_ >= points.to:
        message = f"the scale runs from {points.from_} to {points.to}"
        yield source.problem(("scale", "points"), message, hint)
    for place, band in enumerate(scale.bands):
        if band.from_ > band.to:
            message = f"the band {band.title!r} runs from {band.from_} to {band.to}"
            yield source.problem(("scale", "bands", place), message, hint)
    if starts == sorted(starts, reverse=True):
        message = "the bands run from high to low"
        yield source.problem(("scale", "bands"), message, "The lowest band comes first.")


def _descriptors(
    criterion: Criterion, at: Location, scale: Ladder, source: Source
) -> Iterator[Problem]:
    for anchor in scale.anchors:
        if anchor not in criterion.descriptors:
            message = f"{criterion.id}: the descriptor {anchor!r} is missing"
            yield source.problem((*at, "descriptors"), message, f"Add `{anchor}:` with its text.")
    for anchor in criterion.descriptors:
        if anchor not in scale.anchors:
            message = f"{criterion.id}: the descriptor {anchor!r} is unknown"
            hint = did_you_mean(anchor, scale.anchors)
            yield source.problem((*at, "descriptors", anchor), message, hint, key=True)


def _example(rubric: Rubric, scale: Ladder, source: Source) -> Iterator[Problem]:
    if rubric.example is None:
        return
    known = [criterion.id for criterion in rubric.criteria]
    if rubric.example.criterion not in known:
        message = f"there is no criterion {rubric.example.criterion!r}"
        hint = did_you_mean(rubric.example.criterion, known)
        yield source.problem(("example", "criterion"), message, hint)
    yield from off_scale(source, ("example", "value"), rubric.example.value, scale)


def _without_scale(rubric: Rubric, source: Source) -> Iterator[Problem]:
    needing = [
        key
        for key in ("sections", "review_questions", "criterion_fields", "example")
        if getattr(rubric, key)
    ]
    for key in needing:
        message = f"{key}: nothing can be judged without a scale"
        yield source.problem((key,), message, "Add a scale, or delete this.", key=True)
    if not needing and not rubric.return_fields:
        hint = "Add return_fields, or a scale with sections."
        yield source.problem((), "the rubric asks nothing", hint)
