"""Paths: a page of steps, and the same as a chart to print."""

from builder.model.path import Path
from builder.plan.chart import draw, ways_of
from builder.plan.context import Context, Place
from builder.plan.outputs import Outputs
from builder.views.common import Link
from builder.views.paths import OutcomeView, PathView, StepView, Stop, Way

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def paths(context: Context, place: Place) -> Outputs:
    """Every path that a folder's readers may have."""
    outputs = Outputs()
    for path_id, model in context.held(place, "paths", context.content.paths).items():
        view = _path(context, path_id, model)
        outputs |= context.page(place, f"paths/{path_id}.html", "path.html", view)
        outputs |= place.printed(view.document, "path.html", view)
    return outputs


def path_link(path_id: str, path: Path) -> Link:
    """The way to a path's page."""
    return Link(f"paths/{path_id}.html", path.title, path.summary)


def chart_link(path_id: str, path: Path) -> Link:
    """The way to a path's chart on paper."""
    return Link(f"print/paths/{path_id}.pdf", path.title)


def _path(context: Context, path_id: str, path: Path) -> PathView:
    stops = {
        step.id: Stop(step.id, str(number), step.question, ends=False)
        for number, step in enumerate(path.steps, start=1)
    } | {
        outcome.id: Stop(outcome.id, letter, outcome.title, ends=True)
        for letter, outcome in zip(_LETTERS, path.outcomes, strict=False)
    }
    reached: dict[str, list[Way]] = {name: [] for name in stops}
    for step in path.steps:
        for way in ways_of(step, stops):
            reached[way.stop.id].append(Way(way.answer, stops[step.id]))
    drawn, columns = draw(path, stops)
    return PathView(
        path_id,
        path,
        tuple(
            StepView(stops[step.id], step, ways_of(step, stops), tuple(reached[step.id]), one)
            for step, one in zip(path.steps, drawn, strict=True)
        ),
        tuple(OutcomeView(stops[one.id], one, tuple(reached[one.id])) for one in path.outcomes),
        columns,
        chart_link(path_id, path) if context.with_pdf else None,
        context.authority,
    )
