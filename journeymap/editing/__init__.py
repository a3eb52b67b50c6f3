"""What one may do to a journey: pure functions from what is seen to a change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from journeymap.model.change import Change
from journeymap.model.records import Journey, Record, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.registry import Registry

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class View:
    """What a command may look at.

    The last of the selection is the primary one; ``persona`` is the one whose feelings
    are being edited, by default the first of the journey.
    """

    snapshot: Snapshot
    journey: str
    selection: tuple[str, ...] = ()
    persona: str | None = None

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


Run = Callable[[View], Change | None]


@dataclass(frozen=True, slots=True)
class Command:
    """A named edit; ``None`` from ``run`` means it does not apply just now.

    ``label`` and ``menu`` are message ids; ``keys`` are written as Qt writes them.
    """

    name: str
    label: str
    keys: tuple[str, ...]
    menu: str
    run: Run


COMMANDS: Registry[Command] = Registry("journeymap.editing", "journeymap.commands")
"""Every command by name."""


def command(
    name: str, label: str, *, keys: tuple[str, ...] = (), menu: str = "Edit"
) -> Callable[[Run], Run]:
    """Declare a command once: for menus, shortcuts, palette and help alike."""

    def declare(run: Run) -> Run:
        COMMANDS.add(Command(name, label, keys, menu, run))
        return run

    return declare


def newcomers(change: Change) -> tuple[str, ...]:
    """Return the ids a change leaves to be selected: of the touchpoints it adds, if any,
    else of the first other kind it adds."""
    added = [edit.after for edit in change if edit.before is None and edit.after is not None]
    kinds = [type(record) for record in added]
    kind = Touchpoint if Touchpoint in kinds else kinds[0] if kinds else None
    return tuple(record.id for record in added if type(record) is kind)
