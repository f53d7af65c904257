"""One rubric over all groups in its current round: a page for the authority, one to publish."""

from collections.abc import Iterable, Sequence

from builder.across import ends, whole
from builder.collate import Row
from builder.plan.context import Context, Place
from builder.plan.county_findings import findings_of
from builder.plan.drawing import plot
from builder.plan.grid import blocks_of
from builder.plan.occasion import OccasionPlan
from builder.plan.outputs import Alone, Outputs
from builder.scoring import BandView
from builder.views.common import Link
from builder.views.county import (
    BarPart,
    Counted,
    CountyColumn,
    CountyGroup,
    CountyView,
    Figures,
    PublishedColumn,
    PublishedFigures,
    PublishedView,
)
from builder.withhold import shown

COLUMNS = 10
"""How many criteria stand in one table: so many fit a laptop, and the width of a landscape page."""


class CountyPlan:
    """One rubric over all groups, from their current round."""

    def __init__(self, context: Context, place: Place, occasions: Iterable[OccasionPlan]) -> None:
        self.context, self.place = context, place
        everybody = tuple(occasions)
        # The open folder shows what invented schools answered, so figures with them hide nothing.
        self.occasions = tuple(got for got in everybody if not got.cluster.model.sample)
        self.invented = tuple(
            got.cluster.model.name for got in everybody if got.cluster.model.sample
        )

    @property
    def exists(self) -> bool:
        """Whether there are groups to stand beside each other, and something that is judged."""
        return len(self.occasions) > 1 and bool(self._first.asked.ladders and self._first.heard)

    @property
    def _first(self) -> OccasionPlan:
        return self.occasions[0]

    @property
    def link(self) -> Link:
        """The way to the authority's own page."""
        return Link(f"county/{self._first.stem}.html", self._first.round.title)

    @property
    def published_link(self) -> Link:
        """The way to the page that may be published."""
        return Link(f"published/{self._first.stem}.html", self._first.round.title)

    def pages(self) -> Outputs:
        """Both pages and, in a build with PDFs, their documents."""
        wholes = [
            whole([got.grid.rows[at] for got in self.occasions])
            for at in range(len(self._first.grid.rows))
        ]
        county, published = self._county(wholes), self._published(wholes)
        page = Alone("pages/published.html", "published", published)
        return (
            self.context.page(self.place, self.link.href, "county.html", county)
            | self.place.printed(county.document, "county.html", county)
            | {f"{self.place.folder}/{self.published_link.href}": page}
            | self.place.printed(county.published_document, "published.html", published)
        )

    def _county(self, wholes: Sequence[Row]) -> CountyView:
        groups = tuple(_group(got, _way(got)) for got in self.occasions)
        grids = [got.grid for got in self.occasions]
        columns = tuple(
            CountyColumn(
                row.criterion,
                row.ladder,
                _figures(row, sum(group.members for group in groups)),
                _bar(row, _each(row)),
                plot(row),
                tuple(_figures(got.rows[at], len(got.members)) for got in grids),
                ends(grids, at),
            )
            for at, row in enumerate(wholes)
        )
        return CountyView(
            authority=self.context.authority,
            counted=self._counted(groups),
            columns=columns,
            findings=tuple(map(findings_of, self.occasions, groups)),
            document=self._document("county"),
            published=self.published_link,
            published_document=self._document("published"),
        )

    def _published(self, wholes: Sequence[Row]) -> PublishedView:
        groups = tuple(_group(got, None) for got in self.occasions)
        return PublishedView(
            authority=self.context.authority,
            counted=self._counted(groups),
            columns=tuple(self._published_column(at, row) for at, row in enumerate(wholes)),
            minimum=self._minimum,
        )

    def _published_column(self, at: int, row: Row) -> PublishedColumn:
        grids = [got.grid for got in self.occasions]
        may = shown([got.rows[at].values for got in grids], row.ladder, self._minimum)
        everybody = sum(len(got.members) for got in grids)
        return PublishedColumn(
            row.criterion,
            row.ladder,
            _published(row, everybody, may.levels) if may.all_groups else _withheld(row),
            tuple(
                _published(got.rows[at], len(got.members), may.levels)
                if is_shown
                else _withheld(got.rows[at])
                for got, is_shown in zip(grids, may.groups, strict=True)
            ),
        )

    @property
    def _minimum(self) -> int:
        return self.context.content.project.model.minimum_count

    def _counted(self, groups: tuple[CountyGroup, ...]) -> Counted:
        blocks = tuple(blocks_of(len(self._first.grid.rows), COLUMNS))
        return Counted(self._first.asked, self._first.round, groups, self.invented, blocks)

    def _document(self, kind: str) -> Link | None:
        if not self.context.with_pdf:
            return None
        return Link(f"print/{self._first.stem}.{kind}.pdf", self._first.round.title)


def _group(occasion: OccasionPlan, way: Link | None) -> CountyGroup:
    register, cluster = occasion.grid.register, occasion.occasion.cluster
    others = register.count("other-edition")
    return CountyGroup(cluster.name, way, register.answered, others, len(register.entries))


def _way(occasion: OccasionPlan) -> Link:
    """To the group's grid or, in a group of one, to its register."""
    return occasion.link("grids" if occasion.has_grid else "returns")


def _figures(row: Row, members: int) -> Figures:
    return Figures(row.summary, members, () if row.ladder.numeric else _bar(row, _each(row)))


Levels = tuple[tuple[BandView, ...], ...]
"""Bands or levels, lowest first; those that stand together are counted as one."""


def _each(row: Row) -> Levels:
    return tuple((band,) for band in row.ladder.bands)


def _bar(row: Row, levels: Levels) -> tuple[BarPart, ...]:
    """The levels at which anybody is."""
    counts = dict(zip((band.id for band in row.ladder.bands), row.summary.bands, strict=True))
    parts, before = [], 0
    for bands in levels:
        if count := sum(counts[band.id] for band in bands):
            start, end = (100 * at / row.summary.count for at in (before, before + count))
            parts.append(BarPart(bands, count, round(start, 1), round(end - start, 1)))
            before += count
    return tuple(parts)


def _published(row: Row, members: int, levels: Levels) -> PublishedFigures:
    if not row.summary.count:
        return PublishedFigures("silent")
    bar = () if row.ladder.numeric else _bar(row, levels)
    return PublishedFigures("shown", row.summary.count, members, row.summary.average or "", bar)


def _withheld(row: Row) -> PublishedFigures:
    return PublishedFigures("withheld" if row.summary.count else "silent")
