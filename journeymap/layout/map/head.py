"""The head of the page: what the journey is called, its scenario, and its facts at the right."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.dates import passed, written
from journeymap.drawing.paragraph import Paragraph, joined, paragraph
from journeymap.drawing.roles import FigureRole
from journeymap.drawing.scene import Figure
from journeymap.drawing.shapes import Rect, Shape, TextStyle
from journeymap.drawing.theme import TITLE
from journeymap.lanes import LaneContext
from journeymap.lanes.parts.score_bar import bar
from journeymap.lanes.scores import alone_in
from journeymap.lanes.time import taken, time_words
from journeymap.language import plural, tr
from journeymap.layout.map.differing import difference_facts
from journeymap.layout.map.page_stats import PageStats
from journeymap.metrics.scored import Scored
from journeymap.metrics.wording import line
from journeymap.model.fields import specs
from journeymap.model.names import journey_name
from journeymap.model.records import Journey, Stage
from journeymap.view.covering import covered_words
from journeymap.view.differs import SeenDifference
from journeymap.view.look import FULL

_WIDTH_OF_TITLE = 62.0
_LARGEST = 64.0
_CLOSER = 0.8
"""How much smaller the letters of a dense page's head are: it is read from nearer."""

_FACTS, _NARROWER = 0.42, 0.3
_APART = 40.0
_UNDER = 6.0
_BETWEEN = 3.0
_BAR = Rect(6.0, 7.0, 220.0, 5.0)
"""The bar of a score with two views: how far from the right and from the words, how large."""


class _Fact(NamedTuple):
    words: Paragraph
    ink: str
    apart: Scored | None = None
    """A score of which the company has a view of its own, drawn under its words."""


class HeadLetters(NamedTuple):
    """The letters of a head, as large as its page is wide."""

    title: TextStyle
    told: TextStyle
    facts: TextStyle
    strong: TextStyle


def letters(width: float) -> HeadLetters:
    """Return the letters for a page so wide: read from afar they stay as large as they were."""
    size = float(2 * round(min(_LARGEST, max(TITLE.size, width / _WIDTH_OF_TITLE)) / 2))
    told = float(max(12, round(size * 0.4)))
    facts = float(max(12, round(size * 0.31)))
    return HeadLetters(
        TITLE._replace(size=size), TextStyle(told), TextStyle(facts), TextStyle(facts, 600)
    )


def head(
    context: LaneContext, page_stats: PageStats, x: float, y: float, width: float
) -> tuple[Figure, ...]:
    """Draw title and scenario at the left, and beside them what state the journey is in."""
    measure, journey = context.measure, context.journey
    style = letters(width * _CLOSER if context.sizes.tight else width)
    share = _NARROWER if context.sizes.tight else _FACTS
    facts = _facts(context, page_stats, style, width * share)
    side = max(measure.width(words, f.words.style) for f in facts for words in f.words.lines)
    room = width - side - _APART
    title = paragraph(journey_name(journey), style.title, room, measure)
    at = Rect(x, y, room, title.height)
    shapes = title.shapes(x, y, context.theme.ink, measure)
    figures = [Figure(journey.id, FigureRole.TITLE, journey.title, at, shapes)]
    if journey.scenario:
        figures.append(_scenario(context, style, x, at.bottom + _UNDER, room))
    return (*figures, _lens(context, facts, Rect(x + width - side, y + 4, side, 0.0)))


def _scenario(context: LaneContext, style: HeadLetters, x: float, y: float, width: float) -> Figure:
    told, most = (
        context.journey.scenario,
        context.measure.width("n" * _letters(context), style.told),
    )
    text = paragraph(told, style.told, min(width, most), context.measure)
    shapes = text.shapes(x, y, context.theme.ink_soft, context.measure)
    return Figure("", FigureRole.SCENARIO, told, Rect(x, y, text.width, text.height), shapes)


def _letters(context: LaneContext) -> int:
    """Return how many letters a line of the scenario has at the most."""
    return 130 if context.sizes.tight else 96


def _lens(context: LaneContext, facts: list[_Fact], at: Rect) -> Figure:
    """Draw the facts below one another, at the right edge."""
    shapes: list[Shape] = []
    y = at.y
    for fact in facts:
        shapes += fact.words.shapes(at.right, y, fact.ink, context.measure, "end")
        y += fact.words.height + _BETWEEN
        if fact.apart:
            place = Rect(at.right - _BAR.w - _BAR.x, y + _BAR.y, _BAR.w, _BAR.h)
            shapes += bar(context.theme, place, fact.apart)
            y += 2 * _BAR.y + _BAR.h
    rect = at._replace(h=y - _BETWEEN - at.y)
    name = " · ".join(" ".join(fact.words.lines) for fact in facts)
    return Figure("", FigureRole.LENS, name, rect, tuple(shapes))


