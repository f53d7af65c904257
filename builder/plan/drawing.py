"""Numbers as places in a drawing."""

from collections import Counter

from builder.collate import Row
from builder.views.grids import Plot

WIDTH, HEIGHT, MARGIN, STEP = 100.0, 28.0, 4.0, 4.5
"""In units of the drawing, which is scaled to its place. Dots on one value stand on each other."""


def plot(row: Row) -> Plot:
    """Draw one dot a member over the scale, and the average as a line."""
    scale = row.ladder
    places = {choice.value: place for place, choice in enumerate(scale.choices)}
    unit = (WIDTH - 2 * MARGIN) / (len(places) - 1)
    seen: Counter[int] = Counter()
    # A tall pile is pressed together rather than cut off.
    tallest = max(Counter(row.values).values(), default=1)
    step = min(STEP, (HEIGHT - 2 * MARGIN) / tallest)
    dots = []
    for value in row.values:
        place = places[value]
        x, y = MARGIN + unit * place, HEIGHT - MARGIN - step * seen[place]
        dots.append((round(x, 1), round(y, 1)))
        seen[place] += 1
    mean = None
    if row.summary.tenths is not None:
        first = scale.choices[0].value
        assert isinstance(first, int)
        mean = round(MARGIN + unit * (row.summary.tenths / 10 - first), 1)
    return Plot(tuple(dots), mean, WIDTH, HEIGHT)
