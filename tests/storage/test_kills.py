"""``kill -9`` at any moment loses at most the gesture in hand, and never harms the file.

A child works on the file and tells after each step how far it is. Where strace may be
used, the child is also killed, or refused, at single system calls of one publication.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from journeymap.model.snapshot import Snapshot
from journeymap.storage.recovery import recoverable
from journeymap.storage.session import Session
from tests.storage.samples import after, contents, document, written
from tests.storage.tracing import CHILD, strace_works

CALLS = (
    "pwrite64",
    "write",
    "fsync",
    "fdatasync",
    "ftruncate",
    "rename",
    "renameat",
    "renameat2",
    "unlink",
    "unlinkat",
)
EDITS = 200


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "folder").mkdir()
    return written(tmp_path / "folder" / "coffee.journey")


def worked(command: list[str], *, until: int = -1, seconds: float = 60.0) -> tuple[int, str]:
    """Run a child and kill it once it has told so many steps; return how many, and its words."""
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as child:
        assert child.stdin and child.stdout
        if until < 0:
            child.stdin.close()
        words = []
        deadline = time.monotonic() + seconds
        for line in child.stdout:
            words.append(line)
            if line.strip() == str(until):
                # A moment more, so that it is hit inside a step and not between two.
                time.sleep(random.Random(until).random() * 0.003)
                child.kill()
            assert time.monotonic() < deadline
    return sum(word.strip().isdigit() for word in words), "".join(words)


def recovered() -> Snapshot | None:
    """Return the document of the one session that was left behind, if one was."""
    found = recoverable()
    assert len(found) <= 1
    if not found:
        return None
    session = Session.recover(found[0])
    snapshot = session.snapshot
    session.leave()
    return snapshot


@pytest.mark.parametrize("number", [1, 23, 77, 130, 180])
def test_killed_in_the_middle_of_200_edits(file: Path, number: int) -> None:
    before = file.read_bytes()
    done, _ = worked([*CHILD, "edit", str(file), str(EDITS)], until=number)
    assert number <= done < EDITS
    assert recovered() in (after(done), after(done + 1))
    assert file.read_bytes() == before

    session = Session.recover(recoverable()[0])
    session.close()
    assert contents(file) in (after(done), after(done + 1))
    assert recoverable() == []


@pytest.mark.parametrize("number", [1, 4, 8, 12])
def test_killed_in_the_middle_of_publishing_again_and_again(file: Path, number: int) -> None:
    done, _ = worked([*CHILD, "publish", str(file), str(EDITS)], until=number)
    assert contents(file) in (after(done), after(done + 1))
    assert recovered() in (None, after(done), after(done + 1))
    assert_only_the_file_and_strays(file)


def assert_only_the_file_and_strays(file: Path) -> None:
    others = [path.name for path in file.parent.iterdir() if path != file]
    assert all(re.fullmatch(r"\.coffee\.journey\.[0-9a-f]{16}\.saving", name) for name in others)
    assert len(others) <= 1


def traced(log: Path, *inject: str) -> list[str]:
    command = ["strace", "-f", "-qq", "-o", str(log), "-e", f"trace=?{',?'.join(CALLS)}"]
    return [*command, *(part for what in inject for part in ("-e", f"inject={what}")), *CHILD]


def moments(file: Path, log: Path) -> list[tuple[str, int]]:
    """Return each system call of one publication as its name and its number in the process.

    Of the many writes of one kind in a row, the first, the last and some between are taken.
    """
    copy = file.with_name("rehearsal.journey")
    shutil.copyfile(file, copy)
    worked([*traced(log), "publish", str(copy), "1"])
    copy.unlink()
    calls = re.findall(r"^\d+ +(\w+)\(", log.read_text("utf-8", "replace"), re.MULTILINE)
    assert calls
    found: list[tuple[str, int]] = []
    for name in CALLS:
        numbers = range(1, calls.count(name) + 1)
        few = len(numbers) <= 6
        found += [(name, n) for n in (numbers if few else numbers[:: len(numbers) // 5])]
    return found


def swept(file: Path, tmp_path: Path, fault: str, names: tuple[str, ...]) -> None:
    """Let a fault strike at one moment after another and look at what is left each time."""
    if not strace_works():
        pytest.skip("strace cannot tamper with system calls here")
    whole = file.read_bytes()
    struck = 0
    for name, number in moments(file, tmp_path / "log"):
        if name not in names:
            continue
        file.write_bytes(whole)
        what = f"{name}:{fault}:when={number}{'' if 'KILL' in fault else '+'}"
        done, words = worked([*traced(tmp_path / "log", what), "publish", str(file), "1"])
        assert "Traceback" not in words, f"{what}\n{words}"
        struck += done == 0
        state, left = contents(file), recovered()
        assert state in (document(), after(1)), what
        assert done == 0 or state == after(1), what
        assert left in (None, document(), after(1)), what
        if "KILL" not in fault:
            assert [path.name for path in file.parent.iterdir()] in ([file.name],) or done == 0
        clear(file)
    assert struck


def clear(file: Path) -> None:
    """Make a clean start for the next fault; what was left behind may be taken away."""
    assert_only_the_file_and_strays(file)
    for found in recoverable():
        session = Session.recover(found)
        session.save_as(file.parent.parent / "elsewhere.journey")
        session.close()
    for path in file.parent.iterdir():
        path.unlink()


@pytest.mark.timeout(200)
def test_killed_at_every_kind_of_system_call_of_a_publication(file: Path, tmp_path: Path) -> None:
    swept(file, tmp_path, "signal=KILL", CALLS)


@pytest.mark.timeout(200)
def test_a_disk_that_fills_up_at_any_write(file: Path, tmp_path: Path) -> None:
    swept(file, tmp_path, "error=ENOSPC", ("pwrite64", "write"))


@pytest.mark.timeout(200)
def test_a_disk_that_fails_to_confirm(file: Path, tmp_path: Path) -> None:
    swept(file, tmp_path, "error=EIO", ("fsync", "fdatasync"))
