"""PySide6 6.12.0 on Python 3.11 gives back a reference to None it never took, call by call.

None starts with about 7,000 references there, so the process dies within seconds of
dragging. From Python 3.12 on None is immortal and nothing happens. pyproject.toml keeps
the two apart; this proves that it did.
"""

from __future__ import annotations

import sys
import tomllib

import PySide6
import pytest
from packaging.requirements import Requirement
from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtGui import QPainterPath, QStandardItem

from tests.sources import ROOT


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
@pytest.mark.parametrize(
    ("thing", "method", "arguments"),
    [
        (QObject(), "setObjectName", ("card",)),
        (QTimer(), "setInterval", (5,)),
        (QRect(), "translate", (1, 1)),
        (QPainterPath(), "moveTo", (1, 2)),
        (QStandardItem(), "setText", ("card",)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_calls_that_return_nothing_cost_none(
    thing: object, method: str, arguments: tuple[object, ...]
) -> None:
    call = getattr(thing, method)
    before = sys.getrefcount(None)
    for _ in range(1000):
        call(*arguments)
    lost = before - sys.getrefcount(None)
    assert abs(lost) <= 100, (
        f"{lost} references to None lost in 1,000 calls of {method}: PySide6 {PySide6.__version__} "
        f"does not go with Python {sys.version.split()[0]} and the program would die in seconds."
    )


def allowed_on(version: str) -> list[Requirement]:
    """Return what pyproject.toml asks of Qt on a version of Python."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return [
        requirement
        for requirement in map(Requirement, project["dependencies"])
        if requirement.name.startswith("PySide6")
        and (requirement.marker is None or requirement.marker.evaluate({"python_version": version}))
    ]


def test_the_installed_qt_is_one_we_allow() -> None:
    (wanted,) = allowed_on("{}.{}".format(*sys.version_info))
    assert wanted.specifier.contains(PySide6.__version__), f"{PySide6.__version__} is not {wanted}"


def test_the_deadly_pair_is_not_allowed() -> None:
    (wanted,) = allowed_on("3.11")
    assert not wanted.specifier.contains("6.12.0")
