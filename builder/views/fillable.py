"""The forms as PDFs to fill in on screen."""

import json
from dataclasses import dataclass

from builder.model.project import Authority
from builder.views.common import Named
from builder.views.paper import PaperView


@dataclass(frozen=True)
class FillableView:
    """A form of one voice: for anybody, about one named thing, or for any member of a group."""

    form: PaperView
    members: tuple[Named, ...] = ()
    """Those of whom a person picks one; where there are none, a name is typed."""

    @property
    def authority(self) -> Authority:
        """Whose form it is."""
        return self.form.authority

    @property
    def identity(self) -> str:
        """What the file says of itself, for `packs collect`; the same text every time."""
        form = self.form
        told = {
            "format": "packs-form",
            "version": 1,
            "rubric": form.asked.id,
            "edition": form.rubric.edition,
            "fingerprint": form.asked.fingerprint,
            "round": form.round.id,
            "group": form.group.id if form.group else None,
            "subject": form.subject.id if form.subject else None,
            "subject_name": form.subject.name if form.subject else "",
            "voice": form.voice.id,
        }
        return json.dumps(told, sort_keys=True, separators=(",", ":"))
