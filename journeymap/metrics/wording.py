"""How a score is said: with method and scale, of how many, of whom and when; alike everywhere."""

from __future__ import annotations

from journeymap.language import decimal, mark, plural, tr, whole_percent
from journeymap.metrics import Badge, Reading, short_name
from journeymap.metrics.perception import PerceptionGap, gaps
from journeymap.metrics.periods import when
from journeymap.metrics.scored import Scored
from journeymap.model.fields import specs
from journeymap.model.records import Metric, Persona
from journeymap.model.snapshot import Snapshot

BADGES: dict[Badge, str] = {
    "none": mark("a single answer"),
    "anecdotal": mark("anecdotal"),
    "indicative": mark("indicative"),
    "usable": mark("usable"),
    "solid": mark("solid"),
}
"""How far so many answers carry, in words."""


def value(metric: Metric, reading: Reading, *, comma: bool = True) -> str:
    """Return a score with method and scale, as ``4.4 of 5``, ``82 % top 2 of 5`` or ``+46``."""
    shown = reading.written(reading.value, reading.plus, comma=comma) + reading.unit
    if reading.n == 1:
        classed = reading.badge != "none"  # promoter or detractor, nobody knows of which answer
        return tr("one answer: {answer}", answer=shown if classed else _on_scale(metric, shown))
    if metric.method == "top":
        return _on_scale(metric, tr("{share} top {n}", share=shown, n=metric.top))
    if metric.method == "nps":
        return shown if metric.kind == "nps" else tr("{points} net", points=shown)
    return _on_scale(metric, shown)


def heading(scored: Scored, *, comma: bool = True) -> str:
    """Return a score under its name; a guess of ours, and what is today, are named as that."""
    metric, reading = scored.metric, scored.reading
    said = value(metric, reading, comma=comma)
    name = short_name(metric)
    told = f"{name} · {said}" if reading.n == 1 else f"{name} {said}"
    return _marked(scored, told)


def _marked(scored: Scored, said: str) -> str:
    """Return a score named as what it is where nobody was asked, or not about this place."""
    said = tr("our guess: {score}", score=said) if scored.guessed else said
    said = tr("others: {score}", score=said) if scored.elsewhere else said
    return tr("today: {score}", score=said) if scored.today else said


def interval(reading: Reading, *, comma: bool = True) -> str:
    """Return the 95 % interval as ``1.8 to 2.4``, blank where there is none."""
    if reading.low is None or reading.high is None:
        return ""
    low, high = (reading.written(end, comma=comma) for end in (reading.low, reading.high))
    return tr("{low} to {high}", low=low, high=high + reading.unit)


def whom(snapshot: Snapshot, scored: Scored) -> list[str]:
    """Return who was asked, where that was not simply all customers."""
    persona = snapshot.get(Persona, scored.score.persona)
    staff = tr("employees") if scored.score.respondents == "employees" else ""
    staff = tr("customers of others") if scored.elsewhere else staff
    named = persona.name.strip() if persona else ""
    return [part for part in (staff, named, scored.score.segment.strip()) if part]


def sample(
    snapshot: Snapshot, scored: Scored, *, counted: bool = True, asked: bool = True
) -> list[str]:
    """Return of how many a score is, of how many ``asked``, of whom, when, and how far it carries."""
    n, few = scored.touchpoints, scored.reading.badge == "anecdotal"
    return [
        part
        for part in (
            f"n = {scored.reading.n}" if counted and scored.reading.n > 1 else "",
            response(scored) if asked else "",
            *whom(snapshot, scored),
            when(scored.score),
            plural("pooled from {n} touchpoint", "pooled from {n} touchpoints", n) if n else "",
            tr("as reported") if scored.reported else "",
            tr("weighted") if scored.weighted else "",
            tr(BADGES["anecdotal"]) if few else "",
        )
        if part
    ]


