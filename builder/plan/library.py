"""The pages that every folder has: packs, rubrics, guidance, blank forms."""

from builder.plan.calendars import calendars
from builder.plan.collations import collation_link, collation_page
from builder.plan.context import READERS, Context, Place
from builder.plan.documents import folder_documents
from builder.plan.drafts_paper import blank_papers
from builder.plan.editions import editions_link, editions_page
from builder.plan.fillable import fillable_forms, fillable_links
from builder.plan.forms import blank_forms, document_link, form_link
from builder.plan.guides import guides
from builder.plan.outputs import Outputs
from builder.plan.packs import pack_view
from builder.plan.paths import paths
from builder.plan.reports import report_pages
from builder.views.common import Link, Named
from builder.views.library import PackCard, RubricView


def library(context: Context, place: Place, group: Named | None = None) -> Outputs:
    """The pages about every pack, with their forms and documents, for one folder.

    In a cluster's folder the form about a named subject says which cluster answers.
    """
    outputs = Outputs()
    for pack_id, model in context.packs(place).items():
        pack = pack_view(context, place, model)
        outputs |= context.page(place, f"packs/{pack_id}.html", "pack.html", pack)
    for asked in context.readable(place).values():
        voices = asked.rubric.voices
        rubric = RubricView(
            asked,
            tuple(form_link(asked, voice) for voice in voices),
            tuple(link for voice in voices if (link := document_link(context, asked, voice))),
            fillable_links(context, place, asked),
            collation_link(place, asked),
            tuple(got for got in asked.results if got.audience in READERS[place.audience]),
            editions_link(asked),
        )
        outputs |= context.page(place, f"rubrics/{asked.id}.html", "rubric.html", rubric)
        outputs |= editions_page(context, place, asked)
        outputs |= blank_forms(context, place, asked, group)
        if group is None or asked.rubric.subject.named:  # Else its members share one: cluster.py.
            outputs |= fillable_forms(context, place, asked, group)
        outputs |= blank_papers(context, place, asked)
        if group is None:
            outputs |= collation_page(context, place, asked, None, ())
    outputs |= report_pages(context, place, None)
    outputs |= guides(context, place) | paths(context, place) | calendars(context, place)
    return outputs | folder_documents(context, place)


def pack_cards(context: Context, place: Place) -> tuple[PackCard, ...]:
    """Every pack that a folder's readers may have, as it stands in a list."""
    return tuple(
        PackCard(pack, Link(f"packs/{pack_id}.html", pack.title))
        for pack_id, pack in context.packs(place).items()
    )
