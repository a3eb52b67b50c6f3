"""Where things lie: our own resources, and the folders of the person."""

from __future__ import annotations

import os
import sys
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
