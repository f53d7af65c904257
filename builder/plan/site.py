"""The whole output: a folder for everybody, one a cluster, one for the authority."""

from collections.abc import Iterable, Mapping

from builder.load import Content
from builder.plan.cluster import ClusterPlan
from builder.plan.context import Context, Place
from builder.plan.county import CountyPlan
from builder.plan.library import library, pack_cards
from builder.plan.occasion import OccasionPlan
from builder.plan.outputs import Asset, Linked, Outputs, Page
from builder.theme import Theme
from builder.views.clusters import AuthorityHomeView, RubricCards
from builder.views.common import Link, Named
from builder.views.library import HomeView, SignpostView
from builder.views.occasions import OccasionCard

OPEN = Place("open", "open")
AUTHORITY = Place("authority", "authority")


def plan(content: Content, theme: Theme, *, with_pdf: bool) -> Outputs:
    """Name every file that will be written, with all that decides what is in it."""
    context = Context(content, with_pdf)
    outputs = library(context, OPEN)
    outputs |= _open_home(context)
    groups: list[Named] = []
    for cluster in content.clusters.values():
        place = Place(f"groups/{cluster.id}", "group")
        own = ClusterPlan(context, cluster, place)
        if own.asked:  # A group of which only the authority may read has no folder.
            groups.append(own.named)
            outputs |= library(context, place, own.named)
            outputs |= own.home() | own.pages() | own.forms() | own.collations()
    outputs |= library(context, AUTHORITY) | _authority(context)
    outputs |= _assets(context, theme, groups)
    outputs["index.html"] = _signpost(content, groups)
    return dict(sorted(outputs.items()))


def _open_home(context: Context) -> Outputs:
    """The open folder's first page, with the invented groups that anybody may look at."""
    outputs, examples = Outputs(), []
    for cluster in context.content.clusters.values():
        if cluster.model.sample:
            shown = ClusterPlan(context, cluster, Place("open", "open", f"examples/{cluster.id}/"))
            outputs |= shown.pages()
            for card in (*shown.cards(current=True), *shown.cards(current=False)):
                link = card.grid or card.profile
                if link and card.register and card.register.answered:
                    title = f"{cluster.model.name}, {card.occasion.round.title}"
                    examples.append(Link(link.href, title, card.occasion.asked.rubric.title))
    view = HomeView(pack_cards(context, OPEN), tuple(examples))
    return outputs | context.page(OPEN, "index.html", "home.html", view)


def _authority(context: Context) -> Outputs:
    outputs = Outputs()
    cards: dict[str, list[OccasionCard]] = {}
    before: dict[str, list[OccasionCard]] = {}
    groups = []
    current: dict[str, list[OccasionPlan]] = {}
    by_name = sorted(context.content.clusters.values(), key=lambda got: got.model.name.casefold())
    for cluster in by_name:
        place = Place("authority", "authority", f"clusters/{cluster.id}/")
        theirs = ClusterPlan(context, cluster, place)
        outputs |= theirs.home() | theirs.pages() | theirs.forms() | theirs.collations()
        groups.append(Link(f"{place.prefix}index.html", cluster.model.name))
        for card in theirs.cards(current=True):
            cards.setdefault(card.occasion.asked.id, []).append(card)
        for card in theirs.cards(current=False):
            before.setdefault(card.occasion.asked.id, []).append(card)
        for occasion in theirs.occasions:
            if occasion.is_current:
                current.setdefault(occasion.asked.id, []).append(occasion)
    counties = _counties(context, current)
    for county in counties.values():
        outputs |= county.pages()
    rubrics = tuple(
        RubricCards(
            asked,
            tuple(cards.get(name, ())),
            tuple(before.get(name, ())),
            counties[name].link if name in counties else None,
            counties[name].published_link if name in counties else None,
        )
        for name, asked in context.asked.items()
        if name in cards or name in before
    )
    view = AuthorityHomeView(pack_cards(context, AUTHORITY), tuple(groups), rubrics)
    return outputs | context.page(AUTHORITY, "index.html", "authority-home.html", view)


def _counties(
    context: Context, current: Mapping[str, Iterable[OccasionPlan]]
) -> dict[str, CountyPlan]:
    """All groups together, for each rubric of which there is something to put together."""
    plans = {name: CountyPlan(context, AUTHORITY, got) for name, got in current.items()}
    return {name: got for name, got in plans.items() if got.exists}


def _assets(context: Context, theme: Theme, groups: Iterable[Named]) -> Outputs:
    """Styles, fonts and the logo, once for each folder: each must work when copied away alone."""
    content = context.content
    fonts = {f"fonts/{name}": Asset(data) for name, data in theme.fonts().items()}
    folders = ["open", "authority", *(f"groups/{group.id}" for group in groups)]
    outputs = Outputs()
    for folder in folders:
        outputs[f"{folder}/assets/site.css"] = Linked("style", "site")
        outputs[f"{folder}/assets/agenda.js"] = Linked("script", "agenda")
        outputs |= {f"{folder}/assets/{name}": font for name, font in fonts.items()}
        if content.logo and context.logo:
            outputs[f"{folder}/{context.logo}"] = Asset(content.logo)
    return outputs


def _signpost(content: Content, groups: Iterable[Named]) -> Page:
    examples = any(got.model.sample for got in content.clusters.values())
    view = SignpostView(content.project.model.authority, tuple(groups), examples)
    return Page("pages/signpost.html", "index.html", "authority/", None, view)
