"""The board of opportunities: touchpoints by importance and satisfaction, in Ulwick's bands."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.charts.opportunities import (
    NeedScore,
    Opportunities,
    note,
    opportunities,
    sentence,
)
from journeymap.analysis.priorities.opportunity import MOST, OpportunityBand
from journeymap.drawing.theme import Theme
from journeymap.language import decimal, mark, tr
from journeymap.layout.numbers.bands import BandsBody
from journeymap.layout.numbers.board import BoardBody
from journeymap.layout.numbers.charts import Chart, ChartContext, chart_kind, nothing
from journeymap.layout.numbers.declared.importance import SaidNumber
from journeymap.layout.numbers.fields import FieldDot
from journeymap.layout.numbers.pages import PLAN
from journeymap.layout.numbers.tray import Tray

LABEL = mark("Opportunity")

_TALL, _RADIUS, _SPARE = 300.0, 6.5, 0.5
_LEVELS = 1 - _SPARE * 0.4, 5 + _SPARE * 0.4
"""The ends of the axis of importance as we give it: from 1 to 5 where it goes from 0 to 10."""


@chart_kind("opportunity", order=24, page=PLAN)
def finds(context: ChartContext) -> Iterator[Chart]:
    """Yield the board of the question of which most is known."""
    known, cards = context.known(), context.cards
    found = context.memo("opportunities", (known, cards), lambda: opportunities(known, cards))
    if found is None:
        how = tr("Bring in a survey that asks how satisfied customers are at touchpoints, and say"
                 " how much these matter.")  # fmt: skip
        yield nothing("opportunity", tr(LABEL), how)
        return
    body = BoardBody(_bands(found, context), _tray(found, context))
    yield Chart("opportunity", tr(LABEL), sentence(found), " · ".join(note(found)), body,
                data=found)  # fmt: skip


def _bands(found: Opportunities, context: ChartContext) -> BandsBody:
    ends = -_SPARE, MOST + _SPARE
    return BandsBody(
        dots=tuple(_dot(need, context.theme) for need in found.needs),
        across=ends,
        up=ends,
        middle=(MOST / 2, MOST / 2),
        corners=("", "", "", ""),
        best=0,
        across_name=tr("importance"),
        up_name=tr("satisfaction"),
        theme=context.theme,
        measure=context.measure,
        across_said=SaidNumber("", ""),
        up_said=SaidNumber("", ""),
        tall=_TALL,
        changes=("importance_customer", ""),
        levels=_LEVELS,
    )


def _tray(found: Opportunities, context: ChartContext) -> Tray | None:
    if not found.unrated:
        return None
    name = tr("Importance not said: {n}", n=len(found.unrated))
    return Tray(name, found.unrated, context.theme, context.measure)


def _dot(need: NeedScore, theme: Theme) -> FieldDot:
    tones: dict[OpportunityBand, str] = {
        "extreme": theme.pain_ink,
        "high": theme.severities[1],
        "solid": theme.dot,
        "served": theme.arrow,
    }
    names: dict[OpportunityBand, str] = {
        "extreme": tr("Extreme"),
        "high": tr("High"),
        "solid": tr("Solid"),
        "served": tr("Served"),
    }
    told = tr("importance {importance}, satisfaction {satisfaction}, n = {n}",
              importance=decimal(need.importance, 1), satisfaction=decimal(need.satisfaction, 1),
              n=need.n)  # fmt: skip
    came = tr("{band}: {score} of 20", score=decimal(need.score, 1),
              band=names[need.band])  # fmt: skip
    words = "\n".join((need.title, told, came))
    return FieldDot(need.touchpoint, need.title, need.importance, need.satisfaction, _RADIUS,
                    tones[need.band], words)  # fmt: skip
