"""Commands: pure functions from what is seen to a change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Self, TypeVar

from journeymap.editing.standing import CardPlaces, nowhere
from journeymap.lanes import in_order
from journeymap.model.change import Change
from journeymap.model.grid import Cell
from journeymap.model.records import (
    Friction,
    Goal,
    Idea,
    Journey,
    Lane,
    Metric,
    Note,
    Persona,
    Quote,
    Record,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.registry import Registry
from journeymap.view import View

REMOVAL = "Delete"
"""What a step is called in which a person takes something away."""

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class EditView:
    """A view with what is selected in it: what a command acts on.

    The last of the selection is the primary one. The persona in focus is the one whose
    feelings are being edited, by default the first of the journey. Where nothing is selected,
    ``cell`` is the place in which something is to come. ``standing`` finds where cards stand.
    """

    view: View
    selection: tuple[str, ...] = ()
    cell: Cell | None = None
    standing: Callable[[], CardPlaces] = nowhere

    @classmethod
    def of(
        cls,
        snapshot: Snapshot,
        journey: str,
        selection: tuple[str, ...] = (),
        persona: str | None = None,
        cell: Cell | None = None,
    ) -> Self:
        """Return what a command acts on in one journey of a document."""
        return cls(View.of(snapshot, journey, focus=persona), selection, cell)

    def on(self, snapshot: Snapshot) -> Self:
        """Return the same place in another state of the document."""
        return replace(self, view=self.view.but(snapshot=snapshot))

    def within(self, journey: str) -> Self:
        """Return the same selection in another journey."""
        return replace(self, view=self.view.but(path=(journey,)))

    @property
    def snapshot(self) -> Snapshot:
        """The document."""
        return self.view.snapshot

    @property
    def journey(self) -> str:
        """The id of the journey looked at."""
        return self.view.journey

    @property
    def persona(self) -> str | None:
        """The id of the persona in focus."""
        return self.view.focus

    @property
    def primary(self) -> Record | None:
        """The record selected last."""
        return self.snapshot.find(self.selection[-1]) if self.selection else None

    @property
    def card(self) -> Touchpoint | None:
        """The touchpoint selected last, other things passed over."""
        chosen = self.chosen(Touchpoint)
        return chosen[-1] if chosen else None

    @property
    def blank(self) -> bool:
        """Whether there is no journey to look at, so that nothing can stand anywhere."""
        return self.snapshot.get(Journey, self.journey) is None

    @property
    def lens(self) -> str | None:
        """The id of the persona whose feelings are meant; ``None`` when there is nobody."""
        if self.persona:
            return self.persona
        journey = self.snapshot.get(Journey, self.journey)
        return journey.personas[0] if journey and journey.personas else None

    def chosen(self, kind: type[R]) -> tuple[R, ...]:
        """Return the selected records of one kind, in the order they were selected."""
        found = (self.snapshot.get(kind, id) for id in self.selection)
        return tuple(record for record in found if record is not None)


Run = Callable[[EditView], Change | None]
Ready = Callable[[EditView], bool]
Says = Callable[[EditView], str]


@dataclass(frozen=True, slots=True)
class Command:
    """A named edit; ``None`` from ``run`` means it does not apply just now.

    ``label`` and ``menu`` are message ids; ``keys`` are written as Qt writes them.
    ``ready`` says the same as ``run``, where running takes long. ``says`` is what it is called
    just now, where that is not its label; nothing leaves it out of menus.
    """

    name: str
    label: str
    keys: tuple[str, ...]
    menu: str
    run: Run
    ready: Ready | None = None
    says: Says | None = None

    def applies(self, view: EditView) -> bool:
        """Tell whether there is anything to do; a menu shows the command grey otherwise."""
        return bool(self.ready(view) if self.ready else self.run(view))


COMMANDS: Registry[Command] = Registry("journeymap.editing", "journeymap.commands")
"""Every command by name."""


def command(
    name: str,
    label: str,
    *,
    keys: tuple[str, ...] = (),
    menu: str = "Edit",
    ready: Ready | None = None,
    says: Says | None = None,
) -> Callable[[Run], Run]:
    """Declare a command once: for menus, shortcuts, palette and help alike."""

    def declare(run: Run) -> Run:
        COMMANDS.add(Command(name, label, keys, menu, run, ready, says))
        return run

    return declare


_COPIES = ("Paste", "Duplicate")
"""The steps in which a lane is what was asked for, whatever comes along in it."""

_LEADING = (Journey, Touchpoint, Stage, Step, Persona, Idea, Note, Quote, Friction, Goal)


def newcomers(change: Change) -> tuple[str, ...]:
    """Return the ids a change leaves to be selected: those it adds of its leading kind.

    A new journey comes before its touchpoints, they before what hangs on them; a
    feeling, a score or an arrow leaves the selection where it was, and so does a step into which
    a touchpoint was moved.
    """
    filled = {e.after.step for e in change if e.before and isinstance(e.after, Touchpoint)}
    added = [
        edit.after
        for edit in change
        if edit.before is None and edit.after is not None and edit.after.id not in filled
    ]
    # A journey made inside a touchpoint stays in there; what is new here is its touchpoint.
    new = {record.id for record in added}
    doors = tuple(
        r.id for r in added if type(r) is Touchpoint and r.opens in new and r.lane not in new
    )
    if doors:
        return doors
    rows = tuple(record.id for record in added if type(record) is Lane)
    if (
        rows
        and change.label in _COPIES
        and not any(type(r) in (Journey, Stage, Step) for r in added)
    ):
        return rows
    for kind in _LEADING:
        ids = tuple(record.id for record in added if type(record) is kind)
        if ids:
            return ids
    held = {kind.boxes.holds for kind in in_order() if kind.boxes.ask}
    ids = tuple(record.id for record in added if type(record) in held)
    if ids:
        return ids
    # A lane or a metric that only came along with something is not what was asked for.
    alone = {type(record) for record in added} in ({Lane}, {Metric})
    return tuple(record.id for record in added) if alone else ()
