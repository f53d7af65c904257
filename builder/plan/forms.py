"""Forms: for each voice, blank or with the name of its subject, on screen and on paper."""

from dataclasses import replace

from builder.asking import Asked, fields_for, sections_for
from builder.model.rubric import Voice
from builder.plan.context import Context, Place
from builder.plan.outputs import Alone, Document, Filled, Outputs, Zipped
from builder.views.common import Link, Named
from builder.views.forms import Earlier, FormView
from builder.views.paper import LastTime, PaperView, in_large_print, on_paper, template

LARGE = ".large-print"
"""What the name of a form in large print ends with."""


def blank_forms(context: Context, place: Place, asked: Asked, group: Named | None) -> Outputs:
    """A rubric's forms for anybody: the name is typed, unless all returns are about one thing."""
    named = asked.rubric.subject.named
    subject = Named(named.id, named.name) if named else None
    outputs = Outputs()
    for voice in asked.rubric.voices:
        view = form_view(context, asked, voice, subject, group if named else None)
        outputs |= form_outputs(context, place, view)
    return outputs


def form_view(
    context: Context, asked: Asked, voice: Voice, subject: Named | None, group: Named | None
) -> FormView:
    """A form of one voice for one subject, or a blank one."""
    project, held, rubric = context.content.project.model, context.round_of(asked.id), asked.rubric
    if rubric.subject.named:
        # The round's date is for the schools' answers; what people say of a day comes after it.
        held = held.model_copy(update={"return_by": None})
    parts = [subject.id if subject else "", asked.id, held.id, *_voice_part(asked, voice)]
    return FormView(
        asked=asked,
        voice=voice,
        sections=sections_for(rubric, voice),
        return_fields=fields_for(rubric.return_fields, voice),
        round=held,
        authority=project.authority,
        returns_to=project.returns_to,
        group=group,
        subject=subject,
        file_name=".".join(part for part in parts if part),
    )


def with_earlier(view: FormView, earlier: tuple[Earlier, ...]) -> FormView:
    """The form of a voice that sees what lighter voices said."""
    return replace(view, earlier=earlier)


def form_outputs(
    context: Context, place: Place, view: FormView, last: LastTime | None = None
) -> Outputs:
    """A form as a page, as a zip, and on paper, there with last time's marks."""
    is_members = view.subject is not None and view.rubric.subject.named is None
    stem = form_stem(view.asked, view.voice, view.subject if is_members else None)
    form = Alone("pages/form.html", view.bundle, view)
    top = f"{place.folder}/{place.prefix}"
    outputs: Outputs = {
        f"{top}forms/{stem}.html": form,
        f"{top}forms/{stem}.zip": Zipped(f"{stem}.html", form),
    }
    if context.with_pdf:
        outputs[f"{top}print/{stem}.pdf"] = paper(on_paper(view, last))
        if context.prints_large(view.asked.id):
            outputs[f"{top}print/{stem}{LARGE}.pdf"] = paper(in_large_print(view))
    return outputs


def paper(view: PaperView) -> Document:
    """A form to fill by hand, laid out with all that are like it."""
    blank, texts = template(view)
    if not texts:
        return Document("print/form.html", view)
    return Filled("print/form.html", view, Document("print/form.html", blank), texts)


def form_stem(asked: Asked, voice: Voice, subject: Named | None = None) -> str:
    """The name of a form's files, without ending."""
    parts = [asked.id, subject.id if subject else "", *_voice_part(asked, voice)]
    return ".".join(part for part in parts if part)


def _voice_part(asked: Asked, voice: Voice) -> tuple[str, ...]:
    return (voice.id,) if len(asked.rubric.voices) > 1 else ()


def form_link(asked: Asked, voice: Voice, subject: Named | None = None) -> Link:
    """The way to a form, from the place's top."""
    return Link(f"forms/{form_stem(asked, voice, subject)}.html", _title(asked, voice))


def document_link(
    context: Context, asked: Asked, voice: Voice, subject: Named | None = None
) -> Link | None:
    """The way to a form on paper; None in a build without PDFs."""
    if not context.with_pdf:
        return None
    return Link(f"print/{form_stem(asked, voice, subject)}.pdf", _title(asked, voice))


def large_link(
    context: Context, asked: Asked, voice: Voice, subject: Named | None = None
) -> Link | None:
    """The way to a form in large print; None where no pack asks for one."""
    if not context.with_pdf or not context.prints_large(asked.id):
        return None
    return Link(f"print/{form_stem(asked, voice, subject)}{LARGE}.pdf", _title(asked, voice))


def _title(asked: Asked, voice: Voice) -> str:
    title = asked.rubric.short_title
    return f"{title}: {voice.label}" if len(asked.rubric.voices) > 1 else title
