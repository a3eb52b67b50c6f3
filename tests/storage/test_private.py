"""What is in a person's files, and which they are, is theirs alone: modes of all that is kept."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from journeymap.paths import private_folder, settings_folder, state_folder
from journeymap.storage.backups import backups_folder, backups_of
from tests.storage.samples import written

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no such modes here")

MASKS = pytest.mark.parametrize("mask", ["022", "077"])


def open_to_others(folder: Path) -> list[str]:
    """Return what others may look at in a folder or a state folder."""
    found = {path: path.stat().st_mode for path in (folder, *folder.rglob("*"))}
    return [f"{path} {stat.filemode(mode)}" for path, mode in found.items() if mode & 0o077]


def work_on(file: Path, mask: str, *before: str) -> subprocess.CompletedProcess[str]:
    """Open, edit, publish and close a file in a process with this umask."""
    command = [*before, sys.executable, "-m", "tests.storage.private_child", mask, str(file)]
    return subprocess.run(command, check=True, capture_output=True, text=True)


@MASKS
@pytest.mark.parametrize("mode", [0o600, 0o644])
def test_only_the_person_may_look_at_what_is_kept(tmp_path: Path, mask: str, mode: int) -> None:
    file = written(tmp_path / "coffee.journey")
    file.chmod(mode)
    shutil.rmtree(state_folder())
    work_on(file, mask)
    assert backups_of(file)
    assert list((state_folder() / "sessions").iterdir())
    assert not open_to_others(state_folder())
    assert stat.S_IMODE(file.stat().st_mode) == mode
    assert stat.S_IMODE((tmp_path / "copy.journey").stat().st_mode) == 0o666 & ~int(mask, 8)


@MASKS
def test_no_copy_is_open_to_others_before_it_is_whole(tmp_path: Path, mask: str) -> None:
    """Each file that is made is made closed; what others may read is opened to them at the end."""
    if shutil.which("strace") is None:
        pytest.skip("there is no strace here, which sees with what mode a file is made")
    file = written(tmp_path / "coffee.journey")
    log = tmp_path / "calls"
    calls = "openat,open,creat,mkdir,mkdirat"
    try:
        work_on(file, mask, "strace", "-f", "-s", "4000", "-e", f"trace={calls}", "-o", str(log))
    except subprocess.CalledProcessError as error:
        pytest.skip(f"strace may not watch here: {error.stderr[-80:]}")
    lines = log.read_text()
    made: dict[str, str] = {}
    for path, mode in re.findall(r'"([^"\n]+)".*, (0\d+)\) += \d', lines):
        made.setdefault(path, mode)  # SQLite names a mode for files that are there, too
    ours = [(path, mode) for path, mode in made.items() if str(tmp_path.parent.parent) in path]
    assert any(".saving" in path for path, _ in ours)
    assert any("work.db" in path for path, _ in ours)
    probes = re.compile(r"/mode\.[0-9a-f]{16}$")
    assert [path for path, mode in ours if int(mode, 8) & 0o077 and not probes.search(path)] == []


def test_settings_and_the_log_of_crashes_are_closed_too() -> None:
    """Which files a person opens is theirs alone, and so is what a fault had in its hands."""
    script = (
        "import os, sys\nos.umask(0o022)\n"
        "from journeymap.ui.platform.crash import Crashes\n"
        "from journeymap.workspace.settings import Settings\n"
        "from pathlib import Path\n"
        "Crashes().install()\nsettings = Settings()\n"
        "settings.opened(Path('/secret.journey'))\ndel settings\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
    assert "secret" in (settings_folder() / "journeymap.ini").read_text()
    assert (state_folder() / "crash.log").exists()
    assert not open_to_others(settings_folder()) + open_to_others(state_folder())


def test_a_file_that_is_new_leaves_no_empty_folder_among_the_backups(tmp_path: Path) -> None:
    written(tmp_path / "coffee.journey")
    assert not backups_folder().exists() or not list(backups_folder().iterdir())


def test_folders_an_older_version_left_open_are_closed(tmp_path: Path) -> None:
    backups_folder().mkdir(parents=True, mode=0o755)
    file = written(tmp_path / "coffee.journey")
    work_on(file, "022")
    assert not open_to_others(backups_folder())


@pytest.mark.parametrize("slash", ["", "/"])
def test_a_folder_the_person_named_keeps_its_mode(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, slash: str
) -> None:
    """The state folder may be one that others use too, and is not ours to close."""
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o755)
    monkeypatch.setenv("JOURNEYMAP_STATE", f"{shared}{slash}")
    assert state_folder() == shared
    private_folder(state_folder())
    written(tmp_path / "coffee.journey")
    assert stat.S_IMODE(shared.stat().st_mode) == 0o755
    assert not [name for name in os.listdir(shared) if (shared / name).stat().st_mode & 0o077]
