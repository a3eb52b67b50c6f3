"""What stands nowhere in the main view is named in the inspector, and typing harms nothing else."""

from __future__ import annotations

import pytest

from journeymap.model.records import Metric, Stage, Touchpoint
from journeymap.ui.shell.window import Window
from tests.ui.person import Person

NEW = {"metric.add": Metric, "stage.add": Stage}


def titles(window: Window) -> list[str]:
    return [one.title for one in window.workspace.snapshot.all(Touchpoint).values()]


@pytest.mark.parametrize("arrangement", ["map", "graph", "table"])
def test_a_metric_is_renamed_with_f2(begun: Window, person: Person, arrangement: str) -> None:
    begun.activateWindow()
    begun.workspace.arrange(arrangement)
    begun.focus()
    before = titles(begun)
    metric = next(iter(begun.workspace.snapshot.all(Metric).values()))
    begun.panels.set_shown("inspector", False)
    begun.workspace.select((metric.id,))
    person.press("F2")
    person.type("Ease")
    person.press("Esc")
    assert begun.workspace.snapshot.all(Metric)[metric.id].title == "Ease"
    assert titles(begun) == before
    assert begun.main_widget.isAncestorOf(begun.focusWidget()), "Esc leads back"


@pytest.mark.parametrize("made", NEW)
def test_what_is_begun_in_the_table_but_is_no_row_is_named_beside_it(
    begun: Window, person: Person, made: str
) -> None:
    begun.activateWindow()
    begun.focus()
    person.press("Alt+3")
    before, known = titles(begun), set(begun.workspace.snapshot.all(NEW[made]))
    begun.actions_.declared[made].run(begun)
    person.type("Ours")
    person.press("Esc")
    (new,) = set(begun.workspace.snapshot.all(NEW[made])) - known
    assert getattr(begun.workspace.snapshot.find(new), "title", "") == "Ours"
    assert titles(begun) == before
