"""What is done about findings: they are dismissed with a reason, or become ideas."""

from __future__ import annotations

import json
from collections.abc import Iterable

from journeymap.analysis.dismissals import about_of, is_covered
from journeymap.analysis.findings import Finding
from journeymap.editing import EditView
from journeymap.language import bare
from journeymap.model.change import Change, Edit, change
from journeymap.model.grid import cards, columns
from journeymap.model.order import after_last
from journeymap.model.records import (
    Connection,
    Dismissal,
    Friction,
    Idea,
    Quote,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot


def dismiss(view: EditView, findings: Iterable[Finding], reason: str = "") -> Change | None:
    """Let findings of the journey in view not be seen again, and say why.

    One that is dismissed already only gets the reason. What was dismissed of the same kind and is
    among it now gives way to it.
    """
    if view.blank:
        return None
    before = {one.id: one for one in view.snapshot.of(Dismissal, "journey", view.journey)}
    after = dict(before)
    for finding in dict.fromkeys(findings):
        alike = [one for one in after.values() if one.kind == finding.kind]
        covering = next((one for one in alike if is_covered(finding, one)), None)
        if covering:
            after[covering.id] = covering.but(reason=reason.strip())
            continue
        within = [
            one for one in alike if frozenset(finding.about).issuperset(about_of(one) or {""})
        ]
        for one in within:
            del after[one.id]
        new = within[0] if within else Dismissal(journey=view.journey, kind=finding.kind)
        about = json.dumps(finding.about, ensure_ascii=False)
        after[new.id] = new.but(about=about, reason=reason.strip())
    edits = [Edit(before.get(id), one) for id, one in after.items() if before.get(id) != one]
    edits += [Edit(one, None) for id, one in before.items() if id not in after]
    return Change("Dismiss finding", tuple(edits)) if edits else None


def take_back(view: EditView, dismissals: Iterable[str]) -> Change | None:
    """Let what was dismissed be seen again; ids of dismissals that are gone are passed over."""
    found = (view.snapshot.get(Dismissal, id) for id in dict.fromkeys(dismissals))
    gone = tuple(Edit(one, None) for one in found if one is not None)
    return Change("Take back dismissal", gone) if gone else None


def idea_from(view: EditView, finding: Finding) -> Change | None:
    """Make an idea of a finding: on the touchpoints it is about, with what it is about.

    Of an arrow these are its ends, of a stage or a step all that stand in it. ``None`` where there
    are none in the journey in view: an idea has to stand somewhere.
    """
    touchpoints = touchpoints_of(view.snapshot, view.journey, finding)
    if not touchpoints:
        return None
    named = [view.snapshot.find(id) for id in finding.ids]
    new = Idea(
        journey=view.journey,
        touchpoints=touchpoints,
        position=after_last(view.snapshot.of(Idea, "journey", view.journey)),
        title=bare(finding.text),
        findings=(finding.kind,) if finding.kind else (),
        frictions=tuple(one.id for one in named if isinstance(one, Friction)),
        quotes=tuple(one.id for one in named if isinstance(one, Quote)),
    )
    return change("New idea", add=[new])


def touchpoints_of(snapshot: Snapshot, journey: str, finding: Finding) -> tuple[str, ...]:
    """Return the ids of the touchpoints of a journey that a finding is about, as it names them."""
    here = {card.id: card for card in cards(snapshot, journey)}
    stage_of = {step.id: step.stage for step in columns(snapshot, journey)}
    found: dict[str, None] = {}
    for id in finding.ids:
        record = snapshot.find(id)
        match record:
            case Touchpoint():
                found[id] = None
            case Connection():
                found |= dict.fromkeys((record.source, record.target))
            case Friction() | Quote():
                found[record.touchpoint] = None
            case Idea():
                found |= dict.fromkeys(record.touchpoints)
            case Step():
                found |= dict.fromkeys(one.id for one in here.values() if one.step == id)
            case Stage():
                found |= dict.fromkeys(
                    one.id for one in here.values() if stage_of.get(one.step) == id
                )
    return tuple(id for id in found if id in here)
