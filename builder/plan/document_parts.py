"""One copy of a document: which parts it has, and what each of them shows."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from builder.counts import sheets_needed, small_groups
from builder.findings import find
from builder.model.activity import Activity
from builder.model.base import Audience
from builder.model.document import (
    ActivityPart,
    Copy,
    Document,
    EvaluationPart,
    ExamplePart,
    GridPart,
    ModulePart,
    Part,
)
from builder.plan.agreeing import meeting_of
from builder.plan.context import READERS, Context, Place
from builder.plan.county_findings import said_in
from builder.plan.forms import form_view
from builder.plan.grid import print_grid
from builder.plan.guides import for_participants, guide_view
from builder.plan.hearing import hear
from builder.plan.occasion import OccasionPlan
from builder.plan.outputs import Document as Printed
from builder.views.common import Named
from builder.views.documents import (
    ActivityBody,
    AgendaBody,
    AnswersBody,
    Body,
    DocumentView,
    PartView,
    SheetRun,
    TextBody,
)
from builder.views.forms import FormView
from builder.views.guides import GuideView, SessionView


@dataclass(frozen=True)
class Maker:
    """Makes one copy of a document for one place."""

    context: Context
    place: Place
    document: Document
    copy: Copy
    occasion: OccasionPlan | None
    example: ExamplePart | None = None
    """Where it is an example in another document: what is shown of it."""

    def printed(self) -> Printed:
        """The copy as a PDF."""
        view = DocumentView(
            document=self.document,
            copy=self.copy,
            authority=self.context.authority,
            occasion=self.occasion.occasion if self.occasion else None,
            readers=self._readers,
            people=self._people,
            parts=tuple(self.parts()),
        )
        return Printed("print/document.html", view)

    def parts(self) -> Iterator[PartView]:
        """Those that this copy has and the place's readers may read, in order."""
        for part in self._chosen:
            if isinstance(part, ExamplePart):
                shown = tuple(self._example(part))
                yield PartView(part.id, part.title, part.kind, None, shown)
            else:
                body = self._body(part)
                yield PartView(f"{self.under}{part.id}", part.title, part.kind, body)

    @property
    def _chosen(self) -> tuple[Part, ...]:
        reader = "facilitator" if self._is_facilitators else "participants"
        return tuple(
            part
            for part in self.document.parts
            if (not part.copies or reader in part.copies)
            and (not self.example or self._is_shown(part, self.example))
        )

    def _is_shown(self, part: Part, example: ExamplePart) -> bool:
        """Whether an example shows a part of the document."""
        if example.parts:
            return part.id in example.parts
        return part.kind not in ("cover", "contents")

    @property
    def _readers(self) -> Audience:
        """Who may read it: what a real group answered is for that group at the most."""
        audiences = [self.document.audience]
        if self.occasion:
            sample = self.occasion.cluster.model.sample
            audiences += [self.occasion.asked.rubric.audience, "open" if sample else "group"]
        return max(audiences, key=lambda got: len(READERS[got]))

    @property
    def under(self) -> str:
        """What stands before the ids of an example's parts."""
        return f"{self.example.id}-" if self.example else ""

    @property
    def _is_facilitators(self) -> bool:
        return self.copy == "facilitator"

    @property
    def _people(self) -> int | None:
        """How many take part: as many as are named, or one for each member of the group."""
        members = len(self.occasion.heard) if self.occasion else None
        return self.document.people or members

    def _body(self, part: Part) -> Body | None:
        match part:
            case ModulePart():
                return self._module(part)
            case GridPart():
                return print_grid(self._group, part.paper)
            case ActivityPart():
                return self._activity(self.context.content.activities[part.activity].model)
            case EvaluationPart():
                return self._evaluation(part.rubric)
            case _ if part.kind in ("findings", "questions"):
                return self._answers()
            case _:
                return None

    @property
    def _group(self) -> OccasionPlan:
        assert self.occasion, "the checks see to it that answers are shown for a group alone"
        return self.occasion

    def _module(self, part: ModulePart) -> GuideView | AgendaBody | TextBody:
        file = self.context.content.modules[part.module]
        if part.kind == "text":
            return TextBody(file.source.body)
        guide = guide_view(
            self.context, self.place, part.module, file, for_facilitator=self._is_facilitators
        )
        if part.kind == "objectives":
            return replace(guide, body="", sessions=(), copies=())
        sessions, occasion = tuple(map(self._session, guide.sessions)), self.occasion
        return AgendaBody(
            replace(guide, body="", sessions=sessions, copies=()),
            len(occasion.heard) if occasion else 0,
            occasion.asked.rubric.subject if occasion else None,
        )

    def _session(self, one: SessionView) -> SessionView:
        """A session with its small groups, and the way to the part that has its activity."""
        if one.activity is None:
            return one
        name = one.timed.session.activity
        parts = (got for got in self._chosen if isinstance(got, ActivityPart))
        part = next((got.id for got in parts if got.activity == name), "")
        groups = small_groups(one.activity, self._people) if self._people else ()
        return replace(one, groups=groups, part=self.under + part if part else "")

    def _activity(self, activity: Activity) -> ActivityBody:
        """An activity with the sheets of this copy: what each person has is in everybody's."""
        people = self._people or 1
        shared = {"facilitator", "participants"} <= set(self.document.copies)
        here, elsewhere = [], []
        for sheet in activity.sheets:
            is_own = sheet.copies == "each-person"
            if not shared:
                here.append(SheetRun(sheet, sheets_needed(sheet, activity, people)))
            elif is_own == self._is_facilitators:
                elsewhere.append(sheet)
            else:
                count = 1 if is_own else sheets_needed(sheet, activity, people)
                here.append(SheetRun(sheet, count))
        return ActivityBody(
            activity if self._is_facilitators else for_participants(activity),
            small_groups(activity, people),
            tuple(here),
            tuple(elsewhere),
        )

    def _evaluation(self, rubric_id: str) -> FormView:
        asked = self.context.asked[rubric_id]
        named = asked.rubric.subject.named
        subject = Named(named.id, named.name) if named else None
        group = self.occasion.occasion.cluster if self.occasion else None
        return form_view(self.context, asked, asked.rubric.voices[-1], subject, group)

    def _answers(self) -> AnswersBody:
        occasion = self._group
        found = meeting_of(occasion.cluster, occasion.asked, occasion.round.id)
        return AnswersBody(
            grid_view=print_grid(occasion, "a4"),
            findings=find(occasion.grid),
            written=tuple(said_in(found.meeting)) if found else (),
            meeting=found.meeting if found else None,
            edition=found.other_edition if found else "",
        )

    def _example(self, part: ExamplePart) -> Iterator[PartView]:
        """Another document's parts, over the latest round that the invented group answered."""
        document = self.context.content.documents[part.document].model
        cluster = self.context.content.clusters[part.group]
        if document.rubric is None or document.audience not in READERS[self.place.audience]:
            return
        rounds = hear(self.context, cluster, self.place, self.context.asked[document.rubric])
        plans = [
            OccasionPlan(self.context, cluster, self.place, rounds, got) for got in rounds.held
        ]
        answered = [got for got in plans if got.grid.register.answered] or plans
        maker = Maker(self.context, self.place, document, self.copy, answered[-1], part)
        yield from maker.parts()
