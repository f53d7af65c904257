"""Files as data: nothing is guessed, nothing expands, and every value knows its place."""

import json
import sys
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from builder.plain_yaml import MAX_DEPTH
from builder.problems import Problem, Problems
from builder.sources import Source, read_json, read_markdown, read_yaml

READERS = {".yaml": read_yaml, ".md": read_markdown, ".json": read_json}
BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9)
)
"""A few hundred bytes that would be a hundred million values."""


def source(tmp_path: Path, text: str, ending: str = ".yaml") -> Source:
    file = tmp_path / f"file{ending}"
    file.write_bytes(text.encode())
    return READERS[ending](tmp_path, PurePosixPath(file.name))


def problems(tmp_path: Path, text: str, ending: str = ".yaml") -> tuple[Problem, ...]:
    with pytest.raises(Problems) as caught:
        source(tmp_path, text, ending)
    return caught.value.found


def test_an_alias_bomb_is_refused_before_anything_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[Any] = []
    monkeypatch.setattr("builder.plain_yaml.yaml.compose", lambda *given, **named: built.append(1))
    found = problems(tmp_path, BOMB)
    assert {problem.message for problem in found} == {
        f"the alias *a{n} is not allowed" for n in range(8)
    }
    assert built == []


@pytest.mark.parametrize("depth", [MAX_DEPTH + 1, 3_000, 100_000])
@pytest.mark.parametrize(
    ("ending", "opens", "closes"),
    [
        (".yaml", "[", "]"),
        (".yaml", "{a: ", "}"),
        (".md", "[", "]"),
        (".json", "[", "]"),
        (".json", '{"a":', "}"),
    ],
)
def test_deep_nesting_is_refused(
    depth: int, ending: str, opens: str, closes: str, tmp_path: Path
) -> None:
    inner = opens * depth + "0" + closes * depth
    text = f"---\na: {inner}\n---\n" if ending == ".md" else inner
    limit = sys.getrecursionlimit()
    (found,) = problems(tmp_path, text, ending)
    assert found.message.startswith(("it is nested too deeply", "the file is larger"))
    assert sys.getrecursionlimit() == limit


@pytest.mark.parametrize("ending", [".yaml", ".json"])
def test_nesting_up_to_the_bound_is_read(ending: str, tmp_path: Path) -> None:
    text = "[" * (MAX_DEPTH - 1) + "0" + "]" * (MAX_DEPTH - 1)
    data = source(tmp_path, text, ending).data
    for _ in range(MAX_DEPTH - 1):
        (data,) = data
    assert data == 0


def test_line_ends_and_the_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    plain = "title: Ün\ntext: |\n  one\n  two\n"
    for written in (
        plain,
        plain.replace("\n", "\r\n"),
        plain.replace("\n", "\r"),
        "\ufeff" + plain,
    ):
        assert source(tmp_path, written).data == {"title": "Ün", "text": "one\ntwo\n"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("false", False),
        ("0", 0),
        ("-7", -7),
        ('"012"', "012"),
        ("'yes'", "yes"),
        ("y", "y"),
        ("1.1.1", "1.1.1"),
        ("09:30", "09:30"),
        ("1e3", "1e3"),
        ("null", None),
        ("", None),
    ],
)
def test_what_nobody_can_misread_is_read(text: str, value: object, tmp_path: Path) -> None:
    got = source(tmp_path, f"key: {text}\n").data["key"]
    assert (got, type(got)) == (value, type(value))


def test_front_matter_is_told_from_lines_in_the_text(tmp_path: Path) -> None:
    got = source(tmp_path, "--- \ntitle: T\n---\none\n\n---\n\ntwo\n", ".md")
    assert (got.data, got.body) == ({"title": "T"}, "one\n\n---\n\ntwo\n")
    assert source(tmp_path, "---\ntitle: T\n---", ".md").body == ""


PLACES: list[tuple[tuple[str | int, ...], str, bool]] = [
    (("b", "c", 1, "d"), "DD", False),
    (("b", "c", 1, "d"), "d", True),
    (("b", "c", 0), "EE", False),
    (("b", "c"), "c", True),
    (("b", "unknown step", "c", 0), "EE", False),
]


@pytest.mark.parametrize(
    ("ending", "text"),
    [
        (".yaml", "a: é😀\nb:\n  c:\n    - EE\n    - d: DD\n"),
        (".yaml", "{a: é😀, b: {c: [EE, {d: DD}]}}\n"),
        (".json", '{"a": "é😀", "b": {"c": ["EE", {"d": "DD"}]}}'),
        (".json", '{"a":"\\/ \\ud83d\\ude00 \\"b\\"","b"\n:\t{"c":["EE",{\n"d"\n:"DD"}]}}'),
    ],
)
def test_a_value_and_its_key_know_where_they_stand(ending: str, text: str, tmp_path: Path) -> None:
    got = source(tmp_path, text, ending)
    for at, word, key in PLACES:
        problem = got.problem(at, "", key=key)
        there = text.splitlines()[problem.line - 1][problem.column - 1 :]
        assert there.startswith(f'"{word}"' if ending == ".json" else word)


def test_a_return_as_a_form_saves_it_is_read_as_json_reads_it(tmp_path: Path) -> None:
    document = {"note": 'A smile 😀, a slash / and "quotes"\n', "value": 7, "none": None}
    text = json.dumps(document, indent=1, sort_keys=True)
    assert source(tmp_path, text, ".json").data == document
    assert source(tmp_path, text.replace("/", "\\/"), ".json").data == document


def test_a_number_that_takes_long_to_read_is_refused_unread(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, f'{{"note": "{"9" * 5000}", "value": {"9" * 5000}}}', ".json")
    assert found.message == f"{'9' * 20} is not a whole number that can be counted with"
    assert found.column == len('{"note": "", "value": ') + 5001


def test_many_problems_in_a_large_file_are_found_in_one_reading(tmp_path: Path) -> None:
    """A place is looked up for each problem: composing the file anew for each would take hours."""
    rows = "".join(f"k{n}: [a, b, c]\n" for n in range(10_000))
    got = source(tmp_path, rows)
    lines = [got.problem((f"k{n}", 1), "").line for n in range(0, 10_000, 1000)]
    assert lines == list(range(1, 10_001, 1000))
