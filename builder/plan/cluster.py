"""The pages of one cluster: its rounds, its schools' forms, its first page."""

from builder.load import ClusterFolder
from builder.model.cluster import School
from builder.plan.context import Context, Place
from builder.plan.library import document_link, form_link, form_outputs, form_view, pack_cards
from builder.plan.occasion import OccasionPlan
from builder.plan.outputs import Outputs
from builder.views.clusters import ClusterHomeView, OccasionCard, SchoolCard
from builder.views.common import Link, Named


class ClusterPlan:
    """One cluster in one place."""

    def __init__(self, context: Context, cluster: ClusterFolder, place: Place) -> None:
        self.context, self.cluster, self.place = context, cluster, place
        self.named = Named(cluster.id, cluster.model.name)
        held = {(file.model.rubric, file.model.round) for file in cluster.returns}
        self.occasions = [
            OccasionPlan(context, cluster, place, asked, round_)
            for asked in context.asked.values()
            if asked.ladder and not asked.rubric.subject.named
            for round_ in reversed(context.content.project.model.rounds)
            if round_ == context.round or (asked.id, round_.id) in held
        ]

    def cards(self, *, current: bool) -> tuple[OccasionCard, ...]:
        """The current round, or those before it, as they stand in a list."""
        return tuple(
            occasion.card()
            for occasion in self.occasions
            if (occasion.round == self.context.round) == current
        )

    def pages(self) -> Outputs:
        """Grids, registers and profiles of every round."""
        outputs = Outputs()
        for occasion in self.occasions:
            outputs |= occasion.pages()
        return outputs

    def forms(self) -> Outputs:
        """Every school's forms, with the name already in them."""
        outputs = Outputs()
        for asked in self.context.asked.values():
            if asked.rubric.subject.named is None:
                for school in self.cluster.model.schools:
                    subject = Named(school.id, school.name)
                    view = form_view(self.context, asked, subject, self.named)
                    outputs |= form_outputs(self.context, self.place, view)
        return outputs

    def home(self) -> Outputs:
        """The first page of the cluster's own folder."""
        view = ClusterHomeView(
            self.named,
            pack_cards(self.context.content),
            self.cards(current=True),
            self.cards(current=False),
            tuple(self._school_card(school) for school in self.cluster.model.schools),
        )
        return self.context.page(self.place, "index.html", "cluster-home.html", view)

    def _school_card(self, school: School) -> SchoolCard:
        subject = Named(school.id, school.name)
        links: list[Link] = []
        for asked in self.context.asked.values():
            if asked.rubric.subject.named is None:
                links.append(form_link(asked, subject))
                if paper := document_link(self.context, asked, subject):
                    links.append(paper)
        profiles = tuple(
            Link(link.href, occasion.asked.rubric.short_title)
            for occasion in self.occasions
            if occasion.round == self.context.round and (link := occasion.profile_link(school))
        )
        return SchoolCard(school.name, tuple(links), profiles)
