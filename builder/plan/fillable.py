"""The forms as PDFs to fill in on screen: for anybody, or for the members of one group."""

from collections.abc import Iterable

from builder.asking import Asked
from builder.model.cluster import Member
from builder.plan.context import Context, Place
from builder.plan.forms import document_link, form_view
from builder.plan.outputs import Outputs
from builder.views.common import Link, Named
from builder.views.fillable import FillableView
from builder.views.paper import on_paper


def fillable_forms(
    context: Context,
    place: Place,
    asked: Asked,
    group: Named | None,
    members: Iterable[Member] = (),
) -> Outputs:
    """A PDF for each voice. A group's members share one and pick their name; others type theirs."""
    named = asked.rubric.subject.named
    subject = Named(named.id, named.name) if named else None
    offered = () if named else tuple(Named(got.id, got.name) for got in members)
    outputs = Outputs()
    links = fillable_links(context, place, asked)
    for voice, link in zip(asked.rubric.voices, links, strict=False):  # No links: no PDFs.
        form = form_view(context, asked, voice, subject, group if named or offered else None)
        outputs |= place.printed(link, "fillable.html", FillableView(on_paper(form), offered))
    return outputs


def fillable_links(context: Context, place: Place, asked: Asked) -> tuple[Link, ...]:
    """The ways to them, one a voice, from the folder's top; none in a build without PDFs."""
    papers = (document_link(context, asked, voice) for voice in asked.rubric.voices)
    return tuple(
        Link(f"{place.prefix}{got.href.removesuffix('.pdf')}.on-screen.pdf", got.label)
        for got in papers
        if got
    )
