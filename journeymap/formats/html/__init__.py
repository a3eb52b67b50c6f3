"""A web page that is one file: the map to move about in, with what is behind it on a click.

It opens from a disk without a network. Its policy lets it load nothing, and run only the
script whose SHA-256 it names, so a text that gets past the escaping could still do nothing.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Sequence

from journeymap.drawing.roles import FigureRole
from journeymap.drawing.shapes import Picture
from journeymap.drawing.theme import Theme
from journeymap.formats import EXPORTERS, Exporter
from journeymap.formats.html.cases import cases_article, cases_entry
from journeymap.formats.html.charts import chart_articles, chart_entries
from journeymap.formats.html.details import DetailsWriter
from journeymap.formats.html.difference import difference_article, difference_entry
from journeymap.formats.html.frames import listed
from journeymap.formats.html.markup import Markup, escape, joined, tag, trusted
from journeymap.formats.html.webfont import font_faces
from journeymap.formats.svg.shapes import svg_of
from journeymap.language import current, mark, tr
from journeymap.layout.atlas import ATLAS
from journeymap.layout.library import LIBRARY
from journeymap.layout.numbers.charts import Chart
from journeymap.model.fields import specs
from journeymap.model.records import Journey, Lane, Record, Touchpoint
from journeymap.paths import resources
from journeymap.rendering.cases import CasesReport, cases_report
from journeymap.rendering.charts import charts
from journeymap.rendering.facts import feelings, title_of
from journeymap.rendering.grids.difference import shown_difference
from journeymap.rendering.options import Options, Order
from journeymap.rendering.region import RenderRegion, region
from journeymap.view import Shown, View, shown

_POLICY = (
    "default-src 'none'; img-src data:; font-src data:; style-src 'unsafe-inline'; "
    "script-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'"
)
_MINUS, _PLUS = "M5 12h14", "M5 12h14M12 5v14"
_MENU, _CLOSE = "M4 6h16M4 12h16M4 18h16", "M6 6l12 12M18 6L6 18"
_FORTH, _BACK = "M9 5l7 7-7 7", "M15 5l-7 7 7 7"


def write(order: Order) -> None:
    """Write the page of a journey."""
    order.path.write_text(page(order.view, order.options), "utf-8", newline="\n")


def page(view: View, options: Options) -> str:
    """Return the page of a journey, of some of its stages where the view names them.

    What is on no visible lane is not in the page either.
    """
    here = shown(view)
    found = here.journey or Journey()
    # The head of the page is of one journey; a page of all of them says so itself.
    titled = view.arrangement in (ATLAS, LIBRARY)
    drawn = region(view, options._replace(title=titled, transparent=True, border=False))
    on_map = tuple(
        card for card in here.touchpoints if drawn.scene.figure(card.id, FigureRole.CARD)
    )
    options.tell(0.3)
    details = DetailsWriter(here, found, on_map, _pictures(drawn))
    found_charts, told = charts(view.in_words), cases_report(here)
    body = joined(
        tag("a", tr("Skip to the contents"), href="#contents", class_="skip"),
        _header(found),
        tag(
            "main",
            _contents(here, details, on_map, found_charts, told),
            _map(drawn, found),
            _panel(view, details, found_charts, told),
        ),
        _stand(),
        listed(view.snapshot, details),
    )
    options.tell(0.6)
    whole = _document(found, view.theme, body)
    options.tell(1.0)
    return whole


def _pictures(drawn: RenderRegion) -> frozenset[bytes]:
    shapes = (shape for figure in drawn.scene.figures() for shape in figure.shapes)
    return frozenset(shape.data for shape in shapes if isinstance(shape, Picture))


def _document(journey: Journey, theme: Theme, body: Markup) -> str:
    script = resources("html", "page.js").read_text("utf-8")
    title = title_of(journey)
    letters = set(re.sub("<[^>]*>", "", body)) | set(title) | set(map(chr, range(32, 127)))
    style = "\n".join(
        (
            font_faces(letters),
            _colours(theme),
            resources("html", "page.css").read_text("utf-8"),
        )
    )
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag(
            "meta",
            http_equiv="Content-Security-Policy",
            content=_POLICY.format(hash=_sha256(script)),
        ),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="generator", content="Journeymap"),
        tag("title", title),
        tag("style", trusted(style)),
    )
    root = tag("html", head, tag("body", body, tag("script", trusted(script))), lang=current())
    return f"<!doctype html>\n{root}\n"


def _sha256(script: str) -> str:
    import hashlib

    return b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii")


def _colours(theme: Theme) -> str:
    """Return the theme as what the style sheet calls its colours."""
    named = {
        name.replace("_", "-"): value
        for name, value in theme._asdict().items()
        if isinstance(value, str) and value.startswith("#")
    }
    drawn_by_browser = f"color-scheme:{'dark' if theme.dark else 'light'};"
    ours = "".join(f"--{name}:{value};" for name, value in named.items())
    return ":root{" + drawn_by_browser + ours + "}"


def _header(journey: Journey) -> Markup:
    state = dict(specs(Journey)["state"].options)[journey.state]
    told = [tr(state).capitalize(), journey.version, journey.owner]
    return tag(
        "header",
        _button("menu", tr("Contents"), _MENU, aria_controls="contents", aria_expanded="false"),
        tag(
            "div",
            tag("h1", title_of(journey)),
            tag("p", " · ".join(part.strip() for part in told if part.strip())),
            class_="titles",
        ),
        tag("button", tr("Present"), id="present", type="button", class_="primary"),
    )


def _contents(
    here: Shown,
    details: DetailsWriter,
    on_map: tuple[Touchpoint, ...],
    found: tuple[Chart, ...],
    told: CasesReport | None,
) -> Markup:
    """Return the journey as a list to search and to walk through without the map."""
    rows = []
    for stage in here.stages:
        inside = [
            _entry(here.view, details, card) for card in here.by_stage[stage.id] if card in on_map
        ]
        rows.append(
            tag("li", details.link(stage, class_="stage"), tag("ol", *inside) if inside else None)
        )
    return tag(
        "nav",
        tag(
            "div",
            tag(
                "input",
                id="search",
                type="search",
                placeholder=tr("Search"),
                aria_label=tr("Search in the journey"),
                autocomplete="off",
                spellcheck="false",
            ),
            tag("output", id="found", aria_live="polite"),
            class_="search",
        ),
        tag("p", details.link(details.journey), class_="whole"),
        tag("ol", *rows, id="stages"),
        _titled(tr("What differs"), difference_entry(shown_difference(here.view))),
        _titled(tr("Cases"), cases_entry(told)),
        _titled(tr("Numbers"), [*chart_entries(found)]),
        _group(details, tr("Ideas"), details.ideas),
        _group(details, tr("Personas"), details.personas),
        id="contents",
        aria_label=tr("Contents"),
        tabindex="-1",
    )


def _entry(view: View, details: DetailsWriter, card: Touchpoint) -> Markup:
    lane, focus = view.snapshot.get(Lane, card.lane), view.focus
    felt = [one for one in feelings(view.snapshot, card.id) if focus in (None, one.persona)][:1]
    words = ", ".join(
        part for part in (lane.title if lane else "", *(one.words for one in felt)) if part
    )
    face = [details.face(one.valence) for one in felt]
    return tag("li", details.link(card, tag("small", words) if words else None), *face)


def _group(details: DetailsWriter, heading: str, records: Iterable[Record]) -> Markup | None:
    return _titled(heading, [tag("li", details.link(record)) for record in records])


def _titled(heading: str, rows: Sequence[Markup]) -> Markup | None:
    return tag("section", tag("h2", heading), tag("ul", *rows)) if rows else None


def _map(drawn: RenderRegion, journey: Journey) -> Markup:
    title = title_of(journey)
    picture = svg_of(drawn, title="", description=journey.scenario, shared=True)
    # A picture is one thing to a screen reader; here it is many that can be opened.
    picture = picture.replace(
        ' role="img"', f' role="group" aria-label="{escape(title)}"', 1
    ).strip()
    zoom = tag(
        "div",
        _button("out", tr("Zoom out"), _MINUS),
        tag("button", "100 %", id="zoom", type="button", title=tr("Actual size")),
        _button("in", tr("Zoom in"), _PLUS),
        tag("button", tr("Whole map"), id="fit", type="button"),
        class_="zoom",
        role="toolbar",
        aria_label=tr("Zoom"),
    )
    keys = tr("Arrows move the map, plus and minus zoom, 0 shows it whole, Tab goes through it.")
    return tag(
        "div",
        tag("div", trusted(picture), id="sheet"),
        zoom,
        id="map",
        tabindex="0",
        role="region",
        aria_label=f"{tr('Map')}. {keys}",
    )


def _panel(
    view: View, details: DetailsWriter, found: tuple[Chart, ...], told: CasesReport | None
) -> Markup:
    return tag(
        "aside",
        _button("close", tr("Close"), _CLOSE),
        *details.articles(),
        *difference_article(shown_difference(view)),
        *cases_article(told),
        *chart_articles(found),
        id="details",
        aria_label=tr("Details"),
    )


def _stand() -> Markup:
    """Return what stands below the map while it is presented."""
    return tag(
        "div",
        _button("back", tr("Back"), _BACK),
        tag("p", id="caption", aria_live="polite"),
        _button("forth", tr("Next"), _FORTH),
        _button("stop", tr("End"), _CLOSE),
        id="stand",
        role="toolbar",
        aria_label=tr("Present"),
    )


def _button(id: str, label: str, path: str, **attributes: str) -> Markup:
    icon = trusted(
        '<svg viewBox="0 0 24 24" width="18" height="18" fill="none" stroke="currentColor"'
        f' stroke-width="2" stroke-linecap="round" aria-hidden="true"><path d="{path}"/></svg>'
    )
    return tag("button", icon, id=id, type="button", title=label, aria_label=label, **attributes)


EXPORTERS.add(
    Exporter(
        name="html",
        label=mark("Web page (HTML)"),
        suffix=".html",
        write=write,
        supports=(
            "view",
            "stages",
            "focus",
            "theme",
            "arrangement",
            "detail",
            "fold",
            "density",
            "legend",
            "logo",
        ),
        also=(".htm",),
    )
)
