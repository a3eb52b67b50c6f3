"""What the rows of the table come to: how many, their scores together, their frictions."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.analysis.frictions import worst_severity
from journeymap.language import plural, tr
from journeymap.metrics import read_counts, short_name
from journeymap.metrics.answer_counts import summed
from journeymap.metrics.periods import same
from journeymap.model.grid import cards
from journeymap.model.records import Friction, Touchpoint
from journeymap.view.table.contents import score_of
from journeymap.view.table.rows import TouchpointTable

_APART = "  ·  "
_MOST = 3


def summary(table: TouchpointTable, chosen: Sequence[Touchpoint]) -> str:
    """Return in a line what some touchpoints come to; of none chosen, all that are shown."""
    snapshot = table.view.snapshot
    shown = [row.card for row in table.rows if row.card and not table.is_faded(row.card.id)]
    some = list(chosen) if len(chosen) > 1 else shown
    every = len(cards(snapshot, table.view.journey))
    if len(some) == every:
        count = plural("{n} touchpoint", "{n} touchpoints", every)
    else:
        count = tr("{n} of {all} touchpoints", n=len(some), all=every)
    worst = [worst_severity(snapshot.of(Friction, "touchpoint", card.id)) for card in some]
    total = sum(filter(None, worst))
    friction = tr("Σ worst friction {total}", total=total) if total else ""
    return _APART.join(part for part in (count, *_means(table, some), friction) if part)


def _means(table: TouchpointTable, some: Sequence[Touchpoint]) -> list[str]:
    """Return what each question shown came to altogether; only answers that may be added up."""
    told: list[str] = []
    for column in table.columns:
        if column.kind != "score" or len(told) == _MOST:
            continue
        found = [score_of(table.view.snapshot, column.ref, card.id) for card in some]
        known = [x for x in found if x and not (x.guessed or x.today or x.reported)]
        kinds = {(x.score.respondents, x.score.persona, x.score.segment, same(x.score),
                  x.weighted)
                 for x in known}  # fmt: skip
        if len(known) < 2 or len(kinds) != 1:
            continue
        reading = read_counts(
            known[0].metric, summed(x.answer_counts for x in known if x.answer_counts)
        )
        if reading:
            name = short_name(known[0].metric)
            told.append(tr("{metric} {value} (n = {n})", metric=name, value=reading.shown,
                           n=reading.n))  # fmt: skip
    return told