def carries(reading: Reading) -> str:
    """Return how far so many answers carry, blank where that is said anyway: for few, or one."""
    return tr(BADGES[reading.badge]) if reading.badge not in ("none", "anecdotal") else ""


def response(scored: Scored) -> str:
    """Return which part of those who were asked answered, where that is known of all."""
    asked = [score.invitations for score in scored.records]
    total = sum(filter(None, asked))
    if not all(asked) or total < scored.reading.n:
        return ""
    share = whole_percent(scored.reading.n / total)
    return tr("{share} of {asked} answered", share=share, asked=decimal(total, groups=True))


def aim(scored: Scored, *, comma: bool = True) -> str:
    """Return the target of a score, and whether it is missed for certain.

    A guess, what was pooled and what others have are not held against it.
    """
    reading, target = scored.reading, scored.metric.target
    if target is None or reading.n == 1 or scored.guessed or scored.touchpoints or scored.elsewhere:
        return ""
    goal = decimal(target, None, reading.plus, comma=comma) + reading.unit
    if scored.misses:
        return tr("misses its target of {target}", target=goal)
    return tr("target {target}", target=goal)


def own_view(gap: PerceptionGap, *, comma: bool = True) -> str:
    """Return what the company says of the same, of how many, and how far that is from customers."""
    return tr(
        "{score} (n = {n}), {gap}",
        score=own_score(gap, comma=comma),
        n=gap.ours.reading.n,
        gap=distance(gap, comma=comma),
    )


def own_score(gap: PerceptionGap, *, comma: bool = True) -> str:
    """Return what the company says, named as what it is, as ``our guess: 80 %``."""
    reading = gap.ours.reading
    shown = reading.written(reading.value, reading.plus, comma=comma) + reading.unit
    if gap.ours.guessed:
        return tr("our guess: {score}", score=shown)
    return tr("employees: {score}", score=shown)


def distance(gap: PerceptionGap, *, comma: bool = True) -> str:
    """Return how far the company's view lies from the customers', as ``72 points above customers``."""
    if decimal(gap.points, gap.digits) == decimal(0.0, gap.digits):
        return tr("the same as customers")
    far = points(gap, comma=comma)
    if gap.points > 0:
        return tr("{points} above customers", points=far)
    return tr("{points} below customers", points=far)


def points(gap: PerceptionGap, *, comma: bool = True) -> str:
    """Return how far the views lie apart, as ``72 points``; of a mean it is a bare ``2.1``."""
    far = decimal(abs(gap.points), gap.digits, comma=comma)
    if gap.theirs.metric.method == "mean":
        return far
    return plural("{points} point", "{points} points", round(abs(gap.points)), points=far)


def apart(gap: PerceptionGap) -> str:
    """Return in short whose view lies how far above or below the customers', as ``guess +2.1``."""
    points = decimal(gap.points, gap.digits, "+")
    if gap.ours.guessed:
        return tr("guess {points}", points=points)
    return tr("employees {points}", points=points)


def direction(metric: Metric) -> str:
    """Return which way is better, where it is not the higher the better."""
    return tr("lower is better") if metric.direction == "lower" else ""


def method(metric: Metric) -> str:
    """Return in words how a metric is scored."""
    if metric.method == "top":
        return plural("share of the top answer", "share of the top {n} answers", metric.top)
    if metric.method == "nps" and (metric.low, metric.high) != (0, 10):
        return net_index(metric)
    return tr(dict(specs(Metric)["method"].options)[metric.method])


def net_index(metric: Metric) -> str:
    """Return what an index on another scale than 0 to 10 is, as ``index: % 6–7 less % 1–3``."""
    best = _span(metric.high - 1, metric.high)
    if metric.high - 4 < metric.low:
        return tr("index: % {best}", best=best)
    return tr("index: % {best} less % {worst}", best=best, worst=_span(metric.low, metric.high - 4))


def _span(low: int, high: int) -> str:
    return decimal(low) if low == high else f"{decimal(low)}–{decimal(high)}"


