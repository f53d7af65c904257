"""The pages of one group: its rounds, its members' forms, its first page."""

from collections.abc import Iterator
from dataclasses import replace

from builder.asking import Asked, speaks_for_all
from builder.load import ClusterFolder
from builder.model.cluster import Member
from builder.model.rubric import Voice
from builder.plan.collations import collation_page
from builder.plan.context import Context, Place
from builder.plan.documents import group_documents
from builder.plan.drafts_paper import member_links, member_papers
from builder.plan.extracts import extracts
from builder.plan.fillable import fillable_forms, fillable_links
from builder.plan.forms import (
    document_link,
    form_link,
    form_outputs,
    form_view,
    large_link,
    with_earlier,
)
from builder.plan.grid import grid_pages
from builder.plan.hearing import audible, hear
from builder.plan.last_time import last_time
from builder.plan.library import pack_cards
from builder.plan.occasion import OccasionPlan, holds_forms
from builder.plan.outputs import Outputs
from builder.plan.overview import overview_page
from builder.plan.profile import profile_pages
from builder.plan.register import register_page
from builder.plan.reports import report_links, report_pages
from builder.plan.sheets import sheets
from builder.plan.words_page import words_pages
from builder.views.clusters import ClusterHomeView, FormLine, FormTable
from builder.views.common import Link, Named
from builder.views.forms import Earlier
from builder.views.occasions import OccasionCard


