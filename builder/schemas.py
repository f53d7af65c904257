"""JSON Schemas for editors, from where the models are described."""

import json

from pydantic import BaseModel

from builder.model.activity import Activity
from builder.model.agreed import Agreed
from builder.model.calendar import Calendar
from builder.model.cluster import Cluster
from builder.model.collected import Collected, WaitingList
from builder.model.decisions import Decisions
from builder.model.document import Document
from builder.model.module import Module
from builder.model.pack import Pack
from builder.model.path import Path
from builder.model.project import Project
from builder.model.report import Report
from builder.model.returns import Envelope, Return
from builder.model.rubric import Rubric
from builder.model.workshop import WorkshopEnvelope

MODELS: dict[str, type[BaseModel]] = {
    "project": Project,
    "rubric": Rubric,
    "cluster": Cluster,
    "pack": Pack,
    "activity": Activity,
    "module": Module,
    "path": Path,
    "calendar": Calendar,
    "report": Report,
    "document": Document,
    "agreed": Agreed,
    "return": Return,
    "envelope": Envelope,
    "workshop": WorkshopEnvelope,
    "decisions": Decisions,
    "waiting": WaitingList,
    "register": Collected,
}


def schema(name: str) -> str:
    """The JSON Schema of one of MODELS, as text. Raises KeyError for another name."""
    described = MODELS[name].model_json_schema(by_alias=True)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(head | described, indent=2, ensure_ascii=True) + "\n"
