"""The register of returns: who has returned, what is missing, whom to remind."""

from builder.asking import sections_for, speaks_for_all
from builder.cells import Heard
from builder.model.collected import Waiting
from builder.model.rubric import Voice
from builder.plan.forms import form_link
from builder.plan.occasion import OccasionPlan
from builder.plan.outputs import Outputs
from builder.register import Entry
from builder.views.common import Link, Named
from builder.views.registers import RegisterLine, RegisterView, VoiceReturn


def register_page(occasion: OccasionPlan) -> Outputs:
    """The register's page."""
    rubric = occasion.asked.rubric
    pairs = zip(occasion.heard, occasion.grid.register.entries, strict=True)
    idle = _idle(occasion)
    weighty = speaks_for_all(rubric)
    view = RegisterView(
        occasion.occasion,
        occasion.grid.register,
        tuple(_line(occasion, one, entry) for one, entry in pairs),
        tuple(voice for voice in rubric.voices if voice.id in idle & weighty),
        occasion.context.content.project.model.returns_to,
        occasion.ways("returns"),
        tuple(got for got in occasion.cluster.waiting if _waits_here(occasion, got)),
    )
    return occasion.page(f"returns/{occasion.stem}.html", "register.html", view)


def _waits_here(occasion: OccasionPlan, got: Waiting) -> bool:
    """Whether a file belongs to this register. What nobody could read stands in the present one."""
    if got.rubric is None:
        return occasion.is_current and occasion.holds_forms
    here = got.round == occasion.round.id or (got.round is None and occasion.is_current)
    return got.rubric == occasion.asked.id and here


def _line(occasion: OccasionPlan, one: Heard, entry: Entry) -> RegisterLine:
    alone = speaks_for_all(occasion.asked.rubric)
    voices = tuple(got for got in occasion.asked.rubric.voices if got.id in alone)
    found = {voice.id: _voice(occasion, one, voice) for voice in voices}
    missing = tuple(
        found[voice.id]
        for voice in voices
        if found[voice.id].form and found[voice.id].standing != "returned"
        if _is_wanted(occasion, one, entry, voice)
    )
    passed = _passed_by(occasion)
    shown = tuple(got for name, got in found.items() if name not in passed)
    return RegisterLine(entry, shown, occasion.profile_link(one.member), missing)


def _idle(occasion: OccasionPlan) -> frozenset[str]:
    return occasion.heard[0].idle if occasion.heard else frozenset()


def _passed_by(occasion: OccasionPlan) -> frozenset[str]:
    """Voices of which nobody hears in this round, where weightier ones have spoken already."""
    order = [voice.id for voice in occasion.asked.rubric.voices]
    spoke = {got.voice for one in occasion.heard for got in one.voices}
    last = max((order.index(name) for name in spoke), default=0)
    return frozenset(name for name in _idle(occasion) if order.index(name) < last)


def _voice(occasion: OccasionPlan, one: Heard, voice: Voice) -> VoiceReturn:
    editions = {got.edition for got in one.voices if got.voice == voice.id}
    standing = "returned" if occasion.asked.rubric.edition in editions else "other-edition"
    return VoiceReturn(
        voice.label, standing if editions else "missing", _form(occasion, one, voice)
    )


def _form(occasion: OccasionPlan, one: Heard, voice: Voice) -> Link | None:
    if not occasion.holds_forms:
        return None
    member = Named(one.member.id, one.member.name)
    link = form_link(occasion.asked, voice, member)
    return Link(f"{occasion.place.prefix}{link.href}", link.label)


def _is_wanted(occasion: OccasionPlan, one: Heard, entry: Entry, voice: Voice) -> bool:
    """Whether something is missing that a voice could say.

    While nobody has spoken for a member, that is the weightiest voice's word. Where each voice has
    questions of its own, and in a group of one, it is whoever has a question that is still blank.
    """
    rubric = occasion.asked.rubric
    asked = {got.id for section in sections_for(rubric, voice) for got in section.criteria}
    blank = {got.id for got in entry.blank}
    own = any(got.voices for got in rubric.criteria if got.id in asked)
    if one.said is None and not own:
        return voice.id == rubric.voices[-1].id
    if one.said is None:
        return bool(asked)
    return bool(asked & blank)
