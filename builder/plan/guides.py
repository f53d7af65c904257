"""Modules and activities: the page, the two copies, the projector, the sheets."""

import re
from collections.abc import Iterator

from builder.agenda import Timed, schedule
from builder.load import File
from builder.model.activity import Activity
from builder.model.module import Module
from builder.plan.context import READERS, Context, Place
from builder.plan.outputs import Alone, Document, Outputs
from builder.views.common import Link
from builder.views.guides import ActivityView, GuideView, ProjectorView, SessionView, Slide

_IDEA = re.compile(r"^### +(.+?) *$", re.MULTILINE)


def guides(context: Context, place: Place) -> Outputs:
    """Every module and activity that a folder's readers may have."""
    outputs = Outputs()
    for module_id, file in context.content.modules.items():
        if file.model.audience in READERS[place.audience]:
            outputs |= _module(context, place, module_id, file)
    for activity_id, activity in context.content.activities.items():
        document = _sheet_link(context, activity_id)
        view = ActivityView(activity_id, activity.model, document, context.authority)
        address = f"activities/{activity_id}.html"
        outputs |= context.page(place, address, "activity.html", view)
        if document:
            outputs[f"{place.folder}/{document.href}"] = Document("print/activity.html", view)
    return outputs


def activity_link(activity_id: str, activity: Activity) -> Link:
    """The way to an activity's page."""
    return Link(
        f"activities/{activity_id}.html",
        f"{activity.number} {activity.title}",
        f"{activity.groups}, {activity.minutes} minutes",
    )


def _module(context: Context, place: Place, module_id: str, file: File[Module]) -> Outputs:
    if file.model.agenda is None:
        view = _guide(context, module_id, file, for_facilitator=False)
        return context.page(place, f"guides/{module_id}.html", "guide.html", view)
    outputs = Outputs()
    for kind, for_facilitator in (("", False), (".facilitator", True)):
        view = _guide(context, module_id, file, for_facilitator=for_facilitator)
        address = f"guides/{module_id}{kind}.html"
        outputs |= context.page(place, address, "guide.html", view)
        if context.with_pdf:
            paper = f"{place.folder}/print/guides/{module_id}{kind}.pdf"
            outputs[paper] = Document("print/module.html", view)
    planned = schedule(file.model.agenda)
    projector = ProjectorView(
        module_id, file.model, planned, tuple(_slides(planned)), context.authority
    )
    address = f"{place.folder}/guides/{module_id}.projector.html"
    outputs[address] = Alone("pages/projector.html", "projector", projector)
    return outputs


def _guide(
    context: Context, module_id: str, file: File[Module], *, for_facilitator: bool
) -> GuideView:
    agenda = file.model.agenda
    return GuideView(
        module_id,
        file.model,
        file.source.body,
        tuple(_session(context, entry) for entry in schedule(agenda)) if agenda else (),
        for_facilitator,
        tuple(_copies(context, module_id, for_facilitator)) if agenda else (),
        context.authority,
    )


def _session(context: Context, entry: Timed) -> SessionView:
    name = entry.session.activity
    if name is None:
        return SessionView(entry, None, None)
    activity = context.content.activities[name].model
    return SessionView(entry, activity, activity_link(name, activity))


def _copies(context: Context, module_id: str, for_facilitator: bool) -> Iterator[Link]:
    if for_facilitator:
        yield Link(f"guides/{module_id}.html", "Participants' page")
    else:
        yield Link(f"guides/{module_id}.facilitator.html", "Facilitator's page")
    yield Link(f"guides/{module_id}.projector.html", "Projector view, with a clock")
    if context.with_pdf:
        yield Link(f"print/guides/{module_id}.facilitator.pdf", "Facilitator's copy (PDF)")
        yield Link(f"print/guides/{module_id}.pdf", "Participants' copy (PDF)")


def _sheet_link(context: Context, activity_id: str) -> Link | None:
    if not context.with_pdf:
        return None
    return Link(f"print/activities/{activity_id}.pdf", "Instructions and sheets to print")


def _slides(planned: tuple[Timed, ...]) -> Iterator[Slide]:
    """One idea a slide: a session's opening, then one for each heading in what is shown."""
    for place, entry in enumerate(planned):
        opening, *ideas = _IDEA.split(entry.session.shown or "")
        yield Slide(entry.session.title, opening.strip(), place)
        for title, text in zip(ideas[::2], ideas[1::2], strict=True):
            yield Slide(title, text.strip(), place)
