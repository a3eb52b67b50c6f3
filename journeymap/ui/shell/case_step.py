"""Asking what a customer did next: one of the model's touchpoints, or what the model has not."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from journeymap.analysis.flow.case_ways import model_of, way_of
from journeymap.analysis.flow.followers import followers
from journeymap.editing.cases import add_step
from journeymap.editing.whereabouts import way_to
from journeymap.language import tr
from journeymap.model.grid import cards
from journeymap.model.records import Touchpoint
from journeymap.ui.shell.palette import Asked
from journeymap.ui.shell.search import PaletteEntry
from journeymap.ui.window_host import WindowHost
from journeymap.workspace.case_commands import CaseCommands


def what_next(host: WindowHost) -> Asked:
    """Return the question what the customer of the case in view did next.

    What the model says comes after the last step stands first. Who has answered is asked again.
    """
    return Asked(
        tr("What did they do next? Esc ends"), [*_choices(host)], partial(_in_other_words, host)
    )


def _choices(host: WindowHost) -> Iterator[PaletteEntry]:
    snapshot, case = host.workspace.snapshot, host.workspace.journey
    model = model_of(snapshot, case)
    if model is None:
        return
    way = way_of(snapshot, model, case)
    card = host.workspace.edit_view.card
    before = card.id if card and card.id in way.steps else (way.steps[-1] if way.steps else "")
    likely = followers(snapshot, model).get(way.stands_for.get(before, ""), [])
    came = set(way.stands_for.values())
    row = [one for one in cards(snapshot, model) if one.title.strip()]
    for one in sorted(row, key=lambda one: one.id not in likely):
        aside = tr("came already") if one.id in came else ""
        where = way_to(snapshot, one)
        yield PaletteEntry(one.title, where, partial(_add, host, one.id, ""), aside=aside)


def _in_other_words(host: WindowHost, typed: str) -> PaletteEntry:
    words = tr("“{title}”", title=typed.strip())
    return PaletteEntry(words, tr("not in the model"), partial(_add, host, None, typed.strip()))


def _add(host: WindowHost, model: str | None, title: str) -> None:
    """Add the step, show it, and ask for the next."""
    workspace = host.workspace
    change = add_step(workspace.edit_view, model, title)
    if change is None or not workspace.commit(change):
        return
    new = [e.record.id for e in change if isinstance(e.record, Touchpoint) and e.before is None]
    workspace.select(new)
    host.reveal(new)
    if isinstance(host.commands, CaseCommands):
        host.commands.ask_case_step()
