"""The pages of one cluster: its grids, its registers, its schools' profiles and forms."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.collate import Cell, Grid, answers, cell, collate, heard
from builder.findings import find
from builder.load import ClusterFolder
from builder.model.cluster import School
from builder.model.project import Round
from builder.model.returns import Answer, Return
from builder.model.rubric import Audience, ChoiceField, Field
from builder.plan.context import Context
from builder.plan.drawing import plot
from builder.plan.library import (
    READERS,
    document_link,
    form_link,
    form_outputs,
    form_view,
    pack_cards,
)
from builder.plan.outputs import Document, Outputs
from builder.scoring import Ladder
from builder.views import (
    Asked,
    ClusterHomeView,
    FieldAnswer,
    GridRow,
    GridView,
    Link,
    Named,
    Occasion,
    OccasionCard,
    PrintGridView,
    ProfileLine,
    ProfileView,
    RegisterLine,
    RegisterView,
    SchoolCard,
)

COLUMNS = 15
"""How many schools fit the width of a landscape page."""


@dataclass(frozen=True)
class Place:
    """Where one cluster's pages go: its own folder, or its part of the authority's."""

    folder: str
    prefix: str
    audience: Audience


class ClusterPlan:
    """One cluster in one place."""

    def __init__(self, context: Context, cluster: ClusterFolder, place: Place) -> None:
        self.context, self.cluster, self.place = context, cluster, place
        self.named = Named(cluster.id, cluster.model.name)
        self.grids = {
            (asked.id, held.id): _Held(self, asked, held)
            for asked in context.asked.values()
            if asked.ladder and not asked.rubric.subject.named
            for held in reversed(context.content.project.model.rounds)
            if held.id == context.round.id or self.returns(asked, held)
        }

    def returns(self, asked: Asked, held: Round) -> list[Return]:
        """The cluster's returns to one rubric in one round."""
        models = (file.model for file in self.cluster.returns)
        return [got for got in models if (got.rubric, got.round) == (asked.id, held.id)]

    def cards(self, *, current: bool) -> tuple[OccasionCard, ...]:
        """The current round, or those before it, as they stand in a list."""
        now = self.context.round.id
        return tuple(
            held.card()
            for (_, round_id), held in self.grids.items()
            if (round_id == now) == current
        )

    def pages(self) -> Outputs:
        """Grids, registers and profiles of every round."""
        outputs = Outputs()
        for held in self.grids.values():
            outputs |= held.pages()
        return outputs

    def forms(self) -> Outputs:
        """Every school's forms, with the name already in them."""
        outputs = Outputs()
        for asked in self.context.asked.values():
            if asked.rubric.subject.named is None:
                for school in self.cluster.model.schools:
                    subject = Named(school.id, school.name)
                    view = form_view(self.context, asked, subject, self.named)
                    outputs |= form_outputs(self.context, self.place.folder, view)
        return outputs

    def home(self) -> Outputs:
        """The first page of the cluster's own folder."""
        schools = tuple(self._school_card(school) for school in self.cluster.model.schools)
        view = ClusterHomeView(
            self.named,
            pack_cards(self.context.content),
            self.cards(current=True),
            self.cards(current=False),
            schools,
        )
        return self.page("index.html", "cluster-home.html", view)

    def page(self, address: str, template: str, view: object) -> Outputs:
        """A page at an address of this place."""
        return self.context.page(
            self.place.folder, self.place.prefix + address, template, self.place.audience, view
        )

    def _school_card(self, school: School) -> SchoolCard:
        subject = Named(school.id, school.name)
        links: list[Link] = []
        for asked in self.context.asked.values():
            if asked.rubric.subject.named is None:
                links.append(form_link(asked, subject))
                paper = document_link(self.context, asked, subject)
                if paper:
                    links.append(paper)
        profiles = (
            held.profile_link(school)
            for (_, round_id), held in self.grids.items()
            if round_id == self.context.round.id
        )
        return SchoolCard(school.name, tuple(links), next((got for got in profiles if got), None))


