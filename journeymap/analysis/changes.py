"""What changed between two moments of a document, in sentences, grouped by journey and stage.

A sentence says what a reader of the map would notice: what came and went, what was renamed and
moved, how feelings and frictions are now. What hangs on something that came or went goes with
it and is not told again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from journeymap.analysis.change_words import name_of, named, values_told
from journeymap.language import plural, tr
from journeymap.model.change import Edit
from journeymap.model.difference import change_between
from journeymap.model.names import feeling_word, journey_name, kind_name
from journeymap.model.records import (
    KINDS,
    Asset,
    Connection,
    Feeling,
    Friction,
    Idea,
    Journey,
    Lane,
    Persona,
    Record,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot

R = TypeVar("R", bound=Record)

_MOST_LINES = 15
_MOST_GROUPS = 60
_ABOVE = ("touchpoint", "source", "idea", "friction", "note", "step", "stage", "lane", "journey")
"""The fields by which a record stands somewhere, the nearest first."""

_UNTOLD = (Asset, Step)
"""What nobody sees coming and going by itself."""


@dataclass(frozen=True, slots=True)
class ToldChange:
    """One sentence of what changed, and the records it is about, as far as they are there."""

    text: str
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """What changed in one place: a stage, a journey as such, or the file; and how much more.

    ``journey`` is the one it is in, blank for the file.
    """

    title: str
    lines: tuple[ToldChange, ...]
    more: int = 0
    journey: str = ""


def told_changes(before: Snapshot, after: Snapshot) -> tuple[ChangeGroup, ...]:
    """Return what changed in the language spoken now, in the order of journeys and stages.

    Of each place at most 15 sentences are told, and of 60 places; what more there is, is counted.
    """
    told = _Telling(before, after)
    groups: dict[tuple[str, str], list[Edit]] = {}
    for edit in change_between("", before, after):
        if not told.goes_without_saying(edit):
            groups.setdefault(told.place(edit), []).append(edit)
    found = []
    for place in sorted(groups, key=told.rank):
        lines = [*told.lines(groups[place])]
        if lines:
            more = max(0, len(lines) - _MOST_LINES)
            found.append(ChangeGroup(told.title(place), tuple(lines[:_MOST_LINES]), more, place[0]))
    left = sum(len(group.lines) + group.more for group in found[_MOST_GROUPS:])
    if left:
        found[_MOST_GROUPS:] = [ChangeGroup(tr("Elsewhere"), (), left)]
    return tuple(found)


def changes_text(groups: Sequence[ChangeGroup]) -> str:
    """Return what changed as Markdown, a heading for each place."""
    parts = []
    for group in groups:
        lines = [f"- {line.text}" for line in group.lines]
        if group.more:
            lines.append(f"- {more_words(group.more)}")
        parts.append("\n".join((f"## {group.title}", "", *lines, "")))
    return "\n".join(parts)


def more_words(n: int) -> str:
    """Return how many changes are not told."""
    return plural("and {n} more change", "and {n} more changes", n)


class _Telling:
    """Two snapshots of one document, and how what lies between them is said."""

    def __init__(self, before: Snapshot, after: Snapshot) -> None:
        self.before, self.after = before, after
        journeys = {**before.all(Journey), **after.all(Journey)}
        self._several = len(journeys) > 1
        self._ranks: dict[str, int] = {"": -1}
        for snapshot in (after, before):
            for journey in snapshot.ordered(Journey):
                self._ranks.setdefault(journey.id, len(self._ranks))
                for stage in snapshot.of(Stage, "journey", journey.id):
                    self._ranks.setdefault(stage.id, len(self._ranks))

    def rank(self, place: tuple[str, str]) -> tuple[int, int]:
        """Return where a place stands among the others: the file, then journeys and stages."""
        journey, stage = place
        return self._ranks.get(journey, -1), self._ranks.get(stage, -1)

    def title(self, place: tuple[str, str]) -> str:
        """Return what a place is called."""
        journey = self._found(Journey, place[0])
        stage = self._found(Stage, place[1])
        called = journey_name(journey) if journey else tr("The file")
        if stage is None:
            return called
        own = stage.title.strip() or tr("Untitled stage")
        return f"{called} · {own}" if self._several else own

    def place(self, edit: Edit) -> tuple[str, str]:
        """Return the journey and the stage in which something changed, blank for none."""
        snapshot = self.after if edit.after else self.before
        record: Record | None = edit.record
        if isinstance(record, Journey):
            return ("" if edit.before is None or edit.after is None else record.id, "")
        stage = ""
        for _ in range(len(_ABOVE)):
            if isinstance(record, Stage) and record is not edit.record:
                stage = record.id
            above = next(filter(None, (getattr(record, name, None) for name in _ABOVE)), None)
            if above is None or isinstance(record, Journey):
                break
            record = snapshot.find(above)
        return (record.id, stage) if isinstance(record, Journey) else ("", "")

    def goes_without_saying(self, edit: Edit) -> bool:
        """Tell whether something came or went only along with what it hangs on."""
        if edit.before is not None and edit.after is not None:
            return False
        record = edit.record
        if isinstance(record, _UNTOLD):
            return True
        other = self.before if edit.before is None else self.after
        if isinstance(record, Journey):
            return False
        if isinstance(record, Friction | Connection | Touchpoint | Idea) and edit.before is None:
            return not self._has_old_journey(edit)
        above = [getattr(record, name, None) for name in (*_ABOVE, "target")]
        return any(id and other.find(id) is None for id in above)

    def _has_old_journey(self, edit: Edit) -> bool:
        """Tell whether something came into a journey that was there before."""
        journey, _ = self.place(edit)
        return not journey or self.before.get(Journey, journey) is not None

    def lines(self, edits: list[Edit]) -> Iterator[ToldChange]:
        """Yield the sentences of one place: what came and went, then what is other than it was."""
        for kind in KINDS:
            mine = [edit for edit in edits if type(edit.record) is kind]
            if kind is Feeling:
                yield from map(self._feeling, mine)
                continue
            came = [edit.after for edit in mine if edit.before is None and edit.after]
            went = [edit.before for edit in mine if edit.after is None and edit.before]
            if came:
                yield ToldChange(self._came(kind, came), tuple(one.id for one in came))
            if went:
                yield ToldChange(self._went(kind, went))
            yield from self._altered([edit for edit in mine if edit.before and edit.after])

    def _came(self, kind: type[Record], records: Sequence[Record]) -> str:
        n, names = len(records), named(self.after, records)
        if kind is Touchpoint:
            return plural(
                "{n} touchpoint added: {names}", "{n} touchpoints added: {names}", n, names=names
            )
        if kind is Friction:
            return plural(
                "{n} friction point added: {names}",
                "{n} friction points added: {names}",
                n,
                names=names,
            )
        if kind is Connection:
            return plural("{n} arrow drawn: {names}", "{n} arrows drawn: {names}", n, names=names)
        return tr("{kind} – added: {names}", kind=kind_name(kind.__name__), names=names)

    def _went(self, kind: type[Record], records: Sequence[Record]) -> str:
        n, names = len(records), named(self.before, records)
        if kind is Touchpoint:
            return plural(
                "{n} touchpoint removed: {names}",
                "{n} touchpoints removed: {names}",
                n,
                names=names,
            )
        if kind is Friction:
            return plural(
                "{n} friction point gone: {names}",
                "{n} friction points gone: {names}",
                n,
                names=names,
            )
        if kind is Connection:
            return plural(
                "{n} arrow removed: {names}", "{n} arrows removed: {names}", n, names=names
            )
        return tr("{kind} – removed: {names}", kind=kind_name(kind.__name__), names=names)

    def _feeling(self, edit: Edit) -> ToldChange:
        """Say how what somebody feels at a touchpoint is other than it was."""
        feeling = edit.record
        assert isinstance(feeling, Feeling)
        card = self._found(Touchpoint, feeling.touchpoint)
        persona = self._found(Persona, feeling.persona)
        who = persona.name.strip() if persona else ""
        where = name_of(self.after, card) if card else ""
        old, new = (
            feeling_word(snapshot, one.valence) if isinstance(one, Feeling) else tr("not said")
            for snapshot, one in ((self.before, edit.before), (self.after, edit.after))
        )
        if old == new and edit.before and edit.after:
            text = tr("Feeling of {who} at {where}: said more exactly", who=who, where=where)
        else:
            text = tr(
                "Feeling of {who} at {where}: from {old} to {new}",
                who=who or tr("the customer"),
                where=where,
                old=old,
                new=new,
            )
        return ToldChange(text, (card.id,) if card else ())

    def _altered(self, edits: Sequence[Edit]) -> Iterator[ToldChange]:
        """Say of records that were there and are there what is other than it was."""
        shifted: list[Record] = []
        for edit in edits:
            record = edit.record
            moved = self._moved(edit)
            if moved == "":
                shifted.append(record)
            elif moved:
                yield ToldChange(moved, (record.id,))
            for words in values_told(self.before, self.after, edit):
                yield ToldChange(words, (record.id,))
        if shifted:
            names = named(self.after, shifted)
            yield ToldChange(
                tr("Put into another order or place: {names}", names=names),
                tuple(one.id for one in shifted),
            )

    def _moved(self, edit: Edit) -> str | None:
        """Say where something was moved; blank for another order, ``None`` for not at all."""
        old, new = edit.before, edit.after
        if isinstance(old, Touchpoint) and isinstance(new, Touchpoint):
            here, there = (
                self._stage(s, one) for s, one in ((self.before, old), (self.after, new))
            )
            if here != there:
                return self._from_to(new, Stage, here, there)
            if old.lane != new.lane:
                return self._from_to(new, Lane, old.lane, new.lane)
            if old.step != new.step:
                return ""
        elif isinstance(old, Step) and isinstance(new, Step):
            return None if old.stage == new.stage else ""
        places = ("position",) if isinstance(new, (Stage, Lane, Journey, Touchpoint)) else ()
        return "" if set(places) & set(edit.fields) else None

    def _stage(self, snapshot: Snapshot, card: Touchpoint) -> str:
        step = snapshot.get(Step, card.step)
        return step.stage if step else ""

    def _from_to(self, card: Record, kind: type[Record], here: str, there: str) -> str:
        old, new = (self._found(kind, id) for id in (here, there))
        return tr(
            "{name} moved from {old} to {new}",
            name=name_of(self.after, card),
            old=name_of(self.before, old) if old else "",
            new=name_of(self.after, new) if new else "",
        )

    def _found(self, kind: type[R], id: str | None) -> R | None:
        """Return a record as it is, else as it was."""
        return self.after.get(kind, id) or self.before.get(kind, id)
