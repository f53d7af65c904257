"""Which figures of a table for publication are withheld, so that none speaks of a few members.

What is published of a criterion is one line. On a scale of points it has an average for each group
and one for all groups; on a scale in words it has how many stand at each level, for each group and
for all. Nothing else is published: no spread, no dots, and no bands of points, which beside the
averages would tell how many of a group are in a band. No line can be worked out from another, as
nothing is added up over criteria. Levels at which few of all members stand are counted as one with
those beside them, in the whole line.

With `minimum` as the fewest members that a figure may rest on, withheld is:

1. A group in which fewer have a value.
2. An average so near an end of the scale that some, but fewer than `minimum`, can have said
   anything else.
3. All counts of a group, or of all groups, where one of them is from 1 to `minimum - 1`. Beside
   their sum the others would give a single withheld count away.
4. More groups, the smallest first, until what is withheld stays hidden although the groups that
   are shown can be taken from the figures for all. It stays hidden where members who are withheld
   could change places between their groups, with nothing published any different, and
   - the averages that each withheld group could have lie a whole point apart, or more, and its
     members need not all be in one band; or, on a scale in words,
   - no count of a withheld group is settled, or settled to be from 1 to `minimum - 1`.
   As whoever reads cannot know which way round the members stand, no sum of the figures, and no
   cleverer reasoning from them, can tell more.
5. The figures for all, where no choice of groups hides the rest.

Not protected is how many have a value.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from builder.model.scales import Value
from builder.scoring import BandView, Ladder


@dataclass(frozen=True)
class Shown:
    """What may be published of one criterion."""

    groups: tuple[bool, ...]
    """Whether a group's figures may be, in the order of the groups. Of a group without values there
    is nothing to withhold."""
    all_groups: bool
    """Whether the figures for all groups together may be."""
    levels: tuple[tuple[BandView, ...], ...]
    """The scale's levels, lowest first; those that stand together are counted as one."""


def shown(groups: Sequence[Sequence[Value]], scale: Ladder, minimum: int) -> Shown:
    """Choose what may be published of the values of several groups, all on the scale."""
    line = _Line(groups, scale, minimum)
    all_groups = line.fits(line.everybody)
    kept = {at for at, tally in enumerate(line.tallies) if line.fits(tally)}
    if all_groups:
        beside_all = line.hide(kept)
        all_groups = beside_all is not None
        kept = kept if beside_all is None else beside_all
    silent = {at for at, tally in enumerate(line.tallies) if not tally}
    return Shown(tuple(at in kept | silent for at in range(len(groups))), all_groups, line.levels)


class _Line:
    """The values of one criterion, as places on its scale: 0 is the lowest choice."""

    def __init__(self, groups: Sequence[Sequence[Value]], scale: Ladder, minimum: int) -> None:
        places = {choice.value: at for at, choice in enumerate(scale.choices)}
        self.tallies = [Counter(places[value] for value in values) for values in groups]
        self.everybody = Counter(places[value] for values in groups for value in values)
        self.numeric, self.minimum = scale.numeric, minimum
        self.highest = len(scale.choices) - 1
        self.levels = (
            tuple((band,) for band in scale.bands) if scale.numeric else self._joined(scale)
        )
        joined = {band.id: at for at, level in enumerate(self.levels) for band in level}
        self.level_of = [joined[choice.band.id] for choice in scale.choices]

    def _joined(self, scale: Ladder) -> tuple[tuple[BandView, ...], ...]:
        """Levels as they are counted: with those above until there are enough, the rest below."""
        joined: list[tuple[BandView, ...]] = []
        begun: tuple[BandView, ...] = ()
        count = 0
        for at, band in enumerate(scale.bands):
            begun, count = (*begun, band), count + self.everybody[at]
            if count >= self.minimum:
                joined.append(begun)
                begun, count = (), 0
        if begun:
            joined[-1:] = [(*(joined[-1] if joined else ()), *begun)]
        return tuple(joined)

    def fits(self, tally: Counter[int]) -> bool:
        """Whether some members' figures may be seen, but for what follows from others."""
        if tally.total() < self.minimum:
            return False
        if not self.numeric:
            counts = self._counts(tally).values()
            return len(self.levels) > 1 and all(count >= self.minimum for count in counts)
        above = sum(at * count for at, count in tally.items())
        below = self.highest * tally.total() - above
        return not (0 < above < self.minimum or 0 < below < self.minimum)

    def hide(self, kept: set[int]) -> set[int] | None:
        """The groups that may be shown beside the figures for all; None where nothing helps."""
        left = sorted(kept, key=lambda at: (self.tallies[at].total(), at))
        withheld, sizes = Counter[int](), set[int]()
        for at, tally in enumerate(self.tallies):
            if tally and at not in kept:
                withheld.update(tally)
                sizes.add(tally.total())
        taken = 0
        while sizes and not self._is_hidden(withheld, sizes):
            if taken == len(left):
                return None
            withheld.update(self.tallies[left[taken]])
            sizes.add(self.tallies[left[taken]].total())
            taken += 1
        return set(left[taken:])

    def _is_hidden(self, withheld: Counter[int], sizes: set[int]) -> bool:
        """Whether members could change places so that no group's figures are known."""
        if withheld.total() < self.minimum:
            return False
        if not self.numeric:
            return all(self._counts_are_open(withheld, size) for size in sizes)
        largest = max(sizes)  # It has the least room: its average moves by the least.
        room = _sum_of(largest, withheld, top=True) - _sum_of(largest, withheld, top=False)
        return room >= largest and len(self._counts(withheld)) > 1

    def _counts_are_open(self, withheld: Counter[int], size: int) -> bool:
        counts, others = self._counts(withheld), withheld.total() - size
        for level in self._counts(self.everybody):
            least, most = max(0, counts[level] - others), min(size, counts[level])
            if least == most or (least >= 1 and most < self.minimum):
                return False
        return True

    def _counts(self, tally: Counter[int]) -> Counter[int]:
        """How many are at each level, or in each band, that has any."""
        counts = Counter[int]()
        for at, count in tally.items():
            counts[self.level_of[at]] += count
        return counts


def _sum_of(number: int, tally: Counter[int], *, top: bool) -> int:
    """The sum of so many of the highest, or of the lowest, places."""
    total = 0
    for at in sorted(tally, reverse=top):
        taken = min(number, tally[at])
        total, number = total + at * taken, number - taken
    return total
