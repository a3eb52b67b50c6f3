"""What differs between two journeys in a page: an article with figures and each difference."""

from __future__ import annotations

from journeymap.analysis.difference import JourneyDifference
from journeymap.analysis.difference.count_words import assumed, count_lines
from journeymap.analysis.difference.report import told_groups
from journeymap.analysis.difference.words import summary
from journeymap.formats.html.markup import Markup, tag
from journeymap.language import tr

_NAME = "difference"


def difference_entry(found: JourneyDifference | None) -> list[Markup]:
    """Return the row of the contents that opens what differs, if two journeys are shown."""
    if found is None:
        return []
    words = (tag("span", _sides(found)), tag("small", summary(found)))
    return [tag("li", tag("a", *words, href=f"#{_NAME}", data_opens=_NAME))]


def difference_article(found: JourneyDifference | None) -> list[Markup]:
    """Return what differs, if two journeys are shown."""
    if found is None:
        return []
    names = ("", found.before.label, found.after.label, tr("Difference"))
    head = tag("tr", *(tag("th", one, scope="col", class_="words") for one in names))
    rows = (
        tag(
            "tr",
            tag("th", one.name, class_="words"),
            *(tag("td", text, class_="words") for text in (one.before, one.after, one.judged)),
        )
        for one in count_lines(found.counts)
    )
    lists = [
        part
        for group in told_groups(found)
        for part in (
            tag("h3", group.title),
            tag("ul", *(tag("li", f"{one.sign} {one.text}") for one in group.lines)),
        )
    ]
    sentences = (tr("Assumed: {sentence}", sentence=sentence) for sentence in assumed(found))
    return [
        tag(
            "article",
            tag("p", tr("What differs"), class_="kind"),
            tag("h2", f"{_sides(found)}: {summary(found)}", id=f"{_NAME}-title", tabindex="-1"),
            tag("figure", tag("table", tag("thead", head), tag("tbody", *rows))),
            *(tag("p", sentence) for sentence in sentences),
            *lists,
            id=_NAME,
            class_="chart",
            data_id=_NAME,
            aria_labelledby=f"{_NAME}-title",
        )
    ]


def _sides(found: JourneyDifference) -> str:
    return f"{found.before.label} → {found.after.label}"
