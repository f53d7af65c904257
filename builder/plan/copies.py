"""Which documents there are in a place, and the ways to their copies."""

from builder.model.document import Copy, Document
from builder.model.project import Round
from builder.plan.context import Context, Place
from builder.views.common import Link
from builder.views.library import DocumentPaper


def documents_of(context: Context, place: Place, rubric: str | None) -> dict[str, Document]:
    """The documents made for each round of a rubric, or those about no group, by id.

    They stand in the order in which packs list them.
    """
    held = context.held(place, "documents", context.content.documents)
    listed = [name for pack in context.packs(place).values() for name in pack.documents]
    order = dict.fromkeys([*listed, *held])
    return {name: held[name] for name in order if name in held and held[name].rubric == rubric}


def copy_name(document_id: str, document: Document, copy: Copy, round_: Round | None) -> str:
    """The name of a copy's file. Where there is only one, it needs no name of its own."""
    parts = [document_id, round_.id if round_ else "", copy if len(document.copies) > 1 else ""]
    return ".".join(part for part in parts if part) + ".pdf"


def document_paper(
    place: Place, document_id: str, document: Document, round_: Round | None, whose: str = ""
) -> DocumentPaper:
    """A document with the ways to its copies, from the folder's top."""
    return DocumentPaper(
        document_id,
        document,
        whose,
        tuple(
            (copy, Link(f"{place.prefix}print/documents/{name}", document.title))
            for copy in document.copies
            if (name := copy_name(document_id, document, copy, round_))
        ),
    )
