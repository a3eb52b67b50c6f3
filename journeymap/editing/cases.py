"""Commands on cases: one real customer's journey made of a model, told step by step, and matched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypeVar

from journeymap.analysis.flow.case_ways import CASE, cases_of, model_of, stands_for, way_of
from journeymap.editing import EditView, command
from journeymap.editing.places import ChangeDraft, index_of, put
from journeymap.language import tr
from journeymap.model.change import Change, change
from journeymap.model.grid import CHANNEL, cards, columns, lanes, stages
from journeymap.model.order import after_last
from journeymap.model.records import (
    Connection,
    Journey,
    Lane,
    Stage,
    Step,
    Touchpoint,
    new_id,
)
from journeymap.model.snapshot import Snapshot
from journeymap.view.matching import folded

S = TypeVar("S", Stage, Lane)

RESEARCHED = "researched"
"""The evidence of what a customer told: it is nothing that was assumed."""


def _modelled(view: EditView) -> Journey | None:
    """Return the journey a new case is one of: that in view, of a case its model."""
    here = view.snapshot.get(Journey, view.journey)
    if here is not None and here.state == CASE:
        return view.snapshot.get(Journey, model_of(view.snapshot, here.id))
    return here


@command(
    "case.add",
    "New case of this journey",
    menu="Journey",
    ready=lambda view: _modelled(view) is not None,
)
def add_case(view: EditView) -> Change | None:
    """Begin the journey of one real customer, with the touchpoints that are selected, if any.

    It has the stages and lanes of the model, and is walked by the persona in focus.
    """
    model, snapshot = _modelled(view), view.snapshot
    if model is None:
        return None
    chosen = [card for card in view.chosen(Touchpoint) if card in cards(snapshot, model.id)]
    people = (view.persona,) if view.persona in model.personas else model.personas[:1]
    case = Journey(
        position=after_last(snapshot.ordered(Journey)),
        title=tr("Case {n}", n=len(cases_of(snapshot, model.id)) + 1),
        state=CASE,
        personas=tuple(one for one in people if one),
        derived=model.id,
        origin=model.id,
    )
    draft = ChangeDraft(add=[case])
    new = {one.id: new_id() for one in (*stages(snapshot, model.id), *lanes(snapshot, model.id))}
    draft.add += [
        one.but(id=new[one.id], journey=case.id, origin=one.id)
        for one in (*stages(snapshot, model.id), *lanes(snapshot, model.id))
    ]
    _copy(snapshot, model.id, chosen, new, draft)
    return draft.done("New case of this journey")


def _copy(
    snapshot: Snapshot,
    model: str,
    chosen: Sequence[Touchpoint],
    new: dict[str, str],
    draft: ChangeDraft,
) -> None:
    """Let a case begin with some touchpoints of the model, one after the other as they are read."""
    ids = {card.id for card in chosen}
    steps = {card.step for card in chosen}
    for step in columns(snapshot, model):
        if step.id in steps:
            new[step.id] = new_id()
            draft.add.append(step.but(id=new[step.id], stage=new[step.stage], origin=step.id))
    last = ""
    for card in cards(snapshot, model):
        if card.id in ids:
            made = _standing_for(card, new[card.step], new[card.lane], card.position)
            draft.add.append(made)
            draft.add += [Connection(source=last, target=made.id)] if last else []
            last = made.id


def _standing_for(card: Touchpoint, step: str, lane: str, position: float = 1.0) -> Touchpoint:
    """Return what a customer did as the model says: what they felt there is theirs to tell."""
    return Touchpoint(
        step=step,
        lane=lane,
        position=position,
        title=card.title,
        origin=card.id,
        evidence=RESEARCHED,
    )


def add_step(view: EditView, model: str | None, title: str = "") -> Change | None:
    """Add what a customer did next: a touchpoint of the model, by its id, or what it has not.

    It comes after the touchpoint that is selected, else after the last, with an arrow from there.
    ``None`` where no case is in view.
    """
    snapshot, case = view.snapshot, view.journey
    home = model_of(snapshot, case)
    meant = snapshot.get(Touchpoint, model)
    if home is None or (meant is None and not title.strip()):
        return None
    before = _before(view, home)
    draft = ChangeDraft()
    stage = _stage(snapshot, case, meant, before, draft)
    lane = _lane(snapshot, case, meant, before, draft)
    step = _step(snapshot, stage, before, draft)
    made = (
        _standing_for(meant, step.id, lane)
        if meant
        else Touchpoint(
            step=step.id, lane=lane, position=1.0, title=title.strip(), evidence=RESEARCHED
        )
    )
    draft.add.append(made)
    if before is not None:
        draft.add.append(Connection(source=before.id, target=made.id))
    return draft.done("What they did next")


def _before(view: EditView, model: str) -> Touchpoint | None:
    """Return after which touchpoint of a case the next one comes."""
    own = {card.id for card in cards(view.snapshot, view.journey)}
    if view.card is not None and view.card.id in own:
        return view.card
    steps = way_of(view.snapshot, model, view.journey).steps
    return view.snapshot.get(Touchpoint, steps[-1]) if steps else None


def _like(row: Sequence[S], model: S) -> S | None:
    """Return what was copied from a stage or a lane, or together with it, else what is called so."""
    known, title = {model.id, model.origin} - {None}, folded(model.title)
    for one in row:
        if one.origin in known or one.id in known:
            return one
    return next((one for one in row if title and folded(one.title) == title), None)


def _stage(
    snapshot: Snapshot,
    case: str,
    meant: Touchpoint | None,
    before: Touchpoint | None,
    draft: ChangeDraft,
) -> str:
    """Return the stage of a case for what comes next: like that of the model, else the one before's."""
    row = stages(snapshot, case)
    step = snapshot.get(Step, meant.step) if meant else None
    model = snapshot.get(Stage, step.stage) if step else None
    alike = _like(row, model) if model else None
    standing = snapshot.get(Step, before.step) if before else None
    if alike is not None:
        return alike.id
    if standing is not None:
        return standing.stage
    if row:
        return row[0].id
    made = Stage(journey=case, position=1.0, title=model.title if model else "")
    draft.add.append(made)
    return made.id


