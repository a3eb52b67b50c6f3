"""The cases in a page: an article with a table by touchpoint, and what the model has not."""

from __future__ import annotations

from journeymap.formats.html.markup import Markup, tag
from journeymap.language import tr
from journeymap.rendering.cases import CasesReport

_NAME = "cases"


def cases_entry(found: CasesReport | None) -> list[Markup]:
    """Return the row of the contents that opens what is told of cases, if there are any."""
    if found is None:
        return []
    words = (tag("span", tr("Cases")), tag("small", found.sentence))
    return [tag("li", tag("a", *words, href=f"#{_NAME}", data_opens=_NAME))]


def cases_article(found: CasesReport | None) -> list[Markup]:
    """Return what is told of cases, if there are any."""
    if found is None:
        return []
    head = tag("tr", *(tag("th", one, scope="col", class_="words") for one in found.headings))
    rows = (
        tag(
            "tr",
            tag("th", row[0], class_="words"),
            *(tag("td", x, class_="words") for x in row[1:]),
        )
        for row in found.rows
    )
    lists = [
        part
        for heading, lines in found.lists
        for part in (tag("h3", heading), tag("ul", *(tag("li", line) for line in lines)))
    ]
    return [
        tag(
            "article",
            tag("p", tr("Cases"), class_="kind"),
            tag("h2", found.sentence, id=f"{_NAME}-title", tabindex="-1"),
            tag("figure", tag("table", tag("thead", head), tag("tbody", *rows))),
            *lists,
            id=_NAME,
            class_="chart",
            data_id=_NAME,
            aria_labelledby=f"{_NAME}-title",
        )
    ]
