"""Choices of records as menus: one entry for each word a field may hold, the present one ticked."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.editing.records import set_field
from journeymap.language import tr
from journeymap.model.fields import specs
from journeymap.model.records import Idea, Lane, Quote, Record, Stage, Touchpoint
from journeymap.workspace.actions import Action, first_upper
from journeymap.workspace.host import Host

CHOSEN: tuple[tuple[type[Record], str, str], ...] = (
    (Touchpoint, "moment", "Kind of moment"),
    (Touchpoint, "evidence", "Evidence"),
    (Stage, "phase", "Phase"),
    (Lane, "role", "Role"),
    (Idea, "status", "Status of the idea"),
    (Quote, "authenticity", "Authenticity"),
)
"""The fields that are chosen from menus, each with the menu its words stand in."""


def choice_actions() -> Iterator[Action]:
    """Yield an action for each word of each of the fields."""
    for kind, field, menu in CHOSEN:
        for key, label in specs(kind)[field].options:
            yield _choice(kind, field, menu, key, label)


def _choice(kind: type[Record], field: str, menu: str, key: str, label: str) -> Action:
    def chosen(host: Host) -> tuple[Record, ...]:
        return host.workspace.edit_view.chosen(kind)

    def run(host: Host) -> None:
        ids = [record.id for record in chosen(host)]
        host.workspace.commit(set_field(host.workspace.snapshot, ids, field, key))

    def is_so(host: Host) -> bool:
        records = chosen(host)
        return bool(records) and all(getattr(record, field) == key for record in records)

    return Action(
        name=f"{kind.__name__.lower()}.{field}.{key or 'none'}",
        label=label,
        menu=menu,
        run=run,
        applies=lambda host: bool(chosen(host)),
        title=lambda host: first_upper(tr(label)),
        checked=is_so,
    )
