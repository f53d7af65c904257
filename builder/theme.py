"""A theme: its options, and its styles, scripts and fonts as bundles."""

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path, PurePosixPath
from typing import Annotated

from pydantic import Field as Described

from builder.model.base import Id, Line, Model
from builder.model.project import Theme as Chosen
from builder.problems import Problem, Problems, did_you_mean
from builder.shape import shape
from builder.sources import read_yaml

_SHIPPED = Path(__file__).parent.parent
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_FONT = re.compile(r'url\("\.\./fonts/([a-z0-9-]+\.woff2)"\)')
READABLE = 4.5
"""The contrast that WCAG 2.2 wants of text (success criterion 1.4.3)."""
STEP = 15
"""How far apart, in L*, two shades must be to stay apart on a photocopy."""


class Option(Model):
    """A colour that a project may choose."""

    default: Line
    """A colour such as "#1b4b7a"."""
    token: Line
    """The custom property that carries it."""
    beside: Line
    """The colour that must stay readable with it."""


class Recipe(Model):
    """What theme.yaml says."""

    options: dict[Id, Option]
    ramp: tuple[Id, ...]
    """The options that are the steps of the bands' shading, darkest first."""
    styles: Annotated[dict[Id, tuple[Line, ...]], Described(min_length=1)]
    scripts: dict[Id, tuple[Line, ...]] = {}


@dataclass(frozen=True)
class Theme:
    """A theme with a project's choices in it."""

    folder: Path
    recipe: Recipe
    chosen: dict[str, str]
    complaints: tuple[tuple[str, str, str], ...]
    """Options that cannot be followed: the option, what is wrong, what to do."""

    def colour(self, option: str) -> str:
        """An option's value: what the project chose, or else the default."""
        return self.chosen.get(option, self.recipe.options[option].default)

    def style(self, bundle: str, fonts: str | None) -> str:
        """A bundle of styles. Fonts load from the folder given; None embeds them."""
        parts = [self._read(f"css/{name}.css") for name in self.recipe.styles[bundle]]
        tokens = "".join(
            f"  {self.recipe.options[name].token}: {value};\n"
            for name, value in self.chosen.items()
        )
        text = "\n".join([*parts, f":root {{\n{tokens}}}\n"] if tokens else parts)
        return _FONT.sub(lambda found: f'url("{self._font(found[1], fonts)}")', text)

    def script(self, bundle: str) -> str:
        """A bundle of scripts."""
        return "\n".join(self._read(f"js/{name}.js") for name in self.recipe.scripts[bundle])

    def fonts(self) -> dict[str, bytes]:
        """The font files by name, with their licence."""
        files = sorted((self.folder / "fonts").iterdir())
        return {file.name: file.read_bytes() for file in files if file.suffix in (".woff2", ".txt")}

    def _font(self, name: str, folder: str | None) -> str:
        if folder is not None:
            return f"{folder}{name}"
        data = base64.b64encode((self.folder / "fonts" / name).read_bytes()).decode()
        return f"data:font/woff2;base64,{data}"

    def _read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")


def theme_folder(root: Path, name: str) -> Path:
    """Where a theme lives: in the project, or beside the builder that ships it."""
    own = root / "themes" / name
    return own if own.is_dir() else _SHIPPED / "themes" / name


def load_theme(root: Path, chosen: Chosen) -> Theme:
    """Read a theme and the project's choices. Raises Problems."""
    folder = theme_folder(root, chosen.name)
    if not (folder / "theme.yaml").is_file():
        known = [path.name for base in (root, _SHIPPED) for path in (base / "themes").glob("*")]
        message = f"there is no theme {chosen.name!r}"
        path = PurePosixPath("content/project.yaml")
        raise Problems([Problem(path, 0, 0, message, did_you_mean(chosen.name, known))])
    recipe = shape(Recipe, read_yaml(folder, PurePosixPath("theme.yaml")))
    complaints = [
        (name, *complaint)
        for name, value in chosen.options.items()
        if (complaint := _complaint(recipe, name, value))
    ]
    theme = Theme(folder, recipe, dict(chosen.options), ())
    if not complaints:
        complaints += _close_steps(theme)
    return replace(theme, complaints=tuple(complaints))


def _complaint(recipe: Recipe, name: str, value: str) -> tuple[str, str] | None:
    if name not in recipe.options:
        return f"the theme has no option {name!r}", did_you_mean(name, recipe.options)
    if not _COLOUR.fullmatch(value):
        return f"{value!r} is not a colour", 'Write it like "#1b4b7a".'
    other = recipe.options[name].beside
    if (ratio := contrast(value, other)) < READABLE:
        message = f"{value} beside {other} has a contrast of {ratio:.1f}; text needs {READABLE}"
        return message, "Choose a darker or a lighter colour."
    return None


def _close_steps(theme: Theme) -> Iterator[tuple[str, str, str]]:
    for darker, lighter in pairwise(theme.recipe.ramp):
        step = lightness(theme.colour(lighter)) - lightness(theme.colour(darker))
        if step < STEP:
            message = f"{darker} and {lighter} are {step:.0f} L* apart; {STEP} are needed"
            name = lighter if lighter in theme.chosen else darker
            yield name, message, "Two such shades look alike on a photocopy."


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours such as #1b4b7a, as WCAG 2.2 defines it."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of a colour such as #1b4b7a, from 0 to 1, as WCAG 2.2 defines it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def lightness(colour: str) -> float:
    """The lightness L* of a colour such as #1b4b7a, from 0 to 100 (CIE 1976)."""
    y = luminance(colour)
    return float(116 * y ** (1 / 3) - 16 if y > 216 / 24389 else y * 24389 / 27)
