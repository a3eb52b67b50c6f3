"""Which scores are counted: the periods, people and questions there are, and a view of some."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from journeymap.drawing.memo import Memo
from journeymap.language import mark, tr
from journeymap.metrics import short_name
from journeymap.metrics.periods import age, days_of, same, span, when
from journeymap.model.change import change
from journeymap.model.fields import specs
from journeymap.model.grid import cards, stages
from journeymap.model.records import KINDS, Metric, Persona, Score
from journeymap.model.snapshot import Snapshot
from journeymap.view.filter import ScoreChoice
from journeymap.view.view import View

_SPREAD = " – "


@dataclass(frozen=True, slots=True)
class ScoreAspect:
    """One thing by which scores are chosen, by the field of a choice; ``label`` is a message id.

    ``of`` returns what a score has of it, alike where two say it differently; ``name`` what a
    value is called, blank for one that is there no more; ``say`` what stands in the choice for it.
    ``each`` is a message id that says that nothing is chosen.
    """

    field: str
    label: str
    each: str
    of: Callable[[Score], object]
    say: Callable[[Score], str]
    name: Callable[[Snapshot, str], str]


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _period(score: Score) -> str:
    """Return the period of a score as it was typed, else its days in the language of no one."""
    if score.period.strip() or not (days := days_of(score)):
        return " ".join(score.period.split())
    return _SPREAD.join(dict.fromkeys(day.isoformat() for day in days))


def _when(_snapshot: Snapshot, value: str) -> str:
    found = span(value)
    if found is None or _SPREAD.join(dict.fromkeys(day.isoformat() for day in found)) != value:
        return when(Score(metric="", period=value))
    return when(Score(metric="", begins=found[0].isoformat(), ends=found[1].isoformat()))


def _plain(_snapshot: Snapshot, value: str) -> str:
    return " ".join(value.split())


def _who(_snapshot: Snapshot, value: str) -> str:
    words = dict(specs(Score)["respondents"].options).get(value, "")
    return tr(words) if words else ""


def _persona(snapshot: Snapshot, value: str) -> str:
    found = snapshot.get(Persona, value)
    return (" ".join(found.name.split()) or tr("(no title)")) if found else ""


def _metric(snapshot: Snapshot, value: str) -> str:
    found = snapshot.get(Metric, value)
    return short_name(found) if found else ""


ASPECTS = (
    ScoreAspect("period", mark("Period"), mark("each newest"), same, _period, _when),
    ScoreAspect(
        "respondents",
        mark("Who answered"),
        mark("all of them"),
        lambda score: score.respondents,
        lambda score: score.respondents,
        _who,
    ),
    ScoreAspect(
        "segment",
        mark("Segment"),
        mark("all of them"),
        lambda score: _folded(score.segment),
        lambda score: " ".join(score.segment.split()),
        _plain,
    ),
    ScoreAspect(
        "persona",
        mark("Persona"),
        mark("all of them"),
        lambda score: score.persona or "",
        lambda score: score.persona or "",
        _persona,
    ),
    ScoreAspect(
        "metric",
        mark("Metric"),
        mark("all of them"),
        lambda score: score.metric,
        lambda score: score.metric,
        _metric,
    ),
)
"""All by which scores are chosen, in the order it is offered."""


def scores_in(snapshot: Snapshot, journey: str) -> Iterator[Score]:
    """Yield every score of a journey, its stages and its touchpoints."""
    yield from snapshot.of(Score, "journey", journey)
    for stage in stages(snapshot, journey):
        yield from snapshot.of(Score, "stage", stage.id)
    for card in cards(snapshot, journey):
        yield from snapshot.of(Score, "touchpoint", card.id)


def values_of(snapshot: Snapshot, journey: str, aspect: ScoreAspect) -> tuple[str, ...]:
    """Return what there is to choose of an aspect in a journey; of periods the newest first.

    What is written in several ways, as periods may be, is one, as it is written first.
    """
    found: dict[object, tuple[tuple[int, int], str]] = {}
    for score in scores_in(snapshot, journey):
        if (said := aspect.say(score)) and aspect.name(snapshot, said):
            found.setdefault(aspect.of(score), (age(score), said))
    if aspect.field == "period":
        newest = sorted(found.values(), key=lambda one: one[0], reverse=True)
        return tuple(said for _, said in newest)
    if aspect.field == "respondents":
        order = [key for key, _ in specs(Score)["respondents"].options]
        return tuple(key for key in order if key in found)
    return tuple(
        sorted((said for _, said in found.values()), key=lambda v: aspect.name(snapshot, v))
    )


def is_chosen(score: Score, wanted: ScoreChoice) -> bool:
    """Tell whether a choice counts a score."""
    return all(
        aspect.of(score) == aspect.of(_asked(aspect.field, value))
        for aspect in ASPECTS
        if (value := getattr(wanted, aspect.field))
    )


def _asked(field: str, value: str) -> Score:
    """Return a score that says a value, so that both are compared in the same way."""
    return Score(metric="").but(**{field: value})


def chosen(view: View, memo: Memo | None = None, *, every_period: bool = False) -> View:
    """Return the view of a document that holds only the scores its filter counts.

    It is for whoever draws or tells, and never edited against. With ``every_period`` the period
    that is chosen is passed over, as what goes over time wants. The ``memo`` of the last time
    gives the same document again.
    """
    wanted = view.filter.scores.but(period="") if every_period else view.filter.scores
    if not wanted.active:
        return view
    snapshot = view.snapshot

    def make() -> Snapshot:
        others = [one for one in snapshot.all(Score).values() if not is_chosen(one, wanted)]
        return snapshot.apply(change("", remove=others)) if others else snapshot

    tables = tuple(snapshot.all(kind) for kind in KINDS)
    keep = memo or Memo()
    return view.but(snapshot=keep(("chosen scores", every_period), (wanted, *tables), make))
