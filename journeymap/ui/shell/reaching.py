"""Choosing a touchpoint of another journey, which one of this journey influences."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from journeymap.editing.connections import connect
from journeymap.language import tr
from journeymap.model.grid import cards
from journeymap.model.names import journey_name
from journeymap.model.records import Journey
from journeymap.ui.shell.palette import Asked
from journeymap.ui.shell.search import PaletteEntry
from journeymap.ui.window_host import WindowHost

KIND = "influence"
"""The kind of arrow that may reach into another journey."""


def whom_to_influence(host: WindowHost, source: str) -> Asked:
    """Return the question which touchpoint of another journey is influenced."""
    return Asked(
        tr("Which touchpoint of another journey does it influence?"), [*_choices(host, source)]
    )


def _choices(host: WindowHost, source: str) -> Iterator[PaletteEntry]:
    snapshot, here = host.workspace.snapshot, host.workspace.journey
    for journey in snapshot.ordered(Journey):
        if journey.id == here:
            continue
        name = journey_name(journey)
        for card in cards(snapshot, journey.id):
            title = card.title.strip() or tr("untitled touchpoint")
            draw = partial(_draw, host, source, card.id)
            yield PaletteEntry(title, name, draw, also=f"{name} {title}")


def _draw(host: WindowHost, source: str, target: str) -> None:
    host.workspace.commit(connect(host.workspace.snapshot, source, target, KIND))
    host.reveal(host.workspace.selection)
    host.focus()
