"""Forms to fill in on screen: made up, filled by two programs, and what must be read back."""

import io
import logging
import random
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pikepdf
import pypdf
from pikepdf.form import (
    CheckboxField,
    ChoiceField,
    ExtendedAppearanceStreamGenerator,
    Form,
    RadioButtonGroup,
    TextField,
)

from builder.asking import asked_of
from builder.model.fields import Column, Field, SeveralField, TableField
from builder.model.project import Theme as Chosen
from builder.model.returns import Return
from builder.pdf import make_press
from builder.plan.outputs import Document
from builder.render import Renderer
from builder.scoring import Ladder
from builder.theme import load_theme
from builder.views.common import Named
from builder.views.fillable import FillableView
from tests.pdf_support import (
    CASES,
    FOUR_LEVELS,
    ROOT,
    every_kind,
    points,
    rubric,
)

Json = dict[str, Any]
Entries = dict[str, str]
"""What is typed or marked, by the names of the fields."""

GROUP = Named("northside", "Northside cluster")
MEMBERS = (Named("alder", "Alder (Primary) School"), Named("birch", "Ysgol Bedwen, Tŵr"))
WORDS = (
    "Ysgol y Tŵr, Llŷn: gwŷr a gwragedd",
    "Café “naïve” \N{EN DASH} £5",
    "Zażółć gęślą jaźń",
    "Привет",
    "☐ 50 % (of 20)\\",
    "\N{SEEDLING}",
    "one\ntwo\n\nthree",
    "staff office fluffy",
)


def every_kind_view() -> FillableView:
    """A form with every kind of field, beside a criterion and once, and scales of three kinds."""
    form = CASES["form-every-kind"].view
    plain = rubric(FOUR_LEVELS, (4,), fields=2, not_applicable=True)
    section = plain.sections[0]
    scales = (None, points(0, 100), points(1, 10), points(0, 20))
    criteria = tuple(
        criterion.model_copy(
            update={
                "scale": scale,
                "descriptors": dict.fromkeys(("left", "middle", "right"), "So.")
                if scale
                else criterion.descriptors,
                "fields": (*(got.id for got in plain.criterion_fields),) if place else None,
            }
        )
        for place, (criterion, scale) in enumerate(zip(section.criteria, scales, strict=True))
    )
    whole = plain.model_copy(
        update={
            "sections": (section.model_copy(update={"criteria": criteria}),),
            "criterion_fields": plain.criterion_fields + every_kind(),
            "return_fields": plain.return_fields + every_kind(),
            "voices": (form.voice.model_copy(update={"speaker": "What is your role?"}),),
        }
    )
    asked = replace(asked_of("review", whole), fingerprint=form.asked.fingerprint)
    view = replace(
        form,
        asked=asked,
        voice=whole.voices[0],
        sections=whole.sections,
        return_fields=whole.return_fields,
        subject=None,
        group=None,
    )
    return FillableView(view)


def group_view() -> FillableView:
    """A form that the members of a group share."""
    form = replace(CASES["form-blank"].view, group=GROUP, subject=None)
    return FillableView(form, MEMBERS)


def printed(view: FillableView) -> bytes:
    """The PDF of a form."""
    theme = load_theme(ROOT, Chosen())
    html = Renderer(theme).print_html(Document("print/fillable.html", view))
    return make_press(theme.style("print", None))(html)


