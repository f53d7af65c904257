"""A laid-out page with boxes to fill in -> a PDF form.

WeasyPrint gives each `<input>` of a template a widget and its place in the structure for screen
readers. What it leaves out is done here: kinds, names, the look of each state, one font to type in.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from builder.marks import Mark
from builder.typeface import NAME, Typeface, embed

IDENTITY = "packs:form"
"""The hidden field that says which form it is."""
INFO = "PacksForm"
"""Where the document's properties say the same: some programs keep one, some the other."""
OFF = "/Off"

_PRINTED, _HIDDEN = 4, 2
_READ_ONLY, _LINES, _RADIO, _COMBO = 1, 1 << 12, 1 << 15, 1 << 17


@dataclass(frozen=True)
class _Box:
    """A box to fill in: its element in the template, and its widget."""

    element: Any
    widget: Any
    look: Any
    """The stream that draws it when it is on, or what is typed in it."""
    colour: tuple[float, ...]
    size: float
    """Of letters, in points."""

    @property
    def width(self) -> float:
        """In points."""
        return float(self.widget["Rect"][2] - self.widget["Rect"][0])

    @property
    def height(self) -> float:
        """In points."""
        return float(self.widget["Rect"][3] - self.widget["Rect"][1])

    def get(self, name: str) -> str:
        """What the template says of it; empty where it says nothing."""
        return str(self.element.get(name, ""))


def dress(document: Any, pdf: Any) -> None:
    """Make a form of a document that has boxes to fill in; leave any other as it is."""
    boxes = list(_boxes(document, pdf))
    if not boxes:
        return
    from pydyf import Array, Dictionary

    face = embed(document, pdf)
    fields: list[Any] = []
    groups: dict[str, Any] = {}
    for box in boxes:
        _dress_one(pdf, box, face)
        if box.get("data-kind") == "radio":
            fields += _join(pdf, box, groups)
        else:
            fields.append(box.widget)
    fields.append(_identity(document, pdf))
    pdf.catalog["AcroForm"] = Dictionary(
        {
            "Fields": Array([field.reference for field in fields]),
            "DR": Dictionary({"Font": Dictionary({NAME: face.object.reference, **_signs(pdf)})}),
            "DA": _typing(10),
            "NeedAppearances": "false",
        }
    )


def _signs(pdf: Any) -> dict[str, Any]:
    """The font of signs with which a program marks boxes that it draws anew, against our wish."""
    from pydyf import Dictionary

    font = Dictionary({"Type": "/Font", "Subtype": "/Type1", "BaseFont": "/ZapfDingbats"})
    pdf.add_object(font)
    return {"ZaDb": font.reference}


def _boxes(document: Any, pdf: Any) -> Iterator[_Box]:
    for page in document.pages:
        for inputs in page.forms.values():
            for box, _ in inputs:
                widget = box.widget_annotation
                left, top, right, bottom = widget["Rect"]
                widget["Rect"][:] = [left, bottom, right, top]
                look = pdf.objects[int(widget["AP"]["N"]["on"].split()[0])]
                colour = tuple(box.style["color"].coordinates)
                yield _Box(box.element, widget, look, colour, 0.75 * box.style["font_size"])


def _dress_one(pdf: Any, box: _Box, face: Typeface) -> None:
    """Say of a widget what it is, and give it its look."""
    from pydyf import Array, Dictionary, String

    widget = box.widget
    for key in ("AP", "AS", "MK", "Border", "FT", "V"):
        widget.pop(key, None)
    widget |= {"T": String(box.get("name")), "TU": String(box.get("title")), "F": _PRINTED}
    box.look.extra = {
        "Type": "/XObject",
        "Subtype": "/Form",
        "BBox": Array((0, 0, box.width, box.height)),
        "Resources": Dictionary({"Font": Dictionary({NAME: face.object.reference})}),
    }
    if box.get("data-kind") in ("radio", "check"):
        _to_mark(pdf, box, face)
    else:
        _to_type(box)


def _to_mark(pdf: Any, box: _Box, face: Typeface) -> None:
    """A box that is on or off, with a look for each."""
    from pydyf import Dictionary, String

    is_round = box.get("data-kind") == "radio"
    mark = Mark(box.width, box.height, box.colour, box.get("data-label"), box.size)
    box.look.stream = [mark.drawn(face, is_round=is_round)]
    states = {box.get("value") or "on": box.look.reference, OFF[1:]: _nothing(pdf, box)}
    widget = box.widget
    widget |= {
        "FT": "/Btn",
        "AS": OFF,
        "AP": Dictionary({"N": Dictionary(states)}),
        "MK": Dictionary({"CA": String("l" if is_round else "4")}),
    }
    if not is_round:
        widget["V"] = OFF


def _to_type(box: _Box) -> None:
    """A box for a text of one line or of several, or a list to pick from."""
    from pydyf import Array, Dictionary, String

    box.look.stream = [b"/Tx BMC EMC"]
    widget = box.widget
    widget |= {"DA": _typing(box.size), "AP": Dictionary({"N": box.look.reference})}
    if box.get("data-kind") == "list":
        offered = [("", " "), *json.loads(box.get("data-offered"))]
        pairs = [Array([String(value), String(text)]) for value, text in offered]
        widget |= {"FT": "/Ch", "Ff": _COMBO, "Opt": Array(pairs)}
        return
    widget |= {"FT": "/Tx", "MaxLen": int(box.get("maxlength"))}
    if box.get("data-kind") == "lines":
        widget["Ff"] = _LINES


def _join(pdf: Any, box: _Box, groups: dict[str, Any]) -> list[Any]:
    """Put a round box with those of its question; gives their field where it is the first."""
    from pydyf import Array, Dictionary, String

    name = box.get("name")
    is_first = name not in groups
    if is_first:
        about = String(box.get("data-question"))
        data = {"FT": "/Btn", "Ff": _RADIO, "T": String(name), "TU": about, "V": OFF}
        groups[name] = Dictionary({**data, "Kids": Array([])})
        pdf.add_object(groups[name])
    for key in ("FT", "T"):
        box.widget.pop(key)
    box.widget["Parent"] = groups[name].reference
    groups[name]["Kids"].append(box.widget.reference)
    return [groups[name]] if is_first else []


def _identity(document: Any, pdf: Any) -> Any:
    """What says which form it is, kept twice."""
    from pydyf import Array, Dictionary, String

    told = String(document.metadata.custom["packs-form"])
    page = pdf.objects[int(pdf.page_references[0].split()[0])]
    widget = Dictionary(
        {
            "Type": "/Annot",
            "Subtype": "/Widget",
            "Rect": Array((0, 0, 0, 0)),
            "P": page.reference,
            "F": _HIDDEN,
            "FT": "/Tx",
            "Ff": _READ_ONLY,
            "T": String(IDENTITY),
            "TU": String(document.metadata.title),
            "DA": _typing(10),
            "V": told,
        }
    )
    pdf.add_object(widget)
    page.setdefault("Annots", Array([])).append(widget.reference)
    pdf.info[INFO] = told
    return widget


def _typing(size: float) -> Any:
    """How what is typed looks."""
    from pydyf import String

    return String(f"/{NAME} {size:g} Tf 0 g")


def _nothing(pdf: Any, box: _Box) -> Any:
    """The look of a box that is not marked: its edge is a part of the page."""
    from pydyf import Stream

    extra = {key: value for key, value in box.look.extra.items() if key != "Resources"}
    empty = Stream([b""], extra)
    pdf.add_object(empty)
    return empty.reference
