"""The floors of the program: who may know whom.

          app · cli                   compose everything, own nothing
             ui                       QtWidgets begins
       workspace   api                what is open and worked on; QtCore only · for scripts
           formats                    in and out, one file each
          rendering                   a document as pictures, sheets, tables
  tabular   tools   painting          tables read · gestures (no Qt) · QtGui begins
  editing   layout   storage          three rooms, strangers to each other
            lanes                     one file a kind of lane
            view                      how it is looked at, what things are called
          analysis                    what follows from the graph
      metrics   arrows                one file a kind of metric · of connection
           drawing                    shapes as data, theme, text measure protocol
            model                     standard library only

Below them all the cellar, open to every floor: errors, paths, registry, catalogue, language.
An import inside a function or for type checking is an import like any other.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterable

import networkx
import pytest

from tests.sources import ROOT, Module, imports, modules

CELLAR = {"", "errors", "paths", "plug_ins", "registry", "catalogue", "language", "dates"} | {
    "durations",
    "version",
}
FLOORS = (
    {"model"},
    {"drawing"},
    {"metrics", "arrows"},
    {"analysis"},
    {"view"},
    {"lanes"},
    {"editing", "layout", "storage"},
    {"tabular", "tools", "painting"},
    {"rendering"},
    {"formats"},
    {"workspace", "api"},
    {"ui"},
    {"app"},
    {"cli"},
    {"__main__"},
)
DOOR = ("", "api")
"""``import journeymap`` opens the door to the scripts' floor, when somebody asks for it."""
HEIGHT = {room: height for height, floor in enumerate(FLOORS) for room in floor}

OUTSIDE = {
    "PySide6.QtWidgets": {"ui", "app"},
    "PySide6": {"painting", "rendering", "formats", "ui", "app"},
    "PySide6.QtCore": {"painting", "rendering", "formats", "workspace", "ui", "app"},
    "shiboken6": {"workspace", "ui", "app"},
    "sqlalchemy": {"storage"},
    "networkx": {"analysis", "api"},
    "numpy": {"analysis"},
    "matplotlib": {"layout"},
    "graphlay": {"layout"},
    "xlsxwriter": {"formats"},
    "openpyxl": {"rendering", "formats", "tabular"},
    "pptx": {"formats"},
    "defusedxml": {"tabular", "formats"},
    "python_calamine": {"tabular"},
    "fontTools": {"formats"},
    # Python's own SHA-256, of one name in 3.11 and another since: see storage/digest.py.
    "_sha2": {"storage"},
    "_sha256": {"storage"},
}
"""The rooms that may use a library that is not Python's own; the longest name that fits counts."""

BELOW_QT = sorted({"", "tools"} | CELLAR | {room for floor in FLOORS[:7] for room in floor})


def complaint(room: str, name: str) -> str | None:
    """Return why a room may not import a name, or ``None`` when it may."""
    parts = name.split(".")
    if parts[0] == "":
        return "it is relative; write it from journeymap on"
    if parts[0] == "journeymap":
        return _between(room, parts[1] if len(parts) > 1 else "")
    if parts[0] in sys.stdlib_module_names:
        return None
    known = [library for library in OUTSIDE if f"{name}.".startswith(f"{library}.")]
    if not known:
        return f"no room uses {parts[0]} so far; if it should, say where in OUTSIDE of this test"
    allowed = OUTSIDE[max(known, key=len)]
    if room not in allowed:
        return f"{max(known, key=len)} belongs to {' and '.join(sorted(allowed))}"
    return None


def _between(room: str, other: str) -> str | None:
    if other == room or other in CELLAR:
        return None
    if (room, other) == DOOR:
        return None
    if other not in HEIGHT:
        return f"{other} stands on no floor; give it one in FLOORS of this test"
    if room in CELLAR:
        return "the cellar knows nothing of the floors above it"
    if room not in HEIGHT:
        return f"{room} stands on no floor itself; give it one in FLOORS of this test"
    if HEIGHT[other] > HEIGHT[room]:
        return f"{other} is above {room}; what both need belongs below both"
    if HEIGHT[other] == HEIGHT[room]:
        return f"{room} and {other} are strangers; who needs both is a floor higher"
    return None


def test_every_file_imports_only_what_its_floor_may() -> None:
    wrong = [
        f"{module.path}:{line} imports {name}: {why}"
        for module in modules("journeymap")
        for line, name in imports(module.tree)
        if (why := complaint(module.room, name))
    ]
    assert not wrong, "\n".join(wrong)


def test_every_room_stands_on_a_floor() -> None:
    rooms = {module.room for module in modules("journeymap")}
    homeless = rooms - CELLAR - set(HEIGHT)
    assert not homeless, f"{', '.join(sorted(homeless))}: give it a floor in this test"