class _Held:
    """One rubric in one round of one cluster."""

    def __init__(self, plan: ClusterPlan, asked: Asked, held: Round) -> None:
        assert asked.ladder is not None
        self.plan, self.asked, self.round = plan, asked, held
        self.ladder: Ladder = asked.ladder
        self.returns = plan.returns(asked, held)
        self.grid: Grid = collate(
            asked.rubric, self.ladder, asked.fingerprint, plan.cluster, self.returns
        )
        self.voices = heard(asked.rubric, self.returns)
        self.occasion = Occasion(plan.named, asked, held)
        self.stem = f"{asked.id}.{held.id}"

    def link(self, kind: str, ending: str = "html") -> Link:
        """The way to this occasion's grid or register, or its PDF."""
        return Link(f"{self.plan.place.prefix}{kind}/{self.stem}.{ending}", self.round.title)

    def document(self) -> Link | None:
        """The way to the grid on paper; None in a build without PDFs."""
        return self.link("print", "grid.pdf") if self.plan.context.with_pdf else None

    def profile_link(self, school: School) -> Link | None:
        """The way to a school's profile; None where it has not answered."""
        if answers(self.asked.rubric, self.voices.get(school.id, ())) is None:
            return None
        href = f"{self.plan.place.prefix}schools/{school.id}.{self.stem}.html"
        return Link(href, school.name)

    def card(self) -> OccasionCard:
        """How the returns stand."""
        grid = self.grid
        return OccasionCard(
            self.occasion,
            len(grid.schools),
            grid.count("returned"),
            grid.count("incomplete"),
            grid.count("missing"),
            grid.count("other-edition"),
            self.link("grids"),
            self.link("returns"),
            self.document(),
        )

    def pages(self) -> Outputs:
        """The grid, on screen and on paper, the register, and a profile a school."""
        plan = self.plan
        rows = tuple(GridRow(row, plot(row, self.ladder)) for row in self.grid.rows)
        profiles = tuple(self.profile_link(school) for school in self.grid.schools)
        grid_view = GridView(
            self.occasion,
            self.grid,
            rows,
            find(self.grid),
            self.link("returns"),
            self.document(),
            profiles,
        )
        outputs = plan.page(f"grids/{self.stem}.html", "grid.html", grid_view)
        outputs |= plan.page(f"returns/{self.stem}.html", "register.html", self._register())
        for school, link in zip(self.grid.schools, profiles, strict=True):
            if link:
                address = link.href.removeprefix(plan.place.prefix)
                outputs |= plan.page(address, "profile.html", self._profile(school))
        if document := self.document():
            authority = plan.context.content.project.model.authority
            blocks = tuple(blocks_of(len(self.grid.schools), COLUMNS))
            view = PrintGridView(self.occasion, self.grid, blocks, rows, authority)
            outputs[f"{plan.place.folder}/{document.href}"] = Document("print/grid.html", view)
        return outputs

    def _register(self) -> RegisterView:
        # Only the current round's forms exist, and only in the cluster's own folder.
        sendable = self.plan.place.audience == "group" and self.round == self.plan.context.round
        lines = tuple(
            RegisterLine(
                entry,
                form_link(self.asked, Named(entry.school.id, entry.school.name))
                if sendable
                else None,
                self.profile_link(entry.school),
            )
            for entry in self.grid.register
        )
        returns_to = self.plan.context.content.project.model.returns_to
        return RegisterView(self.occasion, self.grid, lines, returns_to, self.link("grids"))

    def _profile(self, school: School) -> ProfileView:
        rubric, voices = self.asked.rubric, self.voices[school.id]
        said = answers(rubric, voices) or {}
        lines = []
        for criterion in rubric.criteria:
            answer = said.get(criterion.id, Answer())
            shown = cell(answer, self.ladder)
            fields = self._readable(rubric.criterion_fields, answer.fields)
            lines.append(ProfileLine(criterion, shown, fields))
        entry = next(got for got in self.grid.register if got.school == school)
        return ProfileView(
            self.occasion,
            Named(school.id, school.name),
            tuple(lines),
            tuple((band, _in_band(band.id, lines)) for band in reversed(self.ladder.bands)),
            entry,
            self._readable(rubric.return_fields, voices[-1].fields),
            self.link("grids"),
        )

    def _readable(self, fields: Iterable[Field], said: dict[str, str]) -> tuple[FieldAnswer, ...]:
        """What was written into the fields that the readers of this place may see."""
        readers = READERS[self.plan.place.audience]
        return tuple(
            FieldAnswer(field, _shown(field, said[field.id]))
            for field in fields
            if field.audience in readers and said.get(field.id, "").strip()
        )


def _shown(field: Field, said: str) -> str:
    if isinstance(field, ChoiceField):
        return next(choice.label for choice in field.choices if choice.id == said)
    return said


def _in_band(band_id: str, lines: list[ProfileLine]) -> int:
    cells: list[Cell] = [line.cell for line in lines]
    return sum(got.band is not None and got.band.id == band_id for got in cells)


def blocks_of(count: int, most: int) -> Iterator[tuple[int, int]]:
    """Cut a count into blocks of nearly equal size, none over the most."""
    blocks = -(-count // most)
    for block in range(blocks):
        yield count * block // blocks, count * (block + 1) // blocks
