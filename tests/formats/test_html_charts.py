"""The numbers in a page: a finding, a picture that says it, and a table, each once."""

from __future__ import annotations

import re
from collections import Counter

from journeymap.formats.html import page
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.charts import charts
from journeymap.rendering.options import Options
from journeymap.storage.templates import load
from journeymap.view import View
from tests.layout.measured import measured


def written(snapshot: Snapshot, **how: object) -> str:
    """Return the page of a journey."""
    return page(View.of(snapshot, snapshot.ordered(Journey)[0].id, **how), Options())


def articles(text: str) -> list[str]:
    """Return what is told of each chart."""
    return re.findall(r'<article id="numbers-\d+" class="chart".*?</article>', text, re.S)


def test_each_chart_is_a_picture_that_says_its_finding_with_a_table_behind(qapp: object) -> None:
    snapshot = Snapshot().apply(load("coffee"))
    found = articles(written(snapshot))
    there = charts(View.of(snapshot, snapshot.ordered(Journey)[0].id))
    # Those of the plan are among them: the five steps, and the actions in each grouping.
    assert len(found) == len(there) >= 14
    for one in found:
        said = re.search(r"<h2[^>]*>(.*?)</h2>", one)
        picture = re.search(r'<svg[^>]* role="img" aria-label="([^"]*)"', one)
        assert said and picture and said[1] in picture[1]
        assert "<table>" in one and '<th scope="col"' in one
        assert "data-id" not in one[one.index("<svg") : one.index("</svg>")]
    assert "we had guessed 4.2" in found[0] and "<td>118</td>" in found[0]


def test_no_name_is_in_the_page_twice(qapp: object) -> None:
    for arrangement in ("map", "numbers"):
        text = written(measured(1), arrangement=arrangement)
        names = Counter(re.findall(r'\sid="([^"]*)"', text))
        assert [name for name, n in names.items() if n > 1] == []


def test_charts_that_are_hidden_are_not_told(qapp: object) -> None:
    found = articles(written(Snapshot().apply(load("coffee")), charts=("hurting", "staying")))
    assert len(found) == 2