def method_options(metric: Metric) -> list[tuple[str, str]]:
    """Return the ways a metric may be scored, each in words that fit its scale."""
    options = [(key, tr(words)) for key, words in specs(Metric)["method"].options]
    if (metric.low, metric.high) == (0, 10):
        return options
    return [(key, net_index(metric) if key == "nps" else words) for key, words in options]


def scale(metric: Metric) -> str:
    """Return the ends of the scale on which a metric is asked."""
    return tr("{low} to {high}", low=decimal(metric.low), high=decimal(metric.high))


def told(snapshot: Snapshot, scored: Scored, *, comma: bool = True) -> list[str]:
    """Return what stands behind a score in a text: interval, sample, target and method."""
    metric, between = scored.metric, interval(scored.reading, comma=comma)
    asked = tr("{method}, asked from {scale}", method=method(metric), scale=scale(metric))
    return [
        part
        for part in (
            tr("95 % interval {ends}", ends=between) if between else "",
            tr("as if all answers were of different people") if scored.touchpoints else "",
            *sample(snapshot, scored),
            carries(scored.reading),
            aim(scored, comma=comma),
            *(own_view(gap, comma=comma) for gap in gaps(scored)),
            asked,
            direction(metric),
        )
        if part
    ]


def reported(snapshot: Snapshot, scored: Scored, *, comma: bool = True) -> str:
    """Return a score in a text, with all that stands behind it in brackets."""
    return f"{heading(scored, comma=comma)} ({', '.join(told(snapshot, scored, comma=comma))})"


def line(snapshot: Snapshot, scored: Scored, *, asked: bool = True) -> str:
    """Return a score on a line of its own, with all that it takes to read it."""
    return " · ".join(
        part
        for part in (
            heading(scored),
            interval(scored.reading),
            *sample(snapshot, scored, asked=asked),
            aim(scored),
            *map(own_view, gaps(scored)),
            direction(scored.metric),
        )
        if part
    )


def behind(snapshot: Snapshot, scored: Scored) -> tuple[tuple[str, ...], ...]:
    """Return what stands beside a score's heading, in parts.

    That is all of it but how many were asked, that without the period, the least.
    """
    between, way = interval(scored.reading), direction(scored.metric)
    full = (between, *sample(snapshot, scored, asked=False), *map(own_view, gaps(scored)), way)
    count = f"n = {scored.reading.n}" if scored.reading.n > 1 else ""
    least = (count, *whom(snapshot, scored), way)
    ways = (full, (between, *least), least)
    return tuple(tuple(part for part in parts if part) for parts in ways)


def brief(snapshot: Snapshot, scored: Scored) -> tuple[tuple[str, ...], ...]:
    """Return ways to say a score in a few parts, the fullest first; each says of how many it is."""
    metric, reading = scored.metric, scored.reading
    if reading.n == 1:
        said = value(metric, reading)
        return ((_marked(scored, said),),)
    full, rest = heading(scored), (f"n {reading.n}", *whom(snapshot, scored))
    between = interval(reading)
    ways = ((full, *rest, between), (full, *rest), (short(scored), *rest))
    return tuple(way for way in ways if all(way))


def short(scored: Scored) -> str:
    """Return a score by its name alone, where what it takes to read it stands close by."""
    if scored.reading.n == 1:
        return _marked(scored, value(scored.metric, scored.reading))
    return _marked(scored, f"{short_name(scored.metric)} {scored.reading.shown}")


def _on_scale(metric: Metric, shown: str) -> str:
    """Return a value of the answers' own scale with its ends, only the upper above 0 or 1."""
    if metric.low in (0, 1):
        return tr("{value} of {high}", value=shown, high=decimal(metric.high))
    return tr(
        "{value} on {low} to {high}",
        value=shown,
        low=decimal(metric.low),
        high=decimal(metric.high),
    )
