"""A document with holes as PDF, parted into what all documents share and what each has its own."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from builder.fill.glyphs import Glyphs, Type, at, lighten, operators, shape, streams
from builder.fill.slots import Slot, Texts, Unfit, slots
from builder.fill.update import Ending
from builder.pdf import Press, finish

NEAR = 200
"""With fewer operators than these between them, slots are written together."""

HAIR = 0.5
"""How much wider than its text a place must be, in CSS pixels."""

Piece = tuple[bytes | Slot, ...]
"""A stretch of a page's operators, with slots in the place of those that show their glyphs."""

Shaped = Mapping[tuple[Type, str], Glyphs]


class Template:
    """A document that is laid out once."""

    def __init__(self, press: Press, html: str, holes: tuple[str, ...]) -> None:
        """Lay it out. Raises slots.Unfit and pdf.PressError."""
        self._press = press
        self._pieces: dict[Piece, int] = {}
        self._drawn: dict[tuple[int, tuple[str, ...]], bytes] = {}
        with press.listening():
            document = press.lay_out(html)
        self._pages = [list(slots(page, holes)) for page in document.pages]
        self._slots = list(dict.fromkeys(slot for page in self._pages for slot in page))
        self._lines = self._shaped((slot.kind, slot.line) for slot in self._slots)
        with press.listening():
            self.start = press.write(document, self._part, full_fonts=True)

    def ends(self, documents: Sequence[Texts]) -> tuple[bytes | None, ...]:
        """What stands behind the start of each document; None where its texts do not fit."""
        glyphs = self._shaped(
            (slot.kind, slot.text(texts)) for slot in self._slots for texts in documents
        )
        return tuple(self._end(texts, glyphs) for texts in documents)

    def _shaped(self, wanted: Iterable[tuple[Type, str]]) -> Shaped:
        by_kind: dict[Type, set[str]] = {}
        for kind, text in wanted:
            by_kind.setdefault(kind, set()).add(text)
        return {
            (kind, text): glyphs
            for kind, texts in by_kind.items()
            for text, glyphs in shape(self._press, kind, texts).items()
        }

    def _part(self, document: Any, pdf: Any) -> None:
        """Part every page where it has slots, before the PDF is written."""
        finish(document, pdf)
        lighten(pdf)
        self._ending = Ending(pdf)
        for found, page, stream in zip(self._pages, pdf.page_references, streams(pdf), strict=True):
            items = operators(stream)
            places = self._places(found, items)
            if places:
                at(pdf, page)["Contents"] = self._contents(pdf, stream, items, places)

    def _places(self, found: list[Slot], items: list[bytes]) -> dict[int, Slot]:
        """Where a page draws its slots: at the operators that show their glyphs in their font."""
        drawn: dict[tuple[bytes, bytes], Slot] = {}
        for slot in found:
            glyphs = self._lines.get((slot.kind, slot.line))
            if glyphs is None:
                raise Unfit(slot.line)
            drawn[glyphs.font, glyphs.shown] = slot
        places, font = {}, b""
        for place, item in enumerate(items):
            font = item if item.endswith(b" Tf") else font
            if (font, item) in drawn:
                places[place] = drawn[font, item]
        if Counter(places.values()) != Counter(found):
            raise Unfit("set otherwise than in a line of its own")
        return places

    def _contents(
        self, pdf: Any, stream: Any, items: list[bytes], places: Mapping[int, Slot]
    ) -> Any:
        """A page as several streams, of which those with slots are left empty."""
        from pydyf import Array, Stream

        references, done = [], 0
        for first, last in _together(sorted(places)):
            piece = tuple(places.get(place, items[place]) for place in range(first, last + 1))
            shared, own = Stream(items[done:first], compress=True), Stream()
            pdf.add_object(shared)
            if piece not in self._pieces:
                pdf.add_object(own)
                self._pieces[piece] = own.number
            references += [shared.reference, b"%d 0 R" % self._pieces[piece]]
            done = last + 1
        stream.stream = items[done:]
        return Array([*references, stream.reference])

    def _end(self, texts: Texts, glyphs: Shaped) -> bytes | None:
        own: dict[int, bytes] = {}
        for piece, number in self._pieces.items():
            found = [got for got in piece if isinstance(got, Slot)]
            says = tuple(slot.text(texts) for slot in found)
            if not all(
                self._fits(slot, text, glyphs) for slot, text in zip(found, says, strict=True)
            ):
                return None
            if (number, says) not in self._drawn:
                self._drawn[number, says] = _stream(number, piece, iter(says), glyphs)
            own[number] = self._drawn[number, says]
        own |= self._ending.title({hole: said or "" for hole, said in texts.items()})
        return self._ending.after(len(self.start), own)

    def _fits(self, slot: Slot, text: str, glyphs: Shaped) -> bool:
        if not text.strip():
            return True
        got, line = glyphs.get((slot.kind, text)), self._lines[slot.kind, slot.line]
        return got is not None and got.font == line.font and got.width + HAIR <= slot.room


def _together(places: list[int]) -> Iterator[tuple[int, int]]:
    """The first and last of those that stand near each other."""
    first = last = places[0]
    for place in places[1:]:
        if place - last > NEAR:
            yield first, last
            first = place
        last = place
    yield first, last


def _stream(number: int, piece: Piece, says: Iterator[str], glyphs: Shaped) -> bytes:
    """A piece's object, with what a document says in its slots."""
    from pydyf import Stream

    items = []
    for got in piece:
        if isinstance(got, Slot):
            text = next(says)
            items.append(glyphs[got.kind, text].shown if text.strip() else b"")
        else:
            items.append(got)
    stream = Stream(items, compress=len(items) > 1)
    stream.number = number
    written: bytes = stream.indirect
    return written
