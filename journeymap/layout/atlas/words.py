"""What the atlas says of a journey, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from journeymap.analysis.atlas import JourneySummary, over_all
from journeymap.dates import written
from journeymap.language import decimal, plural, tr
from journeymap.layout.map.head import state_line
from journeymap.metrics.periods import when
from journeymap.metrics.scored import Scored
from journeymap.metrics.wording import heading, whom
from journeymap.model.fields import specs
from journeymap.model.names import journey_name
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot


class ScoreWords(NamedTuple):
    """A score as a heading, and below it of how many it is; ``none`` says that there is none."""

    said: str
    under: str
    none: bool = False


def told(one: JourneySummary) -> list[str]:
    """Return the state, status and owner of a journey, and which others it is inside of."""
    owner = one.journey.owner.strip()
    lines = [" · ".join(filter(None, (state_line(one.journey), owner)))]
    if one.model is not None:
        lines.append(
            tr("a case of {journey}", journey=tr("“{title}”", title=journey_name(one.model)))
        )
    if one.inside:
        names = ", ".join(tr("“{title}”", title=journey_name(outer)) for outer in one.inside)
        lines.append(tr("inside {journeys}", journeys=names))
    return lines


def score_words(snapshot: Snapshot, one: JourneySummary) -> ScoreWords:
    """Return the score of a journey in words; a guess of ours says of how many of us it is."""
    if one.score is None:
        return ScoreWords(tr("no data"), "", True)
    return ScoreWords(heading(one.score), " · ".join(_behind(snapshot, one, one.score)))


def _behind(snapshot: Snapshot, one: JourneySummary, scored: Scored) -> list[str]:
    n = scored.reading.n
    count = plural("{n} of us", "{n} of us", n) if scored.guessed else f"n = {_grouped(n)}"
    pooled, place = scored.touchpoints, one.at.title.strip() if one.at else ""
    return [
        part
        for part in (
            count if n > 1 or scored.guessed else "",
            *whom(snapshot, scored),
            when(scored.score),
            plural("pooled from {n} touchpoint", "pooled from {n} touchpoints", pooled)
            if pooled
            else "",
            tr("at “{touchpoint}”", touchpoint=place) if place else "",
        )
        if part
    ]


def _grouped(n: int) -> str:
    return decimal(n, groups=True)


def review_words(one: JourneySummary) -> str:
    """Return when a journey is to be looked at again, or since when it is stale; blank for never."""
    day = one.journey.review.strip()
    if not day:
        return ""
    if one.stale:
        return tr("stale since {day}", day=written(day))
    return tr("review {day}", day=written(day))


def counted(one: JourneySummary) -> list[str]:
    """Return how many touchpoints, frictions and ideas there are."""
    return [
        plural("{n} touchpoint", "{n} touchpoints", one.touchpoints),
        plural("{n} friction", "{n} frictions", one.frictions),
        plural("{n} idea", "{n} ideas", one.ideas),
        *([plural("{n} case", "{n} cases", one.cases)] if one.cases else []),
    ]


def overview(snapshot: Snapshot, found: Sequence[JourneySummary]) -> list[str]:
    """Return how many journeys there are, in which states, and their scores as one."""
    if not found:
        return [tr("There is no journey yet.")]
    states = Counter(one.journey.state for one in found)
    names = dict(specs(Journey)["state"].options)
    kinds = ", ".join(f"{states[key]} {tr(names[key])}" for key in names if states[key])
    pooled = over_all(snapshot, found)
    parts = [plural("{n} journey", "{n} journeys", len(found)), kinds]
    if pooled:
        parts.append(
            plural(
                "{score} (n = {count}, pooled from {n} journey)",
                "{score} (n = {count}, pooled from {n} journeys)",
                pooled.journeys,
                score=heading(pooled.scored),
                count=_grouped(pooled.scored.reading.n),
            )
        )
    return parts


def overdue(found: Sequence[JourneySummary]) -> str:
    """Return how many journeys should have been looked at again by now; blank for none."""
    late = sum(one.stale for one in found)
    return plural("{n} stale", "{n} stale", late) if late else ""
