"""The smallest project's forms as PDFs, filled in."""

import io
import subprocess
from functools import cache

import pikepdf

from builder.build import read
from builder.pdf import press
from builder.plan import plan
from builder.plan.outputs import Document
from builder.render import Renderer
from tests.fillable_support import with_pikepdf
from tests.support import BASE

MARKS = {"mark:plans": "points.3", "mark:money": "points.5"}
GROUP = "groups/north/print/review.on-screen.pdf"
ANYBODY = "open/print/review.on-screen.pdf"


@cache
def blank(address: str = GROUP) -> bytes:
    """The form at an address of the site."""
    content, theme = read(BASE)
    document = plan(content, theme, with_pdf=True)[address]
    assert isinstance(document, Document)
    return press(theme.style("print", None), Renderer(theme).print_html(document))


def elm(**other: str) -> bytes:
    """Elm's answers in the form that the group's schools share."""
    return with_pikepdf(blank(), {"subject": "elm", **MARKS, **other})


def anybody(name: str, **other: str) -> bytes:
    """The same answers in the form for anybody, with a name that was typed."""
    return with_pikepdf(blank(ANYBODY), {"name": name, **MARKS, **other})


def flattened() -> bytes:
    """What a person gets who prints Elm's answers to a PDF."""
    command = ["pdftocairo", "-pdf", "-", "-"]
    return subprocess.run(command, input=elm(), capture_output=True, check=True).stdout


def torn() -> bytes:
    """Elm's answers with a second mark at one question, as some program left it."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(elm())) as pdf:
        marks = next(got for got in pdf.Root.AcroForm.Fields if str(got.T) == "mark:plans")
        marks.Kids[6].AS = pikepdf.Name("/points.7")
        pdf.save(made)
    return made.getvalue()


def earlier() -> bytes:
    """Elm's answers to a text that is not recorded."""
    return _told(elm(), '"edition":"1"', '"edition":"0"')


def _told(data: bytes, old: str, new: str) -> bytes:
    """A form that says something else of itself."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        told = str(pdf.docinfo["/PacksForm"]).replace(old, new)
        pdf.docinfo["/PacksForm"] = told
        field = next(got for got in pdf.Root.AcroForm.Fields if str(got.T) == "packs:form")
        field.V = pikepdf.String(told)
        pdf.save(made)
    return made.getvalue()
