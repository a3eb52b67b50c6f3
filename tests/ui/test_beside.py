"""What is computed beside the hand lets the window go first, and leaves all as it was."""

from __future__ import annotations

import gc
import sys
from collections.abc import Mapping

import pytest
from PySide6.QtTest import QTest

from journeymap.model.document import Document
from journeymap.model.records import Journey
from journeymap.model.snapshot import R, Snapshot
from journeymap.workspace.beside import TURN, beside_the_hand
from journeymap.workspace.findings_worker import FindingsWorker
from journeymap.workspace.workspace import Workspace

Settings = tuple[float, bool]


def settings() -> Settings:
    return round(sys.getswitchinterval(), 6), gc.isenabled()


def test_turns_are_short_and_no_garbage_is_collected_until_it_is_over() -> None:
    before = settings()
    with beside_the_hand():
        assert settings() == (TURN, False)
    assert settings() == before and gc.isenabled()


def test_all_is_put_back_when_it_fails_and_when_two_compute_at_once() -> None:
    before = settings()
    with pytest.raises(ValueError, match="wrong"), beside_the_hand():
        raise ValueError("wrong")
    assert settings() == before
    first, second = beside_the_hand(), beside_the_hand()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert settings() == (TURN, False)
    second.__exit__(None, None, None)
    assert settings() == before


class Watched(Snapshot):
    """A document that notes the settings it is read under."""

    __slots__ = ("under",)

    def __init__(self, snapshot: Snapshot) -> None:
        super().__init__(snapshot.records())
        self.under: list[Settings] = []

    def all(self, kind: type[R]) -> Mapping[str, R]:
        self.under.append(settings())
        return super().all(kind)


def test_findings_are_looked_for_so(qtbot: object) -> None:
    workspace = Workspace()
    worker = FindingsWorker(workspace, workspace)
    watched = Watched(Snapshot([Journey(id="j", title="Buys", review="2020-01-01")]))
    workspace.open(Document(watched))
    watched.under.clear()
    for _ in range(200):
        if worker.findings:
            break
        QTest.qWait(20)
    assert (TURN, False) in watched.under
    assert settings()[1]
