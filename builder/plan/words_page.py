"""The page of everybody's words, and its document."""

from dataclasses import replace

from builder.plan.forms import form_link
from builder.plan.occasion import OccasionPlan
from builder.plan.outputs import Outputs
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
    paper = replace(view, ways=(), form=None, document=None)
    return outputs | occasion.place.printed(document, "words.html", paper)
