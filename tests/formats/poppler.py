"""What poppler reads in a PDF."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest


def ask(program: str, *words: str) -> str:
    """Ask one of poppler's programs; it must not complain."""
    if shutil.which(program) is None:
        pytest.skip(f"{program} of poppler is not installed")
    done = subprocess.run([program, *words], capture_output=True, check=True, timeout=60)
    assert done.stderr == b"", f"{program} complains: {done.stderr.decode()}"
    return done.stdout.decode("utf-8")


def read(path: Path) -> str:
    """Return all text of a document as one line, without marks of direction."""
    text = ask("pdftotext", "-layout", str(path), "-")
    plain = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    return " ".join(unicodedata.normalize("NFKC", plain).split())


def facts(path: Path) -> dict[str, str]:
    """Return what a document says about itself."""
    lines = (line.partition(":") for line in ask("pdfinfo", str(path)).splitlines())
    return {name: value.strip() for name, _, value in lines}


def page_sizes(path: Path) -> set[tuple[int, int]]:
    """Return which sizes its pages have, in points."""
    lines = ask("pdfinfo", "-l", "999", str(path)).splitlines()
    rows = (line for line in lines if line.startswith("Page") and " size:" in line)
    sizes = (line.split("size:")[1].split() for line in rows)
    return {(round(float(size[0])), round(float(size[2]))) for size in sizes}
