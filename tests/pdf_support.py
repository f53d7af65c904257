"""Documents to print in tests: what the project holds, and cases that are hard on paper."""

from dataclasses import replace
from pathlib import Path
from typing import Literal

from builder.asking import Asked, asked_of
from builder.cells import Cell
from builder.collate import Grid, Row
from builder.model.agreed import Action
from builder.model.cluster import School
from builder.model.fields import (
    AddedRows,
    Choice,
    ChoiceField,
    Column,
    DateField,
    Field,
    NumberField,
    PercentageField,
    SeveralField,
    TableField,
    TableRow,
    TextField,
)
from builder.model.project import Authority, Round
from builder.model.rubric import Criterion, Example, Rubric, Section, Subject, Voice
from builder.model.scales import Band, Level, LevelScale, Points, PointScale
from builder.plan.grid import COLUMNS, blocks_of, grid_row
from builder.plan.outputs import Document
from builder.register import Entry, Register, Standing
from builder.scoring import ladder, summarise
from builder.views.answers import FieldAnswer, TableCell, TableLine, VoiceFields
from builder.views.common import Link, Named
from builder.views.drafts_paper import (
    AgreedSheetView,
    DraftedLine,
    DraftedSection,
    Drafter,
    SlipsView,
)
from builder.views.extracts import ActionLine
from builder.views.fillable import FillableView
from builder.views.grids import PrintGridView
from builder.views.occasions import Occasion
from builder.views.paper import WRITTEN, LastTime, Mark, PaperView
from builder.views.profile import (
    Following,
    KeptEdition,
    KeptLine,
    Picture,
    ProfileLine,
    ProfileSection,
    ProfileView,
    VoiceAnswer,
)
from builder.views.profile_paper import Ahead, Concerns, ProfilePaperView

ROOT = Path(__file__).parent.parent
FINGERPRINT = "0123456789abcdef" * 4
ROUND = Round(id="autumn", title="Autumn 2009", return_by="Friday 13 November 2009")
AUTHORITY = Authority(name="Wealdmere County Council", short_name="Wealdmere")
LONG_NAME = "The Blessed Hildegard and Saint Bartholomew Academy, Wŷefield"
"""Sixty characters, one of them a letter that a careless font leaves blank."""

SENTENCE = "the school designs its services with the people they are for and tells them so "