def _facts(
    context: LaneContext, page_stats: PageStats, style: HeadLetters, width: float
) -> list[_Fact]:
    """Return state, owner and review, counts, and what is known of the journey as a whole."""
    theme, journey, measure = context.theme, context.journey, context.measure
    if context.view.differs:
        return _differing(context, context.view.differs, style, width)
    late = passed(journey.review) and journey.status != "retired"
    owner = tr("Owner: {name}", name=journey.owner.strip()) if journey.owner.strip() else ""
    time = time_words(*taken(context.shown.touchpoints))
    whole = tr("in all: {time}", time=time) if time else ""
    told = [
        *(owner, "" if late else review_line(journey)),
        *(*_counted(page_stats), *_shared(page_stats), whole),
    ]
    lines: list[tuple[str, TextStyle, str]] = [
        (state_line(journey), style.strong, theme.ink),
        (review_line(journey) if late else "", style.strong, theme.pain_ink),
        (joined(told, style.facts, width, measure), style.facts, theme.ink_soft),
    ]
    if hidden := covered_words(context.snapshot, context.view.covered):
        lines.append((hidden, style.strong, theme.accent_ink))
    facts = [_Fact(paragraph(s, letter, width, measure), ink) for s, letter, ink in lines if s]
    asked = not context.sizes.tight or context.view.detail == FULL
    for scored in known(context, journey):
        ink = theme.pain_ink if scored.misses else theme.ink_soft if scored.today else theme.ink
        words = paragraph(line(context.snapshot, scored, asked=asked), style.facts, width, measure)
        facts.append(_Fact(words, ink, scored if scored.own else None))
    return facts


def _differing(
    context: LaneContext, seen: SeenDifference, style: HeadLetters, width: float
) -> list[_Fact]:
    """Return how much differs between two journeys, and what it comes to."""
    first, told = difference_facts(seen, context.view.only_changed)
    said = joined(told, style.facts, width, context.measure)
    lines = ((first, style.strong, context.theme.ink), (said, style.facts, context.theme.ink_soft))
    return [
        _Fact(paragraph(words, letters, width, context.measure), ink)
        for words, letters, ink in lines
        if words
    ]


def known(context: LaneContext, place: Journey | Stage) -> list[Scored]:
    """Return the scores of a place that its head tells: those that count, else those of today.

    What a lane of its own shows across a stage is not told twice.
    """
    alone = alone_in(context.shown.lanes) if isinstance(place, Stage) else ()
    found = context.scores.get(place.id, ())
    return [s for s in found if (s.counts or s.today) and s.metric.id not in alone]


def state_line(journey: Journey) -> str:
    """Return in which state a journey is, its version, and how far it is agreed upon."""
    fields = specs(Journey)
    state = tr(dict(fields["state"].options)[journey.state]).capitalize()
    status = tr(dict(fields["status"].options)[journey.status]) if journey.status else ""
    return " · ".join(part for part in (state, journey.version.strip(), status) if part)


def review_line(journey: Journey) -> str:
    """Return when a journey is to be looked at again, or should have been; blank for never."""
    day = journey.review.strip()
    if not day:
        return ""
    if passed(day) and journey.status != "retired":
        return tr("review was due {day}", day=written(day))
    return tr("review {day}", day=written(day))


def _counted(page_stats: PageStats) -> tuple[str, ...]:
    """Return how much is on the page and how much of it is known."""
    known = page_stats.touchpoints - page_stats.assumed - page_stats.partly
    counts = {"known": known, "partly": page_stats.partly, "assumed": page_stats.assumed}
    return (
        plural("{n} touchpoint", "{n} touchpoints", page_stats.touchpoints),
        plural("{n} channel", "{n} channels", page_stats.channels),
        tr("{known} researched, {partly} partly, {assumed} assumed", **counts)
        if page_stats.partly
        else tr("{known} researched, {assumed} assumed", **counts),
    )


def _shared(page_stats: PageStats) -> list[str]:
    """Return how often departments hand over, and how many touchpoints are whose."""
    owned = page_stats.ownership
    said = {
        "owned": plural("{n} owned", "{n} owned", owned.get("owned", 0)),
        "paid": plural("{n} paid", "{n} paid", owned.get("paid", 0)),
        "earned": plural("{n} earned", "{n} earned", owned.get("earned", 0)),
        "third": plural("{n} of third parties", "{n} of third parties", owned.get("third", 0)),
    }
    n = page_stats.handovers
    handed = plural("{n} hand-over between departments", "{n} hand-overs between departments", n)
    whose = ", ".join(words for key, words in said.items() if owned.get(key))
    return [handed if n else "", whose]
