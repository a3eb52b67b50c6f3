"""Strace, where it may be used: system calls that are refused, or kill."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

CHILD = [sys.executable, "-m", "tests.storage.child"]


@cache
def strace_works() -> bool:
    """Tell whether system calls may be tampered with here."""
    strace = shutil.which("strace")
    if strace is None:
        return False
    probe = [
        strace,
        "-qq",
        "-o",
        os.devnull,
        "-e",
        "inject=fsync:error=EIO",
        sys.executable,
        "-c",
        "import os, tempfile; os.fsync(tempfile.TemporaryFile().fileno())",
    ]
    done = subprocess.run(probe, capture_output=True, text=True, check=False)
    return "Input/output error" in done.stderr


def refused(path: Path, *faults: str) -> list[str]:
    """Return the command for a child whose system calls about a file fail so; skips without."""
    if not faults:
        return CHILD
    return [*_strace(Path(os.devnull), *faults), "-P", str(path), *CHILD]


def unrenamable(log: Path, task: str, path: Path, *more: object, killed: int = 0) -> list[str]:
    """Return the command for a child that cannot rename anything to a file's name.

    With ``killed`` it dies in that write into the file. Which of its system calls those are is
    found out by letting it run on copies first.
    """
    faults = ["renameat2:error=EPERM"]
    wanted = [
        ("rename", r'rename\("[^"]*\.saving"', "error=EPERM", 1),
        ("write", r"write\(\d+<[^>]*rehearsal\.journey>", "signal=KILL", killed),
    ]
    for name, there, fault, number in wanted if killed else wanted[:1]:
        copy = path.with_name(f"rehearsal{path.suffix}")
        if path.exists():
            shutil.copyfile(path, copy)
        said([*_strace(log, *faults, f"{name}:delay_enter=1"), "-y", *CHILD], task, copy, *more)
        copy.unlink()
        calls = [line for line in log.read_text("utf-8").splitlines() if f" {name}(" in line]
        numbers = [n for n, line in enumerate(calls, 1) if re.search(there, line)]
        faults.append(f"{name}:{fault}:when={numbers[number - 1]}")
    return [*_strace(log, *faults), *CHILD]


def _strace(log: Path, *faults: str) -> list[str]:
    if not strace_works():
        pytest.skip("strace cannot tamper with system calls here")
    calls = ",".join(f"?{name}" for fault in faults for name in fault.split(":")[0].split(","))
    wishes = (part for fault in faults for part in ("-e", f"inject={fault}"))
    return ["strace", "-f", "-qq", "-o", str(log), "-e", f"trace={calls}", *wishes]


def said(command: list[str], *more: object) -> str:
    """Run a child to its end and return what it says."""
    done = subprocess.run(
        [*command, *map(str, more)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout
