"""Where things lie: our own resources, and the folders of the person."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

_HERE = Path(__file__).parent


def resources(*parts: str) -> Path:
    """Return a resource: inside the installed package, or beside it in a checkout."""
    inside = _HERE / "resources"
    root = inside if inside.is_dir() else _HERE.parent / "resources"
    return root.joinpath(*parts)


def state_folder() -> Path:
    """Return the private folder for working copies, backups and logs.

    ``JOURNEYMAP_STATE`` overrides it, as tests and portable sticks need.
    """
    return _folder(
        "JOURNEYMAP_STATE", "XDG_STATE_HOME", ".local/state", "Library/Application Support"
    )


def settings_folder() -> Path:
    """Return the folder of the person's settings; ``JOURNEYMAP_CONFIG`` overrides it."""
    return _folder("JOURNEYMAP_CONFIG", "XDG_CONFIG_HOME", ".config", "Library/Preferences")


def private_folder(path: Path) -> Path:
    """Return a folder only the person may look into, made if need be, as those above it are.

    Those of ours that are there are closed to others, but not one the person named.
    """
    roots = {state_folder(), settings_folder()}
    named = {Path(os.environ.get(name) or "") for name in ("JOURNEYMAP_STATE", "JOURNEYMAP_CONFIG")}
    for folder in reversed((path, *path.parents)):
        folder.mkdir(mode=0o700, exist_ok=True)
        ours = not roots.isdisjoint((folder, *folder.parents)) and folder not in named
        if ours and sys.platform != "win32" and folder.stat().st_mode & 0o077:
            with suppress(OSError):  # some file systems know no modes
                folder.chmod(0o700)
    return path


def private(path: str, flags: int) -> int:
    """Open a file only the person may read, from its first byte: an ``opener`` for ``open``."""
    handle = os.open(path, flags | getattr(os, "O_BINARY", 0), 0o600)
    if sys.platform != "win32" and os.fstat(handle).st_mode & 0o077:
        with suppress(OSError):
            os.fchmod(handle, 0o600)
    return handle


def _folder(ours: str, xdg: str, linux: str, mac: str) -> Path:
    if os.environ.get(ours):
        return Path(os.environ[ours])
    home = Path.home()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / mac
    else:
        base = Path(os.environ.get(xdg) or home / linux)
    return base / "journeymap"
