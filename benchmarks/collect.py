"""Returns of a whole county collected from one folder, and from messages.

`python -m benchmarks.collect` prints the table. Each run is a process of its own, so that its
highest memory is its own too.
"""

import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import click

from benchmarks.generate import RUBRIC, SHIPPED, generate
from builder.asking import Asked, asked_of
from builder.load import load

SCHOOLS = 30
"""In each cluster."""


def sealed(asked: Asked, group: str, school: str, dice: random.Random) -> bytes:
    """One school's file, of about 1.4 KB, as a form saves it."""
    document = {
        "id": f"{dice.getrandbits(128):032x}",
        "revision": 1,
        "rubric": asked.id,
        "edition": asked.rubric.edition,
        "fingerprint": asked.fingerprint,
        "round": "autumn-2009",
        "group": group,
        "subject": school,
        "subject_name": f"{school} of {group}",
        "voice": asked.rubric.voices[-1].id,
        "speaker": "",
        "answers": {
            got.id: {"value": dice.choice(asked.ladders[got.id].choices).value}
            for got in asked.rubric.criteria
        },
        "fields": {"how": "alone"},
    }
    canonical = json.dumps(document, sort_keys=True, separators=(",", ":"))
    envelope = {"format": "packs-return", "version": 1, "return": document}
    envelope["sha256"] = hashlib.sha256(canonical.encode("ascii")).hexdigest()
    return json.dumps(envelope, sort_keys=True, indent=1).encode("ascii") + b"\n"


def files(root: Path, count: int) -> Iterator[tuple[str, bytes]]:
    """That many schools' files, with their names."""
    dice = random.Random(count)  # noqa: S311 The same files on every run.
    content = load(root)
    asked = asked_of(RUBRIC, content.rubrics[RUBRIC].model)
    schools = ((group, f"school-{n:02}") for group in content.clusters for n in range(1, 31))
    for group, school in schools:
        if count == 0:
            return
        count -= 1
        yield f"{group}.{school}.json", sealed(asked, group, school, dice)


def message(name: str, data: bytes) -> bytes:
    """A message with one file attached."""
    mail = EmailMessage()
    mail["From"], mail["To"] = "school@school.example", "returns@county.example"
    mail["Subject"] = "Our return"
    mail.set_content("Please find it attached.\n" * 20)
    mail.add_attachment(data, maintype="application", subtype="json", filename=name)
    return bytes(mail)


def project(root: Path, clusters: int) -> None:
    """A made-up authority that nobody has returned anything to."""
    generate(root, clusters, SCHOOLS)
    for folder in (root / "content/clusters").glob("*/returns"):
        shutil.rmtree(folder)


def collected(root: Path, inbox: Path) -> tuple[float, float, float]:
    """The seconds that a run took, those of its processor, and its highest memory in MB."""
    command = [sys.executable, "-m", "builder", "collect", str(inbox), "--project", str(root)]
    start = time.perf_counter()
    run = subprocess.Popen(command, cwd=SHIPPED, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(run.pid, 0)
    assert status == 0
    taken = time.perf_counter() - start
    return taken, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


@click.command()
@click.option("--returns", default=30_000, help="How many returns lie in the folder.")
@click.option("--mails", default=1_000, help="How many messages lie in the other.")
def main(returns: int, mails: int) -> None:
    """Time `packs collect`: a tenth of the returns, the messages, and all the returns."""
    with tempfile.TemporaryDirectory() as temporary:
        base = Path(temporary) / "base"
        project(base, -(-returns // SCHOOLS))
        for name, count in (("returns", returns // 10), ("messages", mails), ("returns", returns)):
            root, inbox = base.with_name("project"), base.with_name("inbox")
            shutil.copytree(base, root)
            inbox.mkdir()
            for file, data in files(root, count):
                is_mail = name == "messages"
                target = inbox / (f"{file}.eml" if is_mail else file)
                target.write_bytes(message(file, data) if is_mail else data)
            _tell(f"{count} {name}", *collected(root, inbox))
            if name == "returns":
                _tell(f"{count} {name}, again", *collected(root, inbox))
            shutil.rmtree(root)
            shutil.rmtree(inbox)


def _tell(what: str, seconds: float, busy: float, megabytes: float) -> None:
    click.echo(f"{what:<24}  {seconds:7.1f} s  {busy:7.1f} s of a core  {megabytes:5.0f} MB")


if __name__ == "__main__":
    main()
