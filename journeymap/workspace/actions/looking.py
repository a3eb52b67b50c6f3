"""The actions of how one looks: filter, folded stages, how much is said, views kept by name."""

from __future__ import annotations

from collections.abc import Callable

from journeymap.drawing.density import DENSE, USUAL
from journeymap.drawing.memo import Memo
from journeymap.editing.views import frames_of_views, keep_view, make_default
from journeymap.language import mark
from journeymap.model.change import Change
from journeymap.model.links import removal
from journeymap.model.records import SavedView, Stage, Step, Touchpoint
from journeymap.rendering.deck import made
from journeymap.view import DETAILS, EVERYTHING, shown
from journeymap.workspace.actions import Action, declare, on_journey
from journeymap.workspace.host import Host

_LEVELS = {
    "executive": mark("Executive: stages and their worst"),
    "operational": mark("Operational: cards with what matters"),
    "full": mark("Full: all that is known"),
}


def _level(detail: str) -> Action:
    return Action(
        name=f"detail.{detail}",
        label=_LEVELS[detail],
        menu=mark("Level of detail"),
        run=lambda host: host.workspace.change_look(detail=detail),
        applies=on_journey,
        checked=lambda host: host.workspace.look.detail == detail,
    )


def _turn_dense(host: Host) -> None:
    dense = host.workspace.look.density == DENSE
    host.workspace.change_look(density=USUAL if dense else DENSE)


def _filtering(host: Host) -> bool:
    return on_journey(host) and host.workspace.look.filter.active


def _turn_hiding(host: Host) -> None:
    wanted = host.workspace.look.filter
    host.workspace.change_look(filter=wanted.but(hides=not wanted.hides))


def _stages(host: Host) -> frozenset[str]:
    """Return the stages that are meant: selected, or those in which what is selected stands."""
    snapshot, found = host.workspace.snapshot, set[str]()
    for id in host.workspace.selection:
        record = snapshot.find(id)
        if isinstance(record, Touchpoint):
            record = snapshot.get(Step, record.step)
        if isinstance(record, Step):
            record = snapshot.get(Stage, record.stage)
        if isinstance(record, Stage):
            found.add(record.id)
    cell = host.workspace.cell
    return frozenset(found or ({cell.stage} if cell else ()))


def _fold(host: Host) -> None:
    """Fold the stages that are meant, or unfold them where all of them are folded."""
    meant, folded = _stages(host), host.workspace.look.folded
    now = folded - meant if meant <= folded else folded | meant
    host.workspace.change_look(folded=now)
    if not meant <= folded:
        host.workspace.select(meant)


def _every(host: Host) -> frozenset[str]:
    return frozenset(stage.id for stage in shown(host.workspace.view).every_stage)


def _through(host: Host) -> SavedView | None:
    return host.workspace.through


def _keep(host: Host) -> None:
    saved = _through(host)
    if saved is not None:
        host.workspace.commit(keep_view(host.workspace.edit_view, saved))


def _drop(host: Host) -> None:
    saved = _through(host)
    if saved is not None:
        host.workspace.commit(Change("Delete", removal(host.workspace.snapshot, (saved.id,))))


def _turn_default(host: Host) -> None:
    saved = _through(host)
    if saved is not None:
        change = make_default(host.workspace.edit_view, saved, not saved.default)
        host.workspace.commit(change)


def _frame(host: Host) -> None:
    view = host.workspace.edit_view
    if host.workspace.commit(frames_of_views(view, made(view.view, Memo()))):
        host.commands.arrange_frames()


def _has_unframed(host: Host) -> bool:
    return on_journey(host) and bool(frames_of_views(host.workspace.edit_view, ()))


def _on_view(host: Host) -> bool:
    return _through(host) is not None


def _is(test: Callable[[SavedView], bool]) -> Callable[[Host], bool]:
    def tells(host: Host) -> bool:
        saved = _through(host)
        return saved is not None and test(saved)

    return tells


VIEW_ACTIONS = (
    Action(
        name="view.save",
        label=mark("Save view"),
        menu=mark("Views"),
        run=_keep,
        applies=lambda host: host.workspace.view_changed,
        icon="save",
    ),
    Action(
        name="view.save-as",
        label=mark("Save view as…"),
        menu="Views",
        run=lambda host: host.commands.save_view_as(),
        applies=on_journey,
        hint=mark(
            "Keep how you look just now by a name: arrangement, filter, lanes, stages, level"
        ),
    ),
    Action(
        name="view.rename",
        label=mark("Rename view…"),
        menu="Views",
        run=lambda host: host.commands.rename_view(),
        applies=_on_view,
    ),
    Action(
        name="view.default",
        label=mark("Shown first"),
        menu="Views",
        run=_turn_default,
        applies=_on_view,
        checked=_is(lambda saved: saved.default),
        hint=mark("The journey opens in this view, and is exported so where nothing else is asked"),
    ),
    Action(
        name="view.delete",
        label=mark("Delete view"),
        menu="Views",
        run=_drop,
        applies=_on_view,
    ),
    Action(
        name="view.frames",
        label=mark("Present each view on a frame"),
        menu="Views",
        run=_frame,
        applies=_has_unframed,
    ),
)
"""What is done with the views that are kept."""

declare(
    Action(
        name="filter.bar",
        label=mark("Filter"),
        menu="View",
        keys=("Ctrl+Shift+F",),
        run=lambda host: host.commands.show_filters(),
        applies=lambda host: on_journey(host) and not host.workspace.on_file,
        icon="filter",
        hint=mark("Show only some touchpoints: by persona, lane, owner, tag, friction, words"),
    ),
    Action(
        name="filter.hides",
        label=mark("Hide what does not match"),
        menu="View",
        run=_turn_hiding,
        applies=_filtering,
        checked=lambda host: host.workspace.look.filter.hides,
    ),
    Action(
        name="filter.clear",
        label=mark("Clear the filter"),
        menu="View",
        run=lambda host: host.workspace.change_look(filter=EVERYTHING),
        applies=lambda host: on_journey(host) and host.workspace.look.filter.told,
    ),
    Action(
        name="fold",
        label=mark("Fold stage, or unfold"),
        menu="View",
        keys=("Ctrl+Shift+B",),
        run=_fold,
        applies=lambda host: bool(_stages(host)),
        checked=lambda host: bool(_stages(host)) and _stages(host) <= host.workspace.look.folded,
    ),
    Action(
        name="fold.all",
        label=mark("Fold all stages"),
        menu="View",
        run=lambda host: host.workspace.change_look(folded=_every(host)),
        applies=lambda host: on_journey(host) and not _every(host) <= host.workspace.look.folded,
    ),
    Action(
        name="fold.none",
        label=mark("Unfold all stages"),
        menu="View",
        run=lambda host: host.workspace.change_look(folded=frozenset()),
        applies=lambda host: bool(host.workspace.look.folded),
    ),
    *map(_level, DETAILS),
    Action(
        name="dense",
        label=mark("Dense"),
        menu="View",
        keys=("Ctrl+Alt+D",),
        run=_turn_dense,
        applies=on_journey,
        checked=lambda host: host.workspace.look.density == DENSE,
        hint=mark("Narrower columns and lower lanes, with letters as large"),
    ),
    *VIEW_ACTIONS,
)
