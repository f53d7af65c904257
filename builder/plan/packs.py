"""A pack's page: what its folder holds of the things that the pack lists."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from builder.asking import Asked
from builder.load import ClusterFolder
from builder.model.activity import Activity
from builder.model.calendar import Calendar
from builder.model.document import Document
from builder.model.module import Module
from builder.model.pack import Pack
from builder.model.path import Path
from builder.plan.calendars import calendar_link, printed_link
from builder.plan.context import Context, Kind, M, Place
from builder.plan.copies import document_paper
from builder.plan.drafts_paper import blank_links
from builder.plan.fillable import fillable_links
from builder.plan.forms import document_link, form_link, large_link
from builder.plan.guides import activity_link, copy_link, guide_link, sheets_link
from builder.plan.hearing import hear
from builder.plan.occasion import OccasionPlan
from builder.plan.paths import chart_link, path_link
from builder.plan.reports import report_link
from builder.reading import File
from builder.views.common import Link
from builder.views.library import DocumentPaper, PackView, Paper


@dataclass(frozen=True)
class _Held:
    """What a pack lists and a folder holds, by id, in the pack's order."""

    rubrics: Mapping[str, Asked]
    modules: Mapping[str, Module]
    activities: Mapping[str, Activity]
    paths: Mapping[str, Path]
    calendars: Mapping[str, Calendar]


def pack_view(context: Context, place: Place, pack: Pack) -> PackView:
    """A pack as it stands in one folder."""
    held, examples = _held(context, place, pack), _examples(context, place, pack)
    return PackView(
        pack=pack,
        rubrics=tuple(
            Link(f"rubrics/{name}.html", got.rubric.title, got.rubric.summary)
            for name, got in held.rubrics.items()
        ),
        guides=tuple(guide_link(name, got) for name, got in held.modules.items()),
        paths=tuple(path_link(name, got) for name, got in held.paths.items()),
        calendars=tuple(calendar_link(name, got) for name, got in held.calendars.items()),
        reports=tuple(link for name in pack.reports if (link := report_link(context, place, name))),
        activities=tuple(activity_link(name, got) for name, got in held.activities.items()),
        forms=tuple(
            form_link(got, voice) for got in held.rubrics.values() for voice in got.rubric.voices
        ),
        fillable=tuple(
            link for got in held.rubrics.values() for link in fillable_links(context, place, got)
        ),
        examples=tuple(_example_link(got) for got in examples),
        documents=tuple(_documents(context, place, pack, examples)) if context.with_pdf else (),
        papers=(*_papers(context, held), *_grids(examples)) if context.with_pdf else (),
    )


def _documents(
    context: Context, place: Place, pack: Pack, examples: list[OccasionPlan]
) -> Iterator[DocumentPaper]:
    """What is printed together: what is about no group, and then the folder's own or examples."""
    held = context.held(place, "documents", context.content.documents)
    for name in pack.documents:
        if name in held and held[name].rubric is None:
            yield document_paper(place, name, held[name], None)
        elif name in held:
            groups = examples or _own(context, place, held[name])
            found = (paper for plan in groups for paper in plan.papers)
            yield from (paper for paper in found if paper.document == held[name])


def _own(context: Context, place: Place, document: Document) -> list[OccasionPlan]:
    """In a group's own folder, the current round that a document is made for."""
    _, _, group = place.folder.partition("/")
    asked = context.readable(place).get(document.rubric or "")
    if not group or asked is None:
        return []
    cluster = context.content.clusters[group]
    rounds = hear(context, cluster, place, asked)
    return [
        plan
        for held in rounds.held
        if (plan := OccasionPlan(context, cluster, place, rounds, held)).is_current
    ]


def _held(context: Context, place: Place, pack: Pack) -> _Held:
    content, readable = context.content, context.readable(place)

    def of(kind: Kind, files: Mapping[str, File[M]]) -> dict[str, M]:
        here = context.held(place, kind, files)
        return {name: here[name] for name in getattr(pack, kind) if name in here}

    return _Held(
        {name: readable[name] for name in pack.rubrics if name in readable},
        of("modules", content.modules),
        of("activities", content.activities),
        of("paths", content.paths),
        of("calendars", content.calendars),
    )


def _papers(context: Context, held: _Held) -> Iterator[Paper]:
    """Everything of a pack that can be printed."""
    for asked in held.rubrics.values():
        for voice in asked.rubric.voices:
            if link := document_link(context, asked, voice):
                yield Paper("form", link)
            if link := large_link(context, asked, voice):
                yield Paper("large-form", link)
        yield from blank_links(context, asked)
    for name, module in held.modules.items():
        if module.agenda:
            yield Paper("facilitator", copy_link(name, module, for_facilitator=True))
            yield Paper("participants", copy_link(name, module, for_facilitator=False))
    for name, activity in held.activities.items():
        yield Paper("activity", sheets_link(name, activity))
    for name, path in held.paths.items():
        yield Paper("path", chart_link(name, path))
    for name, calendar in held.calendars.items():
        yield Paper("calendar", printed_link(name, calendar))


def _examples(context: Context, place: Place, pack: Pack) -> list[OccasionPlan]:
    """Of each example that a folder holds, a rubric's latest round with answers in its grid."""
    found: list[OccasionPlan] = []
    for name in pack.examples:
        cluster = context.content.clusters[name]
        at = _place_of(cluster, place)
        readable = context.readable(at) if at else {}
        for rubric_id in cluster.model.rubrics:
            if at and rubric_id in readable:
                rounds = hear(context, cluster, at, readable[rubric_id])
                plans = (OccasionPlan(context, cluster, at, rounds, got) for got in rounds.held)
                shown = [got for got in plans if got.has_grid and got.grid.register.answered]
                found.extend(shown[-1:])
    return found


def _place_of(cluster: ClusterFolder, place: Place) -> Place | None:
    """Where a folder holds an example's pages; a group's own folder is no place to practise."""
    kept = {"open": "examples", "authority": "clusters"}.get(place.audience)
    return Place(place.folder, place.audience, f"{kept}/{cluster.id}/") if kept else None


def _example_link(plan: OccasionPlan) -> Link:
    rubric, name = plan.asked.rubric, plan.occasion.cluster.name
    return Link(plan.link("grids").href, f"Grid of {name}, {plan.round.title}", rubric.title)


def _grids(examples: list[OccasionPlan]) -> Iterator[Paper]:
    for plan in examples:
        if link := plan.document("grid"):
            yield Paper("grid", Link(link.href, _example_link(plan).label))
