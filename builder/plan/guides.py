"""Modules and activities: the page, the two copies, the projector, the sheets."""

import re
from collections.abc import Iterator

from builder.agenda import Timed, schedule
from builder.model.activity import Activity
from builder.model.module import Module
from builder.plan.context import READERS, Context, Place
from builder.plan.outputs import Alone, Document, Outputs
from builder.reading import File
from builder.views.common import Link
from builder.views.guides import ActivityView, GuideView, ProjectorView, SessionView, Slide

_IDEA = re.compile(r"^### +(.+?) *$", re.MULTILINE)


def guides(context: Context, place: Place) -> Outputs:
    """Every module and activity that a folder's readers may have."""
    outputs = Outputs()
    content, readers = context.content, READERS[place.audience]
    modules = context.held(place, "modules", content.modules)
    for module_id in modules:
        outputs |= _module(context, place, module_id, content.modules[module_id])
    listed = context.held(place, "activities", content.activities)
    agendas = (module.agenda for module in modules.values() if module.agenda)
    used = {session.activity for agenda in agendas for session in agenda.sessions}
    for activity_id, file in content.activities.items():
        if activity_id in listed or (activity_id in used and file.model.audience in readers):
            outputs |= _activity(context, place, activity_id, file.model)
    return outputs


def guide_link(module_id: str, module: Module) -> Link:
    """The way to a module's page: the participants', where it has an agenda."""
    return Link(f"guides/{module_id}.html", module.title, module.summary)


def copy_link(module_id: str, module: Module, *, for_facilitator: bool) -> Link:
    """The way to one of the two copies on paper of a module with an agenda."""
    return Link(f"print/guides/{_stem(module_id, for_facilitator)}.pdf", module.title)


def activity_link(activity_id: str, activity: Activity) -> Link:
    """The way to an activity's page."""
    return Link(
        f"activities/{activity_id}.html",
        f"{activity.number} {activity.title}",
        f"{activity.groups}, {activity.minutes} minutes",
    )


def sheets_link(activity_id: str, activity: Activity) -> Link:
    """The way to an activity on paper, with the titles of the sheets in it."""
    titles = "; ".join(sheet.title for sheet in activity.sheets)
    label = f"{activity.number}: {activity.title}"
    return Link(f"print/activities/{activity_id}.pdf", label, titles)


def _stem(module_id: str, for_facilitator: bool) -> str:
    return f"{module_id}.facilitator" if for_facilitator else module_id


def _activity(context: Context, place: Place, activity_id: str, activity: Activity) -> Outputs:
    address = f"print/activities/{activity_id}.pdf"
    document = Link(address, "Instructions and sheets to print") if context.with_pdf else None
    view = ActivityView(activity_id, for_participants(activity), document, context.authority)
    outputs = context.page(place, f"activities/{activity_id}.html", "activity.html", view)
    return outputs | place.printed(document, "activity.html", view)


def _module(context: Context, place: Place, module_id: str, file: File[Module]) -> Outputs:
    if file.model.agenda is None:
        view = guide_view(context, place, module_id, file, for_facilitator=False)
        return context.page(place, f"guides/{module_id}.html", "guide.html", view)
    outputs = Outputs()
    for for_facilitator in (False, True):
        view = guide_view(context, place, module_id, file, for_facilitator=for_facilitator)
        stem = _stem(module_id, for_facilitator)
        outputs |= context.page(place, f"guides/{stem}.html", "guide.html", view)
        if context.with_pdf:
            paper = f"{place.folder}/print/guides/{stem}.pdf"
            outputs[paper] = Document("print/module.html", view)
    shown = _without_notes(file.model)
    planned = _planned(shown)
    slides = (*_openings(shown, planned), *_slides(planned))
    projector = ProjectorView(module_id, shown, planned, slides, context.authority)
    address = f"{place.folder}/guides/{module_id}.projector.html"
    outputs[address] = Alone("pages/projector.html", "projector", projector)
    return outputs


def guide_view(
    context: Context, place: Place, module_id: str, file: File[Module], *, for_facilitator: bool
) -> GuideView:
    """A module for one of its readers. Under an agenda stands what the facilitator prepares."""
    module = file.model if for_facilitator else _without_notes(file.model)
    has_agenda = module.agenda is not None
    return GuideView(
        module_id,
        module,
        file.source.body if for_facilitator or not has_agenda else "",
        tuple(
            _session(context, place, entry, for_facilitator=for_facilitator)
            for entry in _planned(module)
        ),
        for_facilitator,
        tuple(_copies(context, module_id, for_facilitator)) if has_agenda else (),
        context.authority,
    )


def _planned(module: Module) -> tuple[Timed, ...]:
    return schedule(module.agenda) if module.agenda else ()


def _without_notes(module: Module) -> Module:
    """A module as its participants may have it: what is not in a view cannot leak from it."""
    if module.agenda is None:
        return module
    bare = (got.model_copy(update={"facilitator": None}) for got in module.agenda.sessions)
    agenda = module.agenda.model_copy(update={"sessions": tuple(bare)})
    return module.model_copy(update={"agenda": agenda})


def for_participants(activity: Activity) -> Activity:
    """An activity without what is for the facilitator."""
    return activity.model_copy(update={"facilitator": None})


def _session(context: Context, place: Place, entry: Timed, *, for_facilitator: bool) -> SessionView:
    name = entry.session.activity
    activity = context.content.activities[name].model if name else None
    if name is None or activity is None or activity.audience not in READERS[place.audience]:
        return SessionView(entry, None, None)
    link = activity_link(name, activity)
    return SessionView(entry, activity if for_facilitator else for_participants(activity), link)


def _copies(context: Context, module_id: str, for_facilitator: bool) -> Iterator[Link]:
    if for_facilitator:
        yield Link(f"guides/{module_id}.html", "Participants' page")
    else:
        yield Link(f"guides/{module_id}.facilitator.html", "Facilitator's page")
    yield Link(f"guides/{module_id}.projector.html", "Projector view, with a clock")
    if context.with_pdf:
        yield Link(f"print/guides/{module_id}.facilitator.pdf", "Facilitator's copy (PDF)")
        yield Link(f"print/guides/{module_id}.pdf", "Participants' copy (PDF)")


def _openings(module: Module, planned: tuple[Timed, ...]) -> Iterator[Slide]:
    """The day: its title and agenda with the objectives, or these on a slide of their own."""
    yield Slide(module.title, "", None)
    if module.objectives and (len(planned) > 8 or sum(map(len, module.objectives)) > 340):
        yield Slide(module.title, "", None)


def _slides(planned: tuple[Timed, ...]) -> Iterator[Slide]:
    """One idea a slide: a session's opening, then one for each heading in what is shown."""
    for place, entry in enumerate(planned):
        opening, *ideas = _IDEA.split(entry.session.shown or "")
        yield Slide(entry.session.title, opening.strip(), place)
        for title, text in zip(ideas[::2], ideas[1::2], strict=True):
            yield Slide(title, text.strip(), place)
