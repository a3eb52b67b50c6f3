"""Things that come in kinds: ours, and those that other people's packages declare."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from journeymap.registry import Registry


class Kind(NamedTuple):
    """The least a registry can hold."""

    name: str


def plugged(folder: Path, group: str, module: str) -> None:
    """Install a package that declares an entry point, the way pip leaves it."""
    about = folder / f"{module}-1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1\n")
    (about / "entry_points.txt").write_text(f"[{group}]\none = {module}\n")
    (folder / f"{module}.py").write_text("")


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
