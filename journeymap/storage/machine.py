"""Which machine this is, by which sessions in a folder that several machines share are told apart.

A name is no identity: it comes with the network, and every container has another. What
the kernel drew when it started is one, and so is what the system drew when it was installed.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from journeymap.storage.digest import sha256_of

_BOOT = ("/proc/sys/kernel/random/boot_id",)
_INSTALLED = ("/etc/machine-id", "/var/lib/dbus/machine-id")


def name() -> str:
    """Return the name of this machine, as a person knows it."""
    if sys.platform == "win32":
        import platform

        return platform.node()
    return os.uname().nodename


def boot() -> str:
    """Return what tells this start of the kernel from every other, blank where nothing does."""
    return _drawn(_BOOT)


def installed() -> str:
    """Return what tells this system from every other, blank where nothing does."""
    return _drawn(_INSTALLED)


def identity() -> dict[str, str]:
    """Return what to note of the machine a session runs on."""
    return {"host": name(), "machine": installed(), "boot": boot()}


def runs(pid: int) -> bool:
    """Tell whether there is a process of this number, so far as one can see."""
    if pid <= 0 or sys.platform == "win32":  # where asking would end it
        return False
    try:
        os.kill(pid, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True


def _drawn(places: tuple[str, ...]) -> str:
    """Return a number that was drawn once; hashed, for it is nobody's business elsewhere."""
    for place in places:
        with suppress(OSError):
            if drawn := Path(place).read_bytes().strip():
                return sha256_of(b"journeymap " + drawn)[:32]
    return ""
