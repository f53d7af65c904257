"""A zip is unpacked within limits, whatever it says of itself."""

import base64
import io
import struct
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.form_support import THEME

pytest_plugins = ("tests.browser.form_fixtures",)

LIMITS = {"entries": 5, "entry": 50_000, "total": 120_000}
UNPACK = """([text, limits]) =>
  packs.unzip(Uint8Array.from(atob(text), one => one.charCodeAt(0)), limits).then(
    all => all.map(one => [one.name, one.refused || null,
      one.bytes ? btoa(String.fromCharCode(...one.bytes)) : ""]),
    error => error.refused || String(error))"""
SPOIL = """async ([text, limits]) => {
  const whole = Uint8Array.from(atob(text), one => one.charCodeAt(0))
  const said = new Set()
  const tell = one => said.add(one.refused || (one.bytes ? "out" : String(one)))
  for (let place = 0; place < whole.length; place += 1) {
    const spoilt = whole.slice()
    spoilt[place] ^= 0x55
    await packs.unzip(spoilt, limits).then(all => all.forEach(tell), tell)
    await packs.unzip(whole.slice(0, place), limits).then(
      all => said.add("a part passed for the whole"), tell)
  }
  return [...said]
}"""
Unpacked = list[tuple[str, bytes | str]] | str


def each(found: Unpacked) -> list[tuple[str, bytes | str]]:
    """What was unpacked, where the whole could be read."""
    assert isinstance(found, list)
    return found


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """An empty page with the script."""
    errors: list[str] = []
    one = chromium.new_page()
    one.on("pageerror", lambda error: errors.append(str(error)))
    one.add_script_tag(path=THEME / "js/zip.js")
    yield one
    one.close()
    assert errors == []


def unpacked(page: Page, data: bytes, **limits: int) -> Unpacked:
    """The names with their bytes, or with the word for why there are none; or one word for all."""
    got: Any = page.evaluate(UNPACK, [base64.b64encode(data).decode(), LIMITS | limits])
    if isinstance(got, str):
        return got
    return [(name, word or base64.b64decode(data)) for name, word, data in got]


def zipped(*files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of files."""
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w", method) as file:
        for name, data in files:
            file.writestr(name, data)
    return box.getvalue()


FILES = (("one.json", b'{"a": 1}' * 40), ("folder/t\u0175r.json", bytes(range(256)) * 8))


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_what_is_in_a_zip_comes_out(page: Page, method: int) -> None:
    assert unpacked(page, zipped(*FILES, method=method)) == list(FILES)
    assert unpacked(page, zipped()) == []


def test_folders_and_what_macos_adds_are_no_files(page: Page) -> None:
    data = zipped(("folder/", b""), ("folder/a.json", b"abcd"), ("__MACOSX/._a.json", b"\x00"))
    assert unpacked(page, data) == [("folder/a.json", b"abcd")]


def test_a_name_is_only_text(page: Page) -> None:
    names = ["../../etc/passwd", "C:\\x.json", "<img src=x>", "__proto__"]
    found = each(unpacked(page, zipped(*((name, b"abcd") for name in names))))
    assert [name for name, _ in found] == names


def test_what_mail_adds_before_and_after_does_no_harm(page: Page) -> None:
    assert unpacked(page, b"\r\nbegin\r\n" + zipped(*FILES) + b"\r\n-- \r\n") == list(FILES)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_file_too_large_is_marked_and_the_others_come_out(page: Page, method: int) -> None:
    data = zipped(("big", b"\x00" * 50_001), ("small", b"abcd"), method=method)
    assert unpacked(page, data) == [("big", "large"), ("small", b"abcd")]


def test_all_together_have_a_limit_too(page: Page) -> None:
    data = zipped(*((f"{number}", b"\x00" * 49_999) for number in range(4)))
    found = each(unpacked(page, data))
    assert [got == "large" for _, got in found] == [False, False, True, True]


def test_a_size_that_a_zip_states_is_not_believed(page: Page) -> None:
    bomb = zipped(("bomb", b"\x00" * 40_000_000))
    entry = bomb.index(b"PK\x01\x02")
    small = bomb[:22] + struct.pack("<I", 9) + bomb[26:]
    lying = small[: entry + 24] + struct.pack("<I", 9) + small[entry + 28 :]
    assert unpacked(page, lying) == [("bomb", "large")]
    honest = zipped(*FILES)
    entry = honest.index(b"PK\x01\x02")
    huge = honest[: entry + 24] + struct.pack("<I", 0x7FFFFFFF) + honest[entry + 28 :]
    assert unpacked(page, huge) == list(FILES)


def test_more_files_than_allowed_are_not_begun(page: Page) -> None:
    assert unpacked(page, zipped(*((str(one), b"") for one in range(6)))) == "large"


def test_a_password_and_an_unknown_packing_are_named(page: Page) -> None:
    data = zipped(*FILES)
    entry = data.index(b"PK\x01\x02")
    locked = data[: entry + 8] + b"\x01" + data[entry + 9 :]
    assert unpacked(page, locked) == [("one.json", "zip-locked"), FILES[1]]
    odd = data[: entry + 10] + b"\x0e" + data[entry + 11 :]
    assert unpacked(page, odd) == [("one.json", "zip-packed"), FILES[1]]
    assert unpacked(page, zipped(*FILES, method=zipfile.ZIP_LZMA))[0] == ("one.json", "zip-packed")


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_damage_anywhere_ends_in_a_word_and_never_in_an_error(page: Page, method: int) -> None:
    data = zipped(*FILES, method=method)
    said = page.evaluate(SPOIL, [base64.b64encode(data).decode(), LIMITS])
    assert {"out", "zip-damaged"} <= set(said)
    assert set(said) <= {"out", "zip-damaged", "zip-locked", "zip-packed", "large"}


def test_a_browser_that_cannot_inflate_says_so(chromium: Browser) -> None:
    for missing in ("undefined", "function (kind) { throw new TypeError(kind) }"):
        page = chromium.new_page()
        page.add_script_tag(content=f"window.DecompressionStream = {missing}")
        page.add_script_tag(path=THEME / "js/zip.js")
        assert unpacked(page, zipped(FILES[0])) == [("one.json", "zip-packed")]
        assert unpacked(page, zipped(FILES[0], method=zipfile.ZIP_STORED)) == [FILES[0]]
        page.close()
