"""One member's profile: what prevails, who said what, what follows, what changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from builder.asking import fields_beside, speaks_for_all
from builder.cells import Cell, Heard, cell, cell_of
from builder.model.results import Lookup
from builder.model.returns import Answer, FieldValue, Return
from builder.model.rubric import Criterion, Section, Voice
from builder.plan.answers import answers_of
from builder.plan.drafts_paper import member_links
from builder.plan.following import following
from builder.plan.hearing import audible
from builder.plan.history import cells_of, history_of
from builder.plan.kept import kept_of
from builder.plan.occasion import OccasionPlan
from builder.plan.outputs import Outputs
from builder.plan.pictures import pictures_of
from builder.plan.profile_paper import on_paper
from builder.register import Difference as Found
from builder.register import differences
from builder.results import Worked
from builder.views.answers import VoiceFields
from builder.views.common import Link, Named
from builder.views.profile import Difference, ProfileLine, ProfileSection, ProfileView, VoiceAnswer


def profile_of(occasion: OccasionPlan, one: Heard) -> ProfileView:
    """What is shown of one member."""
    return _Profile(occasion, one).view()


def profile_pages(occasion: OccasionPlan) -> Outputs:
    """A page and a document for each member of which there is something to show."""
    outputs = Outputs()
    for one in occasion.heard:
        if occasion.has_profile(one):
            view = profile_of(occasion, one)
            address = occasion.profile_address(one.member)
            outputs |= occasion.page(address, "profile.html", view)
            paper = on_paper(occasion, one, view)
            outputs |= occasion.place.printed(view.document, "profile.html", paper)
    return outputs


@dataclass(frozen=True)
class _Voice:
    """One return with its title, and what the same voice said last time."""

    title: str
    speaker: str
    said: Return
    before: Return | None
    compared: bool
    """Whether there is a last time."""


class _Profile:
    """Puts together one member's profile."""

    def __init__(self, occasion: OccasionPlan, one: Heard) -> None:
        self.occasion, self.one, self.asked = occasion, one, occasion.asked
        self.before = occasion.before(one) if one.said else None
        self.rubric = occasion.asked.rubric
        alone = speaks_for_all(self.rubric)
        readable = {got.id for got in self.rubric.voices if audible(got, occasion.place)}
        said = [
            got
            for got in one.voices
            if got.edition == self.rubric.edition and got.voice in readable
        ]
        self.counted = tuple(self._voice(got) for got in said if got.voice in alone)
        self.drafts = tuple(self._voice(got) for got in said if got.voice not in alone)

    def _voice(self, said: Return) -> _Voice:
        title = next(got.label for got in self.rubric.voices if got.id == said.voice)
        earlier = self.before[1].said.returns if self.before and self.before[1].said else ()
        before = next((got for got in earlier if got.voice == said.voice), None)
        compared = self.before is not None and said.voice in speaks_for_all(self.rubric)
        return _Voice(title, said.speaker, said, before, compared)

    def view(self) -> ProfileView:
        """Everything that the page shows."""
        occasion, one = self.occasion, self.one
        cells = cells_of(occasion, one)
        pictures = pictures_of(occasion, one)
        entries = occasion.grid.register.entries
        return ProfileView(
            occasion=occasion.occasion,
            authority=occasion.context.authority,
            member=Named(one.member.id, one.member.name),
            spoke=self._spoke(),
            sections=tuple(self._section(got) for got in self.rubric.sections),
            pictures=pictures,
            bands=self.asked.ladder.bands if self.asked.ladder and pictures else (),
            kinds=tuple(sorted({_kind(got) for got in cells})),
            entry=next(got for got in entries if got.member.id == one.member.id),
            written=tuple(self._written(got) for got in self.counted),
            drafted=tuple(self._written(got) for got in self.drafts),
            results=self._readable(one.working.results),
            since=self._since(),
            history=history_of(occasion, one.member),
            kept=kept_of(self.asked, (got.said for got in self.counted), occasion.readers),
            ways=(*occasion.ways(), *self._sheets()),
            document=occasion.profile_document(one.member),
        )

    def _spoke(self) -> tuple[Voice, ...]:
        alone, spoke = speaks_for_all(self.rubric), {got.said.voice for got in self.counted}
        several = len(alone) > 1
        return tuple(got for got in self.rubric.voices if several and got.id in spoke)

    def _since(self) -> Link | None:
        if self.before is None:
            return None
        held, _ = self.before
        address = f"schools/{self.one.member.id}.{self.asked.id}.{held.round.id}.html"
        return Link(f"{self.occasion.place.prefix}{address}", held.round.title)

    def _sheets(self) -> tuple[Link, ...]:
        papers = member_links(self.occasion, self.one.member)
        return tuple(
            Link(got.link.href, "Sheet for the meeting (PDF)")
            for got in papers
            if got.kind == "agreed-sheet"
        )

    def _section(self, section: Section) -> ProfileSection:
        lines = tuple(self._line(got) for got in section.criteria)
        silent = tuple(got for got in lines if _is_unasked(got))
        told = tuple(got for got in lines if not _is_unasked(got))
        unasked = tuple(got.criterion for got in silent)
        return ProfileSection(section.id, section.title, told, unasked)

    def _line(self, criterion: Criterion) -> ProfileLine:
        ladder, said = self.asked.ladders[criterion.id], self.one.said
        now = cell_of(criterion, ladder, self.one)
        then = cell_of(criterion, ladder, self.before[1]) if self.before else now
        compares = self.before and not self.before[1].is_silent_on(criterion)
        compares = compares and not self.one.is_silent_on(criterion)
        prevails = said.answers.get(criterion.id, Answer()) if said else Answer()
        return ProfileLine(
            criterion=criterion,
            cell=now,
            was=then if compares and _differs(now, then) else None,
            voices=tuple(self._answers(criterion, self.counted)),
            drafts=tuple(self._answers(criterion, self.drafts)),
            differences=tuple(
                self._difference(criterion, got)
                for got in differences(self.asked, criterion, self.one)
                if got.light or self._rule(criterion).audience in self.occasion.readers
            ),
            results=tuple(
                got
                for got in self._readable(self.one.working.beside.get(criterion.id, ()))
                if got.values
            ),
            following=following(self.asked, criterion, prevails, now, self.occasion.readers),
        )

    def _answers(self, criterion: Criterion, voices: tuple[_Voice, ...]) -> list[VoiceAnswer]:
        ladder, found = self.asked.ladders[criterion.id], []
        fields = fields_beside(self.rubric, criterion)
        for voice in voices:
            answer = voice.said.answers.get(criterion.id, Answer())
            old = voice.before.answers.get(criterion.id, Answer()) if voice.before else Answer()
            before = old.fields if voice.compared else None
            written = answers_of(fields, answer.fields, before, self.occasion.readers)
            judged = cell(answer, ladder)
            if judged.kind != "blank" or written:
                found.append(VoiceAnswer(voice.title, voice.speaker, judged, written))
        return found

    def _difference(self, criterion: Criterion, got: Found) -> Difference:
        ladder = self.asked.ladders[criterion.id]
        fields = {field.id: field for field in self.rubric.criterion_fields}
        field = fields[got.field] if got.field else None
        by_rule = got.light is None
        return Difference(
            lighter=got.light.label if got.light else self._rule(criterion).title,
            lighter_cell=cell(Answer(value=got.lighter), ladder),
            by_rule=by_rule,
            heavier=got.heavy.label if got.heavy else "",
            heavier_cell=cell(Answer(value=got.heavier), ladder),
            asks_reason=field is not None and field.audience in self.occasion.readers,
            reason=got.reason if field and field.audience in self.occasion.readers else "",
        )

    def _rule(self, criterion: Criterion) -> Lookup:
        """The rule that gave the value from which somebody differs."""
        rules = (got.result for got in self.one.working.results if got.proposed)
        lookups = (got for got in rules if isinstance(got, Lookup))
        return next(got for got in lookups if got.proposes == criterion.id)

    def _written(self, voice: _Voice) -> VoiceFields:
        before: Mapping[str, FieldValue] | None = None
        if voice.compared:
            before = voice.before.fields if voice.before else {}
        fields = answers_of(
            self.rubric.return_fields, voice.said.fields, before, self.occasion.readers
        )
        return VoiceFields(voice.title, voice.speaker, fields)

    def _readable(self, results: tuple[Worked, ...]) -> tuple[Worked, ...]:
        return tuple(
            got for got in results if got.applies and got.result.audience in self.occasion.readers
        )


def _is_unasked(line: ProfileLine) -> bool:
    return line.cell.kind == "not-asked" and not (line.was or line.voices or line.drafts)


def _kind(got: Cell) -> str:
    return "by-default" if got.by_default else got.kind


def _differs(now: Cell, then: Cell) -> bool:
    return (now.kind, now.label, now.band) != (then.kind, then.label, then.band)
