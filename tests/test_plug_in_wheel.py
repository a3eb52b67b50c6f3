"""Other people's packages, installed as wheels: what they bring works by mouse, and what is
broken in them harms nothing."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from journeymap.model.records import Comment, Lane
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load
from tests.sources import ROOT
from tests.storage.samples import contents, written

PROJECT = """\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "broken"
version = "1.0"

[tool.hatch.build.targets.wheel]
only-include = [{files}]
"""
FINE = "journeymap_interface = 1\n"
LANE = """
from journeymap.lanes import lane_kind
@lane_kind("{name}", "{label}", "")
def lay(context, lane):
    {body}
"""
CALLS = (
    FINE
    + LANE.format(name="fails-to-lay", label="Fails to lay", body="raise LookupError('lay')")
    + LANE.format(
        name="fails-to-draw",
        label="Fails to draw",
        body="from journeymap.lanes import LaneRow; return LaneRow(90.0, lambda rect: 1 / 0)",
    )
    + """
from journeymap.analysis.findings import check
from journeymap.arrows import ARROWS, ArrowKind
from journeymap.editing import command
from journeymap.formats import EXPORTERS, IMPORTERS, Exporter, Importer
from journeymap.layout import arrangement

def fail(*_):
    raise RuntimeError("not today")

ARROWS.add(ArrowKind(name="broken", label="broken", colours=fail))
command("broken.fail", "Fail", menu="Edit", ready=lambda view: True)(fail)
command("broken.ready", "Fail to be ready", menu="Edit", ready=fail)(fail)
arrangement("zbroken", "Broken", order=90)(fail)
EXPORTERS.add(Exporter("brk", "Broken", ".brk", fail))
IMPORTERS.add(Importer("brk", "Broken", (".brk",), fail, likeness=fail))

@check("broken")
def find(snapshot, journey):
    yield "no finding"
    raise RuntimeError("not today")
"""
)
BROKEN = {
    "broken_import": ("journeymap.lanes", "raise ImportError('a name is gone')\n"),
    "broken_number": (
        "journeymap.lanes",
        "journeymap_interface = 99\n" + LANE.format(name="other", label="Other", body="return 1"),
    ),
    "broken_silent": (
        "journeymap.commands",
        "from journeymap.editing import command\n"
        "@command('silent', 'Silent', menu='Edit')\ndef silent(view):\n    return None\n",
    ),
    "broken_exit": ("journeymap.panels", "raise SystemExit('no licence')\n"),
    "broken_panel": (
        "journeymap.panels",
        FINE + "from journeymap.ui.panels import PANELS, Panel\n"
        "PANELS.add(Panel(name='fails', label='Fails', make=lambda host: 1 / 0))\n",
    ),
    "broken_calls": (
        "journeymap.lanes journeymap.findings journeymap.commands journeymap.exporters"
        " journeymap.importers journeymap.arrangements journeymap.arrows",
        CALLS,
    ),
}
"""Every way we could think of in which a plug-in fails: its module, its groups and its code."""


def run(*command: str | Path, sites: tuple[Path, ...] = (), fails: int = 0) -> tuple[str, str]:
    """Run a command, with folders of plug-ins on its path; return what it says and complains."""
    paths = [*map(str, sites), str(ROOT), os.environ.get("PYTHONPATH", "")]
    done = subprocess.run(
        [str(part) for part in command],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        encoding="utf-8",
        timeout=110,
    )
    assert done.returncode == fails, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout, done.stderr


def example() -> dict[str, str]:
    """Return the files of the example in the guide for contributors, by their names."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    part = text[text.index("## Plug-ins") : text.index("## Style")]
    found = re.findall(r"`([a-z_]+\.(?:py|toml))`:\n\n```[a-z]+\n(.*?)```", part, re.S)
    return dict(found)


def installed(folder: Path, files: dict[str, str]) -> Path:
    """Build a wheel of some files, install it, and return where."""
    source, wheels, site = folder / "source", folder / "wheels", folder / "site"
    source.mkdir(parents=True)
    for name, text in files.items():
        (source / name).write_text(text, "utf-8")
    build = ("build", "--wheel", "--no-isolation", "--outdir", wheels, source)
    run(sys.executable, "-m", *build)
    (wheel,) = wheels.glob("*.whl")
    offline = ("--quiet", "--no-deps", "--no-index", "--target", site)
    run(sys.executable, "-m", "pip", "install", *offline, wheel)
    return site


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """Where the example is installed."""
    return (installed(tmp_path_factory.mktemp("good"), example()),)


