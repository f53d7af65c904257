"""Collation pages: one a rubric for anybody, and one a group with its list inside."""

from collections.abc import Iterable

from builder.asking import Asked
from builder.model.cluster import Member
from builder.plan.context import READERS, Context, Place
from builder.plan.outputs import Alone, Outputs
from builder.views.collations import CollationView
from builder.views.common import Link, Named


def collation_page(
    context: Context, place: Place, asked: Asked, group: Named | None, members: Iterable[Member]
) -> Outputs:
    """The page for one rubric, with the names of a group's members or without."""
    project = context.content.project.model
    # Whoever runs a workshop reads what its group may read, also with a page that anybody has.
    readers = READERS["authority" if place.audience == "authority" else "group"]
    view = CollationView(
        asked=asked,
        authority=project.authority,
        rounds=project.rounds,
        round=context.round_of(asked.id),
        group=group,
        members=() if asked.rubric.subject.named else tuple(members),
        readers=readers,
        offered=_rounds_of(context, asked),
    )
    address = f"{place.folder}/{collation_link(place, asked).href}"
    return {address: Alone("pages/collation.html", "collation", view)}


def collation_link(place: Place, asked: Asked) -> Link:
    """The way to a collation page, from the place's top."""
    return Link(f"{place.prefix}collations/{asked.id}.html", asked.rubric.short_title)


def _rounds_of(context: Context, asked: Asked) -> frozenset[str]:
    """A rubric's own rounds: the current one, and those in which anybody answered it."""
    clusters = context.content.clusters.values()
    returns = (file.model for cluster in clusters for file in cluster.returns)
    answered = {got.round for got in returns if got.rubric == asked.id}
    return frozenset(answered | {context.round_of(asked.id).id})
