"""How a box looks that is marked: its number on dark ground, a dot or a tick."""

from dataclasses import dataclass

from builder.typeface import NAME, Typeface


@dataclass(frozen=True)
class Mark:
    """A mark that fills a box. Its measures are in points."""

    width: float
    height: float
    colour: tuple[float, ...]
    """Red, green and blue, from 0 to 1."""
    label: str
    """The number that stands in the box; empty for a dot or a tick."""
    size: float
    """Of the number."""

    def drawn(self, face: Typeface, *, is_round: bool) -> bytes:
        """The mark in PDF's language."""
        colour = "{:.3f} {:.3f} {:.3f}".format(*self.colour)
        if self.label:
            return self._number(face, colour)
        return (self._dot(colour) if is_round else self._tick(colour)).encode()

    def _number(self, face: Typeface, colour: str) -> bytes:
        left = (self.width - face.width(self.label, self.size)) / 2
        low = (self.height - face.capital * self.size / 1000) / 2
        return (
            f"{colour} rg 0 0 {self.width:.2f} {self.height:.2f} re f "
            f"BT 1 g /{NAME} {self.size:g} Tf {left:.2f} {low:.2f} Td "
            f"<{face.bytes(self.label).hex()}> Tj ET"
        ).encode()

    def _tick(self, colour: str) -> str:
        ends = [(0.22, 0.5), (0.42, 0.26), (0.8, 0.76)]
        first, *others = [f"{x * self.width:.2f} {y * self.height:.2f}" for x, y in ends]
        line = " ".join([f"{first} m", *(f"{other} l" for other in others)])
        return f"{colour} RG {0.14 * self.width:.2f} w 1 J 1 j {line} S"

    def _dot(self, colour: str) -> str:
        """A circle as four curves."""
        x, y, radius = self.width / 2, self.height / 2, 0.27 * self.width
        bend = 0.5523 * radius
        turns = [
            (radius, bend, bend, radius, 0, radius),
            (-bend, radius, -radius, bend, -radius, 0),
            (-radius, -bend, -bend, -radius, 0, -radius),
            (bend, -radius, radius, -bend, radius, 0),
        ]
        curves = [
            " ".join(f"{(x, y)[place % 2] + part:.2f}" for place, part in enumerate(turn)) + " c"
            for turn in turns
        ]
        return f"{colour} rg {x + radius:.2f} {y:.2f} m {' '.join(curves)} f"