class ClusterPlan:
    """One group in one place."""

    def __init__(self, context: Context, cluster: ClusterFolder, place: Place) -> None:
        self.context, self.cluster, self.place = context, cluster, place
        self.named = Named(cluster.id, cluster.model.name)
        readable = context.readable(place)
        self.asked = [readable[name] for name in cluster.model.rubrics if name in readable]
        self.occasions = [got for asked in self.asked for got in self._occasions(asked)]

    def _occasions(self, asked: Asked) -> Iterator[OccasionPlan]:
        """A rubric's rounds, the latest first; without rounds of which there is nothing to show."""
        rounds = hear(self.context, self.cluster, self.place, asked)
        for held in reversed(rounds.held):
            plan = OccasionPlan(self.context, self.cluster, self.place, rounds, held)
            if plan.heard or plan.has_words:
                yield plan

    def cards(self, *, current: bool) -> tuple[OccasionCard, ...]:
        """The current round, or those before it, as they stand in a list."""
        return tuple(
            occasion.card() for occasion in self.occasions if occasion.is_current == current
        )

    def pages(self) -> Outputs:
        """Everything about the rounds that the readers of the place may see."""
        outputs = Outputs()
        for occasion in self.occasions:
            if occasion.has_grid:
                outputs |= grid_pages(occasion) | sheets(occasion)
            if occasion.has_overview:
                outputs |= overview_page(occasion)
            if occasion.has_words:
                outputs |= words_pages(occasion)
            if not occasion.is_named:
                outputs |= register_page(occasion) | profile_pages(occasion)
                outputs |= member_papers(occasion)
            outputs |= group_documents(occasion)
            if occasion.agreed:
                outputs |= extracts(self.context, occasion, occasion.agreed)
        reports = report_pages(self.context, self.place, self.cluster.id, self.occasions)
        return outputs | reports

    def forms(self) -> Outputs:
        """Every member's forms that lie in this place, with the name already in them."""
        outputs = Outputs()
        for asked in self._with_members():
            members = self.cluster.model.members
            outputs |= fillable_forms(self.context, self.place, asked, self.named, members)
            for member in self.cluster.model.members:
                for voice in asked.rubric.voices:
                    subject = Named(member.id, member.name)
                    view = form_view(self.context, asked, voice, subject, self.named)
                    if voice.reason:
                        view = with_earlier(view, self._earlier(asked, voice, member))
                    last = last_time(self._current(asked), member)
                    outputs |= form_outputs(self.context, self.place, view, last)
        return outputs

    def collations(self) -> Outputs:
        """The pages that take this group's returns in, with its list inside."""
        outputs, members = Outputs(), self.cluster.model.members
        for asked in self.asked:
            if holds_forms(self.place, asked):
                outputs |= collation_page(self.context, self.place, asked, self.named, members)
        return outputs

    def _with_members(self) -> Iterator[Asked]:
        """The rubrics whose forms of members lie here."""
        for asked in self.asked:
            if asked.rubric.subject.named is None and holds_forms(self.place, asked):
                yield asked

    def _current(self, asked: Asked) -> OccasionPlan:
        """A rubric's current round."""
        return next(got for got in self.occasions if got.asked == asked and got.is_current)

    def _earlier(self, asked: Asked, voice: Voice, member: Member) -> tuple[Earlier, ...]:
        """What lighter voices judged in the current round, as far as it may be read here."""
        current = self._current(asked)
        lighter = asked.rubric.voices[: asked.rubric.voices.index(voice)]
        alone = speaks_for_all(asked.rubric)
        titles = {
            got.id: got.title for got in lighter if audible(got, self.place) and got.id in alone
        }
        said = current.held.of(member).said
        labels = {
            (name, choice.value): choice.label
            for name, ladder in asked.ladders.items()
            for choice in ladder.choices
        }
        return tuple(
            Earlier(name, titles[got.voice], answer.value, labels[name, answer.value])
            for got in (said.returns if said else ())
            if got.voice in titles
            for name, answer in got.answers.items()
            if answer.value is not None
        )

    def home(self) -> Outputs:
        """The group's first page, in a folder of its own or in the authority's."""
        own = not self.place.prefix
        tables = (self._table(asked) for asked in self._with_members())
        named = [got for got in self.asked if got.rubric.subject.named] if own else []
        view = ClusterHomeView(
            self.named,
            pack_cards(self.context, self.place) if own else (),
            self.cards(current=True),
            self.cards(current=False),
            _joined(tuple(tables)),
            tuple(form_link(asked, voice) for asked in named for voice in asked.rubric.voices),
            tuple(
                link for asked in named for link in fillable_links(self.context, self.place, asked)
            ),
            report_links(self.context, self.place, self.cluster.id),
        )
        return self.context.page(self.place, "index.html", "cluster-home.html", view)

    def _table(self, asked: Asked) -> FormTable:
        members, voices = self.cluster.model.members, asked.rubric.voices
        fillable = fillable_links(self.context, self.place, asked)
        current = self._current(asked)
        if len(members) == 1 and len(voices) > 2:
            lines = tuple(
                self._line(voice.title, asked, members[0], (voice,), None) for voice in voices
            )
            return FormTable(True, asked.rubric.subject, lines, (), fillable)
        return FormTable(
            False,
            asked.rubric.subject,
            tuple(
                replace(
                    self._line(got.name, asked, got, voices, current.profile_link(got)),
                    meeting=member_links(current, got),
                )
                for got in members
            ),
            tuple(voice for voice in voices if voice.short_title),
            fillable,
        )

    def _line(
        self,
        name: str,
        asked: Asked,
        member: Member,
        voices: tuple[Voice, ...],
        profile: Link | None,
    ) -> FormLine:
        subject = Named(member.id, member.name)
        papers = (document_link(self.context, asked, voice, subject) for voice in voices)
        large = (large_link(self.context, asked, voice, subject) for voice in voices)
        return FormLine(
            name,
            tuple(self._form(asked, voice, subject) for voice in voices),
            tuple(self._here(link) for link in papers if link),
            (Link(profile.href, asked.rubric.short_title),) if profile else (),
            large=tuple(self._here(link) for link in large if link),
        )

    def _form(self, asked: Asked, voice: Voice, subject: Named) -> Link:
        """The way to a form. Where all are of one rubric, the voice alone tells them apart."""
        link = self._here(form_link(asked, voice, subject))
        alone = len(tuple(self._with_members())) == 1 and len(asked.rubric.voices) > 1
        return Link(link.href, voice.label, link.note) if alone else link

    def _here(self, link: Link) -> Link:
        return Link(f"{self.place.prefix}{link.href}", link.label, link.note)


def _joined(tables: tuple[FormTable, ...]) -> tuple[FormTable, ...]:
    """Tables with the same lines as one: a member's forms of all rubrics stand together."""
    joined: list[FormTable] = []
    for table in tables:
        last = joined[-1] if joined else None
        if last and not last.by_voice and not table.by_voice:
            lines = tuple(
                FormLine(
                    one.name,
                    one.forms + other.forms,
                    one.papers + other.papers,
                    one.profiles + other.profiles,
                    one.meeting + other.meeting,
                    one.large + other.large,
                )
                for one, other in zip(last.lines, table.lines, strict=True)
            )
            voices, fillable = last.voices + table.voices, last.fillable + table.fillable
            joined[-1] = FormTable(False, last.subject, lines, voices, fillable)
        else:
            joined.append(table)
    return tuple(joined)
