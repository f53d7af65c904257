"""One rubric in one round of one group, in one place: what there is of it, and where."""

from functools import cached_property

from builder.asking import Asked
from builder.cells import Heard
from builder.collate import collate
from builder.load import ClusterFolder
from builder.model.agreed import Agreed
from builder.model.base import Audience
from builder.model.cluster import Member
from builder.plan.agreeing import agreed_of
from builder.plan.collations import collation_link
from builder.plan.context import READERS, Context, Place
from builder.plan.copies import document_paper, documents_of
from builder.plan.hearing import Held, Rounds
from builder.plan.outputs import Outputs
from builder.plan.words import Gathered, gather
from builder.views.common import Link, Named
from builder.views.library import DocumentPaper
from builder.views.occasions import Occasion, OccasionCard


class OccasionPlan:
    """One rubric in one round of one group, in one place."""

    def __init__(
        self, context: Context, cluster: ClusterFolder, place: Place, rounds: Rounds, held: Held
    ) -> None:
        asked = rounds.asked
        self.context, self.place, self.asked = context, place, asked
        self.cluster, self.held, self.rounds = cluster, held, rounds.held
        self.round, self.heard = held.round, held.heard
        self.grid = collate(asked, self.heard)
        self.occasion = Occasion(Named(cluster.id, cluster.model.name), asked, held.round)
        self.stem = f"{asked.id}.{held.round.id}"

    @property
    def is_current(self) -> bool:
        """Whether it is the rubric's current round."""
        return self.round == self.context.round_of(self.asked.id)

    @property
    def readers(self) -> tuple[Audience, ...]:
        """Whose texts the place may hold."""
        return READERS[self.place.audience]

    @property
    def is_named(self) -> bool:
        """Whether all returns are about one named thing."""
        return self.asked.rubric.subject.named is not None

    @property
    def is_group(self) -> bool:
        """Whether there is more than one member to stand beside another."""
        return len(self.heard) > 1

    @property
    def holds_forms(self) -> bool:
        """Whether the forms of its members lie here: only those of the current round exist."""
        return self.is_current and holds_forms(self.place, self.asked)

    @property
    def has_grid(self) -> bool:
        """Whether there is something to put side by side in a grid."""
        return self.is_group and bool(self.asked.ladders)

    @property
    def has_overview(self) -> bool:
        """Whether the rubric asks for an overview."""
        rubric = self.asked.rubric
        asks = bool(rubric.group_results) or any(got.overview for got in rubric.criteria)
        return self.is_group and asks

    @cached_property
    def words(self) -> Gathered:
        """What everybody said in words."""
        return gather(self.asked, self.held, self.readers)

    @property
    def has_words(self) -> bool:
        """Whether the readers may read any words of more than one member."""
        return bool(self.words.parts) and (self.is_group or self.is_named)

    @cached_property
    def agreed(self) -> Agreed | None:
        """What the workshop agreed."""
        return agreed_of(self.cluster, self.asked, self.round.id)

    def before(self, one: Heard) -> tuple[Held, Heard] | None:
        """The last round before this one in which a member answered the present edition."""
        earlier = self.rounds[: self.rounds.index(self.held)]
        found = ((held, held.of(one.member)) for held in reversed(earlier))
        return next((got for got in found if got[1].said), None)

    def profile_link(self, member: Member) -> Link | None:
        """The way to a member's profile; None where nothing of it may be shown here."""
        if not self.has_profile(self.held.of(member)):
            return None
        return Link(f"{self.place.prefix}{self.profile_address(member)}", member.name)

    def has_profile(self, one: Heard) -> bool:
        """Whether there is anything to show of a member: what is counted, or readable drafts."""
        subjects = {got.subject for got in self.held.returns if got.edition == self._edition}
        return one.said is not None or one.member.id in subjects

    @property
    def _edition(self) -> str:
        return self.asked.rubric.edition

    def profile_address(self, member: Member) -> str:
        """Where a member's profile lies in the place."""
        return f"schools/{member.id}.{self.stem}.html"

    def card(self) -> OccasionCard:
        """How the returns stand, and where everything is."""
        alone = self.heard[0] if len(self.heard) == 1 else None
        return OccasionCard(
            occasion=self.occasion,
            register=None if self.is_named else self.grid.register,
            answers=self.words.returned,
            grid=self.link("grids") if self.has_grid else None,
            profile=self.profile_link(alone.member) if alone else None,
            returns=None if self.is_named else self.link("returns"),
            collation=collation_link(self.place, self.asked) if self.holds_forms else None,
            words=self.link("words") if self.has_words else None,
            overview=self.link("overviews") if self.has_overview else None,
            plans=self.link("plans") if self.agreed else None,
            document=self._document(alone),
            papers=self.papers,
        )

    @property
    def papers(self) -> tuple[DocumentPaper, ...]:
        """What is printed together for the current round; nothing in a build without PDFs."""
        if not self.context.with_pdf or not self.is_current:
            return ()
        name = self.occasion.cluster.name
        return tuple(
            document_paper(self.place, document_id, got, self.round, name)
            for document_id, got in documents_of(self.context, self.place, self.asked.id).items()
            if self.has_grid or not got.about_answers
        )

    def _document(self, alone: Heard | None) -> Link | None:
        if self.has_grid:
            return self.document("grid")
        if alone and self.has_profile(alone):
            return self.profile_document(alone.member)
        return self.document("words") if self.has_words else None

    def page(self, address: str, template: str, view: object) -> Outputs:
        """A page of the place."""
        return self.context.page(self.place, address, template, view)

    def link(self, kind: str, ending: str = "html") -> Link:
        """The way to one of the occasion's own pages."""
        return Link(f"{self.place.prefix}{kind}/{self.stem}.{ending}", self.round.title)

    def ways(self, here: str = "") -> tuple[Link, ...]:
        """The ways to the occasion's other pages, in one order everywhere."""
        kinds = (
            ("overviews", "html", "Overview", self.has_overview),
            ("grids", "html", "Grid", self.has_grid),
            ("words", "html", "Words side by side", self.has_words),
            ("returns", "html", "Register of returns", not self.is_named),
            ("plans", "html", "What was agreed", self.agreed is not None),
            ("sheets", "xlsx", "As a spreadsheet", self.has_grid),
        )
        return tuple(
            Link(self.link(kind, ending).href, label)
            for kind, ending, label, there in kinds
            if there and kind != here
        )

    def document(self, kind: str) -> Link | None:
        """The way to one of its documents; None in a build without PDFs."""
        return self.link("print", f"{kind}.pdf") if self.context.with_pdf else None

    def profile_document(self, member: Member) -> Link | None:
        """The way to a member's profile on paper; None where there is none."""
        # Rounds that are over are printed from their pages.
        if not self.context.with_pdf or not self.is_current:
            return None
        return Link(f"{self.place.prefix}print/schools/{member.id}.{self.stem}.pdf", member.name)


def holds_forms(place: Place, asked: Asked) -> bool:
    """Whether the forms of a group's members lie in a place: those for the authority in its own."""
    home = "authority" if asked.rubric.audience == "authority" else "group"
    return place.audience == home
