"""Touchpoints as rows of a spreadsheet, and rows as touchpoints."""

from __future__ import annotations

from collections.abc import Iterable
from io import StringIO
from itertools import pairwise
from typing import Any

from journeymap.editing import View
from journeymap.editing.lanes import add_lane
from journeymap.editing.places import Draft, fresh_steps, lane_of, stage_of
from journeymap.errors import JourneyError
from journeymap.language import mark, tr
from journeymap.model.change import Change, change
from journeymap.model.fields import Spec, clean, fault, specs
from journeymap.model.grid import CHANNEL, cards, lanes, stages
from journeymap.model.order import after_last
from journeymap.model.records import (
    Connection,
    Feeling,
    Journey,
    Lane,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot

Row = dict[str, str]

FIELDS = {
    name: spec
    for name, spec in specs(Touchpoint).items()
    if spec.editor in ("text", "choice", "number")
}
LABELS = {
    "stage": mark("Stage"), "lane": mark("Lane"), "feeling": mark("Feeling"),
    **{name: spec.label for name, spec in FIELDS.items()},
}
"""The columns of a sheet and their headings."""

ALSO = {"title": (mark("Touchpoint"), mark("Name")), "lane": (mark("Channel"),)}
"""What people also write over these columns."""


def rows(snapshot: Snapshot, ids: Iterable[str], persona: str | None = None) -> str:
    """Return touchpoints as tab separated rows under a heading, in the order shown.

    The feeling is that of one persona, by default the first of the journey, from −1 to 1.
    Empty when there is no touchpoint among the ids.
    """
    import csv

    wanted, out = set(ids) & snapshot.all(Touchpoint).keys(), StringIO()
    if not wanted:
        return ""
    writer = csv.writer(out, dialect="excel-tab", lineterminator="\n")
    writer.writerow(map(tr, LABELS.values()))
    for journey in snapshot.ordered(Journey):
        lens = View(snapshot, journey.id, persona=persona).lens
        for card in cards(snapshot, journey.id):
            if card.id in wanted:
                texts = [_shown(spec, getattr(card, name)) for name, spec in FIELDS.items()]
                writer.writerow([*_place(snapshot, card, lens), *texts])
    return out.getvalue()


def paste_rows(view: View, text: str) -> Change | None:
    """Return the change that makes a touchpoint of each row, connected in their order.

    Columns are known by the labels of fields in the first row; without such a row the
    first column is the title. Stages and lanes that are not there yet are made.
    """
    found = _parsed(clean(text))
    if not found:
        return None
    now, whole = _with_places(view, found)
    new: dict[int, Touchpoint] = {}
    for title in dict.fromkeys(row.get("stage", "") for row in found):
        group = [i for i, row in enumerate(found) if row.get("stage", "") == title]
        seen = View(now, view.journey, view.selection, view.persona)
        draft, made = _group(seen, title, [found[i] for i in group])
        step = draft.done("Paste")
        assert step is not None
        now, whole = now.apply(step), whole + step
        new.update(zip(group, made, strict=True))
    order = [new[i] for i in sorted(new)]
    arrows = [Connection(source=a.id, target=b.id) for a, b in pairwise(order)]
    return whole + change("Paste", add=arrows)


def _with_places(view: View, found: list[Row]) -> tuple[Snapshot, Change]:
    """Make the stages and lanes that rows name and that are not there yet."""
    now, whole = view.snapshot, Change("Paste")
    for name, make in (("stage", _new_stage), ("lane", _new_lane)):
        for title in dict.fromkeys(row.get(name, "") for row in found):
            draft = make(View(now, view.journey, view.selection), title)
            step = draft.done("Paste")
            if step:
                now, whole = now.apply(step), whole + step
    return now, whole


def _new_stage(view: View, title: str) -> Draft:
    row = stages(view.snapshot, view.journey)
    if not title or any(stage.title == title for stage in row):
        return Draft()
    return Draft([Stage(journey=view.journey, title=title, position=after_last(row))])


def _new_lane(view: View, title: str) -> Draft:
    draft = Draft()
    if not title:
        lane_of(view, draft)
    elif _lane(view.snapshot, view.journey, title) is None:
        row = [lane for lane in lanes(view.snapshot, view.journey) if lane.kind == CHANNEL]
        above = View(view.snapshot, view.journey, (row[-1].id,) if row else ())
        made = add_lane(above, CHANNEL, title)
        draft.add = [e.after for e in made if e.after and e.before is None]
        draft.edit = [(e.before, e.after) for e in made if e.after and e.before]
    return draft


def _group(view: View, title: str, found: list[Row]) -> tuple[Draft, list[Touchpoint]]:
    """Make the touchpoints of the rows that stand in one stage."""
    draft, stage, aimed = Draft(), stage_of(view), view
    if title and (stage is None or stage.title != title):
        row = stages(view.snapshot, view.journey)
        there = next(other.id for other in row if other.title == title)
        aimed = View(view.snapshot, view.journey, (there,), view.persona)
    steps = fresh_steps(aimed, draft, [Step(stage="") for _ in found])
    made = [_card(view, row, step, draft) for row, step in zip(found, steps, strict=True)]
    return draft, made


def _card(view: View, row: Row, step: Step, draft: Draft) -> Touchpoint:
    values = {name: _read(spec, row[name]) for name, spec in FIELDS.items() if name in row}
    given = {name: value for name, value in values.items() if value is not None}
    title = row.get("lane", "")
    lane = _lane(view.snapshot, view.journey, title) if title else lane_of(view, draft)
    assert lane is not None
    card = Touchpoint(step=step.id, lane=lane.id, position=1.0, **given)
    draft.add.append(card)
    valence = _read(specs(Feeling)["valence"], row.get("feeling", ""))
    if valence is not None:
        draft.add.append(Feeling(touchpoint=card.id, persona=view.lens, valence=valence))
    return card


def _lane(snapshot: Snapshot, journey: str, title: str) -> Lane | None:
    row = lanes(snapshot, journey)
    return next((lane for lane in row if lane.kind == CHANNEL and lane.title == title), None)


def _place(snapshot: Snapshot, card: Touchpoint, persona: str | None) -> list[str]:
    step = snapshot.get(Step, card.step)
    stage = snapshot.get(Stage, step.stage) if step else None
    lane = snapshot.get(Lane, card.lane)
    felt = snapshot.of(Feeling, "touchpoint", card.id)
    feeling = next((f"{f.valence:g}" for f in felt if f.persona == persona), "")
    return [stage.title if stage else "", lane.title if lane else "", feeling]


def _parsed(text: str) -> list[Row]:
    """Return the rows of a text by field name, those without a title left out."""
    import csv

    sheet = csv.reader(StringIO(text), dialect="excel-tab")
    try:
        cells = [[cell.strip() for cell in line] for line in sheet]
    except csv.Error as fault:
        raise JourneyError(tr(
            "What was pasted is not rows of a sheet: {why}. Nothing has changed.", why=fault
        )) from fault
    cells = [line for line in cells if any(line)]
    head = [_column(cell) for cell in cells[0]] if cells else []
    if "title" in head and len(cells) > 1:
        named = [dict(zip(head, line, strict=False)) for line in cells[1:]]
    else:
        named = [{"title": line[0]} for line in cells]
    kept = [{k: v for k, v in row.items() if k} for row in named if row.get("title")]
    return _on_our_scale(kept)


def _on_our_scale(found: list[Row]) -> list[Row]:
    """Return rows with feelings from −1 to 1; whole numbers from 1 to 5 are read as keys are."""
    given = {row["feeling"] for row in found if row.get("feeling")}
    if not given <= set("12345") or not given - {"1"}:
        return found
    keys = {str(i): f"{(i - 3) / 2:g}" for i in range(1, 6)}
    return [
        row | {"feeling": keys[row["feeling"]]} if row.get("feeling") else row for row in found
    ]


def _column(heading: str) -> str:
    """Return the field a heading means, in English or in the language spoken now."""
    said = heading.casefold()
    for name, words in ALSO.items():
        if said in (word.casefold() for one in words for word in (one, tr(one))):
            return name
    matches = (n for n, x in LABELS.items() if said in (x.casefold(), tr(x).casefold()))
    return next(matches, "")


def _shown(spec: Spec, value: Any) -> str:
    if spec.options:
        return tr(dict(spec.options)[value])
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def _read(spec: Spec, text: str) -> Any:
    """Return the value a cell holds; ``None`` when it holds none that fits."""
    if spec.options:
        said = text.casefold()
        meant = (k for k, x in spec.options if said in (k, x.casefold(), tr(x).casefold()))
        return next(meant, None)
    if spec.editor == "text":
        return text
    try:
        value = float(text.replace(",", ".").replace("−", "-"))
    except ValueError:
        return None
    return None if fault(spec, value) else value
