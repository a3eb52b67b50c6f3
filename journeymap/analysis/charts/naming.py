"""What things are called in the sentences of charts, where a long title would hide the finding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from journeymap.language import tr
from journeymap.metrics import short_name
from journeymap.model.records import Metric, Stage, Touchpoint

LONGEST = 48
"""How many letters of a name a sentence says."""


def short(name: str) -> str:
    """Return a name as a sentence says it, on one line and not longer than needed to know it."""
    words = " ".join(name.split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"


def title_of(card: Touchpoint) -> str:
    """Return what a touchpoint is called, also one without a title."""
    return " ".join(card.title.split()) or tr("untitled touchpoint")


def stage_title(stage: Stage) -> str:
    """Return what a stage is called, also one without a title."""
    return " ".join(stage.title.split()) or tr("Untitled stage")


def both(names: Sequence[str]) -> str:
    """Return names joined as a sentence joins them: with commas, and the last with “and”."""
    *before, last = names
    return tr("{names} and {last}", names=", ".join(before), last=last) if before else last


def metric_name(metric: Metric, every: Iterable[Metric]) -> str:
    """Return what a question is called among others: by its title where the short name is shared."""
    name, title = short_name(metric), " ".join(metric.title.split())
    shared = sum(short_name(one) == name for one in every) > 1
    if not shared or not title:
        return name
    return title if name.casefold() in title.casefold() else f"{name} {title}"
