"""The pages that every folder has: packs, rubrics, guidance, blank forms."""

from builder.load import Content
from builder.model.rubric import Audience
from builder.plan.context import READERS, Context, Place
from builder.plan.guides import activity_link, guides
from builder.plan.outputs import Alone, Document, Outputs, Zipped
from builder.views.common import Asked, Link, Named
from builder.views.library import FormView, PackCard, PackView, RubricView


def library(context: Context, place: Place, group: Named | None = None) -> Outputs:
    """The pages about every pack, with their forms and documents, for one folder.

    In a cluster's folder the form about a named subject says which cluster answers.
    """
    content, outputs = context.content, Outputs()
    for pack_id in content.packs:
        pack = _pack(context, pack_id, place.audience)
        outputs |= context.page(place, f"packs/{pack_id}.html", "pack.html", pack)
    for asked in context.asked.values():
        rubric = RubricView(asked, form_link(asked), document_link(context, asked))
        outputs |= context.page(place, f"rubrics/{asked.id}.html", "rubric.html", rubric)
        outputs |= form_outputs(context, place, blank(context, asked, group))
    outputs |= guides(context, place)
    return outputs


def pack_cards(content: Content) -> tuple[PackCard, ...]:
    """Every pack as it stands in a list."""
    return tuple(
        PackCard(file.model, Link(f"packs/{pack_id}.html", file.model.title))
        for pack_id, file in content.packs.items()
    )


def blank(context: Context, asked: Asked, group: Named | None) -> FormView:
    """A rubric's form for anybody: the name is typed, unless all returns are about one thing."""
    named = asked.rubric.subject.named
    if named is None:
        return form_view(context, asked, None, None)
    return form_view(context, asked, Named(named.id, named.name), group)


def form_view(
    context: Context, asked: Asked, subject: Named | None, group: Named | None
) -> FormView:
    """A form for one subject, or a blank one."""
    project, held = context.content.project.model, context.round
    if asked.rubric.subject.named:
        # The round's date is for the schools' answers; what people say of a day comes after it.
        held = held.model_copy(update={"return_by": None})
    parts = [subject.id if subject else "", asked.id, context.round.id]
    return FormView(
        rubric_id=asked.id,
        rubric=asked.rubric,
        ladder=asked.ladder,
        fingerprint=asked.fingerprint,
        round=held,
        authority=project.authority,
        returns_to=project.returns_to,
        group=group,
        subject=subject,
        voice=asked.rubric.voices[-1],
        file_name=".".join(part for part in parts if part),
    )


def form_outputs(context: Context, place: Place, view: FormView) -> Outputs:
    """A form as a page, as a zip, and on paper."""
    is_schools = view.subject is not None and view.rubric.subject.named is None
    stem = form_stem(view.rubric_id, view.subject.id if is_schools and view.subject else None)
    form = Alone("pages/form.html", "form", view)
    outputs: Outputs = {
        f"{place.folder}/forms/{stem}.html": form,
        f"{place.folder}/forms/{stem}.zip": Zipped(f"{stem}.html", form),
    }
    if context.with_pdf:
        outputs[f"{place.folder}/print/{stem}.pdf"] = Document("print/form.html", view)
    return outputs


def form_stem(rubric_id: str, subject_id: str | None = None) -> str:
    """The name of a form's files, without ending."""
    return f"{rubric_id}.{subject_id}" if subject_id else rubric_id


def form_link(asked: Asked, subject: Named | None = None) -> Link:
    """The way to a form."""
    stem = form_stem(asked.id, subject.id if subject else None)
    return Link(f"forms/{stem}.html", asked.rubric.short_title)


def document_link(context: Context, asked: Asked, subject: Named | None = None) -> Link | None:
    """The way to a form on paper; None in a build without PDFs."""
    stem = form_stem(asked.id, subject.id if subject else None)
    return Link(f"print/{stem}.pdf", asked.rubric.short_title) if context.with_pdf else None


def _pack(context: Context, pack_id: str, audience: Audience) -> PackView:
    pack, content = context.content.packs[pack_id].model, context.content
    asked = [context.asked[name] for name in pack.rubrics]
    modules = [
        Link(f"guides/{name}.html", module.title, module.summary)
        for name in pack.modules
        if (module := content.modules[name].model).audience in READERS[audience]
    ]
    rubrics = [
        Link(f"rubrics/{got.id}.html", got.rubric.title, got.rubric.summary) for got in asked
    ]
    return PackView(
        pack=pack,
        rubrics=tuple(rubrics),
        guides=tuple(modules),
        activities=tuple(
            activity_link(name, content.activities[name].model) for name in pack.activities
        ),
        forms=tuple(form_link(got) for got in asked),
        documents=tuple(link for got in asked if (link := document_link(context, got))),
    )
