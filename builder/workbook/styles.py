"""How cells look: each style once a workbook, and bands in the theme's shades."""

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from builder.scoring import BandView
from builder.theme import Theme

Look = dict[str, str | int | bool]
"""What XlsxWriter calls the properties of a format."""

TITLE: Look = {"bold": True, "font_size": 14}
PLAIN: Look = {"valign": "top"}
BOLD: Look = {"bold": True, "valign": "top"}
TEXT: Look = {"text_wrap": True, "valign": "top", "align": "left"}
NAME: Look = TEXT | {"valign": "vcenter"}
HEAD: Look = {"bold": True, "text_wrap": True, "valign": "bottom", "bottom": 2}
TURNED: Look = HEAD | {"rotation": 90, "align": "center"}
MIDDLE: Look = HEAD | {"align": "center"}
SECTION: Look = {"bold": True, "italic": True, "valign": "bottom"}
CELL: Look = {"align": "center", "valign": "vcenter", "text_wrap": True, "border": 1}
NO_VALUE: Look = CELL | {"font_size": 8, "font_color": "#565f6d"}
DEFAULT: Look = CELL | {"italic": True}
FIGURE: Look = {"align": "center", "valign": "vcenter", "border": 1}
AVERAGE: Look = FIGURE | {"bold": True, "num_format": "0.0"}

STEPS = {2: (1, 5), 3: (1, 4, 5), 4: (1, 2, 4, 5), 5: (1, 2, 3, 4, 5)}
"""Which shade of the theme's ramp each band has, lowest first: as in css/components/band.css."""
DEFAULT_MARK = "d"


class Styles:
    """The styles of one workbook."""

    def __init__(self, book: Workbook, theme: Theme) -> None:
        self._book, self._theme = book, theme
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def of(self, look: Look) -> Format:
        """A style, made when it is first asked for."""
        key = tuple(look.items())
        if key not in self._made:
            self._made[key] = self._book.add_format(look)
        return self._made[key]

    def band(self, band: BandView, *, by_default: bool = False) -> Format:
        """A band's shade, with its sign beside the value: shading is never alone."""
        mark = DEFAULT_MARK if by_default else ""
        points, level = f'0" {band.sign}{mark}"', f'"{band.sign} "@"{mark}"'
        return self.of(self.shade(band) | {"num_format": points if band.range else level})

    def shade(self, band: BandView) -> Look:
        """The colours of a band, bold where it is one to talk about."""
        name = self._theme.recipe.ramp[STEPS[band.of][band.rank - 1] - 1]
        return {
            "bg_color": self._theme.colour(name),
            "font_color": self._theme.recipe.options[name].beside,
            "bold": band.rank == 1,
        }
