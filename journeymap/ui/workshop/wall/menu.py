"""What can be done with stickies on the wall, as a menu: colour, cluster, where they belong."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from journeymap.lanes import in_order
from journeymap.language import plural, tr
from journeymap.model.grid import cards
from journeymap.model.names import kind_name
from journeymap.model.records import Note, Stage, Step
from journeymap.ui.panels.editors import called
from journeymap.ui.widgets.menus import LetterMenu
from journeymap.ui.widgets.swatch import swatch
from journeymap.ui.workshop.wall.hand import COLOURS, StickyHand
from journeymap.ui.workshop.wall.shown import ShownWall
from journeymap.workspace.workspace import Workspace


def wall_menu(
    parent: QWidget,
    workspace: Workspace,
    shown: ShownWall,
    hand: StickyHand,
    name: Callable[[str], None],
) -> QMenu:
    """Return the menu of what is chosen on the wall."""
    menu = LetterMenu(parent)
    if hand.head is not None:
        _entry(menu, tr("Rename the cluster"), partial(name, hand.head))
        menu.addSeparator()
    _colours(menu.addMenu(tr("Colour")), workspace, shown, hand)
    clusters = menu.addMenu(tr("Cluster"))
    for cluster in dict.fromkeys(note.cluster.strip() for note in shown.notes):
        if cluster and cluster != hand.head:
            _entry(clusters, cluster, partial(hand.into, cluster))
    clusters.addSeparator()
    _entry(clusters, tr("New cluster"), hand.gather_new)
    _entry(clusters, tr("In no cluster"), partial(hand.into, ""))
    _touchpoints(menu.addMenu(tr("Hang on a touchpoint as")), workspace, hand)
    menu.addSeparator()
    n = len(hand.meant)
    _entry(menu, plural("Delete {n} sticky", "Delete {n} stickies", n), hand.remove)
    return menu


def _colours(menu: QMenu, workspace: Workspace, shown: ShownWall, hand: StickyHand) -> None:
    notes = (workspace.snapshot.get(Note, id) for id in hand.meant)
    wishes = {note.colour for note in notes if note is not None}
    for wish in COLOURS:
        words = tr("Colour {n}", n=int(wish) + 1) if wish else tr("The colour of its cluster")
        action = menu.addAction(swatch(wish, shown.theme, wishes == {wish}), words)
        action.triggered.connect(partial(_done, partial(hand.colour, wish)))


def _touchpoints(menu: QMenu, workspace: Workspace, hand: StickyHand) -> None:
    snapshot = workspace.snapshot
    there = cards(snapshot, workspace.journey)
    menu.setEnabled(bool(there))
    for kind in in_order():
        if kind.boxes.holds is None or not kind.boxes.hangs:
            continue
        of_kind = menu.addMenu(kind_name(kind.boxes.holds.__name__))
        stages: dict[str, QMenu] = {}
        for card in there:
            step = snapshot.get(Step, card.step)
            stage = snapshot.get(Stage, step.stage) if step is not None else None
            words = called(stage) if stage is not None else ""
            inside = stages.get(words)
            if inside is None:
                inside = stages[words] = of_kind.addMenu(words) if words else of_kind
            _entry(inside, called(card), partial(hand.hang, card.id, kind.name))


def _entry(menu: QMenu, words: str, act: Callable[[], object]) -> None:
    menu.addAction(words.replace("&", "&&")).triggered.connect(partial(_done, act))


def _done(act: Callable[[], object], _checked: bool = False) -> None:
    act()