@pytest.mark.parametrize(
    ("room", "line", "reason"),
    [
        ("model", "import journeymap.lanes", "above model"),
        ("layout", "def f():\n    from journeymap.editing import commands", "strangers"),
        ("tools", "from journeymap.painting import paint", "strangers"),
        ("errors", "from journeymap.model import records", "cellar"),
        ("layout", "from . import grid", "relative"),
        ("model", "import sqlalchemy as sql", "belongs to storage"),
        ("layout", "from networkx.algorithms import dag", "belongs to analysis and api"),
        ("tools", "from PySide6 import QtCore", "belongs to"),
        ("painting", "from PySide6.QtWidgets import QWidget", "belongs to app and ui"),
        ("painting", "from PySide6 import QtWidgets", "belongs to app and ui"),
        ("model", "import_module('journeymap.ui.shell.window')", "above model"),
        ("ui", "import requests", "no room uses requests"),
        ("ui", "import journeymap.sundries", "no floor"),
    ],
)
def test_a_wrong_import_is_named(room: str, line: str, reason: str) -> None:
    said = [complaint(room, name) or "" for _, name in imports(ast.parse(line))]
    assert any(reason in sentence for sentence in said), said


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("lanes", "from journeymap.drawing import shapes"),
        ("lanes", "from journeymap.model.records import Lane"),
        ("ui", "from PySide6.QtWidgets import QWidget"),
        ("painting", "from PySide6.QtGui import QPainter"),
        ("model", "from journeymap.errors import JourneyError"),
        ("cli", "from journeymap.version import __version__"),
    ],
)
def test_a_right_import_is_let_through(room: str, line: str) -> None:
    assert [complaint(room, name) for _, name in imports(ast.parse(line))].count(None)


Arrow = tuple[str, str]
Known = dict[Arrow, str]
"""Which file imports which, by the names of both, and where it says so."""


def known(files: Iterable[Module]) -> Known:
    """Return who imports whom among files, inside functions and for type checking too."""
    by_name = {_name(module): module for module in files}
    found: Known = {}
    for name, module in by_name.items():
        for line, other in imports(module.tree):
            while other and other not in by_name:
                other = other.rpartition(".")[0]
            if other and other != name:
                found.setdefault((name, other), f"{module.path}:{line}")
    return found


def circles(arrows: Known) -> list[set[str]]:
    """Return the groups of files in which each can be reached from each, largest first."""
    graph = networkx.DiGraph(list(arrows))
    found = [group for group in networkx.strongly_connected_components(graph) if len(group) > 1]
    return sorted(found, key=len, reverse=True)


def _name(module: Module) -> str:
    return module.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def test_there_is_no_circle_of_imports() -> None:
    """Who needs the whole it is part of asks for a small protocol declared beside it, or below."""
    arrows = known(modules("journeymap"))
    said = [
        f"{len(circle)} files know each other in a circle:\n"
        + "\n".join(f"    {at}  {a} → {b}" for (a, b), at in arrows.items() if {a, b} <= circle)
        for circle in circles(arrows)
    ]
    assert not said, "\n".join(said)


@pytest.mark.parametrize(
    "back",
    [
        "import journeymap.a",
        "from journeymap.a import f",
        "def f():\n    from journeymap import a",
        "if TYPE_CHECKING:\n    from journeymap.a import f",
    ],
)
def test_a_circle_is_named_wherever_its_import_stands(back: str) -> None:
    files = [
        Module("journeymap/a.py", "import journeymap.b"),
        Module("journeymap/b.py", "import journeymap.c"),
        Module("journeymap/c.py", back),
        Module("journeymap/d.py", "import journeymap.c"),
    ]
    assert circles(known(files)) == [{"journeymap.a", "journeymap.b", "journeymap.c"}]
    assert circles(known(files[:2] + files[3:])) == []


def loaded_by(*names: str) -> set[str]:
    """Return the top names a fresh Python holds after importing modules of ours."""
    script = "import sys; [__import__(n) for n in sys.argv[1:]]; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script, *names], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return {name.split(".")[0] for name in done.stdout.split()}


def test_no_floor_below_painting_loads_qt() -> None:
    names = [
        module.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for module in modules("journeymap")
        if module.room in BELOW_QT
    ]
    assert "PySide6" not in loaded_by(*names)


def test_the_command_line_starts_without_anything_heavy() -> None:
    heavy = {"PySide6", "sqlalchemy", "networkx", "matplotlib"}
    assert not heavy & loaded_by("journeymap.cli")


def test_the_window_starts_without_networkx_and_matplotlib() -> None:
    assert not {"networkx", "matplotlib"} & loaded_by("journeymap.app")