class Pen:
    """Makes up what a person says, and where that is typed into the PDF."""

    def __init__(self, view: FillableView, seed: int, words: tuple[str, ...] = WORDS) -> None:
        self.form, self.chance, self.entries = view.form, random.Random(seed), Entries()  # noqa: S311 No secret.
        self.members, self.words = view.members, words

    def returned(self) -> Json:
        """What the saved file of the form would say, but for its id."""
        form, chance = self.form, self.chance
        answers = {}
        for criterion in form.criteria:
            got = self._judged(criterion.id, form.asked.ladders[criterion.id])
            if fields := self._fields(criterion.id, form.fields_beside(criterion)):
                got["fields"] = fields
            if got:
                answers[criterion.id] = got
        about: Json = {
            "rubric": form.asked.id,
            "edition": form.rubric.edition,
            "fingerprint": form.asked.fingerprint,
            "round": form.round.id,
            "group": form.group.id if form.group else None,
            "subject": None,
            "subject_name": "Ysgol Tŵr",
            "voice": form.voice.id,
        }
        if self.members:
            member = chance.choice(self.members)
            about |= {"subject": member.id, "subject_name": member.name}
            self.entries["subject"] = member.id
        else:
            self.entries["name"] = "  Ysgol Tŵr "
        if form.voice.speaker:
            about["speaker"] = self.entries["speaker"] = "Head teacher"
        fields = self._fields("", form.return_fields)
        return about | {"answers": answers, "fields": fields}

    def _judged(self, name: str, ladder: Ladder) -> Json:
        judged = self.chance.choice(ladder.choices)
        picked = self.chance.choice([judged, judged, "not-discussed", "not-applicable", None])
        is_wide = len(ladder.choices) > 26
        if picked is None:
            return {}
        if isinstance(picked, str):
            self.entries[f"{'state' if is_wide else 'mark'}:{name}"] = f"state.{picked}"
            return {"state": picked}
        if is_wide:
            self.entries[f"points:{name}"] = f" {picked.value} "
        else:
            kind = "points" if ladder.numeric else "level"
            self.entries[f"mark:{name}"] = f"{kind}.{picked.value}"
        return {"value": picked.value}

    def _fields(self, of: str, fields: tuple[Field, ...]) -> Json:
        got = {}
        for one in fields:
            if self.chance.random() < 0.8 and (said := self._field(of, one)):
                got[one.id] = said
        return got

    def _field(self, of: str, one: Field) -> Any:
        if isinstance(one, SeveralField):
            picked = [choice.id for choice in one.choices if self.chance.random() < 0.4]
            self.entries |= {f"several:{of}:{one.id}:{choice}": "on" for choice in picked}
            return picked
        if isinstance(one, TableField):
            return self._table(of, one)
        return self._said(f"{of}:{one.id}", one)

    def _table(self, of: str, one: TableField) -> Json:
        rows: Json = {}
        for row in one.rows:
            columns = [got for got in one.columns if got.id not in row.without]
            if cells := self._cells(f"{of}:{one.id}:{row.id}", columns):
                rows[row.id] = cells
        added = []
        for place in range(1, (one.added.most if one.added else 0) + 1):
            if self.chance.random() < 0.5:
                where = f"{of}:{one.id}:+{place}"
                self.entries[f"text:{where}:"] = label = f"Own {place}"
                added.append({"label": label, "cells": self._cells(where, one.columns)})
        return {"rows": rows, "added": added} if rows or added else {}

    def _cells(self, where: str, columns: Any) -> Json:
        picked = [got for got in columns if self.chance.random() < 0.7]
        return {got.id: self._said(f"{where}:{got.id}", got) for got in picked}

    def _said(self, where: str, one: Field | Column) -> str:
        chance, kind = self.chance, one.kind.removeprefix("long-")
        kept = typed = ""
        match kind:
            case "number":
                kept, typed = chance.choice(
                    [("12", "12"), ("-2.5", " -2.5"), ("1200", "1,200"), ("3.25", "£3.25")]
                )
            case "percentage":
                kept, typed = chance.choice([("0", "0"), ("94.5", "94.5 %"), ("100", "100%")])
            case "date":
                ways = (
                    "28/11/2009",
                    "28.11.2009",
                    "2009-11-28",
                    "28 November 2009",
                    "28th Nov 2009",
                )
                kept, typed = "2009-11-28", chance.choice(ways)
            case "choice":
                kept = typed = chance.choice(one.choices).id  # type: ignore[union-attr]
            case _:
                kept = "".join(chance.choices(self.words, k=chance.randint(1, 60)))
                if one.kind == "text" and not isinstance(one, Column):
                    kept = kept.replace("\n", " ")  # A box of one line takes no more.
                typed = kept
        self.entries[f"{kind}:{where}"] = typed
        return kept


def with_pikepdf(form: bytes, entries: Mapping[str, str], *, is_drawn: bool = False) -> bytes:
    """Fill a form in with one program, which can draw what is typed in Latin letters."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(form)) as pdf:
        fields = Form(pdf, ExtendedAppearanceStreamGenerator if is_drawn else None)
        for name, said in entries.items():
            match fields[name]:
                case TextField() | ChoiceField() as one:
                    one.value = said
                case RadioButtonGroup() as one:
                    one.value = pikepdf.Name(f"/{said}")
                case CheckboxField() as one:
                    one.checked = True
        pdf.save(made, deterministic_id=True)
    return made.getvalue()


def with_pypdf(form: bytes, entries: Mapping[str, str]) -> bytes:
    """Fill a form in with another program, which adds to the file and leaves what is there."""
    # It warns of each letter that our font lacks; a person's own program takes another font.
    logging.getLogger("pypdf").setLevel(logging.ERROR)
    writer = pypdf.PdfWriter(io.BytesIO(form), incremental=True)
    fields = writer.get_fields() or {}
    values = {
        name: f"/{said}" if fields[name]["/FT"] == "/Btn" else said
        for name, said in entries.items()
    }
    writer.update_page_form_field_values(None, values, auto_regenerate=False)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def as_return(told: Json, got: Return) -> Return:
    """What must be read; its id is held to nothing but its shape."""
    return Return.model_validate({"id": got.id, "revision": 1, **told})