def prose(length: int) -> str:
    """A text of so many characters."""
    text = (SENTENCE * (length // 60 + 1))[: length - 1]
    return text[0].upper() + text[1:].rstrip() + "."


def points(low: int = 1, high: int = 10) -> PointScale:
    """A scale of points in three bands."""
    bands = [("low", 0, 3), ("medium", 4, 7), ("high", 8, high)]
    return PointScale(
        points=Points.model_validate({"from": low, "to": high}),
        bands=tuple(
            Band.model_validate({"id": name, "title": name, "from": first, "to": last})
            for name, first, last in bands
        ),
    )


def levels(*titles: str) -> LevelScale:
    """A scale in words, best last."""
    named = tuple(Level(id=title.lower().replace(" ", "-"), title=title) for title in titles)
    return LevelScale(levels=named, order="best-last")


FOUR_LEVELS = levels("Developing", "Establishing", "Advancing", "Enhancing")


def rubric(
    scale: PointScale | LevelScale | None,
    sections: tuple[int, ...],
    *,
    text: int = 120,
    fields: int = 1,
    not_applicable: bool = False,
) -> Rubric:
    """A rubric with so many criteria in each section, each descriptor of so many characters."""
    anchors = ladder(scale).anchors if scale else ()
    return Rubric(
        title="Partnership self-review",
        short_title="Partnership review",
        edition="2",
        summary="What the partnership does well and what it does next.",
        minutes=45,
        introduction="Read the descriptions.\n\n1. Choose one.\n2. Say why.",
        subject=Subject(singular="school", plural="schools"),
        scale=scale,
        sections=tuple(
            Section(
                id=f"part-{part}",
                title=f"Part {part} of the review",
                criteria=tuple(
                    Criterion(
                        id=f"c-{part}-{place}",
                        number=f"{part}.{place}",
                        title=f"What the partnership does together, {part}.{place}",
                        short_title=f"Working together {part}.{place}",
                        ideal=prose(140),
                        question=f"How well does the partnership work together on {part}.{place}?",
                        descriptors={anchor: prose(text) for anchor in anchors},
                        not_applicable=not_applicable,
                    )
                    for place in range(1, count + 1)
                ),
            )
            for part, count in enumerate(sections, start=1)
        ),
        criterion_fields=tuple(
            TextField(
                kind="long-text", id=f"f-{place}", label=f"Evidence {place}", hint="In brief."
            )
            for place in range(fields)
        ),
        return_fields=(
            TextField(kind="text", id="who", label="Who took part?"),
            TextField(kind="long-text", id="more", label="What else?", audience="group"),
            ChoiceField(
                kind="choice",
                id="how",
                label="How was this done?",
                choices=(Choice(id="a", label="Together"), Choice(id="b", label="Alone")),
            ),
        ),
        voices=(Voice(id="school", title="The school"),),
        example=Example(
            criterion="c-1-1",
            value=3 if isinstance(scale, PointScale) else ladder(scale).choices[0].value,
            text=prose(300),
        )
        if scale
        else None,
    )


def every_kind() -> tuple[Field, ...]:
    """A field of every kind, with the names and hints that make each of them long."""
    choices = tuple(
        Choice(id=f"strand-{place}", label=f"Strand {place}: {prose(20 + 9 * place)}")
        for place in range(1, 9)
    )
    columns = (
        Column(id="target", label="Target by how many per cent", kind="percentage"),
        Column(id="days", label="Planned", kind="number", unit="day|days"),
        Column(id="by", label="By", kind="date"),
        Column(id="way", label="Way", kind="choice", choices=choices[:2]),
        Column(id="then", label="Progress in the first term of the year"),
    )
    rows = tuple(
        TableRow(
            id=f"row-{place}",
            label=f"Result {place}: {prose(24 + 6 * place)}",
            hint="In this year alone" if place % 3 == 0 else None,
            without=("target",) if place % 2 else (),
        )
        for place in range(1, 9)
    )
    return (
        DateField(kind="date", id="told", label="The school was told on"),
        NumberField(
            kind="number", id="roll", label="On roll", unit="pupil|pupils", group="Profile"
        ),
        NumberField(kind="number", id="budget", label="Budget", unit="£", group="Profile"),
        PercentageField(kind="percentage", id="here", label="Attendance", group="Profile"),
        SeveralField(
            kind="several",
            id="strands",
            label="Which are in place?",
            hint=prose(90),
            choices=choices,
        ),
        TableField(
            kind="table",
            id="outcomes",
            label="Key outcomes",
            hint=prose(120),
            row_label="Outcome",
            columns=columns,
            rows=rows,
            added=AddedRows(label="Local outcome", most=5, examples=(prose(60), prose(70))),
        ),
    )


def with_own_scales(asked: Rubric) -> Rubric:
    """The same with a criterion that has levels of its own, and one whose levels are mere names."""
    part = asked.sections[0]
    first, second, *others = part.criteria
    own = levels("No stage", "Watching brief with a named officer", "Intensive programme")
    changed = (
        first.model_copy(
            update={"scale": own, "descriptors": {one.id: prose(150) for one in own.levels}}
        ),
        second.model_copy(update={"scale": own, "descriptors": {}}),
        *others,
    )
    first_part = part.model_copy(update={"criteria": changed})
    return asked.model_copy(
        update={
            "sections": (first_part, *asked.sections[1:]),
            "return_fields": (*asked.return_fields, *every_kind()),
            "example": None,
        }
    )


def form(asked: Rubric, subject: Named | None = None, group: Named | None = None) -> Document:
    """A form on paper; blank where there is no subject."""
    view = PaperView(
        asked=_asked(asked),
        voice=asked.voices[-1],
        sections=asked.sections,
        return_fields=asked.return_fields,
        round=ROUND,
        authority=AUTHORITY,
        returns_to="partnerships@wealdmere.example",
        group=group,
        subject=subject,
        file_name="partnership",
    )
    return Document("print/form.html", view)


def marked(view: PaperView, *places: str) -> PaperView:
    """The form with last time's marks: on each criterion at the place that is its turn's."""
    marks = []
    for at, criterion in enumerate(view.criteria):
        choices = [str(got.value) for got in view.asked.ladders[criterion.id].choices]
        offered = [WRITTEN] if view.is_written(criterion) else choices
        for place in [*offered, "state not-discussed", "state not-applicable"]:
            here = place == places[at % len(places)]
            words = "45" if here and place == WRITTEN else ""
            marks.append(Mark(criterion.id, place, here, words))
    return replace(view, last=LastTime(Round(id="spring", title="Spring 2009"), tuple(marks)))


def _asked(asked: Rubric) -> Asked:
    return replace(asked_of("partnership", asked), fingerprint=FINGERPRINT)


def grid(asked: Rubric, names: list[str]) -> Document:
    """A cluster's grid in which every kind of cell stands, and the last school has not returned."""
    assert asked.scale
    schools = tuple(
        School(id=f"s-{place}", name=name, phase="primary") for place, name in enumerate(names)
    )
    kinds: tuple[Literal["blank", "not-discussed", "not-applicable"], ...]
    kinds = ("blank", "not-discussed", "not-applicable")
    rows = []
    for at, criterion in enumerate(asked.criteria):
        scale = _asked(asked).ladders[criterion.id]
        cells, values = [], []
        for column in range(len(schools)):
            turn = (7 * at + 3 * column + at * column) % 23
            if column == len(schools) - 1:
                cells.append(Cell("no-return"))
            elif turn < 3 and (turn < 2 or criterion.not_applicable):
                cells.append(Cell(kinds[turn]))
            else:
                choice = scale.choices[turn % len(scale.choices)]
                cells.append(Cell("value", choice.label, choice.band))
                values.append(choice.value)
        order = [choice.value for choice in scale.choices]
        values.sort(key=order.index)
        rows.append(Row(criterion, scale, tuple(cells), summarise(values, scale), tuple(values)))
    entries = tuple(Entry(school, _standing(at, len(names))) for at, school in enumerate(schools))
    occasion = Occasion(
        Named("northside", "Northside cluster"),
        _asked(asked),
        ROUND,
    )
    view = PrintGridView(
        occasion,
        Grid(ladder(asked.scale), schools, tuple(rows), Register(entries)),
        tuple(blocks_of(len(schools), COLUMNS["a4"])),
        tuple(grid_row(row, _asked(asked)) for row in rows),
        AUTHORITY,
        (),
    )
    return Document("print/grid.html", view)


def profile(asked: Rubric, *, note: int = 240, alone: bool = False) -> Document:
    """A school's profile on paper, with notes of so many letters; alone where one voice speaks.

    Else there are two voices and drafts, changes, fields of every kind, and an older edition.
    """
    assert asked.scale
    school = School(id="s", name=LONG_NAME, phase="primary")
    row_of = ladder(asked.scale)
    values = [Cell("value", one.label, one.band) for one in row_of.choices]
    written = tuple(
        FieldAnswer(
            field,
            () if field.kind == "table" else (prose(90),),
            _lines_of(field) if isinstance(field, TableField) else (),
            "changed" if at % 3 == 0 else "",
            (prose(40),) if at % 3 == 0 else (),
        )
        for at, field in enumerate(every_kind())
    )
    beside = FieldAnswer(asked.criterion_fields[0], (prose(note),))
    lines = []
    for at, criterion in enumerate(asked.criteria):
        cell = Cell("not-discussed") if at == 4 else values[(3 * at) % len(values)]
        lighter = VoiceAnswer("The school", "", values[(at + 1) % 4], (beside,))
        heavier = VoiceAnswer("The adviser", "", cell, (beside,) if at % 2 else ())
        draft = VoiceAnswer("A draft", LONG_NAME, values[at % 4], (beside,))
        lines.append(
            ProfileLine(
                criterion,
                cell,
                values[0] if at % 3 == 0 else None,
                (lighter,) if alone else (lighter, heavier),
                () if alone else (draft, draft),
                (),
                (),
                Following("level", "Enhancing", prose(160)) if at % 4 == 0 else None,
            )
        )
    cells = tuple(line.cell for line in lines)
    kept = KeptEdition(
        "1",
        "The school",
        tuple(KeptLine(got.criterion, got.cell, (beside,), ()) for got in lines[:2]),
        (),
    )
    view = ProfileView(
        occasion=Occasion(Named("northside", "Northside cluster"), _asked(asked), ROUND),
        authority=AUTHORITY,
        member=Named("s", LONG_NAME),
        spoke=()
        if alone
        else (Voice(id="school", title="The school"), Voice(id="adviser", title="The adviser")),
        sections=(ProfileSection("all", "All of it", tuple(lines), ()),),
        pictures=(Picture("", cells, tuple((band, 2) for band in row_of.bands), 1),),
        bands=row_of.bands,
        kinds=("value", "not-discussed"),
        entry=Entry(
            school, "incomplete", asked.criteria[:2], edition=asked.edition if alone else "1"
        ),
        written=() if alone else (VoiceFields("The adviser", "", written),),
        drafted=(),
        results=(),
        since=Link("", "Spring 2009"),
        kept=() if alone else (kept,),
        history=None,
        ways=(),
        document=None,
    )
    ahead = tuple(Ahead(got.criterion, got.cell, got.following) for got in lines if got.following)
    action = Action(
        id="a",
        what=prose(90),
        who=prose(60),
        by="Friday 11 December 2009",
        criteria=("c-1-1",),
        plans=("school",),
    )
    agreed = Concerns(asked.criteria[:3], 3 * (ActionLine(action, (LONG_NAME[:40],), ()),))
    paper = ProfilePaperView(view, AUTHORITY, ahead, not alone, agreed if alone else None)
    return Document("print/profile.html", paper)


def silent_profile(asked: Rubric) -> Document:
    """The profile of a school whose drafts are in, and nothing else."""
    whole = profile(asked).view
    sections = tuple(
        replace(
            part,
            lines=tuple(
                replace(got, cell=Cell("no-return"), was=None, voices=(), following=None)
                for got in part.lines
            ),
        )
        for part in whole.profile.sections
    )
    nothing = replace(
        whole.profile,
        sections=sections,
        spoke=(),
        pictures=(),
        entry=Entry(whole.profile.entry.member, "missing", drafts=2),
        written=(),
        since=None,
        kept=(),
    )
    return Document("print/profile.html", replace(whole, profile=nothing, ahead=()))


def slips(asked: Rubric, subject: Named | None = None) -> Document:
    """Slips for members who draft."""
    found = _asked(asked)
    voice = Voice(id="draft", title="A member's draft", speaker=f"{prose(60)[:-1]}?")
    view = SlipsView(found, voice, asked.sections, ROUND, AUTHORITY, subject)
    return Document("print/slips.html", view)


def agreed_sheet(asked: Rubric, drafters: int) -> Document:
    """The sheet of a meeting with so many drafts before it."""
    found = _asked(asked)
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[:drafters]
    sections = tuple(
        DraftedSection(
            section.title,
            tuple(
                DraftedLine(
                    criterion,
                    tuple(
                        (choice, tuple(letters[at :: len(found.ladders[criterion.id].choices)]))
                        for at, choice in enumerate(found.ladders[criterion.id].choices)
                    ),
                    tuple(letters[:1]),
                )
                for criterion in section.criteria
            ),
        )
        for section in asked.sections
    )
    view = AgreedSheetView(
        asked=found,
        voice=asked.voices[-1],
        drafters=tuple(Drafter(got, f"{LONG_NAME[:-2]} {got}") for got in letters),
        sections=sections,
        round=ROUND,
        authority=AUTHORITY,
        group=Named("northside", "Northside cluster") if drafters else None,
        subject=Named("s", LONG_NAME) if drafters else None,
    )
    return Document("print/agreed-sheet.html", view)


def _lines_of(table: TableField) -> tuple[TableLine, ...]:
    return tuple(
        TableLine(
            row.label,
            tuple(
                None if column.id in row.without else TableCell(prose(18 + 4 * at))
                for at, column in enumerate(table.columns)
            ),
        )
        for row in table.rows
    )


def _standing(at: int, count: int) -> Standing:
    if at == count - 1:
        return "missing"
    if count > 20 and at == 5:
        return "other-edition"
    return "incomplete" if at % 9 == 1 else "returned"


def short_names(count: int) -> list[str]:
    """So many names of the usual length."""
    firsts = ("Ash", "Beacon", "Coppice", "Dunmore", "Elm", "Fairfield", "Garth", "Holly", "Tŷ")
    lasts = ("Lane", "Hill", "Bank", "Gŵyn", "Park")
    return [f"{firsts[at % 9]} {lasts[at // 9]}" for at in range(count)]


def on_screen(document: Document) -> Document:
    """A form on paper as one to fill in on screen."""
    return Document("print/fillable.html", FillableView(document.view))


CASES: dict[str, Document] = {
    "grid-15": grid(rubric(points(), (10,)), short_names(15)),
    "grid-40": grid(rubric(points(), (10,)), short_names(40)),
    "grid-long-names": grid(
        rubric(points(), (10,)), [f"{LONG_NAME[:58]} {at}" for at in range(15)]
    ),
    "grid-21": grid(rubric(points(), (4, 6, 5, 6), not_applicable=True), short_names(9)),
    "grid-levels": grid(rubric(FOUR_LEVELS, (4, 6, 5, 6), not_applicable=True), short_names(9)),
    "grid-levels-15": grid(rubric(FOUR_LEVELS, (10,)), short_names(15)),
    "grid-own-scales": grid(with_own_scales(rubric(FOUR_LEVELS, (10, 6))), short_names(24)),
    "grid-one": grid(rubric(points(), (10,)), ["Hollow Down Primary", "Garth"]),
    "form-points": form(rubric(points(), (10,)), Named("x", LONG_NAME), Named("n", "Northside")),
    "form-blank": form(rubric(points(0, 20), (3,), fields=0, not_applicable=True)),
    "form-levels": form(rubric(FOUR_LEVELS, (4, 6, 5, 6), text=200, fields=2, not_applicable=True)),
    "form-last-time": Document(
        "print/form.html",
        marked(
            form(rubric(FOUR_LEVELS, (3, 4), not_applicable=True), Named("x", LONG_NAME)).view,
            *("advancing", "state not-applicable", "establishing", "state not-discussed"),
        ),
    ),
    "form-long": form(rubric(FOUR_LEVELS, (2,), text=2000)),
    "form-every-kind": form(with_own_scales(rubric(FOUR_LEVELS, (3, 2), fields=2))),
    "profile": profile(rubric(FOUR_LEVELS, (4, 3))),
    "on-screen-every-kind": on_screen(form(with_own_scales(rubric(FOUR_LEVELS, (3, 2), fields=2)))),
    "on-screen-points": on_screen(
        form(rubric(points(), (3,)), Named("x", LONG_NAME), Named("n", "Northside"))
    ),
    "profile-points": profile(rubric(points(), (10,)), note=150, alone=True),
    "profile-long-notes": profile(rubric(points(), (10,)), note=2000, alone=True),
    "profile-silent": silent_profile(rubric(FOUR_LEVELS, (4, 3))),
    "slips-two": slips(rubric(FOUR_LEVELS, (4, 6, 5, 6)), Named("s", LONG_NAME)),
    "slips-one": slips(with_own_scales(rubric(FOUR_LEVELS, (14, 16)))),
    "slips-hundred": slips(rubric(points(0, 100), (12,))),
    "agreed-sheet": agreed_sheet(rubric(FOUR_LEVELS, (4, 6, 5, 6), fields=2), 26),
    "agreed-sheet-blank": agreed_sheet(with_own_scales(rubric(points(), (9,), fields=2)), 0),
    "form-hundred": form(rubric(points(0, 100), (4,), text=600)),
}
"""What a theme must be able to print, by name."""
