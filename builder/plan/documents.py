"""Documents: every copy of one, made for a round of a group or once for a folder."""

from builder.plan.context import Context, Place
from builder.plan.copies import document_paper, documents_of
from builder.plan.document_parts import Maker
from builder.plan.occasion import OccasionPlan
from builder.plan.outputs import Outputs
from builder.views.library import DocumentPaper


def group_documents(occasion: OccasionPlan) -> Outputs:
    """What is printed together for a round of a group."""
    outputs = Outputs()
    for paper in occasion.papers:
        outputs |= copies_of(occasion.context, occasion.place, paper, occasion)
    return outputs


def folder_documents(context: Context, place: Place) -> Outputs:
    """What is printed together and is about no group."""
    outputs = Outputs()
    if context.with_pdf:
        for name, document in documents_of(context, place, None).items():
            outputs |= copies_of(context, place, document_paper(place, name, document, None))
    return outputs


def copies_of(
    context: Context, place: Place, paper: DocumentPaper, occasion: OccasionPlan | None = None
) -> Outputs:
    """Every copy of a document, about a round of a group or about none."""
    return {
        f"{place.folder}/{link.href}": Maker(
            context, place, paper.document, copy, occasion
        ).printed()
        for copy, link in paper.copies
    }
