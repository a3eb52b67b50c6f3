"""Things that come in kinds: ours, and those that other people's packages declare."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from journeymap.plug_ins import PlugInFault
from journeymap.registry import Registry
from tests.sources import ROOT


class Kind(NamedTuple):
    """The least a registry can hold."""

    name: str


SAYS = "journeymap_interface = 1\n"


def plugged(folder: Path, group: str, module: str, code: str = "") -> None:
    """Install a package that declares an entry point, the way pip leaves it."""
    about = folder / f"{module}-1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1\n")
    (about / "entry_points.txt").write_text(f"[{group}]\none = {module}\n")
    (folder / f"{module}.py").write_text(f"{SAYS}{code}")


def test_a_plug_in_is_found_by_what_its_package_declares(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "their_kind", raising=False)
    plugged(tmp_path, "journeymap.tested", "their_kind")
    kinds: Registry[Kind] = Registry("journeymap.tools", "journeymap.tested")
    kinds.add(Kind("ours"))
    assert kinds["ours"].name == "ours" and "their_kind" not in sys.modules
    assert [kind.name for kind in kinds] == ["ours"]
    assert "their_kind" in sys.modules


def test_a_name_nobody_knows_is_looked_for_among_plug_ins_and_then_refused() -> None:
    kinds: Registry[Kind] = Registry("journeymap.tools", "journeymap.tested")
    kinds.add(Kind("ours"))
    with pytest.raises(KeyError):
        kinds["theirs"]


def test_two_of_one_name_are_refused() -> None:
    kinds: Registry[Kind] = Registry("journeymap.tools", "journeymap.tested")
    kinds.add(Kind("ours"))
    with pytest.raises(ValueError):
        kinds.add(Kind("ours"))


def test_one_that_is_in_the_file_so_called_does_not_wait_for_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "their_formats"
    package.mkdir()
    (package / "__init__.py").write_text(
        "from journeymap.registry import Registry\n"
        "class Kind:\n    def __init__(self, name): self.name = name\n"
        "KINDS = Registry(__name__, 'journeymap.tested')\n"
    )
    for name in ("one", "two"):
        (package / f"{name}.py").write_text(
            f"from their_formats import KINDS, Kind\nKINDS.add(Kind({name!r}))\n"
        )
    monkeypatch.syspath_prepend(tmp_path)
    kinds = __import__("their_formats").KINDS
    assert kinds.find("two", lambda kind: kind.name == "two").name == "two"
    assert "their_formats.one" not in sys.modules
    assert kinds.find("three", lambda kind: kind.name == "one").name == "one"
    assert kinds.find("three", lambda kind: False) is None
    for name in [name for name in sys.modules if name.startswith("their_formats")]:
        monkeypatch.delitem(sys.modules, name)


def test_a_plug_in_that_fails_is_left_out_and_named_and_harms_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(Registry, "left_out", {})
    for module in ("broken_kind", "sound_kind"):
        monkeypatch.delitem(sys.modules, module, raising=False)
    plugged(tmp_path, "journeymap.tested", "broken_kind", "1 / 0")
    plugged(tmp_path, "journeymap.tested", "sound_kind")
    kinds: Registry[Kind] = Registry("journeymap.tools", "journeymap.tested")
    kinds.add(Kind("ours"))
    assert [kind.name for kind in kinds] == ["ours"]
    assert "sound_kind" in sys.modules
    (sentence,) = Registry.left_out.values()
    assert "“broken_kind” was left out" in sentence and "ZeroDivisionError" in sentence


@pytest.mark.parametrize("group", ["commands", "exporters", "lanes", "metrics", "importers"])
def test_a_broken_plug_in_does_not_stop_the_command_line(tmp_path: Path, group: str) -> None:
    plugged(tmp_path, f"journeymap.{group}", "broken", "raise SystemExit('no licence')")
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, "-m", "journeymap", "export", "--list"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0 and ".png" in done.stdout, done.stderr
    assert "Traceback" not in done.stderr
    assert ("“broken” was left out" in done.stderr) == (group == "exporters")


def test_a_broken_plug_in_leaves_the_menus_as_they_were(tmp_path: Path) -> None:
    plugged(tmp_path, "journeymap.commands", "broken", "raise RuntimeError('not today')")
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    code = (
        "from journeymap.workspace.actions.declared import declared; from journeymap.registry import"
        " Registry; print(len(declared()), *Registry.left_out.values())"
    )
    said = [
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": paths},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for paths in (os.environ.get("PYTHONPATH", ""), path)
    ]
    assert said[0].split()[0] == said[1].split()[0] and "not today" in said[1]


@pytest.fixture
def kinds(monkeypatch: pytest.MonkeyPatch) -> Registry[Kind]:
    """An empty registry; what is left out during the test is forgotten afterwards."""
    monkeypatch.setattr(Registry, "left_out", {})
    found: Registry[Kind] = Registry("journeymap.tools", "journeymap.tested")
    monkeypatch.setitem(sys.modules, "tested_kinds", found)
    return found


BRINGS = (
    "import sys; from collections import namedtuple\n"
    "Kind = namedtuple('Kind', 'name does')\n"
    "sys.modules['tested_kinds'].add(Kind('theirs', lambda: 1 / 0))\n"
)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("", "does not say which interface it is made for"),
        ("journeymap_interface = 99\n", "is made for interface 99, and this program has 1"),
        (f"{SAYS}raise OSError('gone')\n", "it stops with OSError: gone"),
    ],
)
def test_what_a_plug_in_that_does_not_fit_has_brought_is_taken_back(
    kinds: Registry[Kind],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    line: str,
    sentence: str,
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "unfit_kind", raising=False)
    plugged(tmp_path, "journeymap.tested", "unfit_kind")
    (tmp_path / "unfit_kind.py").write_text(BRINGS + line)
    kinds.add(Kind("ours"))
    assert [kind.name for kind in kinds] == ["ours"]
    (told,) = Registry.left_out.values()
    assert told.startswith("The plug-in “unfit_kind” was left out: ") and sentence in told


def test_whose_something_is_decides_what_a_fault_of_it_may_do(
    kinds: Registry[Kind], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "fitting_kind", raising=False)
    plugged(tmp_path, "journeymap.tested", "fitting_kind", BRINGS)
    kinds.add(Kind("ours"))
    heard: list[None] = []
    monkeypatch.setattr(Registry, "listeners", [lambda: heard.append(None)])
    theirs: Any = kinds["theirs"]
    assert (kinds.owner("ours"), kinds.owner("theirs")) == ("", "fitting_kind")
    with pytest.raises(PlugInFault, match=r"“fitting_kind” could not do this: .*ZeroDivisionError"):
        theirs.does()
    assert not Registry.left_out
    for _ in range(2):
        with kinds.guard("theirs"):
            theirs.does()
    assert len(heard) == 1 and "ZeroDivisionError" in Registry.left_out["fitting_kind"]
    with pytest.raises(ZeroDivisionError), kinds.guard("ours"):
        raise ZeroDivisionError


def test_a_plug_in_that_takes_the_name_of_one_of_ours_gives_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is loaded through another group, before ours of this one."""
    monkeypatch.setattr(Registry, "left_out", {})
    package = tmp_path / "their_ways"
    package.mkdir()
    (package / "__init__.py").write_text(
        "from collections import namedtuple; from journeymap.registry import Registry\n"
        "Kind = namedtuple('Kind', 'name whose')\n"
        "WAYS = Registry(__name__, 'journeymap.tested')\n"
    )
    (package / "one.py").write_text(
        "__name__ = 'journeymap.one'\n"
        "from their_ways import WAYS, Kind\nWAYS.add(Kind('one', 'ours'))\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    plugged(tmp_path, "journeymap.other", "greedy_kind")
    (tmp_path / "greedy_kind.py").write_text(
        f"{SAYS}from their_ways import WAYS, Kind\nWAYS.add(Kind('one', 'theirs'))\n"
    )
    monkeypatch.delitem(sys.modules, "greedy_kind", raising=False)
    others: Registry[Kind] = Registry("journeymap.tools", "journeymap.other")
    others._ours = True
    assert [*others] == []
    ways = sys.modules["their_ways"].WAYS
    assert [(way.name, way.whose) for way in ways] == [("one", "ours")]
    assert "there are two called 'one'" in Registry.left_out["greedy_kind"]
    for name in [name for name in sys.modules if name.startswith("their_ways")]:
        monkeypatch.delitem(sys.modules, name)