@pytest.fixture(scope="module")
def both(good: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """Where the example is installed, and a broken package beside it."""
    lines = PROJECT.format(files=", ".join(f'"{name}.py"' for name in BROKEN))
    for group in sorted({group for groups, _ in BROKEN.values() for group in groups.split()}):
        lines += f'\n[project.entry-points."{group}"]\n'
        lines += "".join(f'{n} = "{n}"\n' for n, (gs, _) in BROKEN.items() if group in gs.split())
    files = {"pyproject.toml": lines} | {f"{name}.py": code for name, (_, code) in BROKEN.items()}
    return (*good, installed(tmp_path_factory.mktemp("broken"), files))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return written(tmp_path / "Coffee.journey", Snapshot().apply(load("coffee", "en")))


def walked(file: Path, sites: tuple[Path, ...], *more: str) -> dict[str, Any]:
    """Return what there was to see on a walk through the window."""
    said, _ = run(sys.executable, "-m", "tests.ui.plugged_in", file, *more, sites=sites)
    seen: dict[str, Any] = json.loads(said.splitlines()[-1])
    assert "fault" not in seen, f"{seen['fault']}\n{seen}"
    return seen


def works(seen: dict[str, Any], file: Path) -> None:
    """Hold that all of the example worked, and was kept."""
    assert "Remarks" in seen["lane remarks"] and "Emotion" in seen["lane remarks"]
    assert (seen["made"], seen["selected"]) == ("Too slow", True)
    assert seen["rewritten"] == "Far too slow"
    before, after = seen["dragged"]
    assert before != after
    assert "unowned" in seen["kinds"] and seen["findings"]
    assert seen["owner"] == "We"
    assert seen["selected in the list"] and seen["panel"] == "Remarks"
    assert "List of titles" in seen["formats"]
    kept = contents(file)
    assert [comment.said for comment in kept.all(Comment).values()] == ["Far too slow"]
    assert any(lane.kind == "remarks" for lane in kept.all(Lane).values())


def test_what_a_wheel_brings_works_by_mouse(good: tuple[Path, ...], file: Path) -> None:
    seen = walked(file, good)
    works(seen, file)
    assert not seen["left out"]


def test_a_broken_one_beside_it_is_named_and_harms_nothing(
    both: tuple[Path, ...], file: Path
) -> None:
    seen = walked(file, both, "--broken")
    works(seen, file)
    assert {*seen["left out"]} == {*BROKEN}
    told = "\n".join(seen["said"])
    for name, sentence in seen["left out"].items():
        assert f"“{name}”" in sentence and told.count(sentence) == 1, told
    assert "a name is gone" in seen["left out"]["broken_import"]
    assert "interface 99" in seen["left out"]["broken_number"]
    assert "does not say which interface" in seen["left out"]["broken_silent"]
    assert "Other" not in seen["lane remarks"]
    assert seen["failed checks"] == seen["left out"]["broken_calls"]
    assert seen["unchanged"] and "“broken_calls” could not do this: it stops with" in told
    assert seen["rail"] == "Fails to lay"
    assert seen["after the broken one"] == "map"
    assert "“broken_panel”" in seen["panel that fails"]
    assert all(seen["menus"].values())


def test_the_command_line_takes_them_and_names_what_is_broken(
    both: tuple[Path, ...], file: Path, tmp_path: Path
) -> None:
    def journeymap(*given: str | Path, fails: int = 0) -> tuple[str, str]:
        return run(sys.executable, "-m", "journeymap", *given, sites=both, fails=fails)

    journeymap("export", file, tmp_path / "a.titles")
    assert (tmp_path / "a.titles").read_text("utf-8").count("\n") == 12
    assert ".titles" in journeymap("export", "--list")[0]
    _, complaint = journeymap("export", file, tmp_path / "list.svg", "--arrangement", "list")
    assert 'width="440' in (tmp_path / "list.svg").read_text("utf-8") and not complaint
    journeymap("export", file, tmp_path / "map.svg")
    _, complaint = journeymap("export", file, tmp_path / "a.brk", fails=1)
    assert "“broken_calls” could not do this: it stops with RuntimeError" in complaint
    way = ("--arrangement", "zbroken")
    _, complaint = journeymap("export", file, tmp_path / "b.svg", *way, fails=1)
    assert "“broken_calls” could not do this" in complaint and "Traceback" not in complaint
    assert not (tmp_path / "a.brk").exists() and not (tmp_path / "b.svg").exists()
    answer, complaint = journeymap("check", file, "--json")
    assert "Nobody looks after" in answer and complaint.count("“broken_calls” was left out") == 1
    (tmp_path / "some.md").write_text("- Buys\n- Pays\n", "utf-8")
    journeymap("import", tmp_path / "some.md", "-o", tmp_path / "some.journey")
