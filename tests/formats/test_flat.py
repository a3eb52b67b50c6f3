"""The table of touchpoints comes back: frictions, quotes, ideas, arrows and scores in their rows."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from journeymap import language
from journeymap.formats import EXPORTERS, export_file
from journeymap.formats.reading import import_file
from journeymap.metrics.scored import scores_at
from journeymap.model.change import Change, Edit
from journeymap.model.grid import cards
from journeymap.model.records import (
    Connection,
    Feeling,
    Friction,
    Idea,
    Lane,
    Persona,
    Quote,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.options import Options, Order
from journeymap.storage.templates import load
from journeymap.tabular.cells import FIELDS
from journeymap.view import View
from tests.formats.test_returned import journeys, only


def back(now: Snapshot, folder: Path) -> tuple[Snapshot, tuple[tuple[int, str], ...]]:
    path = folder / "map.csv"
    path.unlink(missing_ok=True)
    export_file(View.of(now, only(now)), path)
    came = import_file(path)
    return Snapshot().apply(came.change), came.report


def told(now: Snapshot) -> dict[str, Any]:
    """Return what a table of touchpoints holds, by the places of touchpoints in it."""
    row = cards(now, only(now))
    place = {card.id: i for i, card in enumerate(row)}
    people = {person.id: person.name for person in now.all(Persona).values()}
    return {
        "touchpoints": [_card(now, card) for card in row],
        "feelings": {
            (place[f.touchpoint], people.get(f.persona or "", "")): f.valence
            for f in now.all(Feeling).values()
        },
        "frictions": sorted(
            (place[f.touchpoint], f.title, f.severity or -1, _rounded(f.share or -1))
            for f in now.all(Friction).values()
        ),
        "quotes": sorted((place[q.touchpoint], q.said, q.source) for q in now.all(Quote).values()),
        "ideas": sorted(
            (i.title, sorted(place[id] for id in i.touchpoints)) for i in now.all(Idea).values()
        ),
        "arrows": sorted(
            (place[a.source], place[a.target], a.kind, a.label, a.weight or 0, a.unit, a.assumed)
            for a in now.all(Connection).values()
        ),
        "goals": [stage.goal for stage in now.ordered(Stage)],
    }


def _card(now: Snapshot, card: Touchpoint) -> dict[str, Any]:
    step = now.all(Step)[card.step]
    where = (now.all(Stage)[step.stage].title, step.title, now.all(Lane)[card.lane].title)
    return {"where": where} | {name: _rounded(getattr(card, name)) for name in FIELDS}


def _rounded(value: Any) -> Any:
    return round(value, 9) if isinstance(value, float) else value


@pytest.mark.parametrize("code", ["en", "uk", "ru"])
def test_the_sample_comes_back_from_its_table(code: str, tmp_path: Path) -> None:
    now = Snapshot().apply(load("coffee", code))
    language.use(code)
    try:
        again, report = back(now, tmp_path)
    finally:
        language.use("en")
    assert len(report) <= 2  # words of scores and senses, which stand in columns for people alone
    assert told(again) == told(now)


def test_what_customers_say_comes_back_with_how_many(tmp_path: Path) -> None:
    now = Snapshot().apply(load("coffee", "en"))
    again, _ = back(now, tmp_path)

    def said(snapshot: Snapshot) -> list[list[tuple[str, float, int]]]:
        return [
            sorted(
                (one.metric.kind, round(one.reading.value, 3), one.reading.n)
                for one in scores_at(snapshot, "touchpoint", card.id)
                if one.counts and one.score.respondents == "customers"
            )
            for card in cards(snapshot, only(snapshot))
        ]

    assert said(again) == said(now)
    assert sum(map(len, said(now))) > 8


def test_what_a_table_has_no_room_for_is_said_before_it_is_written(tmp_path: Path) -> None:
    now = Snapshot().apply(load("coffee", "en"))
    order = Order(View.of(now, only(now)), tmp_path / "map.csv", Options())
    said = " ".join(EXPORTERS["csv"].leaves(order))
    for what in ("answers behind scores", "notes", "senses", "ideas"):
        assert what in said


def simple(now: Snapshot) -> Snapshot:
    """Return a journey whose words a table holds: one line each, and no two places alike."""
    edits = []
    for kind in (Stage, Step, Lane, Persona, Touchpoint, Friction, Quote, Idea, Connection):
        for i, record in enumerate(now.all(kind).values()):
            fields: dict[str, Any] = {}
            for name in ("title", "name", "said", "label", "source", "goal"):
                value = getattr(record, name, None)
                if isinstance(value, str) and name in kind.__dataclass_fields__:
                    if kind is Connection and name == "source":
                        continue
                    fields[name] = f"w{i}" if name in ("title", "name", "said") or value else ""
            if kind is Touchpoint:
                texts = [n for n, s in FIELDS.items() if s.editor == "text" and n != "title"]
                values = {n: getattr(record, n) for n in texts}
                fields |= {n: f"a{value}" if value else "" for n, value in values.items()}
            edits.append(Edit(record, record.but(**fields)))
    bare = [Edit(felt, felt.but(word="", arousal=None)) for felt in now.all(Feeling).values()]
    return now.apply(Change("", (*edits, *bare)))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(journeys())
def test_any_journey_comes_back_equal_in_all_a_table_holds(drawn: Snapshot) -> None:
    now = simple(drawn)
    with tempfile.TemporaryDirectory() as folder:
        again, _ = back(now, Path(folder))
    assert told(again) == told(now)


def test_a_quote_in_which_nothing_is_said_is_no_quote_in_the_table(tmp_path: Path) -> None:
    now = Snapshot().apply(load("coffee", "en"))
    card = cards(now, only(now))[0].id
    said = [Quote(touchpoint=card, said=words, position=100.0) for words in ("  ", "Well done")]
    now = now.apply(Change("", tuple(Edit(None, quote) for quote in said)))
    came, _ = back(now, tmp_path)
    found = [quote.said for quote in came.all(Quote).values()]
    assert "Well done" in found and all(words.strip(" “”") for words in found)
