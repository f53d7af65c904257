"""One rubric in one round of one cluster: the grid, the register, the profiles."""

from collections.abc import Iterable, Iterator

from builder.collate import answers, cell, collate, counted, heard
from builder.findings import find
from builder.load import ClusterFolder
from builder.model.cluster import School
from builder.model.project import Round
from builder.model.returns import Answer
from builder.model.rubric import ChoiceField, Field
from builder.plan.context import READERS, Context, Place
from builder.plan.drawing import plot
from builder.plan.library import form_link
from builder.plan.outputs import Document, Outputs
from builder.scoring import Ladder
from builder.views.clusters import (
    FieldAnswer,
    GridRow,
    GridView,
    Occasion,
    OccasionCard,
    PrintGridView,
    ProfileLine,
    ProfileView,
    RegisterLine,
    RegisterView,
)
from builder.views.common import Asked, Link, Named

COLUMNS = 15
"""How many schools fit the width of a landscape page."""


class OccasionPlan:
    """One rubric in one round of one cluster, in one place."""

    def __init__(
        self, context: Context, cluster: ClusterFolder, place: Place, asked: Asked, round_: Round
    ) -> None:
        assert asked.ladder is not None
        self.context, self.place, self.asked, self.round = context, place, asked, round_
        self.ladder: Ladder = asked.ladder
        models = (file.model for file in cluster.returns)
        returns = [got for got in models if (got.rubric, got.round) == (asked.id, round_.id)]
        self.grid = collate(asked.rubric, self.ladder, asked.fingerprint, cluster, returns)
        self.voices = heard(asked.rubric, returns)
        self.occasion = Occasion(Named(cluster.id, cluster.model.name), asked, round_)
        self.stem = f"{asked.id}.{round_.id}"

    def profile_link(self, school: School) -> Link | None:
        """The way to a school's profile; None where it has not answered."""
        if not counted(self.asked.rubric, self.voices.get(school.id, ())):
            return None
        return Link(f"{self.place.prefix}{self._profile_address(school)}", school.name)

    def card(self) -> OccasionCard:
        """How the returns stand."""
        return OccasionCard(
            self.occasion,
            self.grid.register,
            self._link("grids"),
            self._link("returns"),
            self._document(),
        )

    def pages(self) -> Outputs:
        """The grid, on screen and on paper, the register, and a profile a school."""
        profiles = tuple(self.profile_link(school) for school in self.grid.schools)
        outputs = self._grid(profiles)
        outputs |= self._page(f"returns/{self.stem}.html", "register.html", self._register())
        for school, link in zip(self.grid.schools, profiles, strict=True):
            if link:
                profile = self._profile(school)
                outputs |= self._page(self._profile_address(school), "profile.html", profile)
        return outputs

    def _page(self, address: str, template: str, view: object) -> Outputs:
        return self.context.page(self.place, address, template, view)

    def _link(self, kind: str, ending: str = "html") -> Link:
        return Link(f"{self.place.prefix}{kind}/{self.stem}.{ending}", self.round.title)

    def _document(self) -> Link | None:
        return self._link("print", "grid.pdf") if self.context.with_pdf else None

    def _profile_address(self, school: School) -> str:
        return f"schools/{school.id}.{self.stem}.html"

    def _grid(self, profiles: tuple[Link | None, ...]) -> Outputs:
        rows = tuple(GridRow(row, plot(row, self.ladder)) for row in self.grid.rows)
        document = self._document()
        view = GridView(
            self.occasion,
            self.grid,
            rows,
            find(self.grid),
            self._link("returns"),
            document,
            profiles,
        )
        outputs = self._page(f"grids/{self.stem}.html", "grid.html", view)
        if document:
            authority = self.context.content.project.model.authority
            blocks = tuple(blocks_of(len(self.grid.schools), COLUMNS))
            paper = PrintGridView(self.occasion, self.grid, blocks, rows, authority)
            address = f"{self.place.folder}/{document.href}"
            outputs[address] = Document("print/grid.html", paper)
        return outputs

    def _register(self) -> RegisterView:
        # Only the current round's forms exist, and only in the cluster's own folder.
        sendable = self.place.audience == "group" and self.round == self.context.round
        lines = tuple(
            RegisterLine(
                entry,
                form_link(self.asked, Named(entry.school.id, entry.school.name))
                if sendable
                else None,
                self.profile_link(entry.school),
            )
            for entry in self.grid.register.entries
        )
        returns_to = self.context.content.project.model.returns_to
        return RegisterView(
            self.occasion, self.grid.register, lines, returns_to, self._link("grids")
        )

    def _profile(self, school: School) -> ProfileView:
        rubric, voices = self.asked.rubric, counted(self.asked.rubric, self.voices[school.id])
        said = answers(rubric, voices) or {}
        lines = tuple(
            ProfileLine(
                criterion,
                cell(answer := said.get(criterion.id, Answer()), self.ladder),
                self._readable(rubric.criterion_fields, answer.fields),
            )
            for criterion in rubric.criteria
        )
        bands = [line.cell.band for line in lines]
        return ProfileView(
            self.occasion,
            Named(school.id, school.name),
            lines,
            tuple((band, bands.count(band)) for band in reversed(self.ladder.bands)),
            next(got for got in self.grid.register.entries if got.school == school),
            self._readable(rubric.return_fields, voices[-1].fields),
            self._link("grids"),
        )

    def _readable(self, fields: Iterable[Field], said: dict[str, str]) -> tuple[FieldAnswer, ...]:
        """What was written into the fields that the readers of this place may see."""
        readers = READERS[self.place.audience]
        return tuple(
            FieldAnswer(field, _shown(field, said[field.id]))
            for field in fields
            if field.audience in readers and said.get(field.id, "").strip()
        )


def _shown(field: Field, said: str) -> str:
    if isinstance(field, ChoiceField):
        return next(choice.label for choice in field.choices if choice.id == said)
    return said


def blocks_of(count: int, most: int) -> Iterator[tuple[int, int]]:
    """Cut a count into blocks of nearly equal size, none over the most."""
    blocks = -(-count // most)
    for block in range(blocks):
        yield count * block // blocks, count * (block + 1) // blocks
