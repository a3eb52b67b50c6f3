"""From difference to difference: which there are, which one is at, and how it is seen."""

from __future__ import annotations

from journeymap.analysis.difference import Difference
from journeymap.analysis.difference.words import kind_word, line, title_of
from journeymap.editing.taking_over import take_back, take_over
from journeymap.language import tr
from journeymap.model.change import Change
from journeymap.model.records import Connection, Journey, Touchpoint
from journeymap.view.differing import DIFFERENCE, seen_difference
from journeymap.view.differs import GONE, SeenDifference
from journeymap.workspace.finding_going import show_cards
from journeymap.workspace.host import Host
from journeymap.workspace.workspace import Workspace


def seen_in(workspace: Workspace) -> SeenDifference | None:
    """Return what differs where two journeys are shown at once, else ``None``."""
    if workspace.arrangement != DIFFERENCE or not workspace.journey:
        return None
    return seen_difference(workspace.view)


def listed(seen: SeenDifference) -> tuple[Difference, ...]:
    """Return what differs in the order in which one goes through it: touchpoints first.

    Steps stand nowhere by themselves, so they are not gone to.
    """
    found = seen.difference
    rest = (*found.stages, *found.lanes, *found.connections, *found.others)
    return (*found.touchpoints, *rest)


def page_id(one: Difference) -> str:
    """Return the id on the page of what a difference is about."""
    return one.after.id if one.after else f"{GONE}{one.record.id}"


def difference_at(seen: SeenDifference, id: str) -> Difference | None:
    """Return the difference of a touchpoint or another record by its id on the page."""
    return next((one for one in listed(seen) if page_id(one) == id), None)


def chosen(workspace: Workspace) -> tuple[Difference, ...]:
    """Return the differences of what is selected, as far as it differs."""
    seen = seen_in(workspace)
    if seen is None:
        return ()
    wanted = set(workspace.selection)
    return tuple(one for one in listed(seen) if page_id(one) in wanted)


def go_to_difference(host: Host, one: Difference) -> None:
    """Select and show what a difference is about."""
    id = page_id(one)
    if isinstance(one.after, Touchpoint):
        show_cards(host.workspace, (id,))
    host.select((id,))
    seen = seen_in(host.workspace)
    if seen is not None and one.after is None and isinstance(one.before, Connection):
        # An arrow that went is not drawn: where it led is shown.
        now = {then: here for here, then in seen.was.items()}
        ends = (now.get(end) for end in (one.before.source, one.before.target))
        host.reveal(tuple(end for end in ends if end))


def step_differences(host: Host, by: int) -> None:
    """Go to the next difference, or with −1 to the one before, and say which of how many it is."""
    seen = seen_in(host.workspace)
    every = listed(seen) if seen else ()
    if seen is None or not every:
        host.notify(tr("Nothing differs."))
        return
    here = [i for i, one in enumerate(every) if page_id(one) in host.workspace.selection]
    place = (here[0] + by) % len(every) if here else (0 if by > 0 else len(every) - 1)
    one = every[place]
    said = tr("{place} of {count}", place=place + 1, count=len(every))
    told = (title_of(seen.difference, one), kind_word(one), line(seen.difference, one))
    host.notify(f"{said}: {' · '.join(filter(None, told))}")
    go_to_difference(host, one)


def is_here(workspace: Workspace, seen: SeenDifference) -> bool:
    """Tell whether what it is compared with is a journey of this document, as it is now."""
    before = seen.before
    return (
        before.snapshot is seen.difference.after.snapshot
        and workspace.snapshot.get(Journey, before.journey) is not None
    )


def over(workspace: Workspace, *wanted: Difference) -> Change | None:
    """Return the change that takes differences over into what it is compared with.

    ``None`` where that is another document, or as it once was: there is nothing to write there.
    """
    seen = seen_in(workspace)
    if seen is None or not wanted or not is_here(workspace, seen):
        return None
    return take_over(workspace.snapshot, seen.difference, *wanted)


def back(workspace: Workspace, *wanted: Difference) -> Change | None:
    """Return the change that takes differences back, so that it is as it was."""
    seen = seen_in(workspace)
    if seen is None or not wanted:
        return None
    return take_back(workspace.snapshot, seen.difference, *wanted)
