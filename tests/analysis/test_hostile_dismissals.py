"""Whatever stands in dismissals, findings are told, dismissed, taken back and reported."""

from __future__ import annotations

import json
from random import Random

import pytest

from journeymap.analysis.dismissals import SiftedFindings, sifted
from journeymap.analysis.findings import Finding, find
from journeymap.editing import EditView
from journeymap.editing.findings import dismiss, idea_from, take_back, touchpoints_of
from journeymap.formats.md import report
from journeymap.model.change import Change
from journeymap.model.records import Dismissal, Idea, Journey
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.options import Options
from journeymap.view import View
from tests.layout.pages import random_journey

GARBAGE = (
    "",
    "{",
    "null",
    "7",
    "[]",
    "{}",
    "[null]",
    "[[[]]]",
    '["\\ud800"]',
    '["gone", "gone"]',
    "[1e999]",
    "NaN",
    '"a"',
    "[" * 5000,
    json.dumps(["x" * 10_000]),
)
KINDS = ("", "assumed", "worst_moment", "of a plug-in", "\u202e<b>", "🦊" * 300)


def hostile(seed: int) -> tuple[Snapshot, str]:
    """Return a random journey with dismissals of all sorts, true ones among them."""
    rng, before = Random(seed), random_journey(seed)
    journey = next(iter(before.all(Journey)))
    some = [one for one in find(before, journey) if rng.random() < 0.5]
    known = [
        Dismissal(
            journey=journey,
            kind=one.kind,
            about=json.dumps([*one.about, "gone", one.kind]),
            reason=rng.choice(("", " ", "Because\n# so", "| a | b |", "\u202eيمين")),
        )
        for one in some
    ]
    odd = [
        Dismissal(journey=journey, kind=rng.choice(KINDS), about=about, reason="?" * 500)
        for about in GARBAGE
    ]
    return Snapshot([*before.records(), *known, *odd]), journey


def after(snapshot: Snapshot, change: Change | None) -> Snapshot:
    return snapshot.apply(change.normal()) if change else snapshot


def told(found: SiftedFindings) -> list[Finding]:
    return [*found.open, *(one.finding for one in found.dismissed)]


@pytest.mark.parametrize("seed", range(40))
def test_nothing_is_lost_and_nothing_fails(seed: int) -> None:
    snapshot, journey = hostile(seed)
    found = sifted(snapshot, journey)
    assert sorted(map(str, told(found))) == sorted(map(str, find(snapshot, journey)))
    view = EditView.of(snapshot, journey)
    none = after(snapshot, dismiss(view, found.open, "All of them"))
    assert sifted(none, journey).open == ()
    every = tuple(none.all(Dismissal))
    back = after(none, take_back(view.on(none), [*every, "gone"]))
    assert not back.all(Dismissal) and len(sifted(back, journey).open) == len(told(found))
    if seed % 20 == 0:  # it takes as long as everything else together
        assert report(View.of(none, journey), Options()).startswith("# ")
    for one in found.open:
        change = idea_from(view, one)
        assert bool(change) == bool(touchpoints_of(snapshot, journey, one))
        made = [edit.after for edit in change or () if isinstance(edit.after, Idea)]
        assert all(idea.findings == (one.kind,) and idea.title for idea in made)
