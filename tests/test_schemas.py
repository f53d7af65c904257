"""The schemas that editors use are those of the program, and the shipped files keep to them."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from types import UnionType
from typing import Any, Union, get_args, get_origin

import pytest
from jsonschema import Draft202012Validator
from pydantic import BaseModel

from builder.cli import SCHEMAS
from builder.faults import type_of
from builder.model.activity import Activity
from builder.model.module import Module
from builder.model.returns import Envelope
from builder.schemas import MODELS, schema
from builder.shape import PATTERNS
from builder.sources import read_json, read_yaml
from builder.theme import Recipe
from tests.support import BASE, ROOT, packs

KEPT = ROOT / "docs/schemas"
MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")
PATTERN = re.compile(r'"(?:pattern": |patternProperties": \{)"((?:[^"\\]|\\.)*)"')
FILES = sorted(
    path.relative_to(ROOT)
    for pattern in ("content/**/*.yaml", "rubrics/*.yaml")
    for path in ROOT.glob(pattern)
)


def validator(name: str) -> Draft202012Validator:
    text = (KEPT / f"{name}.schema.json").read_text(encoding="ascii")
    return Draft202012Validator(json.loads(text))


def mistakes(name: str, data: Any) -> list[str]:
    return [f"{list(got.path)}: {got.message}" for got in validator(name).iter_errors(data)]


def kind_of(path: Path) -> str:
    """The name in the schema's file that the first line of a YAML file points to."""
    modeline = MODELINE.match((ROOT / path).read_text(encoding="utf-8"))
    assert modeline, f"{path} does not begin with its schema"
    target = ROOT / os.path.normpath(path.parent / modeline[1])
    assert target.parent == KEPT, f"{path} points to {target}"
    assert target.is_file(), f"{path} points to {target}"
    return target.name.removesuffix(".schema.json")


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_kept_schema_is_the_programs(name: str) -> None:
    """After a change to a model: make schemas."""
    printed = packs("schema", name)
    assert printed.code == 0
    assert (KEPT / f"{name}.schema.json").read_text(encoding="ascii") == printed.out
    Draft202012Validator.check_schema(json.loads(printed.out))


def test_there_is_a_schema_for_each_kind_of_file_and_no_other() -> None:
    assert set(MODELS) == set(SCHEMAS)
    assert {path.name for path in KEPT.iterdir()} == {f"{name}.schema.json" for name in SCHEMAS}


def test_the_shipped_files_were_found() -> None:
    assert len(FILES) >= 25, f"only {len(FILES)} files were read"


@pytest.mark.parametrize("path", FILES, ids=str)
def test_a_shipped_file_points_to_its_schema_and_keeps_to_it(path: Path) -> None:
    folder = path.parent.name
    kinds = {"activities": "activity", "agreed": "agreed"} | {
        f"{name}s": name for name in ("rubric", "pack", "path", "calendar", "report", "document")
    }
    assert kind_of(path) == kinds.get(folder, path.stem)
    assert mistakes(kind_of(path), read_yaml(ROOT, PurePosixPath(path)).data) == []


def test_the_schemas_refuse_what_the_program_refuses() -> None:
    rubric = read_yaml(BASE, PurePosixPath("rubrics/review.yaml")).data
    assert mistakes("rubric", rubric) == []
    wrongs: list[dict[str, Any]] = [
        {"sumary": "x"},
        {"minutes": "20"},
        {"voices": []},
        {"edition": 1},
    ]
    for wrong in wrongs:
        assert mistakes("rubric", rubric | wrong), wrong


def test_a_saved_return_keeps_to_the_schema_of_envelopes() -> None:
    where = PurePosixPath("content/clusters/north/returns/autumn/oak.review.school.json")
    envelope = {
        "format": "packs-return",
        "version": 1,
        "sha256": "0" * 64,
        "return": read_json(BASE, where).data,
    }
    assert mistakes("envelope", envelope) == []
    assert mistakes("envelope", envelope | {"version": 2})
    assert mistakes("return", envelope["return"]) == []
    assert Envelope.model_validate(envelope).document.subject == "oak"


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_says_what_it_is_or_has_a_name_that_does(name: str) -> None:
    """Editors show the descriptions: none may be a leftover of the type."""
    described = json.loads(schema(name))
    for model in [described, *described.get("$defs", {}).values()]:
        if "properties" in model:
            assert model.get("description"), f"{model['title']} is not described"


def test_every_pattern_of_the_models_has_words_for_whoever_misses_it() -> None:
    """A pattern without them would be shown as it is, or crash."""
    models: list[type[BaseModel]] = [*MODELS.values(), Activity, Module, Recipe]
    texts = [json.dumps(model.model_json_schema()) for model in models]
    patterns = {json.loads(f'"{found}"') for text in texts for found in PATTERN.findall(text)}
    assert len(patterns) >= 9
    assert patterns <= PATTERNS.keys()


def forms_of(annotation: Any) -> Iterator[list[Any]]:
    """Everything in a type that has several forms: text or a list, a number or an id."""
    parts = [part for part in get_args(annotation) if part is not type(None)]
    if get_origin(annotation) in (Union, UnionType) and len(parts) > 1:
        yield parts
    for part in parts:
        yield from forms_of(part)


def models_in(model: type[BaseModel], seen: set[type[BaseModel]]) -> set[type[BaseModel]]:
    """A model and all that it is made of."""

    def inside(annotation: Any) -> None:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            models_in(annotation, seen)
        for part in get_args(annotation):
            inside(part)

    if model not in seen:
        seen.add(model)
        for field in model.model_fields.values():
            inside(field.annotation)
    return seen


def test_a_value_of_several_forms_shows_which_of_them_was_meant() -> None:
    """Words decide between models; all else must differ in kind, or one mistake is said twice."""
    models: set[type[BaseModel]] = set()
    for model in MODELS.values():
        models_in(model, models)
    found = [
        [type_of(form) for form in forms]
        for model in models
        for field in model.model_fields.values()
        for forms in forms_of(field.annotation)
    ]
    plain = [kinds for kinds in found if str in kinds]
    assert (len(found), len(plain)) >= (15, 9)
    for kinds in plain:
        named = [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel)]
        assert len(kinds) == len(set(kinds))
        assert {*kinds, *named} - {int, str, tuple} == set(named)
        assert len(named) <= 1
    assert all(issubclass(kind, BaseModel) for kinds in found if str not in kinds for kind in kinds)
