"""Ways that are looked at, in everything that is written: each says it, and JSON holds all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from journeymap.cli import main
from journeymap.layout.seen import seen_through
from journeymap.model.change import Change, change
from journeymap.model.links import removal
from journeymap.model.records import Connection, Frame, Journey, SavedView
from journeymap.rendering.deck import deck, with_only
from journeymap.storage.session import Session
from journeymap.view import Filter, Look, View, WaysChoice
from journeymap.view.saved import kept_look
from journeymap.view.ways import along_ways
from tests.views.logged import logged

_HOW = Look(filter=Filter(hides=True, ways=WaysChoice(through=frozenset({("b", "d")}))))


def kept(how: Look = _HOW) -> SavedView:
    return SavedView(id="v", journey="j", name="Skips c", **kept_look(logged(), "j", how, None))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.journey"
    assert main(["new", str(path), "--template", "empty"]) == 0
    session = Session.open(path)
    try:
        session.write(Change("None", removal(session.snapshot, session.snapshot.all(Journey))))
        session.write(change("All", add=[*logged().records(), kept()]))
        session.publish()
    finally:
        session.close()
    return path


@pytest.mark.parametrize("ending", ["svg", "md", "html"])
def test_a_saved_view_is_exported_with_its_cases_alone(
    file: Path, ending: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = file.with_name(f"map.{ending}")
    assert main(["export", str(file), str(out), "--view", "Skips c"]) == 0
    text = out.read_text("utf-8").replace("\u202f", " ")
    assert "300 of 1 000 cases" in text and "Does b → Does d" in text
    assert "Does c" not in text
    assert "300 of 1\u202f000 cases" in capsys.readouterr().err


def test_the_table_of_touchpoints_holds_those_somebody_comes_to(file: Path) -> None:
    out = file.with_name("map.csv")
    assert main(["export", str(file), str(out), "--view", "Skips c"]) == 0
    text = out.read_text("utf-8-sig")
    assert "Does a" in text and "Does d" in text and "Does c" not in text


def test_json_holds_every_case(file: Path) -> None:
    out = file.with_name("map.json")
    assert main(["export", str(file), str(out)]) == 0
    told = json.loads(out.read_text("utf-8"))
    weights = [one["weight"] for one in told["records"]["Connection"] if one.get("weight")]
    assert max(weights) == 930.0


def test_one_view_within_another_is_of_the_whole_document() -> None:
    """A frame of a saved view, in a window that looks at other cases."""
    snapshot = logged().apply(change("", add=[kept()]))
    other = Filter(ways=WaysChoice(through=frozenset({("e",)})))
    window = along_ways(View.of(snapshot, "j", filter=other))
    inside = seen_through(window, kept())
    arrows = {a.source + a.target: a.weight for a in inside.snapshot.all(Connection).values()}
    assert arrows == {"ab": 300.0, "bd": 300.0}


def test_slides_of_a_filtered_window_keep_their_frames(qapp: object) -> None:
    snapshot = logged().apply(change("", add=[kept()]))
    window = along_ways(View.of(snapshot, "j", filter=_HOW.filter))
    frame = Frame(id="f", journey="j", kind="view", view="v")
    slides = deck(with_only(window, [frame]))
    assert [slide.frame.id for slide in slides] == ["f"]
    again = along_ways(with_only(window, [frame]))
    assert again.snapshot.get(Frame, "f") == frame
