"""The whole output: a folder for everybody, one a cluster, one for the authority."""

from builder.load import Content
from builder.plan.cluster import ClusterPlan
from builder.plan.context import Context, Place
from builder.plan.library import library, pack_cards
from builder.plan.outputs import Asset, Outputs, Page
from builder.theme import Theme
from builder.views.clusters import AuthorityHomeView, OccasionCard
from builder.views.common import Link, Named
from builder.views.library import HomeView, SignpostView

OPEN = Place("open", "open")
AUTHORITY = Place("authority", "authority")


def plan(content: Content, theme: Theme, *, with_pdf: bool) -> Outputs:
    """Name every file that will be written, with all that decides what is in it."""
    context = Context(content, with_pdf)
    outputs = library(context, OPEN)
    outputs |= _open_home(context)
    for cluster in content.clusters.values():
        place = Place(f"groups/{cluster.id}", "group")
        own = ClusterPlan(context, cluster, place)
        outputs |= library(context, place, own.named)
        outputs |= own.home() | own.pages() | own.forms()
    outputs |= library(context, AUTHORITY) | _authority(context)
    outputs |= _assets(context, theme)
    outputs["index.html"] = _signpost(content)
    return dict(sorted(outputs.items()))


def _open_home(context: Context) -> Outputs:
    """The open folder's first page, with the invented clusters that anybody may look at."""
    outputs, examples = Outputs(), []
    for cluster in context.content.clusters.values():
        if cluster.model.sample:
            shown = ClusterPlan(context, cluster, Place("open", "open", f"examples/{cluster.id}/"))
            outputs |= shown.pages()
            examples += [
                Link(
                    card.grid.href,
                    f"{cluster.model.name}, {card.occasion.round.title}",
                    card.occasion.asked.rubric.title,
                )
                for card in (*shown.cards(current=True), *shown.cards(current=False))
                if card.register.answered
            ]
    view = HomeView(pack_cards(context.content), tuple(examples))
    return outputs | context.page(OPEN, "index.html", "home.html", view)


def _authority(context: Context) -> Outputs:
    outputs = Outputs()
    now: list[OccasionCard] = []
    before: list[OccasionCard] = []
    by_name = sorted(context.content.clusters.values(), key=lambda got: got.model.name.casefold())
    for cluster in by_name:
        place = Place("authority", "authority", f"clusters/{cluster.id}/")
        theirs = ClusterPlan(context, cluster, place)
        outputs |= theirs.pages()
        now += theirs.cards(current=True)
        before += theirs.cards(current=False)
    view = AuthorityHomeView(pack_cards(context.content), context.round, tuple(now), tuple(before))
    return outputs | context.page(AUTHORITY, "index.html", "authority-home.html", view)


def _assets(context: Context, theme: Theme) -> Outputs:
    """Styles, fonts and the logo, once for each folder: each must work when copied away alone."""
    content = context.content
    style = Asset(theme.style("site", "fonts/").encode())
    script = Asset(theme.script("agenda").encode())
    fonts = {f"fonts/{name}": Asset(data) for name, data in theme.fonts().items()}
    folders = ["open", "authority", *(f"groups/{name}" for name in content.clusters)]
    outputs = Outputs()
    for folder in folders:
        outputs[f"{folder}/assets/site.css"] = style
        outputs[f"{folder}/assets/agenda.js"] = script
        outputs |= {f"{folder}/assets/{name}": font for name, font in fonts.items()}
        if content.logo and context.logo:
            outputs[f"{folder}/{context.logo}"] = Asset(content.logo)
    return outputs


def _signpost(content: Content) -> Page:
    clusters = tuple(Named(got.id, got.model.name) for got in content.clusters.values())
    examples = any(got.model.sample for got in content.clusters.values())
    view = SignpostView(content.project.model.authority, clusters, examples)
    return Page("pages/signpost.html", "index.html", "authority/", None, view)
