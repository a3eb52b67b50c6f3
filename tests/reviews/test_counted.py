"""What reviews say is counted by touchpoint and by theme, once there are enough of them."""

from __future__ import annotations

from functools import cache

from journeymap.analysis.charts.reviewed import Reviewed, reviewed, sentence
from journeymap.analysis.charts.tables import table_of
from journeymap.model.grid import cards
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.reviews.bringing import ConfirmedQuote, reviews_change
from journeymap.tabular.reviews.offering import reviews_offer
from journeymap.tabular.reviews.reading import read_reviews
from tests.reviews.samples import DATA, map_in


@cache
def brought() -> tuple[Snapshot, str]:
    """Return the sample with all reviews that were placed."""
    snapshot, journey = map_in("coffee", "en")
    read = read_reviews(DATA / "coffee.csv")
    placed = [
        ConfirmedQuote(one, one.proposal.touchpoint)
        for one in reviews_offer(snapshot, journey, read).quotes
        if one.proposal.touchpoint
    ]
    return snapshot.apply(reviews_change(snapshot, journey, read, placed).change), journey


def counted(*, by_theme: bool = False) -> Reviewed:
    snapshot, journey = brought()
    return reviewed(snapshot, cards(snapshot, journey), by_theme=by_theme)


def test_each_quote_counts_once_at_its_touchpoint() -> None:
    found = counted()
    assert sum(one.total for one in found.said) == found.quotes
    assert found.quotes - found.reviews == 5, "those the sample has of its own"
    assert [one.total for one in found.said] == sorted((x.total for x in found.said), reverse=True)


def test_blame_and_praise_fall_where_the_stars_say() -> None:
    found = {one.title: one for one in counted().said}
    assert found["Calls about the delay"].good < found["Calls about the delay"].bad
    assert found["Calls about the delay"].bad >= 4
    assert found["Courier delivers"].good > found["Courier delivers"].bad


def test_themes_are_what_comes_more_than_once() -> None:
    found = counted(by_theme=True)
    assert all(one.total > 1 for one in found.said)
    assert {"Delivery", "Phone", "Staff"} <= {one.title for one in found.said}
    assert sentence(found)


def test_the_numbers_behind_the_bars_are_a_table() -> None:
    table = table_of(counted())
    assert table is not None
    assert table.headings[:2] == ("Touchpoint", "Quotes")
    assert len(table.rows) == len(counted().said)
