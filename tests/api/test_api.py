"""Journeymap for scripts: the example of the documentation, and what a script may rely on."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import networkx
import pytest

import journeymap
from journeymap import JourneyError
from journeymap.api import ProjectHandle
from journeymap.storage.recovery import recoverable
from journeymap.storage.session import Session
from tests.sources import ROOT


def test_the_example_of_the_documentation_runs_line_by_line(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with journeymap.open("a.journey") as project:
        journey = project.journeys[0]
        for card in journey.touchpoints:
            print(card.stage.title, card.title)
        with project.change("Rename"):
            journey.touchpoints[0].update(title="Searches")
            journey.add_touchpoint("Pays", stage="Purchase", lane="Web")
        findings, graph, rows = journey.findings(), journey.to_networkx(), journey.rows()
        computed = journey.analyse()
        journey.export("a.png", scale=2)
        project.save()
        published = journeymap.open("a.journey", read_only=True)
        assert [card.title for card in published.journeys[0].touchpoints] == ["Searches", "Pays"]
        published.close()
    assert capsys.readouterr().out == "Purchase Looks around\n"
    assert {finding["kind"] for finding in findings} >= {"assumed", "unfelt"}
    assert computed["findings"] == findings and computed["id"] == journey.id
    assert isinstance(graph, networkx.MultiDiGraph)
    assert (
        [row["title"] for row in rows]
        == ["Searches", "Pays"]
        == [graph.nodes[id]["title"] for id in graph]
    )
    assert Path("a.png").read_bytes().startswith(b"\x89PNG")


def test_the_example_of_the_readme_is_the_one_that_is_tested() -> None:
    example = (ROOT / "README.md").read_text("utf-8").split("```python\n")[1].split("```")[0]
    assert 'journeymap.open("a.journey")' in example
    compile(example, "README.md", "exec")
    tested = Path(__file__).read_text("utf-8")
    calls = re.findall(r"[a-z]+\.[a-z_]+(?=\()", example)
    assert len(calls) > 8 and not [call for call in calls if f"{call}(" not in tested]


def test_a_step_is_one_to_undo_and_what_raises_commits_nothing(file: Path) -> None:
    with journeymap.open(file) as project:
        card = project.journeys[0].touchpoints[0]
        with project.change("Two things"):
            card.update(title="One")
            card.add_friction("Slow", severity=3, share=0.4)
        before = project.snapshot
        with pytest.raises(JourneyError, match="severity"), project.change("Half"):
            card.update(title="Two")
            card.add_friction("Worse", severity=9)
        with pytest.raises(ZeroDivisionError), project.change("None"):
            card.update(title=str(1 / 0))
        assert project.snapshot == before and card.title == "One"
        assert [(one.title, one.severity, one.share) for one in card.frictions] == [
            ("Slow", 3, 0.4)
        ]
        assert project.undo()
        assert (card.title, card.frictions) == ("Looks around", ())
        assert project.redo()
        assert card.title == "One"


def test_a_step_within_a_step_is_part_of_it_and_is_taken_back_alone(file: Path) -> None:
    with journeymap.open(file) as project:
        card = project.journeys[0].touchpoints[0]
        with project.change("Outer"):
            card.update(title="Kept")
            with pytest.raises(RuntimeError), project.change("Inner"):
                card.update(title="Not kept")
                raise RuntimeError
            card.update(owner="Sales")
        assert (card.title, card.record.owner) == ("Kept", "Sales")
        project.undo()
        assert (card.title, card.record.owner) == ("Looks around", "")


def test_what_is_not_over_is_neither_saved_nor_taken_back(file: Path) -> None:
    with journeymap.open(file) as project:
        card = project.journeys[0].touchpoints[0]
        with project.change("Half"):
            card.update(title="Half")
            for act in (project.save, project.undo, project.redo):
                with pytest.raises(JourneyError, match="not over yet"):
                    act()
        assert card.title == "Half" and project.undo()


def test_leaving_publishes_and_an_exception_keeps_the_working_copy_only(file: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(RuntimeError), journeymap.open(file) as project:
        project.journeys[0].update(title="Half way")
        raise RuntimeError
    assert file.read_bytes() == before
    (left,) = [one for one in recoverable() if one.path == file]
    assert left.changes == 1
    with journeymap.open(file) as project:
        project.journeys[0].update(title="All the way")
    with journeymap.open(file, read_only=True) as project:
        assert project.journeys[0].title == "All the way"


def test_an_exception_where_nothing_was_changed_leaves_nothing_behind(file: Path) -> None:
    with pytest.raises(RuntimeError), journeymap.open(file):
        raise RuntimeError
    assert not [one for one in recoverable() if one.path == file]


def test_a_file_that_is_open_elsewhere_can_only_be_looked_at(file: Path) -> None:
    window = Session.open(file)
    try:
        with pytest.raises(JourneyError, match="open"):
            journeymap.open(file)
        with journeymap.open(file, read_only=True) as project:
            assert project.journeys
            with pytest.raises(JourneyError, match="looked at"):
                project.journeys[0].update(title="Mine")
    finally:
        window.close()


def test_what_is_closed_says_so(file: Path) -> None:
    with journeymap.open(file) as project:
        pass
    project.close()
    with pytest.raises(JourneyError, match="was closed"):
        project.journeys[0].update(title="x")
    with pytest.raises(JourneyError, match="was closed"):
        project.save()


def test_nobody_s_file_is_replaced_unasked(file: Path, tmp_path: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(JourneyError, match="already there"):
        journeymap.new(file)
    with journeymap.new() as project, pytest.raises(JourneyError, match="already there"):
        project.save(file)
    with journeymap.new() as project, pytest.raises(JourneyError, match=r"ends in \.journey"):
        project.save(tmp_path / "a.csv")
    assert file.read_bytes() == before
    picture = tmp_path / "mine.png"
    picture.write_bytes(b"of the sea")
    with journeymap.open(file) as project:
        with pytest.raises(JourneyError, match="already there"):
            project.journeys[0].export(picture)
        assert picture.read_bytes() == b"of the sea"
        assert project.journeys[0].export(picture, replace=True, width=300) == (picture,)
        project.journeys[0].export(picture, width=301)
    with journeymap.new(file, template="shop", replace=True) as project:
        assert project.journeys[0].touchpoints[-1].title == "Buys the next pair"


def test_exports_are_asked_for_by_titles_and_a_format_refuses_what_it_does_not_know(
    coffee: ProjectHandle, tmp_path: Path
) -> None:
    journey = coffee.journey()
    whole, part = tmp_path / "whole.svg", tmp_path / "part.svg"
    journey.export(whole)
    journey.export(part, stages=["First use"], persona="Olena, 34", legend=False)
    journey.export(tmp_path / "dark.svg", theme="dark", arrangement="map")
    assert (tmp_path / "dark.svg").read_bytes() != whole.read_bytes()
    with pytest.raises(JourneyError, match="no theme called “drak”"):
        journey.export(tmp_path / "drak.svg", theme="drak")
    assert part.stat().st_size < whole.stat().st_size
    series = journey.export(tmp_path / "talk.png", frames=True, width=160)
    assert len(series) > 5 and all(path.exists() for path in series)
    with pytest.raises(JourneyError, match=r"scale means nothing to a file that ends in \.mmd"):
        journey.export(tmp_path / "a.mmd", scale=2)
    with pytest.raises(JourneyError, match="There are: “Trigger"):
        journey.export(tmp_path / "b.svg", stages=["Nowhere"])
    with pytest.raises(JourneyError, match="cannot be written by its ending"):
        journey.export(tmp_path / "b.doc")
    assert not (tmp_path / "a.mmd").exists() and not (tmp_path / "b.svg").exists()


def test_another_program_s_file_comes_in_as_one_step_beside_what_is_there(
    coffee: ProjectHandle, tmp_path: Path
) -> None:
    sheet = tmp_path / "plan.csv"
    sheet.write_text("Schritt;Was;Olena, 34\nA;Sucht;0\nB;Kauft;10\n", "utf-8")
    columns = {"stage": "Schritt", "title": "Was", "felt": "Olena, 34"}
    came = journeymap.read(sheet, columns=columns, feelings=(0, 10), title="Plan")
    people = len(coffee.personas)
    outcome = coffee.take_in(came)
    (journey,) = outcome.journeys
    assert journey == coffee.journeys[-1] and journey.title == "Plan"
    assert [card.feeling for card in journey.touchpoints] == [-2.0, 2.0]
    assert len(coffee.personas) == people and outcome.assumed
    assert coffee.undo() and len(coffee.journeys) == 1
    with pytest.raises(JourneyError, match="cannot be a “name”"):
        journeymap.read(sheet, columns={"name": "Was"})


def test_importing_the_package_loads_nothing_but_its_name() -> None:
    program = (
        "import sys, journeymap; journeymap.__version__; "
        "print(*(m for m in sys.modules if m.startswith('journeymap')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert set(done.stdout.split()) == {"journeymap", "journeymap.errors", "journeymap.version"}


def test_a_script_needs_no_display_and_reading_loads_nothing_heavy(file: Path) -> None:
    program = (
        "import sys, journeymap\n"
        f"with journeymap.open({str(file)!r}, read_only=True) as project:\n"
        "    journey = project.journeys[0]\n"
        "    journey.rows(), journey.info(), project.info()\n"
        "    heavy = {'PySide6', 'sqlalchemy', 'networkx', 'matplotlib'} & set(sys.modules)\n"
        "    assert not heavy, heavy\n"
        f"    journey.export({str(file.with_suffix('.png'))!r})\n"
    )
    environment = {
        key: value
        for key, value in os.environ.items()
        if key not in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    }
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert file.with_suffix(".png").exists()


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        ({"scale": -1.0}, "“scale” is a number above 0"),
        ({"scale": float("nan")}, "“scale” is a number above 0"),
        ({"scale": "2"}, "“scale” is a number above 0"),
        ({"width": 0}, "“width” is a number above 0"),
        ({"width": 10.5}, "“width” is a number above 0"),
        ({"paper": "A4", "dpi": 0}, "“dpi” is a number above 0"),
        ({"paper": "Z9"}, "Z9 is not one of A4"),
        ({"frame": "first"}, "“frame” is a number above 0"),
        ({"stages": "Nowhere"}, "no stage “Nowhere”"),
    ],
)
def test_a_size_that_is_none_is_told(file: Path, wish: dict[str, Any], why: str) -> None:
    with journeymap.open(file, read_only=True) as project:
        with pytest.raises(JourneyError, match=why):
            project.journeys[0].export(file.with_suffix(".png"), **wish)
        with pytest.raises(JourneyError, match="could not be written"):
            project.journeys[0].export(file.with_name("long" * 99 + ".png"))
    assert not file.with_suffix(".png").exists()


def test_what_is_only_looked_at_is_not_undone(file: Path) -> None:
    with journeymap.open(file) as project:
        project.journeys[0].update(title="Renamed")
    with journeymap.open(file, read_only=True) as project:
        for take in (project.undo, project.redo):
            with pytest.raises(JourneyError, match="only to be looked at"):
                take()
        assert project.journeys[0].title == "Renamed"


def test_the_first_picture_is_refused_in_a_thread_and_later_ones_are_drawn(file: Path) -> None:
    script = f"""
import journeymap, threading
project = journeymap.open({str(file)!r}, read_only=True)
def draw():
    try:
        project.journeys[0].export({str(file.with_name("thread.png"))!r})
        print("drawn")
    except journeymap.JourneyError as error:
        print(error)
for _ in range(2):
    thread = threading.Thread(target=draw)
    thread.start()
    thread.join()
    project.journeys[0].export({str(file.with_name("main.png"))!r})
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, "Qt did not crash at the end"
    assert done.stdout.splitlines()[0].startswith("The first picture is drawn in the main thread")
    assert done.stdout.splitlines()[1:] == ["drawn"]


@pytest.mark.skipif(sys.platform == "win32", reason="no signal can be sent to oneself there")
def test_ctrl_c_while_qt_loads_ends_as_anywhere(file: Path) -> None:
    script = f"""
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where tests run beside
class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if "shiboken6.Shiboken" in sys.modules and "PySide6.QtGui" not in sys.modules:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupting())
from journeymap.cli import main
sys.exit(main(["export", {str(file)!r}, {str(file.with_suffix(".png"))!r}]))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert done.returncode == 130, done.stderr
