"""A document in which something is said in every kind of place."""

from __future__ import annotations

from journeymap.model.records import (
    Asset,
    Journey,
    Lane,
    Note,
    Persona,
    Record,
    Sense,
    Stage,
    Step,
    Touchpoint,
)

RECORDS: tuple[Record, ...] = (
    Journey(id="j", title="Train", personas=("p",)),
    Stage(id="s", journey="j", title="Plan"),
    Step(id="a", stage="s", title="Look"),
    Lane(id="c", journey="j", kind="channel", title="Site"),
    Lane(id="t", journey="j", kind="needs", title="Wants"),
    Lane(id="h", journey="j", kind="text", title="Thinking", visible=False),
    Lane(id="b", journey="j", kind="pictures", title="Storyboard", asset="i"),
    Touchpoint(id="k", step="a", lane="c", title="Looks", department="Sales", tags=("urgent",)),
    Asset(id="x", name="IMG_1.jpg", alt="A couple with suitcases"),
    Asset(id="i", name="sign.png", alt="A camera on legs"),
    Asset(id="f", name="face.png", alt="A woman in a red coat"),
    Note(id="n", journey="j", lane="t", step="a", body="A **cheap** seat"),
    Note(id="o", journey="j", lane="h", step="a", body="Will it be late"),
    Note(id="q", journey="j", lane="b", step="a", asset="x", body="On the platform"),
    Sense(id="e", touchpoint="k", sense="smell", intention="warm bread", means="bakery"),
    Persona(id="p", name="Ann", goals="Arrive rested", fears="Missing the change", picture="f"),
)
