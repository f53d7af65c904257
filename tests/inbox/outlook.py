"""Messages as Outlook saves them (.msg): a small writer of the files that they stand in.

It writes what [MS-CFB] and [MS-OXMSG] ask for and no more, so that tests need no binary files.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Union

Tree = Mapping[str, Union[bytes, "Tree"]]
"""Storages and streams by their names."""

SECTOR, MINI, CUTOFF = 512, 64, 4096
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


@dataclass
class Entry:
    """A storage or a stream in the directory."""

    name: str
    kind: int
    data: bytes = b""
    child: int = FREE
    right: int = FREE
    start: int = END


def message(*attachments: tuple[str, bytes | Tree]) -> Tree:
    """A message with files attached; an attachment that is itself a message was forwarded."""
    found: dict[str, bytes | Tree] = {"__properties_version1.0": bytes(32)}
    for place, (name, held) in enumerate(attachments):
        content = "__substg1.0_37010102" if isinstance(held, bytes) else "__substg1.0_3701000D"
        found[f"__attach_version1.0_#{place:08X}"] = {
            "__properties_version1.0": bytes(8),
            "__substg1.0_3707001F": name.encode("utf-16-le"),
            content: held,
        }
    return found


def saved(tree: Tree) -> bytes:
    """The file."""
    entries = [Entry("Root Entry", 5)]
    entries[0].child = _add(tree, entries)
    sectors: list[bytes] = []
    fat: list[int] = []
    minis = b""
    mini_fat: list[int] = []
    for entry in entries:
        if entry.kind == 2 and entry.data and len(entry.data) < CUTOFF:
            entry.start = len(mini_fat)
            count = -(-len(entry.data) // MINI)
            mini_fat += [*range(entry.start + 1, entry.start + count), END]
            minis += entry.data.ljust(count * MINI, b"\0")
        elif entry.kind == 2 and entry.data:
            entry.start = _chain(entry.data, sectors, fat)
    entries[0].start, entries[0].data = _chain(minis, sectors, fat), minis
    first_mini = _chain(struct.pack(f"<{len(mini_fat)}I", *mini_fat), sectors, fat, b"\xff")
    directory = b"".join(map(_packed, entries))
    first_directory = _chain(directory, sectors, fat)
    count = 1
    while len(fat) + count > count * SECTOR // 4:
        count += 1
    table = [*fat, *[FAT] * count]
    fats = struct.pack(f"<{len(table)}I", *table).ljust(count * SECTOR, b"\xff")
    places = [*range(len(fat), len(fat) + count), *[FREE] * (109 - count)]
    minis_in_fat = -(-len(mini_fat) * 4 // SECTOR)
    head = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII109I",
        *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, count, first_directory),
        *(0, CUTOFF, first_mini, minis_in_fat, END, 0, *places),
    )
    return head + b"".join(sectors) + fats


def _add(tree: Tree, entries: list[Entry]) -> int:
    """Add what stands in a storage, in a row; the place of the first."""
    first = before = FREE
    for name in sorted(tree, key=lambda got: (len(got), got.upper())):
        held = tree[name]
        place = len(entries)
        entries.append(Entry(name, 2, held) if isinstance(held, bytes) else Entry(name, 1))
        if not isinstance(held, bytes):
            entries[place].child = _add(held, entries)
        if before == FREE:
            first = place
        else:
            entries[before].right = place
        before = place
    return first


def _chain(data: bytes, sectors: list[bytes], fat: list[int], fill: bytes = b"\0") -> int:
    if not data:
        return END
    start, count = len(sectors), -(-len(data) // SECTOR)
    whole = data.ljust(count * SECTOR, fill)
    sectors += [whole[at : at + SECTOR] for at in range(0, len(whole), SECTOR)]
    fat += [*range(start + 1, start + count), END]
    return start


def _packed(entry: Entry) -> bytes:
    name = entry.name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII16xI16xIQ",
        *(name, len(name), entry.kind, 1, FREE, entry.right, entry.child, 0),
        *(entry.start, len(entry.data)),
    )
