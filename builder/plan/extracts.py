"""What a workshop agreed, cut for each plan that it goes into."""

from collections.abc import Iterator

from builder.cells import Heard, cell_of
from builder.model.agreed import Action, Agreed, Plan
from builder.model.cluster import Member
from builder.plan.agreeing import guests_of
from builder.plan.context import READERS, Context, Place
from builder.plan.occasion import OccasionPlan
from builder.plan.outputs import Outputs
from builder.views.common import Link, Named
from builder.views.extracts import ActionLine, ExtractView, PriorityLine


def extract_link(occasion: OccasionPlan) -> Link:
    """The way to the extract for the group's own plan, from which the others are reached."""
    return Link(f"{occasion.place.prefix}{_address(occasion, 'cluster')}", occasion.round.title)


def extracts(context: Context, occasion: OccasionPlan, agreed: Agreed) -> Outputs:
    """A page and a document for the group's plan, each member's, and the authority's own."""
    outputs = Outputs()
    for plan, member in _wanted(occasion):
        view = _view(context, occasion, agreed, plan, member)
        address = _address(occasion, plan, member)
        outputs |= context.page(occasion.place, address, "extract.html", view)
        outputs |= occasion.place.printed(view.document, "extract.html", view)
    return outputs


def _wanted(occasion: OccasionPlan) -> Iterator[tuple[Plan, Heard | None]]:
    yield "cluster", None
    if occasion.place.audience == "authority":
        yield "authority", None
    for one in occasion.heard:
        yield "school", one


def _address(occasion: OccasionPlan, plan: Plan, one: Heard | None = None) -> str:
    kind = {"cluster": "", "authority": ".authority", "school": f".{one.member.id}" if one else ""}
    return f"plans/{occasion.stem}{kind[plan]}.html"


def _view(
    context: Context, occasion: OccasionPlan, agreed: Agreed, plan: Plan, one: Heard | None
) -> ExtractView:
    place = occasion.place
    rows = {row.criterion.id: row for row in occasion.grid.rows}
    address = _address(occasion, plan, one)
    paper = f"{place.prefix}print/{address.removesuffix('.html')}.pdf"
    return ExtractView(
        occasion=occasion.occasion,
        authority=context.authority,
        plan=plan,
        whose=_whose(context, occasion, plan, one),
        agreed=agreed,
        answered=occasion.grid.register.answered,
        priorities=tuple(
            PriorityLine(
                got,
                rows[got.criterion],
                cell_of(rows[got.criterion].criterion, rows[got.criterion].ladder, one)
                if one
                else None,
                tuple(_notes(place, occasion, got.criterion, one)) if one else (),
            )
            for got in agreed.priorities
        ),
        actions=actions_for(occasion, agreed, plan, one.member if one else None),
        others=tuple(_others(occasion, plan, one)),
        grid_link=occasion.link("grids"),
        document=Link(paper, "This page to print") if context.with_pdf else None,
    )


def _whose(context: Context, occasion: OccasionPlan, plan: Plan, one: Heard | None) -> Named:
    if one:
        return Named(one.member.id, one.member.name)
    if plan == "authority":
        return Named("authority", context.authority.name)
    return occasion.occasion.cluster


def actions_for(
    occasion: OccasionPlan, agreed: Agreed, plan: Plan, member: Member | None
) -> tuple[ActionLine, ...]:
    """The actions that go into a plan: a school's are those that concern it."""
    labels = {got.id: got.label for got in occasion.asked.rubric.criteria}
    names = guests_of(occasion.cluster)
    names |= {got.id: got.label for got in occasion.grid.members}
    return tuple(
        ActionLine(
            action,
            tuple(labels[name] for name in action.criteria),
            tuple(names.get(name, name) for name in action.schools),
        )
        for action in agreed.actions
        if _goes_into(action, plan, member)
    )


def _goes_into(action: Action, plan: Plan, member: Member | None) -> bool:
    if plan == "cluster":  # The group keeps the whole list, whoever else has a part of it.
        return True
    concerns = member is None or not action.schools or member.id in action.schools
    return plan in action.plans and concerns


def _notes(place: Place, occasion: OccasionPlan, criterion: str, one: Heard) -> Iterator[str]:
    """What was written beside a judgement, in words, where the folder's readers may see it."""
    if one.said is None or criterion not in one.said.answers:
        return
    said = one.said.answers[criterion].fields
    for field in occasion.asked.rubric.criterion_fields:
        written = said.get(field.id)
        in_words = field.kind in ("text", "long-text") and isinstance(written, str)
        if in_words and field.audience in READERS[place.audience] and str(written).strip():
            yield str(written)


def _others(occasion: OccasionPlan, plan: Plan, one: Heard | None) -> Iterator[Link]:
    prefix = occasion.place.prefix
    for other, member in _wanted(occasion):
        if (other, member) != (plan, one):
            label = member.member.name if member else occasion.occasion.cluster.name
            note = other
            yield Link(f"{prefix}{_address(occasion, other, member)}", label, note)
