"""A theme: its options, and its styles, scripts and fonts as bundles."""

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path, PurePosixPath
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic import Field as Described

from builder import compact
from builder.model.base import Id, Line, Model
from builder.model.project import Theme as Chosen
from builder.places import Location
from builder.problems import Problem, Problems, did_you_mean
from builder.shape import shape
from builder.sources import Source, read_yaml

DEFAULT = "default"
_SHIPPED = Path(__file__).parent.parent
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_FONT = re.compile(r'url\("\.\./fonts/([a-z0-9-]+\.woff2)"\)')
_PLAIN = (
    "Write scripts as all browsers have long read them: with var and function, "
    "without let, const, => and `text`."
)
READABLE = 4.5
"""The contrast that WCAG 2.2 wants of text (success criterion 1.4.3)."""
STEP = 15
"""How far apart, in L*, two shades must be to stay apart on a photocopy."""


def _code_points(text: Any) -> Any:
    first, _, last = str(text).partition("-")
    return tuple(int(got, 16) for got in (first, last or first))


LetterRange = Annotated[tuple[int, int], BeforeValidator(_code_points)]
"""The first and the last of some letters that follow each other, such as "1E80-1E85"."""


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

    letters: tuple[LetterRange, ...] = ()
    """What its fonts draw, as code points; of a theme that does not say, nothing is checked."""
    options: dict[Id, Option]
    ramp: tuple[Id, ...]
    """The options that are the steps of the bands' shading, darkest first."""
    styles: Annotated[dict[Id, tuple[Line, ...]], Described(min_length=1)]
    scripts: dict[Id, tuple[Line, ...]] = {}
    compact: tuple[Id, ...] = ()
    """The bundles of scripts that go out by e-mail and are made small, which takes seconds."""


@dataclass(frozen=True)
class Complaint:
    """A choice of the project's that cannot be followed."""

    at: Location
    """Under the project's `theme:`."""
    message: str
    hint: str


@dataclass(frozen=True)
class Theme:
    """A theme with a project's choices in it."""

    folder: Path
    recipe: Recipe
    chosen: dict[str, str]
    complaints: tuple[Complaint, ...]

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
        small = compact.style(text)
        return _FONT.sub(lambda found: f'url("{self._font(found[1], fonts)}")', small)

    def script(self, bundle: str) -> str:
        """A bundle of scripts. Raises Problems for what is no script, where it is made small."""
        if bundle not in self.recipe.compact:
            return "\n".join(self._bare(f"js/{name}.js") for name in self.recipe.scripts[bundle])
        parts, problems = [], []
        for name in self.recipe.scripts[bundle]:
            try:
                parts.append(compact.script(self._read(f"js/{name}.js")))
            except compact.NotAScript as error:
                path = PurePosixPath("themes", self.folder.name, f"js/{name}.js")
                problems.append(Problem(path, error.line, error.column, error.message, _PLAIN))
        if problems:
            raise Problems(problems)
        return compact.scripts(parts)

    def fonts(self) -> dict[str, bytes]:
        """The font files by name, with their licence."""
        files = sorted((self.folder / "fonts").iterdir())
        return {file.name: file.read_bytes() for file in files if file.suffix in (".woff2", ".txt")}

    def _font(self, name: str, folder: str | None) -> str:
        if folder is not None:
            return f"{folder}{name}"
        data = base64.b64encode((self.folder / "fonts" / name).read_bytes()).decode()
        return f"data:font/woff2;base64,{data}"

    def _bare(self, name: str) -> str:
        # Margins are for those who read the theme: on every page they would be an eighth of it.
        lines = self._read(name).splitlines()
        return "\n".join(line.strip() for line in lines if line.strip())

    def _read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")


def theme_folder(root: Path, name: str) -> Path:
    """Where a theme lives: in the project, or beside the builder that ships it."""
    own = root / "themes" / name
    return own if own.is_dir() else _SHIPPED / "themes" / name


def load_theme(root: Path, chosen: Chosen) -> Theme:
    """Read a theme and the project's choices. Raises Problems for a theme that is broken itself."""
    complaints = []
    name = chosen.name
    if not (theme_folder(root, name) / "theme.yaml").is_file():
        known = [path.name for base in (root, _SHIPPED) for path in (base / "themes").glob("*")]
        hint = did_you_mean(name, known)
        complaints.append(Complaint(("name",), f"there is no theme {name!r}", hint))
        name = DEFAULT
    folder = theme_folder(root, name)
    source = read_yaml(folder.parent.parent, PurePosixPath("themes", name, "theme.yaml"))
    recipe = shape(Recipe, source)
    theme = Theme(folder, recipe, dict(chosen.options), ())
    problems = list(_missing_parts(theme, source))
    # Reading the shipped theme's scripts takes a second that most runs do not need.
    if not problems and folder.parent.parent != _SHIPPED:
        problems += _broken_scripts(theme)
    if problems:
        raise Problems(problems)
    if not complaints:
        complaints += _wrong_choices(theme)
    if not complaints:
        complaints += _close_steps(theme)
    return replace(theme, complaints=tuple(complaints))


def _missing_parts(theme: Theme, source: Source) -> Iterator[Problem]:
    kinds = (("styles", "css", theme.recipe.styles), ("scripts", "js", theme.recipe.scripts))
    for key, kind, bundles in kinds:
        top = theme.folder / kind
        known = [path.relative_to(top).with_suffix("").as_posix() for path in top.rglob("*.*")]
        for bundle, names in bundles.items():
            for place, name in enumerate(names):
                if not (top / f"{name}.{kind}").is_file():
                    message = f"there is no {kind}/{name}.{kind}"
                    yield source.problem((key, bundle, place), message, did_you_mean(name, known))


def _broken_scripts(theme: Theme) -> set[Problem]:
    found: set[Problem] = set()
    for bundle in theme.recipe.compact:
        try:
            theme.script(bundle)
        except Problems as problems:
            found.update(problems.found)
    return found


def _wrong_choices(theme: Theme) -> Iterator[Complaint]:
    for name, value in theme.chosen.items():
        at = ("options", name)
        if name not in theme.recipe.options:
            hint = did_you_mean(name, theme.recipe.options)
            yield Complaint(at, f"the theme has no option {name!r}", hint)
            continue
        other = theme.recipe.options[name].beside
        if not _COLOUR.fullmatch(value):
            yield Complaint(at, f"{value!r} is not a colour", 'Write it like "#1b4b7a".')
        elif (ratio := contrast(value, other)) < READABLE:
            message = f"{value} has a contrast of {ratio:.1f} with {other}; text needs {READABLE}"
            direction = "darker" if lightness(other) > 50 else "lighter"
            yield Complaint(at, message, f"Choose a {direction} colour.")


def _close_steps(theme: Theme) -> Iterator[Complaint]:
    for darker, lighter in pairwise(theme.recipe.ramp):
        step = lightness(theme.colour(lighter)) - lightness(theme.colour(darker))
        if step < STEP:
            where = f"{abs(step):.0f} {'above' if step > 0 else 'below'}"
            message = f"{lighter} must be {STEP} steps of lightness above {darker}, and is {where}"
            name = lighter if lighter in theme.chosen else darker
            yield Complaint(("options", name), message, "Nearer shades look alike on a photocopy.")


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
