"""A round of a group -> the bytes of a workbook or of a plain table, for spreadsheets."""

from builder.workbook.book import workbook
from builder.workbook.table import table
from builder.workbook.words import Words, pairs

__all__ = ["Words", "pairs", "table", "workbook"]
