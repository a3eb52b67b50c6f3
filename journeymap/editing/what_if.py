"""The command that lets a journey be as it was only supposed to be."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from journeymap.analysis.flow.paths import Course, course
from journeymap.analysis.flow.shares import Shares, is_probability, shares
from journeymap.analysis.flow.what_if import WhatIf, supposed
from journeymap.arrows import is_return
from journeymap.editing.feelings import set_feeling
from journeymap.errors import JourneyError
from journeymap.language import decimal, mark, tr
from journeymap.model.change import Change, change
from journeymap.model.records import Connection, Friction, Record
from journeymap.model.snapshot import Snapshot

LABEL = mark("Apply the what-if")
"""What the step is called in the Edit menu."""

_ALIKE = 1e-12


def apply_what_if(snapshot: Snapshot, journey: str, what_if: WhatIf) -> Change | None:
    """Make a journey what a what-if supposes, in one step, with the very shares it supposes.

    Where arrows carry counts, another count would change the shares of those that follow; so the
    arrows of every touchpoint whose shares would come out otherwise are written as probabilities.
    A touchpoint that is taken out stays on the map, and nobody comes to it any more. ``None``
    where all of it is so already. Raises ``JourneyError`` where it cannot be written, as a
    touchpoint is taken out at which customers begin, or whose own shares contradict.
    """
    known = course(snapshot, journey)
    _refuse(known, what_if.without)
    whole = Change(LABEL, _arrows(snapshot, journey, known, what_if).edits)
    here = {card.id for card in known.every}
    whole += _frictions(snapshot, what_if, here)
    for (id, persona), valence in what_if.feelings.items():
        if id in here:
            felt = set_feeling(snapshot.apply(whole), id, persona, valence)
            whole += Change(LABEL, felt.edits if felt else ())
    return Change(LABEL, whole.edits) or None


def counts_replaced(change: Change | None) -> int:
    """Return how many counts on arrows a change replaces by probabilities."""
    return sum(
        isinstance(edit.before, Connection)
        and edit.before.weight is not None
        and not is_probability(edit.before)
        for edit in change or ()
    )


def _refuse(known: Course, without: Iterable[str]) -> None:
    gone = frozenset(without)
    for card in known.every:
        title = " ".join(card.title.split())
        if card.id in gone and known.starts.of.get(card.id):
            raise JourneyError(
                tr("Customers begin at “{title}”: without it they would begin elsewhere, which"
                   " nobody knows. Delete it on the map instead.", title=title)
            )  # fmt: skip
        if card.id in gone and card.id in known.shares.over:
            share = decimal(round(known.shares.over[card.id] * 100, 1))
            raise JourneyError(
                tr("The ways from “{title}”, which stays on the map, add up to {share} %: put"
                   " that right first, or nothing can be counted.", title=title, share=share)
            )  # fmt: skip


def _arrows(snapshot: Snapshot, journey: str, known: Course, what_if: WhatIf) -> Change:
    """Return what gives all arrows their supposed shares.

    What is written at one touchpoint may change what the counts of another mean, so this goes on
    until nothing comes out otherwise; each time more is written, and at the latest all of it.
    """
    wanted = _wanted(known.shares, supposed(known, what_if).shares, what_if.without)
    written: set[str] = set()
    done, now = Change(LABEL), known.shares
    while True:
        other = {
            source
            for source in now.leaving
            if source not in what_if.without and _differs(now, wanted, source)
        }
        if not other - written:
            return done
        written |= other
        done = change(LABEL, edit=_pairs(snapshot, known.shares, wanted, written))
        now = shares(snapshot.apply(done), journey)


def _wanted(given: Shares, then: Shares, without: frozenset[str]) -> Mapping[str, float]:
    """Return the share each arrow is to have; nobody goes where something is taken out."""
    return {
        arrow.id: 0.0 if arrow.target in without else then.of.get(arrow.id, given.of[arrow.id])
        for arrows in given.leaving.values()
        for arrow in arrows
    }


def _differs(now: Shares, wanted: Mapping[str, float], source: str) -> bool:
    return any(abs(now.of[a.id] - wanted[a.id]) > _ALIKE for a in now.leaving[source])


def _pairs(
    snapshot: Snapshot, given: Shares, wanted: Mapping[str, float], sources: Iterable[str]
) -> list[tuple[Record, Record]]:
    pairs: list[tuple[Record, Record]] = []
    for source in sorted(sources):
        for arrow in given.leaving[source]:
            share = min(1.0, max(0.0, wanted[arrow.id]))
            if arrow.weight is None and is_return(arrow) and not share:
                continue  # without a number nobody goes back by it as it is
            pairs.append((arrow, arrow.but(weight=share, unit="probability")))
    return pairs


def _frictions(snapshot: Snapshot, what_if: WhatIf, here: Collection[str]) -> Change:
    pairs: list[tuple[Record, Record]] = []
    for id, burden in what_if.frictions.items():
        friction = snapshot.get(Friction, id)
        if friction is not None and friction.touchpoint in here:
            severity = None if burden.severity is None else round(burden.severity)
            pairs.append((friction, friction.but(severity=severity, share=burden.share)))
    return change(LABEL, edit=pairs)