def _lane(
    snapshot: Snapshot,
    case: str,
    meant: Touchpoint | None,
    before: Touchpoint | None,
    draft: ChangeDraft,
) -> str:
    """Return the channel of a case for what comes next, chosen as its stage is."""
    row = [one for one in lanes(snapshot, case) if one.kind == CHANNEL]
    model = snapshot.get(Lane, meant.lane) if meant else None
    alike = _like(row, model) if model else None
    if alike is not None:
        return alike.id
    if before is not None:
        return before.lane
    if row:
        return row[0].id
    last = after_last(lanes(snapshot, case))
    made = Lane(journey=case, position=last, title=model.title if model else "")
    draft.add.append(made)
    return made.id


def _step(snapshot: Snapshot, stage: str, before: Touchpoint | None, draft: ChangeDraft) -> Step:
    """Return a new column in a stage: right of the touchpoint before, else the last of the stage."""
    row = snapshot.of(Step, "stage", stage)
    here = before is not None and any(one.id == before.step for one in row)
    at = index_of(row, before.step) + 1 if before is not None and here else len(row)
    (made,), shifted = put(row, at, [Step(stage=stage)])
    draft.add.append(made)
    draft.edit += shifted
    return made


def stand_for(snapshot: Snapshot, card: str, model: str | None) -> Change | None:
    """Let a touchpoint of a case stand for one of the model, or for none."""
    record = snapshot.get(Touchpoint, card)
    if record is None or record.origin == model:
        return None
    return change("Stands for", edit=[(record, record.but(origin=model))])


def become_case(snapshot: Snapshot, journey: str, model: str | None) -> Change | None:
    """Let a journey be a case of another one, or of none; its state says that it is a case."""
    record = snapshot.get(Journey, journey)
    if record is None or model == journey:
        return None
    made = record.but(derived=model, origin=model, state=CASE)
    return change("Case of", edit=[(record, made)]) if made != record else None


def suggested(snapshot: Snapshot, case: str) -> dict[str, str]:
    """Return which touchpoint of the model those of a case may stand for that stand for none yet.

    They are called alike, and in the model nothing else is called so.
    """
    model = model_of(snapshot, case)
    if model is None:
        return {}
    row = cards(snapshot, model)
    count = Counter(folded(one.title) for one in row)
    named = {folded(one.title): one.id for one in row if one.title.strip()}
    known = stands_for(snapshot, model, case)
    return {
        one.id: named[folded(one.title)]
        for one in cards(snapshot, case)
        if one.id not in known and count[folded(one.title)] == 1 and folded(one.title) in named
    }


def match_by_title(view: EditView) -> Change | None:
    """Let what a case did stand for what is called alike in the model; matches made before stay."""
    found = suggested(view.snapshot, view.journey)
    every = view.snapshot.all(Touchpoint)
    pairs = [(every[id], every[id].but(origin=model)) for id, model in found.items()]
    return change("Match by title", edit=pairs) or None


def unmatched_in(snapshot: Snapshot, case: str) -> tuple[Touchpoint, ...]:
    """Return what a case did that stands for nothing of its model, in the order it did it."""
    model = model_of(snapshot, case)
    if model is None:
        return ()
    way = way_of(snapshot, model, case)
    every = snapshot.all(Touchpoint)
    return tuple(every[id] for id in way.steps if id not in way.stands_for)
