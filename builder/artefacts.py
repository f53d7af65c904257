"""The lines in a page's margins as artefacts: WeasyPrint marks them as content of no element."""

from collections.abc import Iterator
from typing import Any


def mark_artefacts(pdf: Any) -> None:
    """Say of all marked content that the structure tree does not hold that it is pagination."""
    from pydyf import Dictionary

    root = _at(pdf, pdf.catalog["StructTreeRoot"])
    held = set(_below(pdf, root))
    parents = _at(pdf, root["ParentTree"])["Nums"]
    for number, page in enumerate(pdf.page_references):
        elements = parents[2 * number + 1]
        loose = {mark for mark, element in enumerate(elements) if element not in held}
        operators = _at(pdf, _at(pdf, page)["Contents"]).stream
        for place, operand in enumerate(operators):
            if isinstance(operand, Dictionary) and operand.get("MCID") in loose:
                operators[place - 1 : place + 1] = [
                    "/Artifact",
                    Dictionary({"Type": "/Pagination", "Subtype": "/Footer"}),
                ]
        for mark in loose:
            elements[mark] = "null"


def _below(pdf: Any, element: Any) -> Iterator[bytes]:
    for kid in element.get("K", ()):
        if isinstance(kid, bytes):
            yield kid
            yield from _below(pdf, _at(pdf, kid))


def _at(pdf: Any, reference: Any) -> Any:
    return pdf.objects[int(reference.split()[0])]
