"""What an inbox may hold: returns of the smallest project, sealed, packed and sent."""

import hashlib
import io
import json
import zipfile
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from tests.support import BASE

Json = dict[str, Any]

OAK = "content/clusters/north/returns/autumn/oak.review.school.json"
ELM_ID = "e1" + "0" * 30
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256))


def a_return(**values: Any) -> Json:
    """Elm's return to the review, whole; with other values where they are given."""
    document: Json = json.loads((BASE / OAK).read_text(encoding="utf-8"))
    elm = {"id": ELM_ID, "subject": "elm", "subject_name": "Elm Special School"}
    return document | elm | values


def answers(**values: int) -> Json:
    """Answers that are no more than their marks."""
    return {name: {"value": value} for name, value in values.items()}


def sealed(document: Json, kind: str = "return") -> bytes:
    """The file that a form, or a collation page, saves."""
    canonical = json.dumps(document, sort_keys=True, separators=(",", ":"))
    told = hashlib.sha256(canonical.encode("ascii")).hexdigest()
    envelope = {"format": f"packs-{kind}", "version": 1, "sha256": told, kind: document}
    return json.dumps(envelope, sort_keys=True, indent=1).encode("ascii") + b"\n"


def a_file(**values: Any) -> bytes:
    """Elm's return as its form saves it."""
    return sealed(a_return(**values))


def zipped(*files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of files."""
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w", method) as file:
        for name, data in files:
            file.writestr(zipfile.ZipInfo(name), data, method)
    return box.getvalue()


def mailed(*files: tuple[str, bytes], text: str = "Please find it attached.\n") -> EmailMessage:
    """A message with files attached."""
    mail = EmailMessage()
    mail["From"], mail["To"] = "school@school.example", "returns@county.example"
    mail["Subject"] = "Our return"
    mail.set_content(text)
    for name, data in files:
        mail.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return mail


def filled(inbox: Path, **files: bytes) -> Path:
    """An inbox with files; two underscores in a name stand for a full stop."""
    for name, data in files.items():
        place = inbox / name.replace("__", ".")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return inbox
