"""Our own workbook comes back: what it holds is what comes in, in every language, edited or not."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeymap import language
from journeymap.arrows import kinds
from journeymap.formats import export_file
from journeymap.formats.reading import import_file
from journeymap.model.change import change
from journeymap.model.fields import clean, offered, specs
from journeymap.model.records import (
    Connection,
    Feeling,
    Friction,
    Goal,
    Idea,
    Journey,
    Lane,
    Metric,
    Note,
    Persona,
    Quote,
    Record,
    Score,
    Sense,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load
from journeymap.tabular.imported import Imported
from journeymap.view import View

Draw = Callable[[st.SearchStrategy[Any]], Any]
NOT_HELD = ("Asset", "Journey", "Source")
WORDS = st.text("abc дня-.,;“”*=+ʼ1\n", max_size=10).map(lambda said: clean(said).strip())
TITLES = st.text("абвabcd", min_size=1, max_size=6)


def plain(snapshot: Snapshot, journey: str) -> dict[str, Any]:
    """Return all a workbook holds of a journey, links as numbers and nothing as an id."""
    numbers: dict[str, Any] = {journey: "journey"}
    rows: dict[str, list[Record]] = {}
    stages = snapshot.of(Stage, "journey", journey)
    steps = [step for stage in stages for step in snapshot.of(Step, "stage", stage.id)]
    cards = sorted(
        (card for step in steps for card in snapshot.of(Touchpoint, "step", step.id)),
        key=lambda card: [step.id for step in steps].index(card.step),
    )
    lanes = snapshot.of(Lane, "journey", journey)
    rows["Stage"], rows["Step"], rows["Lane"] = [*stages], [*steps], [*lanes]
    here = snapshot.all(Journey)[journey]
    rows["Persona"] = [snapshot.all(Persona)[id] for id in here.personas]
    rows["Metric"] = [*snapshot.ordered(Metric)]
    order = {lane.id: i for i, lane in enumerate(lanes)}
    ordered = sorted(
        cards, key=lambda c: ([s.id for s in steps].index(c.step), order[c.lane], c.position)
    )
    rows["Touchpoint"] = [*ordered]
    for name, records in rows.items():
        numbers |= {record.id: f"{name} {i}" for i, record in enumerate(records)}
    found: dict[str, Any] = {name: [_fields(r, numbers) for r in row] for name, row in rows.items()}
    for kind in (Feeling, Friction, Connection, Score, Quote, Idea, Note, Sense, Goal):
        found[kind.__name__] = Counter(
            repr(_fields(record, numbers)) for record in snapshot.all(kind).values()
        )
    shown = {n: getattr(here, n) for n in ("title", "scenario", "state", "version", "owner")}
    return found | {"Journey": shown}


def _fields(record: Record, numbers: dict[str, Any]) -> dict[str, Any]:
    found = {}
    for name, spec in specs(type(record)).items():
        value = getattr(record, name)
        if not spec.target and (spec.shown or spec.editor in ("tags", "counts", "sums")):
            found[name] = value
        elif spec.target and spec.target not in NOT_HELD and spec.shown:
            ids = value if isinstance(value, tuple) else (value,)
            # Frictions and quotes that ideas name stand in no order of their own.
            found[name] = [numbers.get(id, "there") for id in ids if id]
    found.pop("position", None)
    return found


def back(snapshot: Snapshot, journey: str, folder: Path) -> tuple[Snapshot, Imported]:
    path = folder / "map.xlsx"
    path.unlink(missing_ok=True)
    export_file(View.of(snapshot, journey), path)
    came = import_file(path)
    return Snapshot().apply(came.change), came


def only(snapshot: Snapshot) -> str:
    (journey,) = snapshot.all(Journey)
    return journey


@pytest.fixture
def coffee() -> Snapshot:
    return Snapshot().apply(load("coffee", "en"))


@pytest.mark.parametrize("code", ["en", "uk", "ru"])
def test_the_sample_comes_back_whole_in_each_language(code: str, tmp_path: Path) -> None:
    language.use(code)
    try:
        now = Snapshot().apply(load("coffee", code))
        again, came = back(now, only(now), tmp_path)
        language.use("en")
    finally:
        language.use("en")
    assert not came.report and not came.assumed
    assert plain(again, only(again)) == plain(now, only(now))


def value_of(draw: Draw, name: str, spec: Any) -> Any:
    """Draw a value of a field, as one may fill it in."""
    if spec.options:
        return draw(st.sampled_from([key for key, _ in spec.options]))
    if spec.editor == "kind":
        return draw(st.sampled_from([kind.name for kind in kinds()]))
    if spec.editor in ("number", "whole"):
        low, high = spec.low or 0, min(spec.high or 0, 10_000)
        if spec.editor == "whole":
            return draw(st.integers(int(low), int(high)))
        return draw(st.floats(low, high).map(lambda x: round(x, 3) + 0.0))  # no −0, which is 0
    if spec.editor == "flag":
        return draw(st.booleans())
    if spec.editor == "tags":
        return tuple(dict.fromkeys(draw(st.lists(TITLES, max_size=2))))
    if spec.editor == "addresses":
        return draw(st.sampled_from([(), ("https://example.org/a",)]))
    if spec.editor == "colour":
        return draw(st.sampled_from(["", "#a1b2c3", "3"]))
    if spec.editor == "weights":
        return draw(st.sampled_from(["", '{"Web": 0.75, "Shop": 0.2}']))
    if spec.editor == "text" and spec.day:
        return draw(st.sampled_from(["", "2026-10-01", "in spring"]))
    if spec.editor == "text":
        return draw(TITLES if name == "title" else WORDS)
    return None


def drawn(draw: Draw, kind: type[Record], /, **fixed: Any) -> Any:
    """Draw a record with some of its fields filled in."""
    found = {}
    for name, spec in offered(kind).items():
        if name in fixed or spec.target or name in ("icon", "height", "width", "visible"):
            continue
        if name == "title" or draw(st.booleans()):
            value = value_of(draw, name, spec)
            if value is not None:
                found[name] = value
    return kind(**(found | fixed))


@st.composite
def journeys(draw: Draw) -> Snapshot:
    """Draw a journey with something of everything a workbook holds."""
    records: list[Record] = []

    def add(kind: type[Record], /, **fixed: Any) -> Any:
        records.append(drawn(draw, kind, **fixed))
        return records[-1]

    names = draw(st.lists(TITLES, max_size=2, unique=True))
    people = [add(Persona, name=name, position=float(i)) for i, name in enumerate(names)]
    journey = add(Journey, personas=tuple(p.id for p in people), review="", status="")
    lanes = [
        add(Lane, journey=journey.id, position=float(i), kind="channel", visible=True)
        for i in range(draw(st.integers(1, 2)))
    ]
    texts = add(Lane, journey=journey.id, position=9.0, kind="text", visible=True)
    metric = add(Metric, kind="own", low=1, high=5, method="mean", position=1.0)
    cards: list[Any] = []
    for i in range(draw(st.integers(1, 3))):
        stage = add(Stage, journey=journey.id, position=float(i))
        for k in range(draw(st.integers(1, 2))):
            step = add(Step, stage=stage.id, position=float(k))
            for lane in lanes[: draw(st.integers(1, 2))]:
                cards.append(add(Touchpoint, step=step.id, lane=lane.id))
            if draw(st.booleans()):
                add(Note, journey=journey.id, lane=texts.id, step=step.id, body="**so** it is")
    _hang(draw, add, cards, people, metric)
    goals = [add(Goal, journey=journey.id), add(Goal, stage=stage.id, metric=metric.id)]
    add(
        Idea,
        journey=journey.id,
        touchpoints=tuple(card.id for card in cards[:2]),
        goal=draw(st.sampled_from([None, *(one.id for one in goals)])),
        metric=draw(st.sampled_from([None, metric.id])),
        findings=draw(st.sampled_from([(), ("dead_end",), ("dead_end", "worst_moment")])),
    )
    return Snapshot().apply(change("", add=records))


def _hang(draw: Draw, add: Any, cards: list[Any], people: list[Any], metric: Metric) -> None:
    for card in cards:
        for who in [*people, None][: draw(st.integers(0, 2))]:
            persona = who.id if who else None
            add(Feeling, touchpoint=card.id, persona=persona, valence=draw(st.integers(-4, 4)) / 4)
        for kind in (Friction, Quote, Sense):
            for i in range(draw(st.integers(0, 2))):
                add(kind, touchpoint=card.id, position=float(i))
        shapes = [
            {"answers": (1, 0, 2, 3, 4)},
            {"answers": (0, 0, 0, 0, 0)},
            {"reported": 4.125, "reported_n": 30},
            {"classes": (5, 3, 2)},
            {"answers": (0, 0, 0, 1, 1), "weighted": (0.0, 0.0, 0.0, 0.1, 1.3),
             "weighted_squares": (0.0, 0.0, 0.0, 0.01, 1.69)},
        ]  # fmt: skip
        said = {"answers": (), "reported": None, "reported_n": None, "segment": "", "r": None}
        who = draw(st.sampled_from([None, *(one.id for one in people)]))
        if draw(st.booleans()):
            add(Score, metric=metric.id, touchpoint=card.id, persona=who, r_n=None,
                **(said | draw(st.sampled_from(shapes))))  # fmt: skip
        add(
            Connection,
            source=draw(st.sampled_from(cards)).id,
            target=card.id,
            weight=draw(st.none() | st.integers(0, 90).map(float)),
            unit="",
        )


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(journeys())
def test_any_journey_comes_back_equal_in_all_a_workbook_holds(now: Snapshot) -> None:
    with tempfile.TemporaryDirectory() as folder:
        again, came = back(now, only(now), Path(folder))
    assert came.report == ()
    assert plain(again, only(again)) == plain(now, only(now))


def edited(now: Snapshot, folder: Path, edit: Callable[[Any], None]) -> tuple[Snapshot, Imported]:
    """Return what comes of a workbook that somebody has worked on in a spreadsheet."""
    from openpyxl import load_workbook

    path = folder / "map.xlsx"
    export_file(View.of(now, only(now)), path)
    book = load_workbook(path)
    edit(book)
    book.save(path)
    came = import_file(path)
    return Snapshot().apply(came.change), came


def place(sheet: Any, heading: str) -> int:
    return [cell.value for cell in sheet[1]].index(heading) + 1


def test_what_was_edited_in_the_workbook_is_what_comes_in(coffee: Snapshot, tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        sheet = book["Touchpoints"]
        sheet.cell(2, place(sheet, "Touchpoint"), "A new name")
        sheet.cell(2, place(sheet, "Feeling: Olena, 34"), -1)
        sheet.cell(3, place(sheet, "Stage"), "A stage of its own")
        sheet.append(["Afterwards", None, None])
        sheet.cell(sheet.max_row, place(sheet, "Touchpoint"), "One more")
        frictions = book["Frictions"]
        frictions.title = "Pains"
        frictions.append([])
        last = frictions.max_row + 1
        frictions.cell(last, place(frictions, "Touchpoint"), "One more")
        frictions.cell(last, place(frictions, "Title"), "Too late")
        frictions.cell(last, place(frictions, "Share affected"), "40 %")

    again, came = edited(coffee, tmp_path, edit)
    assert came.report == ()
    by_title = {card.title: card for card in again.all(Touchpoint).values()}
    assert {"A new name", "One more"} <= {*by_title} and len(by_title) == 13
    felt = again.of(Feeling, "touchpoint", by_title["A new name"].id)
    assert any(one.valence == -1 for one in felt)
    assert {"A stage of its own", "Afterwards"} <= {s.title for s in again.all(Stage).values()}
    (late,) = again.of(Friction, "touchpoint", by_title["One more"].id)
    assert (late.title, late.share) == ("Too late", 0.4)
    assert len(again.all(Friction)) == len(coffee.all(Friction)) + 1


def test_what_cannot_be_taken_of_an_edited_workbook_is_named_with_its_row(
    coffee: Snapshot, tmp_path: Path
) -> None:
    def edit(book: Any) -> None:
        sheet = book["Touchpoints"]
        sheet.cell(1, sheet.max_column + 1, "Our remarks")
        sheet.cell(2, sheet.max_column, "ask Anna")
        sheet.cell(4, place(sheet, "Evidence"), "guessed")
        connections = book["Connections"]
        connections.append(["Nowhere", "Somewhere"])
        book.create_sheet("Budget").append(["Money", 5])

    again, came = edited(coffee, tmp_path, edit)
    said = {(row, why) for row, why in came.report}
    assert (0, "The sheet “Budget” was left out.") in said
    assert (1, "Touchpoints: the column “Our remarks” was left out.") in said
    assert (4, "“guessed” does not fit Evidence; it was left out.") in said
    assert any("a touchpoint it joins is not there" in why for _, why in said)
    assert len(said) == 4
    assert len(again.all(Touchpoint)) == 12


def test_a_workbook_of_ours_comes_into_the_window_language_apart(
    coffee: Snapshot, tmp_path: Path
) -> None:
    language.use("uk")
    try:
        export_file(View.of(coffee, only(coffee)), tmp_path / "map.xlsx")
    finally:
        language.use("en")
    came = import_file(tmp_path / "map.xlsx")
    again = Snapshot().apply(came.change)
    assert plain(again, only(again)) == plain(coffee, only(coffee))


def test_formulas_that_nobody_worked_out_are_named_with_their_row(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for row in (["Touchpoint", "Pain"], ["Pays", "Queue"], ["Calls", '=CONCATENATE("a","b")']):
        book.active.append(row)
    book.save(tmp_path / "plan.xlsx")
    came = import_file(tmp_path / "plan.xlsx")
    assert [(row, "The formula in B3 has no value" in why) for row, why in came.report] == [
        (3, True)
    ]
