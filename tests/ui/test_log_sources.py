"""A log stands among the sources beside the map, with the journey that was made of it."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from journeymap.editing.fitting import fitted
from journeymap.formats.reading import import_file
from journeymap.model.change import Change, change
from journeymap.model.links import removal
from journeymap.model.records import Journey
from journeymap.ui.panels import PANELS
from journeymap.ui.shell.window import Window
from journeymap.ui.surveys.sources import SourcesPanel
from tests.logs.test_event_tables import LOG


def test_a_log_among_the_sources_says_which_journey_is_made_of_it(
    begun: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "visits.csv").write_text(LOG, "utf-8")
    workspace = begun.workspace
    came = import_file(tmp_path / "visits.csv").change
    assert workspace.commit(fitted(came, workspace.snapshot))
    panel = PANELS["sources"].make(begun)
    assert isinstance(panel, SourcesPanel)
    qtbot.addWidget(panel)
    panel.show()
    panel.refresh()
    (card,) = panel.cards
    assert card.came.text() == "Journey “visits” · 3 cases"
    assert not card.out.isVisible() and not card.next.isVisible()
    made = next(one for one in workspace.snapshot.all(Journey).values() if one.title == "visits")
    workspace.commit(change("Rename", edit=[(made, made.but(title="Shop"))]))
    panel.refresh()
    assert card.came.text() == "Journey “Shop” · 3 cases"
    assert workspace.commit(Change("Remove", removal(workspace.snapshot, [made.id])))
    panel.refresh()
    assert card.came.text() == "Nothing of it is left."
