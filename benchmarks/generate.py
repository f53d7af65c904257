"""A project of any size, always the same for the same numbers."""

import hashlib
import json
import random
import shutil
from pathlib import Path

import yaml

from builder.editions import fingerprint
from builder.load import load
from builder.model.rubric import Rubric
from builder.model.scales import PointScale

SHIPPED = Path(__file__).parent.parent
RUBRIC = "es-sustainability"


def generate(root: Path, clusters: int, schools: int) -> None:
    """Write a project with every school's returns for two rounds."""
    shutil.copytree(SHIPPED / "rubrics", root / "rubrics")
    # The reports, and the examples of some packs and documents, are about groups that stay behind.
    about = ("scrutiny-action-plan", "cluster-workshop", "facilitator-training", "training-pack")
    left = (f"{name}.yaml" for name in about)
    content = shutil.ignore_patterns("clusters", "reports", *left)
    shutil.copytree(SHIPPED / "content", root / "content", ignore=content)
    rubric = load(root).rubrics[RUBRIC].model
    for number in range(1, clusters + 1):
        _cluster(root / "content" / "clusters" / f"cluster-{number:04}", rubric, schools)


def _cluster(folder: Path, rubric: Rubric, schools: int) -> None:
    chance = random.Random(folder.name)  # noqa: S311
    listed = [
        {
            "id": f"school-{number:02}",
            "name": f"School {number} of {folder.name}",
            "phase": "primary",
        }
        for number in range(1, schools + 1)
    ]
    folder.mkdir(parents=True)
    rubrics = [RUBRIC, "es-feedback", "workshop-evaluation"]
    name = folder.name.replace("-", " ").capitalize()
    cluster = {"name": name, "rubrics": rubrics, "schools": listed}
    (folder / "cluster.yaml").write_text(yaml.safe_dump(cluster), encoding="utf-8")
    for held in ("spring-2009", "autumn-2009"):
        returns = folder / "returns" / held
        returns.mkdir(parents=True)
        for school in listed:
            document = _return(rubric, chance, folder.name, held, school)
            file = returns / f"{school['id']}.{RUBRIC}.school.json"
            file.write_text(json.dumps(document, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _return(
    rubric: Rubric, chance: random.Random, group: str, held: str, school: dict[str, str]
) -> dict[str, object]:
    assert isinstance(rubric.scale, PointScale)
    points = rubric.scale.points
    answers = {
        criterion.id: {
            "value": chance.randint(points.from_, points.to),
            "fields": {"note": f"What makes us say so about {criterion.title.lower()}. " * 3},
        }
        for criterion in rubric.criteria
    }
    key = f"{group}/{held}/{school['id']}"
    return {
        "id": hashlib.sha256(key.encode()).hexdigest()[:32],
        "revision": 1,
        "rubric": RUBRIC,
        "edition": rubric.edition,
        "fingerprint": fingerprint(rubric),
        "round": held,
        "group": group,
        "subject": school["id"],
        "subject_name": school["name"],
        "voice": rubric.voices[-1].id,
        "speaker": "",
        "answers": answers,
        "fields": {"how": "one-to-one"},
    }
