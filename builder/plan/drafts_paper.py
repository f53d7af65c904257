"""Slips and sheets for a meeting, of rubrics in which members draft and one voice agrees."""

from collections.abc import Iterable
from itertools import product
from string import ascii_uppercase

from builder.asking import Asked, sections_for
from builder.model.cluster import Member
from builder.model.returns import Answer, Return
from builder.model.rubric import Criterion, Rubric, Voice
from builder.plan.context import Context, Place
from builder.plan.hearing import audible
from builder.plan.occasion import OccasionPlan
from builder.plan.outputs import Document, Outputs
from builder.views.common import Link, Named
from builder.views.drafts_paper import (
    AgreedSheetView,
    DraftedLine,
    DraftedSection,
    Drafter,
    SlipsView,
)
from builder.views.library import Paper

_LETTERS = (*ascii_uppercase, *map("".join, product(ascii_uppercase, repeat=2)))


def voices_that_meet(rubric: Rubric) -> tuple[Voice, Voice] | None:
    """The voice in which members draft, and the weightier one that speaks for all of them."""
    for at, voice in enumerate(rubric.voices):
        agreed = next((got for got in rubric.voices[at:] if got.speaker is None), None)
        if voice.speaker and agreed:
            return voice, agreed
    return None


def blank_papers(context: Context, place: Place, asked: Asked) -> Outputs:
    """The slips and the sheet for anybody, where a rubric's members draft."""
    links = blank_links(context, asked)
    views = (_slips(context, asked, None), _sheet(context, asked)) if links else ()
    return _printed(place, links, views)


def blank_links(context: Context, asked: Asked) -> tuple[Paper, ...]:
    """The ways to them, from a place's top."""
    return _papers(context, asked.rubric, "", asked.id)


def member_papers(occasion: OccasionPlan) -> Outputs:
    """The slips and the sheet of each member in the current round, with the drafts that came."""
    outputs, context, asked = Outputs(), occasion.context, occasion.asked
    for one in occasion.heard:
        if links := member_links(occasion, one.member):
            named = Named(one.member.id, one.member.name)
            sheet = _sheet(context, asked, _drafts(occasion, one.voices), occasion, named)
            views = (_slips(context, asked, named), sheet)
            outputs |= _printed(occasion.place, links, views)
    return outputs


def member_links(occasion: OccasionPlan, member: Member) -> tuple[Paper, ...]:
    """The ways to a member's; nothing in rounds that are over, and where anybody reads."""
    if not occasion.is_current or occasion.place.audience == "open":
        return ()
    stem = f"{occasion.asked.id}.{member.id}"
    return _papers(occasion.context, occasion.asked.rubric, occasion.place.prefix, stem)


def _papers(context: Context, rubric: Rubric, prefix: str, stem: str) -> tuple[Paper, ...]:
    if not context.with_pdf or not voices_that_meet(rubric):
        return ()
    slips, sheet = (
        Link(f"{prefix}print/drafts/{stem}.{kind}.pdf", rubric.short_title)
        for kind in ("slips", "agreed-sheet")
    )
    return Paper("slips", slips), Paper("agreed-sheet", sheet)


def _printed(
    place: Place, papers: tuple[Paper, ...], views: Iterable[SlipsView | AgreedSheetView]
) -> Outputs:
    return {
        f"{place.folder}/{paper.link.href}": Document(f"print/{paper.kind}.html", view)
        for paper, view in zip(papers, views, strict=True)
    }


def _slips(context: Context, asked: Asked, subject: Named | None) -> SlipsView:
    voice, _ = _meeting(asked)
    return SlipsView(
        asked=asked,
        voice=voice,
        sections=sections_for(asked.rubric, voice),
        round=context.round_of(asked.id),
        authority=context.authority,
        subject=subject,
    )


def _sheet(
    context: Context,
    asked: Asked,
    drafts: tuple[Return, ...] = (),
    occasion: OccasionPlan | None = None,
    subject: Named | None = None,
) -> AgreedSheetView:
    _, voice = _meeting(asked)
    by_letter = dict(zip(_LETTERS, drafts, strict=False))
    return AgreedSheetView(
        asked=asked,
        voice=voice,
        drafters=tuple(Drafter(letter, got.speaker) for letter, got in by_letter.items()),
        sections=tuple(
            DraftedSection(
                section.title, tuple(_line(asked, got, by_letter) for got in section.criteria)
            )
            for section in sections_for(asked.rubric, voice)
        ),
        round=context.round_of(asked.id),
        authority=context.authority,
        group=occasion.occasion.cluster if occasion else None,
        subject=subject,
    )


def _line(asked: Asked, criterion: Criterion, drafts: dict[str, Return]) -> DraftedLine:
    said = {letter: got.answers.get(criterion.id, Answer()).value for letter, got in drafts.items()}
    choices = asked.ladders[criterion.id].choices
    at = tuple(
        (choice, tuple(letter for letter, value in said.items() if value == choice.value))
        for choice in choices
    )
    return DraftedLine(criterion, at, tuple(got for got, value in said.items() if value is None))


def _drafts(occasion: OccasionPlan, returns: Iterable[Return]) -> tuple[Return, ...]:
    """The drafts that the readers of the place may read."""
    voice, _ = _meeting(occasion.asked)
    if not audible(voice, occasion.place):
        return ()
    edition = occasion.asked.rubric.edition
    return tuple(got for got in returns if got.voice == voice.id and got.edition == edition)


def _meeting(asked: Asked) -> tuple[Voice, Voice]:
    found = voices_that_meet(asked.rubric)
    assert found
    return found
