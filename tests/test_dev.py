"""dev.py on machines in every state, tried on a tiny project that needs no network."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import dev
from tests.sources import ROOT

BACKEND = """
import base64, zipfile

PARTS = {parts!r}.split()
RECORD = "journeymap-1.dist-info/RECORD"

def get_requires_for_build_editable(config_settings=None):
    return []

def build_editable(folder, config_settings=None, metadata_directory=None):
    files = {{f"{{part}}.py": "" for part in PARTS}}
    files["journeymap.py"] = "def main(): import sys; print('opened', *sys.argv[1:])"
    files["tests/changed.py"] = "import sys; print('changed', *sys.argv[1:])"
    files["pytest.py"] = "import sys; print('tested', *sys.argv[1:])"
    files["journeymap-1.dist-info/METADATA"] = (
        "Metadata-Version: 2.1\\nName: journeymap\\nVersion: 1\\n"
        "Provides-Extra: test\\nProvides-Extra: check\\n"
    )
    files["journeymap-1.dist-info/WHEEL"] = (
        "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n"
    )
    files["journeymap-1.dist-info/entry_points.txt"] = (
        "[console_scripts]\\njourneymap = journeymap:main\\n"
    )
    files[RECORD] = "".join(f"{{name}},,\\n" for name in [*files, RECORD])
    name = "journeymap-1-py3-none-any.whl"
    with zipfile.ZipFile(f"{{folder}}/{{name}}", "w") as wheel:
        for path, text in files.items():
            wheel.writestr(path, text)
    return name
"""

PROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A tiny project with our dev.py, in a folder with a space and Cyrillic in its name."""
    folder = tmp_path / "мої карти"
    folder.mkdir()
    shutil.copy(ROOT / "dev.py", folder)
    (folder / "pyproject.toml").write_text(PROJECT)
    (folder / "constraints.txt").write_text("")
    (folder / "backend.py").write_text(BACKEND.format(parts=dev.PARTS))
    return folder


def call(checkout: Path, *args: str, **environment: str | None) -> subprocess.CompletedProcess[str]:
    """Run dev.py; an environment variable given as ``None`` is not there."""
    spoken = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment}
    return subprocess.run(
        [sys.executable, str(checkout / "dev.py"), *args],
        env={name: value for name, value in spoken.items() if value is not None},
        cwd=checkout.parent,
        capture_output=True,
        encoding="utf-8",
    )


def test_a_fresh_machine_is_set_up_once_and_mended_when_it_breaks(checkout: Path) -> None:
    python = checkout / ".venv" / dev.PYTHON.relative_to(dev.FOLDER)

    first = call(checkout, "run", "my map.journey")
    assert first.returncode == 0, first.stderr
    assert "Setting up" in first.stdout
    assert first.stdout.endswith("opened my map.journey\n")

    sample = checkout / "build" / "coffee.journey"
    assert call(checkout, "run").stdout == (
        f"opened new {sample} --template coffee\nopened {sample}\n"
    ), "without a file it makes the sample and opens it"

    second = call(checkout, "test", "-k", "stages")
    assert second.stdout == "tested -n auto -k stages\n", "nothing is set up a second time"
    assert call(checkout, "test", "--changed").stdout == "changed --changed\n"

    python.unlink()
    assert "Setting up" in call(checkout, "test").stdout, "a broken environment is made again"

    (checkout / ".venv" / dev.STAMP.name).unlink()
    (checkout / ".venv" / "half-made").touch()
    assert "Setting up" in call(checkout, "test").stdout, "a half-made one too"
    assert not (checkout / ".venv" / "half-made").exists()

    (checkout / ".venv" / "kept").touch()
    (checkout / "constraints.txt").write_text("# something new\n")
    assert "Setting up" in call(checkout, "test").stdout, "a new constraint is installed"
    assert (checkout / ".venv" / "kept").exists(), "into the environment that is there"
    assert call(checkout, "test").stdout == "tested -n auto\n"


def test_what_cannot_be_installed_is_said_and_tried_again(checkout: Path) -> None:
    (checkout / "backend.py").write_text("raise SystemExit('no such thing')")
    failed = call(checkout, "test")
    assert failed.returncode == 1
    assert "Not everything could be installed" in failed.stderr
    assert "Traceback" not in failed.stderr.splitlines()[-1]
    (checkout / "backend.py").write_text(BACKEND.format(parts=dev.PARTS))
    assert call(checkout, "test").returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has no screen at times")
def test_without_a_screen_a_sentence_says_so(checkout: Path) -> None:
    said = call(checkout, "run", DISPLAY=None, WAYLAND_DISPLAY=None, QT_QPA_PLATFORM=None)
    assert said.returncode == 1
    assert said.stderr.startswith("There is no screen")
    assert not (checkout / ".venv").exists()


def test_an_unknown_command_shows_what_there_is(checkout: Path) -> None:
    said = call(checkout, "fly")
    assert said.returncode == 2
    assert all(f"dev.py {name}" in said.stdout for name in dev.COMMANDS)


def test_a_missing_library_is_seen() -> None:
    assert not dev.loads("libxcb-nowhere.so.9")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root installs it")
def test_a_missing_library_is_said_with_its_package() -> None:
    with pytest.raises(dev.Trouble, match="libxcb-nowhere9"):
        dev.need_libraries({"libxcb-nowhere.so.9": "libxcb-nowhere9"})


def test_the_versions_of_python_are_those_of_the_project() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    oldest, beyond = re.findall(r"3\.(\d+)", project["requires-python"])
    assert (3, int(oldest)) == dev.OLDEST
    assert (3, int(beyond) - 1) == dev.NEWEST
    assert sorted(dev.PREFERRED) == [f"3.{minor}" for minor in range(int(oldest), int(beyond))]


def test_every_requirement_has_its_pin() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = {
        re.split(r"[^\w-]", line)[0].lower().replace("_", "-")
        for line in [*project["dependencies"], *extras["test"], *extras["check"], *extras["graph"]]
    }
    pinned = {
        line.split("==")[0].lower().replace("_", "-")
        for line in (ROOT / "constraints.txt").read_text("utf-8").splitlines()
        if "==" in line
    }
    assert wanted <= pinned


def test_what_is_looked_at_before_a_commit_is_ours_and_here() -> None:
    hooks = (ROOT / ".pre-commit-config.yaml").read_text("utf-8")
    assert re.findall(r"repo: (.*)", hooks) == ["local"]
    entries = re.findall(r"entry: (.*)", hooks)
    assert entries and all(entry.startswith("python3 dev.py ") for entry in entries)
    assert {entry.split()[2] for entry in entries} <= {*dev.COMMANDS}


def test_the_contributors_are_told_every_command_of_dev() -> None:
    told = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    missing = [name for name in dev.COMMANDS if f"dev.py {name}" not in told]
    assert not missing, missing
