"""A PDF with a few objects written anew behind its end, as its own format provides for."""

from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape


class Ending:
    """What may be written behind a PDF: streams that it left empty, and its title."""

    def __init__(self, pdf: Any) -> None:
        """Take the title out of a PDF that is not written yet."""
        from pydyf import String

        self._pdf = pdf
        self._metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
        self._title: str = pdf.info["Title"].string
        (self._about,) = self._metadata.stream
        pdf.info["Title"], self._metadata.stream = String(), []

    def title(self, words: Mapping[str, str]) -> dict[int, bytes]:
        """The objects that hold the title, with other words for some of its own."""
        from pydyf import Dictionary, Stream, String

        title, about = self._title, self._about.decode()
        for hole, said in words.items():
            title, about = title.replace(hole, said), about.replace(hole, escape(said))
        info = Dictionary({**self._pdf.info, "Title": String(title)})
        metadata = Stream([about.encode()], self._metadata.extra)
        info.number, metadata.number = self._pdf.info.number, self._metadata.number
        return {got.number: got.indirect for got in (info, metadata)}

    def after(self, start: int, objects: Mapping[int, bytes]) -> bytes:
        """What stands behind a PDF of so many bytes: objects by number, and where they are."""
        from pydyf import Array, Stream

        data, places = b"", dict[int, int]()
        for number, written in sorted(objects.items()):
            places[number] = start + len(data)
            data += written + b"\n"
        here, size = start + len(data), len(self._pdf.objects)
        places[size] = here
        found = b"".join(b"\x01" + place.to_bytes(4, "big") + b"\x00" for place in places.values())
        table = Stream(
            [found],
            {
                "Type": "/XRef",
                "Size": size + 1,
                "W": Array([1, 4, 1]),
                "Index": Array([entry for number in places for entry in (number, 1)]),
                "Root": self._pdf.catalog.reference,
                "Info": self._pdf.info.reference,
                "Prev": self._pdf.xref_position,
            },
        )
        table.number = size
        return b"%b%b\nstartxref\n%d\n%%%%EOF\n" % (data, table.indirect, here)
