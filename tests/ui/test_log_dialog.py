"""A log brought in by the hand of a person: columns, dates, goal, two sliders, one step to undo."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from journeymap.errors import JourneyError
from journeymap.model import grid
from journeymap.model.records import Connection, Journey, Lane, Source, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.ui.logs.dialog import LogDialog
from journeymap.ui.logs.opening import bring_log
from journeymap.ui.shell.window import Window
from journeymap.view import EVERYTHING
from tests.ui.log_files import make_log

SMALL = """case;activity;time;channel
1;Search;14.03.2026 08:05;Web
1;Compare;14.03.2026 09:05;Web
1;Pay;14.03.2026 10:05;Shop
2;Search;03.04.2026 08:00;Web
2;Pay;03.04.2026 08:30;Shop
3;Search;05.04.2026 08:00;Web
3;Compare;05.04.2026 08:10;Web
"""


def opened(window: Window, path: Path, qtbot: QtBot) -> LogDialog:
    """Drop a file on the window, and return the dialog that comes, with what was read."""
    window.documents.take_in([str(path)])
    qtbot.waitUntil(lambda: bool(window.findChildren(LogDialog)), timeout=20_000)
    (dialog,) = window.findChildren(LogDialog)
    qtbot.waitUntil(lambda: not dialog.reading.busy and not dialog.drawing.busy, timeout=60_000)
    return dialog


def bring(dialog: LogDialog, window: Window, qtbot: QtBot) -> Journey:
    """Click on “Bring in”, and return the journey that came."""
    before = set(window.workspace.snapshot.all(Journey))
    qtbot.mouseClick(dialog.foot.bring, Qt.MouseButton.LeftButton)
    new = [j for id, j in window.workspace.snapshot.all(Journey).items() if id not in before]
    assert len(new) == 1
    return new[0]


def counts(snapshot: Snapshot, journey: str) -> dict[tuple[str, str], float | None]:
    cards = {card.id: card for card in grid.cards(snapshot, journey)}
    return {
        (cards[arrow.source].title, cards[arrow.target].title): arrow.weight
        for arrow in snapshot.all(Connection).values()
        if arrow.source in cards
    }


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "our_log.csv"
    path.write_text(SMALL, "utf-8")
    return path


def said(dialog: LogDialog) -> str:
    return dialog.choosing.counts.text().replace("\u202f", " ")


def test_columns_and_dates_are_recognised_and_said(
    begun: Window, small: Path, qtbot: QtBot
) -> None:
    dialog = opened(begun, small, qtbot)
    assert dialog.table.header.columns == ("case", "activity", "time", "channel")
    assert said(dialog) == "3 cases · 7 events · 3 activities · 3 ways"
    assert "“14.03.2026” means 14 Mar 2026" in dialog.choosing.assumed.text()
    assert dialog.preview.scene is not None
    drawn = {f.name for f in dialog.preview.scene.figures() if f.role == "card"}
    assert any("Compare" in name for name in drawn)
    dialog.reject()
    assert len(begun.workspace.snapshot.all(Journey)) == 1  # nothing was changed


def test_it_comes_in_as_one_step_and_is_shown_as_a_graph(
    begun: Window, small: Path, qtbot: QtBot
) -> None:
    before = begun.workspace.snapshot
    dialog = opened(begun, small, qtbot)
    journey = bring(dialog, begun, qtbot)
    assert journey.title == "our log"
    assert begun.workspace.journey == journey.id
    assert begun.workspace.arrangement == "graph"
    assert begun.workspace.look.filter == EVERYTHING
    assert counts(begun.workspace.snapshot, begun.workspace.journey) == {
        ("Search", "Compare"): 2.0,
        ("Search", "Pay"): 1.0,
        ("Compare", "Pay"): 1.0,
    }
    begun.workspace.undo()
    assert begun.workspace.snapshot == before


def test_a_column_taken_for_something_else_makes_another_journey(
    begun: Window, small: Path, qtbot: QtBot
) -> None:
    dialog = opened(begun, small, qtbot)
    box = dialog.table.header.boxes[1]
    _choose(box, "")
    qtbot.waitUntil(lambda: dialog.foot.outcome.property("look") == "problem", timeout=20_000)
    assert not dialog.foot.bring.isEnabled()
    _choose(dialog.table.header.boxes[3], "activity")
    qtbot.waitUntil(dialog.foot.bring.isEnabled, timeout=20_000)
    assert said(dialog) == "3 cases · 7 events · 2 activities · 3 ways"


def test_a_column_that_is_left_out_makes_no_lanes(begun: Window, small: Path, qtbot: QtBot) -> None:
    dialog = opened(begun, small, qtbot)
    _choose(dialog.table.header.boxes[3], "")
    qtbot.waitUntil(lambda: not dialog.reading.busy, timeout=20_000)
    journey = bring(dialog, begun, qtbot)
    lanes = begun.workspace.snapshot.of(Lane, "journey", journey.id)
    assert [lane.title for lane in lanes if lane.kind == "channel"] == ["Channel"]


def _choose(box: QComboBox, name: str) -> None:
    box.setCurrentIndex(box.findData(name))
    box.activated.emit(box.currentIndex())


def test_title_and_goal_are_those_of_the_person(begun: Window, small: Path, qtbot: QtBot) -> None:
    dialog = opened(begun, small, qtbot)
    dialog.choosing.title.setText("What they did")
    _choose(dialog.choosing.goal, "Compare")
    qtbot.waitUntil(lambda: not dialog.reading.busy and dialog.foot.bring.isEnabled())
    journey = bring(dialog, begun, qtbot)
    assert journey.title == "What they did"
    cards = begun.workspace.snapshot.all(Touchpoint).values()
    assert {c.title for c in cards if c.ends == "goal" and c.starts is None} >= {"Compare"}


def test_the_sliders_choose_what_is_seen_first(begun: Window, tmp_path: Path, qtbot: QtBot) -> None:
    made = make_log(tmp_path / "log.csv", cases=300, events=1800)
    dialog = opened(begun, made.path, qtbot)
    every = dialog.preview.scene
    dialog.choosing.sliders.arrows.setValue(20)
    qtbot.waitUntil(lambda: dialog.preview.scene is not every, timeout=20_000)
    assert "of 300 cases" in dialog.choosing.shown.text()
    bring(dialog, begun, qtbot)
    workspace = begun.workspace
    assert workspace.look.filter.ways.paths == 0.2
    seen = counts(workspace.view.snapshot, workspace.journey)
    kept = counts(workspace.snapshot, workspace.journey)
    assert 0 < len(seen) < len(kept)
    follows = {pair: float(n) for pair, n in made.follows.items() if pair[0] != pair[1]}
    assert kept == follows  # the document has all of them


@pytest.mark.parametrize("ending", [".xes", ".xes.gz"])
def test_a_log_in_xes_asks_nothing_of_columns(
    begun: Window, tmp_path: Path, qtbot: QtBot, ending: str
) -> None:
    events = "".join(
        f'<event><string key="concept:name" value="{name}"/>'
        f'<date key="time:timestamp" value="2026-03-0{day}T08:00:00Z"/></event>'
        for day, name in enumerate(("Search", "Pay"), 1)
    )
    text = f'<log><trace><string key="concept:name" value="1"/>{events}</trace></log>'
    path = tmp_path / f"log{ending}"
    path.write_bytes(gzip.compress(text.encode()) if ending.endswith("gz") else text.encode())
    dialog = opened(begun, path, qtbot)
    assert not dialog.table.isVisible()
    assert said(dialog) == "1 case · 2 events · 2 activities · 1 way"
    assert bring(dialog, begun, qtbot).title == "log"


def test_a_table_of_paths_becomes_a_journey(begun: Window, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "paths.csv"
    path.write_text("path,conversions,nulls\nSearch > Compare > Pay,30,10\nSearch > Pay,20,40\n")
    dialog = opened(begun, path, qtbot)
    assert not dialog.table.isVisible() and not dialog.choosing.dates.isVisible()
    bring(dialog, begun, qtbot)
    assert counts(begun.workspace.snapshot, begun.workspace.journey)["Search", "Compare"] == 40.0


@pytest.mark.parametrize(
    "text",
    [
        "case;activity;time\n" + "1;Search;not a time\n" * 20,
        "case;activity;time\n1;A;14.03.2026\n1;B;03/14/2026\n2;A;14.03.2026\n2;B;03/14/2026\n",
        "<log><!DOCTYPE x [<!ENTITY a 'b'>]><trace></trace></log>",
    ],
)
def test_a_bad_log_is_told_in_a_sentence_and_changes_nothing(
    begun: Window, tmp_path: Path, qtbot: QtBot, text: str
) -> None:
    path = tmp_path / ("bad.xes" if text.startswith("<") else "bad.csv")
    path.write_text(text, "utf-8")
    before = begun.workspace.snapshot
    try:
        bring_log(begun, path, lambda: None)
    except JourneyError:
        return
    (dialog,) = begun.findChildren(LogDialog)
    qtbot.waitUntil(lambda: not dialog.reading.busy, timeout=20_000)
    assert dialog.foot.outcome.property("look") == "problem"
    assert not dialog.foot.bring.isEnabled() and begun.workspace.snapshot is before
    dialog.reject()


def test_the_file_may_go_while_the_dialog_is_open(begun: Window, small: Path, qtbot: QtBot) -> None:
    bring_log(begun, small, lambda: None, passing=True)
    small.unlink()
    (dialog,) = begun.findChildren(LogDialog)
    qtbot.waitUntil(lambda: not dialog.reading.busy, timeout=20_000)
    _choose(dialog.table.header.boxes[3], "")
    qtbot.waitUntil(lambda: not dialog.reading.busy, timeout=20_000)
    assert dialog.foot.bring.isEnabled()
    journey = bring(dialog, begun, qtbot)
    (source,) = begun.workspace.snapshot.all(Source).values()
    assert source.name == "our_log.csv" and journey.title == "our log"


def test_the_same_file_twice_is_told(begun: Window, small: Path, qtbot: QtBot) -> None:
    bring(opened(begun, small, qtbot), begun, qtbot)
    qtbot.waitUntil(lambda: not begun.findChildren(LogDialog))
    heard: list[str] = []
    begun.workspace.said.connect(heard.append)
    bring(opened(begun, small, qtbot), begun, qtbot)
    assert "twice" in " ".join(heard)
    assert QApplication.activeModalWidget() is None


def test_a_log_of_262_200_events_becomes_a_map_by_mouse_alone(
    begun: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    made = make_log(tmp_path / "log.csv")
    begun.documents.take_in([str(made.path)])
    qtbot.waitUntil(lambda: bool(begun.findChildren(LogDialog)), timeout=60_000)
    (dialog,) = begun.findChildren(LogDialog)
    qtbot.waitUntil(lambda: not dialog.reading.busy and not dialog.drawing.busy, timeout=180_000)
    assert said(dialog).startswith("40 000 cases · 262 200 events · 18 activities")
    bring(dialog, begun, qtbot)
    snapshot, journey = begun.workspace.snapshot, begun.workspace.journey
    follows = {pair: float(n) for pair, n in made.follows.items() if pair[0] != pair[1]}
    assert counts(snapshot, journey) == follows
    cards = grid.cards(snapshot, journey)
    assert {c.title: c.starts for c in cards if c.starts} == dict(made.starts)
    drawn = {f.id for f in begun.canvas.lay_out().figures() if f.role == "card"}
    assert drawn == {card.id for card in cards}


def test_cancel_while_it_is_read_changes_nothing(
    begun: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    made = make_log(tmp_path / "log.csv", cases=20_000, events=100_000)
    before = begun.workspace.snapshot
    begun.documents.take_in([str(made.path)])
    qtbot.waitUntil(lambda: bool(begun.findChildren(LogDialog)), timeout=60_000)
    (dialog,) = begun.findChildren(LogDialog)
    assert dialog.reading.busy and not dialog.foot.bring.isEnabled()
    qtbot.mouseClick(dialog.foot.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not begun.findChildren(LogDialog))
    assert begun.workspace.snapshot is before


def test_another_sheet_of_a_workbook_is_read(begun: Window, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "log.xlsx"
    book = Workbook()
    rows = [line.split(";") for line in SMALL.splitlines()]
    for sheet, count in ((book.active, 8), (book.create_sheet("Other"), 4)):
        for row in rows[:count]:
            sheet.append(row)
    book.save(path)
    dialog = opened(begun, path, qtbot)
    assert said(dialog) == "3 cases · 7 events · 3 activities · 3 ways"
    assert dialog.head.sheet.isVisible() and dialog.head.sheet.count() == 2
    dialog.head.sheet.setCurrentIndex(1)
    dialog.head.sheet.textActivated.emit("Other")
    qtbot.waitUntil(lambda: begun.findChildren(LogDialog) not in ([], [dialog]), timeout=20_000)
    other = next(one for one in begun.findChildren(LogDialog) if one.isVisible())
    qtbot.waitUntil(lambda: not other.reading.busy and not other.drawing.busy, timeout=20_000)
    assert said(other) == "1 case · 3 events · 3 activities · 1 way"
    other.reject()


def test_dates_that_could_be_either_are_read_as_the_person_says(
    begun: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "log.csv"
    path.write_text("case;activity;time\n1;B;02/03/2026\n1;A;03/02/2026\n2;A;03/02/2026\n")
    dialog = opened(begun, path, qtbot)
    assert "either way" in dialog.choosing.assumed.text()
    _choose(dialog.choosing.dates, "mdy")
    qtbot.waitUntil(lambda: not dialog.reading.busy and dialog.foot.bring.isEnabled())
    journey = bring(dialog, begun, qtbot)
    assert counts(begun.workspace.snapshot, journey.id) == {("B", "A"): 1.0}
