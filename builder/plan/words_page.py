"""The page of everybody's words, and its document."""

from dataclasses import replace

from builder.plan.forms import form_link
from builder.plan.occasion import OccasionPlan
from builder.plan.outputs import Document, Outputs
from builder.views.words import WordsView


def words_pages(occasion: OccasionPlan) -> Outputs:
    """All answers side by side, for those who may read them."""
    words, document = occasion.words, occasion.document("words")
    rubric = occasion.asked.rubric
    form = form_link(occasion.asked, rubric.voices[-1]) if occasion.is_named else None
    view = WordsView(
        occasion=occasion.occasion,
        authority=occasion.context.authority,
        parts=words.parts,
        silent=words.silent,
        returned=words.returned,
        other_edition=words.other_edition,
        ways=occasion.ways("words"),
        form=form if occasion.is_current else None,
        document=document,
    )
    outputs = occasion.page(f"words/{occasion.stem}.html", "words.html", view)
    if document:
        paper = replace(view, ways=(), form=None, document=None)
        outputs[f"{occasion.place.folder}/{document.href}"] = Document("print/words.html", paper)
    return outputs
