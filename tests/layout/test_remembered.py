"""What is remembered is what would come out anew, whatever field of whatever record changes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields
from typing import Any

import pytest

from journeymap import language
from journeymap.drawing.memo import Memo
from journeymap.drawing.scene import Scene
from journeymap.drawing.theme import load_theme
from journeymap.layout import layout
from journeymap.layout.slides import slides
from journeymap.model.change import change
from journeymap.model.fields import Spec, specs
from journeymap.model.plain import pack, unpack
from journeymap.model.records import (
    KINDS,
    Asset,
    Frame,
    Idea,
    Journey,
    Lane,
    Metric,
    Note,
    Persona,
    Project,
    Record,
    Score,
    Stage,
    Touchpoint,
    Vote,
)
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load
from journeymap.view import View
from journeymap.view import shown as what_is_shown
from tests.layout.test_slides import MEASURE

MANY = 2
"""So many records of a kind are altered, field by field."""


def sample() -> Snapshot:
    """Return the coffee map with something of every kind in it."""
    coffee = Snapshot().apply(load("coffee", "en"))
    journey = coffee.ordered(Journey)[0].id
    stage, card = coffee.ordered(Stage)[0].id, next(iter(coffee.all(Touchpoint)))
    notes, hidden = Lane(journey=journey, kind="text"), Lane(journey=journey, visible=False)
    idea = next(iter(coffee.all(Idea)))
    metric = Metric(id="more", kind="own", title="Would come again", target=4.0)
    more: list[Record] = [
        Project(name="Coffee", words="joy\nrage"),
        Asset(name="a", digest="0" * 64),
        notes,
        hidden,
        Note(journey=journey, lane=notes.id, stage=stage, body="Think of it"),
        Note(journey=journey, lane=notes.id, touchpoint=card, body="And of this"),
        metric,
        Score(metric="more", stage=stage, answers=(1, 2, 3, 4, 9)),
        Score(metric="more", journey=journey, answers=(1, 2, 3, 4, 9)),
        Vote(touchpoint=card, voter="Ann"),
        Vote(idea=idea, voter="Bob"),
        Journey(id="other", position=99.0, title="Another", state="to-be"),
        Stage(id="far", journey="other", position=99.0, title="Elsewhere"),
        Persona(id="else", name="Somebody else"),
        Frame(journey=journey, kind="journey", title="All of it"),
        Frame(journey=journey, kind="stage", stage=stage, notes="Say it"),
        Frame(journey=journey, touchpoints=(card,), title="One of them"),
        Frame(journey=journey, kind="ideas"),
    ]
    return Snapshot([*(r for r in coffee.records() if not isinstance(r, Project)), *more])


COFFEE = sample()
JOURNEY = COFFEE.ordered(Journey)[0].id


def otherwise(record: Record, name: str, spec: Spec) -> Iterator[Any]:
    """Yield values a field could have instead of what it has."""
    value = getattr(record, name)
    if spec.target:
        ids = [id for kind in KINDS if kind.__name__ == spec.target for id in COFFEE.all(kind)]
        others = [id for id in ids if id != value and id != record.id]
        if isinstance(value, tuple):
            yield from (value[1:], (*value, *(id for id in others if id not in value))[:5])
        else:
            yield from others[-1:]
            yield None
    elif spec.options:
        yield from [key for key, _ in spec.options if key != value][:2]
    elif isinstance(value, bool):
        yield not value
    elif spec.editor == "colour":
        yield "4"
    elif isinstance(value, tuple):
        yield (*value[1:], *value[:1])
    elif isinstance(value, str):
        yield "Quite otherwise"
        yield ""
    elif name == "position":
        yield from (-1000.0, 1000.0)
    else:
        low = 0.0 if spec.low is None else spec.low
        high = low + 100.0 if spec.high is None else spec.high
        middle = min((low + high) / 2, 90.0)
        yield int(middle) if spec.editor == "whole" else middle
        yield None


def altered(kind: type[Record]) -> Iterator[tuple[str, Snapshot]]:
    """Yield the document with one field of one record otherwise, where it may be so."""
    names = [field.name for field in fields(kind) if field.name != "id"]
    for record in COFFEE.ordered(kind)[:MANY]:
        for name in names:
            for value in otherwise(record, name, specs(kind)[name]):
                if value == getattr(record, name):
                    continue
                new = record.but(**{name: value})
                with suppress(ValueError):  # this field may not be blank, or not be this
                    fitting = unpack(kind, pack(new))
                    edit = change("Alter", edit=[(record, fitting)])
                    yield f"{kind.__name__}.{name} = {value!r}", COFFEE.apply(edit)


def plain(scene: Scene) -> list[object]:
    """Return all that is drawn."""
    return [(f.id, f.role, f.name, f.rect, f.shapes, f.tone) for f in scene.figures()]


def page(view: View, memo: Memo | None = None) -> list[object]:
    """Return all that is drawn of a map."""
    return plain(layout(view, MEASURE, memo))


def shown(view: View, memo: Memo | None = None) -> list[object]:
    """Return all that is drawn on the slides of the frames that are kept."""
    kept = view.snapshot.of(Frame, "journey", view.journey)
    return [
        (slide.title, slide.subtitle, slide.notes, slide.locator, plain(slide.scene))
        for slide in slides(view, kept, MEASURE, memo=memo)
    ]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("draw", [page, shown], ids=["map", "slides"])
def test_a_changed_field_is_drawn_as_if_nothing_were_remembered(
    kind: type[Record], draw: Any
) -> None:
    memo, view = Memo(), View.of(COFFEE, JOURNEY)
    before = draw(view, memo)
    stale = []
    for told, snapshot in altered(kind):
        after = view.but(snapshot=snapshot)
        if draw(after, memo) != draw(after):
            stale.append(told)
        assert draw(view, memo) == before
    assert not stale, "\n".join(stale)


@pytest.mark.parametrize("draw", [page, shown], ids=["map", "slides"])
def test_another_view_is_drawn_as_if_nothing_were_remembered(draw: Any) -> None:
    memo, view = Memo(), View.of(COFFEE, JOURNEY)
    first, second, *_ = COFFEE.ordered(Stage)
    persona = COFFEE.ordered(Persona)[0].id
    lane = what_is_shown(view).channels[0].id
    views = [
        view,
        view.but(stages=(second.id,)),
        view.but(stages=(first.id, second.id)),
        view.but(hidden=frozenset({lane})),
        view.but(focus=persona),
        view.but(theme=load_theme("dark")),
        view.but(path=("other",)),
        view,
    ]
    drawn = [draw(one, memo) for one in views]
    for one, there in zip(views, drawn, strict=True):
        assert there == draw(one)
    assert len({repr(there) for there in drawn}) == len(views) - 1


def test_what_is_remembered_is_forgotten_with_the_language() -> None:
    memo, view = Memo(), View.of(COFFEE, JOURNEY)
    english = page(view, memo)
    language.use("uk")
    assert page(view, memo) == page(view) != english


def test_a_memo_holds_no_more_than_what_was_drawn_last() -> None:
    memo, view = Memo(), View.of(COFFEE, JOURNEY)
    page(view, memo)
    once = memo.size
    for n in range(5):
        step = next(iter(COFFEE.all(Touchpoint).values())).step
        channel = next(lane.id for lane in COFFEE.ordered(Lane) if lane.kind == "channel")
        more = COFFEE.apply(change("Add", add=[Touchpoint(id=f"new {n}", step=step, lane=channel)]))
        page(view.but(snapshot=more), memo)
    page(view, memo)
    assert memo.size == once
