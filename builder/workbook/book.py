"""The workbook: a sheet for the grid, the register, the answers, and about itself."""

import io
import zipfile
from datetime import datetime

from xlsxwriter import Workbook

from builder.theme import Theme
from builder.views.sheets import SheetsView
from builder.workbook.grid_sheet import grid_sheet
from builder.workbook.lists import about_sheet, answers_sheet, register_sheet
from builder.workbook.paper import Paper
from builder.workbook.styles import Styles
from builder.workbook.words import Words

_BORN = datetime(2000, 1, 1)
"""A workbook says when it was made. This one is the same whenever that was."""


def workbook(view: SheetsView, words: Words, about: str, theme: Theme) -> bytes:
    """The workbook's bytes. About is a line for each thing to say: its head, a colon, the words."""
    box = io.BytesIO()
    book = Workbook(box, {"in_memory": True})
    authority = view.authority.name
    book.set_properties({"title": words.say("title"), "author": authority, "created": _BORN})
    paper = Paper(book, words, Styles(book, theme))
    grid_sheet(paper, view)
    register_sheet(paper, view)
    answers_sheet(paper, view)
    about_sheet(paper, about)
    book.close()
    return _wherever(box)


def _wherever(box: io.BytesIO) -> bytes:
    """The same without what a zip says of the system that it was made on."""
    same = io.BytesIO()
    with zipfile.ZipFile(box) as old, zipfile.ZipFile(same, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            entry.create_system = 3
            new.writestr(entry, old.read(entry))
    return same.getvalue()
