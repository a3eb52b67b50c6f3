"""Where a survey brought every month and group, a place tells what counts, and how many more."""

from __future__ import annotations

from itertools import product

from journeymap.drawing.roles import FigureRole
from journeymap.formats.md import report
from journeymap.layout import layout
from journeymap.metrics.abridged import MANY, abridged
from journeymap.metrics.scored import scores_at
from journeymap.model.records import Lane, Metric, Record
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.grids.scores import scored_lines
from journeymap.rendering.options import Options
from journeymap.view import View, shown
from tests.layout.pages import MEASURE
from tests.metrics.test_scored import document, said

GROUPS = ("", "Germany", "Austria")
MONTHS = ("2026-07", "2026-08", "2026-09")
REST = "8 more scores, of other times and groups"


def surveyed(*more: Record) -> Snapshot:
    """Return what customers said of a touchpoint in three months, everybody's and two groups'."""
    every = [
        said((0, 0, 0, 2, 10 + at), period=month, segment=group, id=f"{month} {group}")
        for at, (month, group) in enumerate(product(MONTHS, GROUPS))
    ]
    return document(*every, *more)


def test_a_few_scores_are_all_told() -> None:
    few = document(*(said((0, 0, 1, 2, 9), period=f"2026-0{i}", id=str(i)) for i in range(1, 5)))
    known = scores_at(few, "touchpoint", "a")
    assert len(known) == MANY
    assert abridged(known) == (known, 0) and not abridged(known).rest


def test_of_many_the_newest_of_everybody_is_told_and_the_rest_is_counted() -> None:
    brief = abridged(scores_at(surveyed(), "touchpoint", "a"))
    assert [(one.score.period, one.score.segment) for one in brief.scores] == [("2026-09", "")]
    assert brief.more == 8 and brief.rest == REST


def test_what_the_company_says_of_the_same_is_told_with_it_and_not_once_more() -> None:
    guess = said((0, 0, 0, 6, 0), respondents="team", id="guess")
    brief = abridged(scores_at(surveyed(guess), "touchpoint", "a"))
    (one,) = brief.scores
    assert [own.score.id for own in one.own] == ["guess"] and brief.more == 8


def test_another_metric_is_told_however_many_scores_one_has() -> None:
    ease = Metric(id="ease", kind="ces2", title="Ease", low=1, high=7)
    asked = said((0, 0, 0, 0, 9, 9, 9), metric="ease", id="ease asked")
    brief = abridged(scores_at(surveyed(ease, asked), "touchpoint", "a"))
    assert [one.metric.id for one in brief.scores] == ["stars", "ease"] and brief.more == 8


def test_the_lane_of_scores_and_the_report_say_what_counts_and_how_many_more() -> None:
    """A survey by months and groups made the map four times as high as it was wide."""
    view = View.of(surveyed(Lane(id="scores", journey="j", kind="scores", position=9.0)), "j")
    drawn = [one for one in layout(view, MEASURE).figures() if one.role == FigureRole.SCORE]
    assert [one.name for one in drawn][1:] == [REST] and "Sep 2026" in drawn[0].name
    row = next(line for line in report(view, Options()).splitlines() if REST in line)
    assert "Sep 2026" in row and "Jul 2026" not in row


def test_in_a_workbook_every_score_has_its_row_and_those_that_count_come_first() -> None:
    view = View.of(surveyed(), "j")
    lines = scored_lines(view, shown(view.in_words).kept)
    assert len(lines) == 9 and [line.first for line in lines] == [True] + [False] * 8
    assert (lines[0].score.period, lines[0].score.segment) == ("2026-09", "")
