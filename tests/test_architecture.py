"""One straight line and no circles; heavy libraries only where they are needed."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.support import BASE, ROOT, copied, packs, packs_apart

LINE = [
    "problems",
    "places",
    "names",
    "whole",
    "plain_yaml",
    "plain_json",
    "sources",
    "model",
    "faults",
    "shape",
    "reading",
    "load",
    "arrows",
    "compact",
    "typeface",
    "marks",
    "acroform",
    "theme",
    "agenda",
    "counts",
    "scoring",
    "withhold",
    "quantities",
    "results",
    "editions",
    "ways",
    "carry",
    "asking",
    "checks",
    "prevail",
    "working",
    "cells",
    "register",
    "inbox",
    "collate",
    "findings",
    "moved",
    "across",
    "views",
    "plan",
    "workbook",
    "render",
    "artefacts",
    "pdf",
    "fill",
    "printing",
    "publish",
    "state",
    "build",
    "handouts",
    "collect",
    "recording",
    "schemas",
    "saying",
    "cli_collect",
    "cli_editions",
    "cli_print",
    "cli",
    "__main__",
]
"""A module may import those before it. Packages stand here as one; state and publish are leaves."""

LEAVES = {
    "problems",
    "places",
    "names",
    "whole",
    "arrows",
    "typeface",
    "artefacts",
    "publish",
    "state",
}
"""They import nothing of the builder."""

Imports = Mapping[str, set[str]]


def builder_sources() -> dict[str, str]:
    """Every module's name under builder, with its text."""
    folder = ROOT / "builder"
    found = {}
    for path in folder.rglob("*.py"):
        parts = path.relative_to(folder).with_suffix("").parts
        found[".".join(parts).removesuffix(".__init__")] = path.read_text(encoding="utf-8")
    found.pop("__init__")
    return found


def imports(sources: Mapping[str, str]) -> Imports:
    """What each module imports of the others, anywhere in its text."""
    return {
        name: {got for got in _named(text) if got in sources and got != name}
        for name, text in sources.items()
    }


def _named(text: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "write the import in full: it is read here by its name"
            names = [f"{node.module}.{alias.name}" for alias in node.names] + [str(node.module)]
        else:
            continue
        yield from (name.removeprefix("builder.") for name in names if name.startswith("builder."))


def circle(graph: Imports) -> list[str]:
    """Modules that import each other in a circle; empty where there is none."""
    done: set[str] = set()

    def walk(name: str, way: list[str]) -> list[str]:
        if name in way:
            return [*way[way.index(name) :], name]
        if name in done:
            return []
        for other in sorted(graph[name]):
            if found := walk(other, [*way, name]):
                return found
        done.add(name)
        return []

    return next((found for name in sorted(graph) if (found := walk(name, []))), [])


def backwards(graph: Imports, line: list[str]) -> list[str]:
    """Imports of something later in the line."""
    place = {name: number for number, name in enumerate(line)}
    return [
        f"{name} imports {other}"
        for name, others in sorted(graph.items())
        for other in sorted(others)
        if place[name.split(".")[0]] < place[other.split(".")[0]]
    ]


def test_the_modules_import_each_other_in_no_circle() -> None:
    graph = imports(builder_sources())
    edges = sum(map(len, graph.values()))
    assert len(graph) >= 35, f"only {len(graph)} modules were read"
    assert edges >= 100, f"only {edges} imports were seen"
    assert circle(graph) == []


def test_no_module_imports_one_later_in_the_line() -> None:
    graph = imports(builder_sources())
    assert {name.split(".")[0] for name in graph} == set(LINE), "a module has no place in the line"
    assert backwards(graph, LINE) == []


def test_leaves_import_nothing_of_the_builder() -> None:
    graph = imports(builder_sources())
    assert {name: graph[name] for name in LEAVES} == {name: set() for name in LEAVES}


def test_the_guards_see_a_circle_and_a_step_back() -> None:
    made_up = {
        "load": "from builder.shape import shape\n",
        "shape": "def late() -> None:\n    from builder.plan.site import plan\n",
        "plan": "from builder.plan.site import plan\n",
        "plan.site": "import builder.load\n",
    }
    graph = imports(made_up)
    assert circle(graph) == ["load", "shape", "plan.site", "load"]
    assert backwards(graph, ["shape", "load", "plan"]) == ["shape imports plan.site"]
    with pytest.raises(AssertionError, match="in full"):
        imports({"plan": "from . import site\n"})


BLOCK = """
import sys
class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {names!r}:
            raise ImportError(f"{{name}} was to be left alone")
sys.meta_path.insert(0, Blocker())
"""
PDF = BLOCK.format(names=("weasyprint", "pydyf", "fontTools"))
HEAVY = BLOCK.format(
    names=(
        *("weasyprint", "pydantic", "yaml", "jinja2", "markdown_it"),
        *("calmjs", "pikepdf", "ply", "tinycss2", "xlsxwriter"),
    )
)


def test_without_pdfs_weasyprint_is_not_imported(tmp_path: Path) -> None:
    project = copied(BASE, tmp_path)
    checked = packs_apart("check", "--project", project, before=PDF)
    assert checked.code == 0, checked.err
    built = packs_apart("build", "--no-pdf", "--project", project, before=PDF)
    assert built.code == 0, built.err


def test_a_machine_that_cannot_print_is_told_so(tmp_path: Path) -> None:
    missing = PDF.replace("was to be left alone", "cannot be loaded")
    built = packs_apart("build", "--jobs", 1, "--project", copied(BASE, tmp_path), before=missing)
    assert built.code == 1
    assert "PDFs cannot be made on this machine" in built.err
    assert "--no-pdf" in built.err
    assert "Traceback" not in built.err
    assert not (tmp_path / "output").exists()


def test_the_blocker_blocks(tmp_path: Path) -> None:
    built = packs_apart("build", "--jobs", 1, "--project", copied(BASE, tmp_path), before=PDF)
    assert built.code not in (0, 2)
    assert "was to be left alone" in built.err
    checked = packs_apart("check", "--project", BASE, before=HEAVY)
    assert "was to be left alone" in checked.err


def test_finding_that_nothing_changed_takes_no_heavy_library(tmp_path: Path) -> None:
    project = copied(BASE, tmp_path)
    assert packs("build", "--no-pdf", "--project", project).code == 0
    again = packs_apart("build", "--no-pdf", "--project", project, before=HEAVY)
    assert (again.code, again.err) == (0, "")
    assert again.out.startswith("Nothing changed")
