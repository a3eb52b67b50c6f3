"""The hand on the wall: what is chosen on it, and what is done with that."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from journeymap.drawing.shapes import Rect
from journeymap.editing.clusters import (
    free_name,
    hang_all,
    join_sticky,
    put_together,
    rename_cluster,
)
from journeymap.editing.records import set_field
from journeymap.language import plural, tr
from journeymap.layout.stickies import StickyWall, WallColumn
from journeymap.model.change import Change
from journeymap.model.links import removal
from journeymap.model.records import Note
from journeymap.ui.workshop.wall.shown import ShownWall
from journeymap.workspace.workspace import Workspace

COLOURS = ("", *map(str, range(8)))
"""The colours a sticky may have: none of its own, and those of the palette."""


class StickyHand:
    """Chooses stickies or a column and moves, names, colours, votes for and deletes them.

    ``say`` takes a sentence for those who look on; ``name`` lets the title of a cluster be typed.
    """

    def __init__(
        self,
        shown: ShownWall,
        workspace: Workspace,
        say: Callable[[str], None],
        name: Callable[[str], None],
    ) -> None:
        self._shown, self._workspace, self._say, self._name = shown, workspace, say, name
        self.chosen: tuple[str, ...] = ()
        self.head: str | None = None

    @property
    def wall(self) -> StickyWall:
        """The page of the wall that is shown."""
        return self._shown.now

    def choose(self, id: str, more: bool = False) -> None:
        """Choose a sticky, or one more or one less of several; blank chooses nothing."""
        self.head = None
        if not more or not id:
            self.chosen = (id,) if id else ()
        elif id in self.chosen:
            self.chosen = tuple(one for one in self.chosen if one != id)
        else:
            self.chosen = (*self.chosen, id)

    def choose_head(self, cluster: str) -> None:
        """Choose a column by its title."""
        self.chosen, self.head = (), cluster or None

    def prune(self) -> None:
        """Let go of what is no longer on the wall."""
        there = {note.id for note in self._shown.notes}
        self.chosen = tuple(id for id in self.chosen if id in there)
        if self.head is not None and not self.held(self.head):
            self.head = None

    def held(self, cluster: str) -> tuple[str, ...]:
        """Return the stickies of a cluster that may be read, on whatever page."""
        return tuple(n.id for n in self._shown.notes if n.cluster.strip() == cluster)

    @property
    def meant(self) -> tuple[str, ...]:
        """The stickies that are chosen, or all of the column that is."""
        return self.held(self.head) if self.head is not None else self.chosen

    def walk(self, across: int, down: int) -> None:
        """Go to the nearest sticky in a direction, or up to the title of its column."""
        wall = self.wall
        if self.head is not None:
            self._walk_heads(across, down)
            return
        place = wall.places.get(self.chosen[-1]) if self.chosen else None
        if place is None:
            self.choose(next(iter(wall.places), ""))
            return
        column = wall.column_of(self.chosen[-1])
        own = {id: wall.places[id] for id in column.ids} if column is not None else {}
        best = _nearest(own, place, across, down) if down else None
        if best is None and down < 0 and column is not None and column.cluster:
            self.choose_head(column.cluster)
            return
        best = best or _nearest(wall.places, place, across, down)
        if best is None:
            return
        self.choose(best)

    def _walk_heads(self, across: int, down: int) -> None:
        named = [column for column in self.wall.columns if column.cluster]
        at = next((i for i, column in enumerate(named) if column.cluster == self.head), 0)
        if down > 0 and named:
            self.choose(named[at].ids[0])
        elif across and 0 <= at + across < len(named):
            self.choose_head(named[at + across].cluster)

    def carry(self, by: int) -> None:
        """Move what is chosen into the column beside; beyond the last begins a new cluster."""
        if not self.chosen:
            return
        columns = self.wall.columns
        at = next((i for i, one in enumerate(columns) if self.chosen[-1] in one.ids), None)
        if at is None:
            return
        if at + by >= len(columns) and by > 0:
            self.gather_new()
        elif at + by >= 0:
            self.into(columns[at + by].cluster)

    def into(self, cluster: str) -> None:
        """Put what is chosen into a cluster; blank takes it out of any."""
        workspace = self._workspace
        self._commit(
            put_together(workspace.snapshot, workspace.journey, self.meant, cluster.strip())
        )

    def onto(self, sticky: str) -> None:
        """Put what is chosen together with another sticky; a new cluster is named at once."""
        workspace = self._workspace
        new = not any(n.id == sticky and n.cluster.strip() for n in self._shown.notes)
        done, cluster = join_sticky(
            workspace.snapshot, workspace.journey, self.meant, sticky, tr("Cluster")
        )
        if self._commit(done) and new:
            self._name(cluster)

    def gather_new(self) -> None:
        """Begin a new cluster with what is chosen, which is named at once."""
        workspace = self._workspace
        name = free_name(self._shown.board.notes, tr("Cluster"))
        if self.meant and self._commit(
            put_together(workspace.snapshot, workspace.journey, self.meant, name)
        ):
            self._name(name)

    def renamed(self, cluster: str, name: str) -> Change | None:
        """Return the change that calls a cluster something else; it stays chosen."""
        workspace = self._workspace
        done = rename_cluster(workspace.snapshot, workspace.journey, cluster, name)
        if done and self.head == cluster:
            self.head = " ".join(name.split())
        return done

    def rewritten(self, sticky: str, text: str) -> Change | None:
        """Return the change that writes a sticky anew; one wiped out stays as it was."""
        words = text.strip()
        return set_field(self._workspace.snapshot, (sticky,), "body", words) if words else None

    def colour(self, wish: str) -> None:
        """Give what is chosen a colour of the palette; blank leaves it to its cluster."""
        self._commit(set_field(self._workspace.snapshot, self.meant, "colour", wish))

    def next_colour(self) -> None:
        """Give what is chosen the next colour."""
        first = self._workspace.snapshot.get(Note, self.meant[0]) if self.meant else None
        if first is None:
            self._say(tr("Choose a sticky first: a click, or the arrow keys."))
            return
        now = COLOURS.index(first.colour) if first.colour in COLOURS else 0
        self.colour(COLOURS[(now + 1) % len(COLOURS)])

    def vote(self, sticky: str, back: bool = False) -> None:
        """Put a dot on a sticky, or take one back."""
        if sticky:
            self._shown.ballot.put(sticky, back)

    def hang(self, touchpoint: str, kind: str) -> None:
        """Sort what is chosen onto a touchpoint, as what a lane of a kind holds."""
        self._commit(hang_all(self._workspace.snapshot, self.meant, touchpoint, kind))

    def remove(self) -> None:
        """Delete what is chosen; undo brings it back."""
        ids = self.meant
        if ids and self._commit(Change("Delete", removal(self._workspace.snapshot, ids))):
            self._say(
                plural(
                    "{n} sticky is deleted. Ctrl+Z brings it back.",
                    "{n} stickies are deleted. Ctrl+Z brings them back.",
                    len(ids),
                )
            )

    def _commit(self, change: Change | None) -> bool:
        return bool(change) and self._workspace.commit(change)


def target(wall: StickyWall, x: float, y: float, held: Sequence[str]) -> str | WallColumn | None:
    """Return where what is dragged would go: onto a sticky, into a column, or to a new cluster."""
    sticky = wall.sticky_at(x, y)
    column = wall.column_at(x, y)
    loose = column is None or not column.cluster
    if sticky and sticky not in held and loose:
        return sticky
    if column is not None and (column.cluster or any(one.cluster for one in wall.columns)):
        return column
    return None


def _nearest(places: Mapping[str, Rect], place: Rect, across: int, down: int) -> str | None:
    """Return the sticky that is nearest in a direction; what lies aslant counts double."""
    x, y = place.centre

    def far(other: Rect) -> float | None:
        dx, dy = other.centre[0] - x, other.centre[1] - y
        ahead = dx * across + dy * down
        return ahead + 2 * abs(dx * down + dy * across) if ahead > 1 else None

    found = {id: distance for id, at in places.items() if (distance := far(at)) is not None}
    return min(found, key=found.__getitem__, default=None)
