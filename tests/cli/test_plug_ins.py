"""Other people's formats on the command line: they appear, and a broken one harms nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from journeymap import api
from journeymap.cli import main
from journeymap.formats import EXPORTERS, Exporter
from tests.sources import ROOT
from tests.test_registry import plugged

THEIRS = """
from journeymap.formats import EXPORTERS, Exporter

def write(*given):
    path = getattr(given[0], "path", None) or given[2]
    path.write_text("digraph {}")

EXPORTERS.add(Exporter("dot", "Graphviz", ".dot", write))
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.journey"
    api.new(path, template="shop", language="en").close()
    return path


def journeymap(folder: Path, *arguments: object) -> tuple[int, str, str]:
    """Run the command beside what is installed in a folder."""
    path = os.pathsep.join([str(ROOT), str(folder)])
    done = subprocess.run(
        [sys.executable, "-m", "journeymap", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"},
    )
    return done.returncode, done.stdout, done.stderr


def test_a_format_of_somebody_else_s_is_listed_and_written(file: Path, tmp_path: Path) -> None:
    plugged(tmp_path, "journeymap.exporters", "their_dot", THEIRS)
    code, out, err = journeymap(tmp_path, "export", "--list")
    assert (code, err) == (0, "") and ".dot          Graphviz" in out
    assert journeymap(tmp_path, "export", file, "out", "--to", "dot")[0] == 0
    assert (tmp_path / "out" / "a.dot").read_text() == "digraph {}"
    assert journeymap(tmp_path, "export", file, "all", "--all")[0] == 0
    assert (tmp_path / "all" / "a.dot").exists()


def test_one_that_is_broken_is_named_once_and_harms_nothing(file: Path, tmp_path: Path) -> None:
    plugged(tmp_path, "journeymap.exporters", "their_broken", "raise RuntimeError('half done')")
    for arguments in (("--list",), (file, "all", "--all"), (file, "all", "--all", "--force")):
        code, out, err = journeymap(tmp_path, "export", *arguments)
        assert code == 0 and ".png" in out
        assert err.count("their_broken") == 1 and "RuntimeError: half done" in err
        assert "Traceback" not in err


def test_neither_help_nor_a_format_of_ours_waits_for_plug_ins(file: Path, tmp_path: Path) -> None:
    plugged(tmp_path, "journeymap.exporters", "their_broken", "raise RuntimeError('half done')")
    for arguments in (("--help",), ("export", "--help"), ("export", file, "a.mmd")):
        code, _, err = journeymap(tmp_path, *arguments)
        assert (code, err) == (0, "")


def test_who_stops_an_export_finds_nothing_half_done(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*_given: object) -> None:
        raise KeyboardInterrupt

    EXPORTERS.add(Exporter("aaa", "Stopped", ".aaa", stopped))
    try:
        assert main(["export", str(file), str(tmp_path / "map.aaa")]) == 130
        assert main(["export", str(file), str(tmp_path / "all"), "--all"]) == 130
    finally:
        del EXPORTERS._items["aaa"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.journey", "all"]
    assert not list((tmp_path / "all").iterdir())
