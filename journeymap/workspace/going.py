"""Going to a record, wherever it is: another journey is looked at, and panels show the field."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.editing.whereabouts import bearer, name_of, whereabouts
from journeymap.language import tr
from journeymap.model.matching import Span
from journeymap.model.records import Record, Touchpoint
from journeymap.model.texts import FieldText
from journeymap.view import shown
from journeymap.view.filter import EVERYTHING
from journeymap.workspace.host import Host
from journeymap.workspace.workspace import MAP

INSPECTOR = "inspector"


def go_to(host: Host, record: Record) -> None:
    """Show a record in whatever arrangement is open, and select it."""
    workspace = host.workspace
    snapshot = workspace.snapshot
    meant = bearer(snapshot, record)
    at = whereabouts(snapshot, meant)
    if at.journey is not None:
        workspace.look_at(at.journey.id)
    host.select((meant.id,))
    if at.card is not None and at.card is not meant:
        # What has no place of its own on the page is where its touchpoint is.
        host.reveal((meant.id, at.card.id))
    if at.card is not None:
        _tell_hidden(host, at.card)


def show_on_map(host: Host, record: Record, near: Record | None = None) -> None:
    """Show a record on the map of its journey; what stands on none beside it.

    ``near`` is that of its places which is meant, where it has several.
    """
    workspace = host.workspace
    at = whereabouts(workspace.snapshot, near or record)
    if at.journey is not None:
        workspace.look_at(at.journey.id)
    workspace.arrange(MAP)
    go_to(host, record)
    if near is not None:
        host.reveal((record.id, near.id))
    if at.card is None:
        host.panels.set_shown(INSPECTOR, True)


def go_to_text(host: Host, found: FieldText, spans: Sequence[Span]) -> None:
    """Show a text: its record, and its field in the inspector with some places marked."""
    go_to(host, found.record)
    shown_there = host.workspace.snapshot.find(found.record.id)
    if shown_there is None:
        return
    host.panels.set_shown(INSPECTOR, True)
    host.workspace.pointed.emit(found, tuple(spans))


def _tell_hidden(host: Host, card: Touchpoint) -> None:
    """Say so where one looks at the journey in a way that leaves a touchpoint out."""
    workspace = host.workspace
    if card.id in shown(workspace.view).ids:
        return
    whole = {"filter": EVERYTHING, "hidden": frozenset(), "folded": frozenset()}
    message = tr("“{title}” is not shown just now.", title=name_of(card))
    if card.id in shown(workspace.view.but(**whole)).ids:
        host.offer(message, tr("Show everything"), lambda: workspace.change_look(**whole))
    else:
        host.notify(message)
