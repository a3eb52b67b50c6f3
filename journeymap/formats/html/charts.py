"""The numbers in a page: an article for each chart, its picture, and the table for who cannot see."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from journeymap.formats.html.markup import Markup, escape, tag, trusted
from journeymap.formats.svg.shapes import svg_of
from journeymap.language import tr
from journeymap.layout.numbers.charts import Chart
from journeymap.rendering.charts import drawn, in_words

_WIDE = 556.0
"""How wide a chart is drawn in the details, which make room for it, in page units."""

_NAMES = re.compile(r' (?:id|data-role|data-id)="[^"]*"')
"""What is in the page once already."""


def chart_entries(found: Sequence[Chart]) -> Iterator[Markup]:
    """Yield a row of the contents for each chart, which opens what is told of it."""
    for number, chart in enumerate(found, 1):
        link = tag(
            "a",
            tag("span", chart.label),
            tag("small", chart.sentence),
            href=f"#{_anchor(number)}",
            data_opens=_anchor(number),
        )
        yield tag("li", link)


def chart_articles(found: Sequence[Chart]) -> Iterator[Markup]:
    """Yield what is told of each chart: its finding, of how many, its picture, its table."""
    for number, chart in enumerate(found, 1):
        name = _anchor(number)
        yield tag(
            "article",
            tag("p", chart.label, class_="kind"),
            tag("h2", chart.sentence, id=f"{name}-title", tabindex="-1"),
            tag("p", tag("small", chart.note)) if chart.note else None,
            tag("figure", trusted(_picture(chart)), _table(chart)),
            id=name,
            class_="chart",
            data_id=name,
            aria_labelledby=f"{name}-title",
        )


def _anchor(number: int) -> str:
    return f"numbers-{number}"  # no name the drawing of the page gives its figures


def _picture(chart: Chart) -> str:
    """Return the picture as one thing to a screen reader, which says what the chart finds."""
    made = _NAMES.sub("", svg_of(drawn(chart, _WIDE)))
    said = escape(chart.words)
    return made.replace(' role="img"', f' role="img" aria-label="{said}"', 1).strip()


def _table(chart: Chart) -> Markup | None:
    found = in_words(chart)
    if found is None:
        return None
    look = ["words" if i in found.texts else None for i, _ in enumerate(found.headings)]
    cells = zip(found.headings, look, strict=True)
    head = tag("tr", *(tag("th", one, scope="col", class_=words) for one, words in cells))
    rows = (
        tag(
            "tr", *(tag("th" if i == 0 else "td", one, class_=look[i]) for i, one in enumerate(row))
        )
        for row in found.rows
    )
    return tag(
        "details",
        tag("summary", tr("The numbers as a table")),
        tag("table", tag("thead", head), tag("tbody", *rows)),
    )
