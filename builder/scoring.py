"""What answers add up to. Pure: the browser does the same, over the same test vectors."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from builder.model.rubric import Criterion, Rubric
from builder.model.scales import LevelScale, PointScale, Scale, Value

SIGNS = {2: "▼▲", 3: "▼●▲", 4: "▼◆●▲", 5: "▼◆●■▲"}
"""A sign for each band, lowest first, by how many bands there are: shading is never alone."""

ANCHORS = ("left", "middle", "right")
"""Where the descriptors of a scale of points stand: its two ends and its middle, not its thirds."""


@dataclass(frozen=True)
class BandView:
    """A band, or a level of a scale in words, with its place among the others."""

    id: str
    title: str
    rank: int
    """1 is the lowest."""
    of: int
    """How many bands there are."""
    range: tuple[int, int] | None
    """Lowest and highest points, or None for a level."""

    @property
    def sign(self) -> str:
        """The sign that stands beside the shading."""
        return SIGNS[self.of][self.rank - 1]

    @property
    def key(self) -> str:
        """The name under which the style sheet knows this shade."""
        return f"band-{self.rank}-of-{self.of}"


@dataclass(frozen=True)
class Choice:
    """One judgement that can be picked."""

    value: Value
    label: str
    band: BandView


@dataclass(frozen=True)
class Ladder:
    """A scale as everything after loading sees it: choices and bands, lowest first."""

    choices: tuple[Choice, ...]
    bands: tuple[BandView, ...]
    anchors: tuple[str, ...]
    """The keys that a criterion's descriptors must have."""
    numeric: bool

    def band(self, value: Value) -> BandView:
        """The band of a value. Raises KeyError for a value off the scale."""
        for choice in self.choices:
            if choice.value == value:
                return choice.band
        raise KeyError(value)


def ladder(scale: Scale) -> Ladder:
    """Read a scale of either kind as one, with its optional levels."""
    return _points(scale) if isinstance(scale, PointScale) else _levels(scale)


def ladder_of(criterion: Criterion, rubric: Rubric) -> Ladder | None:
    """What may be judged on a criterion; None where neither it nor the rubric has a scale.

    An optional level is left out where the criterion does not describe it. The others keep their
    rank, so that one level has one shade and one sign all over the rubric.
    """
    scale = criterion.scale or rubric.scale
    if scale is None:
        return None
    whole = ladder(scale)
    if isinstance(scale, PointScale):
        return whole
    left_out = {got.id for got in scale.levels if got.optional} - criterion.descriptors.keys()
    return Ladder(
        tuple(got for got in whole.choices if got.value not in left_out),
        tuple(got for got in whole.bands if got.id not in left_out),
        tuple(got for got in whole.anchors if got not in left_out),
        numeric=False,
    )


def _points(scale: PointScale) -> Ladder:
    bands = tuple(
        BandView(band.id, band.title, rank, len(scale.bands), (band.from_, band.to))
        for rank, band in enumerate(scale.bands, start=1)
    )
    choices = tuple(
        Choice(value, str(value), band)
        for value in range(scale.points.from_, scale.points.to + 1)
        for band, raw in zip(bands, scale.bands, strict=True)
        if raw.from_ <= value <= raw.to
    )
    return Ladder(choices, bands, ANCHORS, numeric=True)


def _levels(scale: LevelScale) -> Ladder:
    rising = scale.levels if scale.order == "best-last" else scale.levels[::-1]
    bands = tuple(
        BandView(level.id, level.title, rank, len(rising), None)
        for rank, level in enumerate(rising, start=1)
    )
    choices = tuple(Choice(band.id, band.title, band) for band in bands)
    return Ladder(choices, bands, tuple(level.id for level in scale.levels), numeric=False)


@dataclass(frozen=True)
class Summary:
    """What the answers of several subjects to one criterion add up to, or of one subject to all."""

    count: int
    """How many values were counted. Blanks and "not discussed yet" are not."""
    total: int | None
    """None for a scale in words, and where nothing was counted."""
    tenths: int | None
    """The average in tenths, rounded half up."""
    lowest: Value | None
    highest: Value | None
    bands: tuple[int, ...]
    """How many values fall in each band, lowest band first."""

    @property
    def average(self) -> str | None:
        """The average as written, to one decimal."""
        return None if self.tenths is None else f"{self.tenths // 10}.{self.tenths % 10}"

    @property
    def spread(self) -> int | None:
        """Highest minus lowest; None for a scale in words, and where nothing was counted."""
        if isinstance(self.lowest, int) and isinstance(self.highest, int):
            return self.highest - self.lowest
        return None


def average_tenths(total: int, count: int) -> int:
    """The average of whole numbers in tenths, half up, in integers alone (the model's ruling)."""
    return (20 * total + count) // (2 * count)


def summarise(values: Iterable[Value], scale: Ladder) -> Summary:
    """Add up values that are all on the scale."""
    order = {choice.value: place for place, choice in enumerate(scale.choices)}
    ranked = sorted(values, key=order.__getitem__)
    in_band = Counter(scale.band(value).id for value in ranked)
    bands = tuple(in_band[band.id] for band in scale.bands)
    if not ranked:
        return Summary(0, None, None, None, None, bands)
    points = [value for value in ranked if isinstance(value, int)]
    total = sum(points) if scale.numeric else None
    tenths = None if total is None else average_tenths(total, len(ranked))
    return Summary(len(ranked), total, tenths, ranked[0], ranked[-1], bands)
