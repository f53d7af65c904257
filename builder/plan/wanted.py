"""The documents of a few groups alone, without the site around them."""

from collections.abc import Collection

from builder.load import Content
from builder.plan.context import Context, Place
from builder.plan.copies import document_paper
from builder.plan.documents import copies_of
from builder.plan.hearing import hear
from builder.plan.occasion import OccasionPlan
from builder.plan.outputs import Outputs
from builder.plan.site import AUTHORITY


def wanted(content: Content, groups: Collection[str], documents: Collection[str]) -> Outputs:
    """Every copy of the documents for the groups, and of those about no group, by file name.

    What a group's own folder may hold is as it is there; anything else as the authority has it.
    """
    context, found = Context(content, with_pdf=True), Outputs()
    for name in documents:
        document = content.documents[name].model
        if document.rubric is None:
            paper = document_paper(AUTHORITY, name, document, None)
            found |= _named("", copies_of(context, AUTHORITY, paper))
            continue
        for group in groups:
            occasion = _current(context, group, document.rubric)
            for paper in occasion.papers if occasion else ():
                if occasion and paper.id == name:
                    made = copies_of(context, occasion.place, paper, occasion)
                    found |= _named(f"{group}.", made)
    return found


def _named(before: str, made: Outputs) -> Outputs:
    """The same by file name alone."""
    return {f"{before}{address.rpartition('/')[2]}": got for address, got in made.items()}


def _current(context: Context, group: str, rubric: str) -> OccasionPlan | None:
    """A group's current round of a rubric; None where the group does not answer it."""
    cluster = context.content.clusters[group]
    if rubric not in cluster.model.rubrics:
        return None
    own = Place(f"groups/{group}", "group")
    place = own if rubric in context.readable(own) else AUTHORITY
    rounds = hear(context, cluster, place, context.asked[rubric])
    held = next(got for got in rounds.held if got.round == context.round_of(rubric))
    return OccasionPlan(context, cluster, place, rounds, held)
