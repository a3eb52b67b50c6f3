"""Live handles: each names a record by its id and reads the document anew each time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeVar

from journeymap.api.homes import check_home
from journeymap.api.values import checked, plain_value
from journeymap.api.work import OpenDocument
from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.model.change import Change
from journeymap.model.fields import specs
from journeymap.model.names import kind_name
from journeymap.model.records import (
    Asset,
    Connection,
    Feeling,
    Friction,
    Idea,
    Lane,
    Persona,
    Quote,
    Record,
    Stage,
)
from journeymap.model.snapshot import Snapshot

if TYPE_CHECKING:
    from journeymap.editing import EditView

R = TypeVar("R", bound=Record)


class RecordHandle(Generic[R]):
    """A record of an open project; what it says is always what the document holds now.

    Two handles are equal when they are of the same record of the same project. Once the
    record is removed, everything but its ``id`` raises ``JourneyError``.
    """

    record_type: ClassVar[type[Record]] = Record

    def __init__(self, document: OpenDocument, id: str) -> None:
        self._document = document
        self.id = id

    @classmethod
    def of(cls, document: OpenDocument, records: Iterable[Record]) -> tuple[Self, ...]:
        """Return a handle for each record, in their order."""
        return tuple(cls(document, record.id) for record in records)

    @property
    def record(self) -> R:
        """The record itself, never changed, with all its fields as they are kept.

        Feelings in it run from −1 to 1, while handles tell them from −2 to 2.
        """
        found: Any = self._document.record(self.record_type, self.id)
        return found  # type: ignore[no-any-return]

    def values(self) -> dict[str, Any]:
        """Return all fields by name, feelings from −2 to 2, links as ids."""
        record = self.record
        return {
            "id": self.id,
            **{
                name: plain_value(name, getattr(record, name))
                for name, spec in specs(self.record_type).items()
                if spec.editor != "position"
            },
        }

    def update(self, **values: Any) -> None:
        """Set fields by name, one step to undo, with what follows from them as in the window.

        Raises ``JourneyError`` for a name or a value that does not fit; nothing is set then.
        """
        from journeymap.editing.records import set_field

        before = self._document.record(self.record_type, self.id)
        fit = checked(self._document.snapshot, self.record_type, values)
        if any(specs(self.record_type)[name].place for name in fit):
            check_home(self._document.snapshot, before, before.but(**fit))
        labels = [specs(self.record_type)[name].label for name in fit]
        label = labels[0] if len(labels) == 1 and labels[0] else "Edit"
        with self._document.step(label):
            for name, value in fit.items():
                now = self._document.snapshot
                self._document.commit(set_field(now, (self.id,), name, value, label))

    def remove(self) -> None:
        """Remove the record and whatever cannot be without it; the only journey stays."""
        from journeymap.editing.touchpoints import remove

        record = self.record
        done = remove(self._view(record.id))
        if done is None:
            raise JourneyError(tr("The only journey of a document stays."))
        self._document.commit(done)

    def _journey(self) -> str:
        return ""

    def _view(self, *selection: str) -> EditView:
        """Return what a command of the window would look at with these selected."""
        return edit_view(self._document.snapshot, self._journey(), *selection)

    def _added(self, done: Change | None, kind: type[Record]) -> str:
        """Make a change and return the id of the record of a kind that came with it."""
        self._document.commit(done)
        return added_id(done, kind)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RecordHandle) and (self._document, self.record_type, self.id) == (
            other._document,
            other.record_type,
            other.id,
        )

    def __hash__(self) -> int:
        return hash((id(self._document), self.id))

    def __repr__(self) -> str:
        record = self._document.snapshot.find(self.id)
        named = next(
            (getattr(record, name) for name in ("title", "name", "said") if hasattr(record, name)),
            self.id,
        )
        return f"<{type(self).__name__} {named!r}>"


def edit_view(snapshot: Snapshot, journey: str, *selection: str) -> EditView:
    """Return what a command may look at; who only reads does not wait for commands to load."""
    from journeymap.editing import EditView

    return EditView.of(snapshot, journey, selection)


def added_id(done: Change | None, kind: type[Record]) -> str:
    """Return the id of the last record of a kind that a change adds."""
    added = [
        edit.record.id for edit in done or () if edit.before is None and type(edit.record) is kind
    ]
    if not added:
        raise JourneyError(
            tr("No {kind} could be added here.", kind=kind_name(kind.__name__).lower())
        )
    return added[-1]


class TitledHandle(RecordHandle[R]):
    """A record that people call by a title."""

    @property
    def title(self) -> str:
        """What it is called, blank where it has no title."""
        return str(getattr(self.record, "title", ""))


class StageHandle(TitledHandle[Stage]):
    """A stage: a group of columns."""

    record_type = Stage

    def _journey(self) -> str:
        return self.record.journey


class LaneHandle(TitledHandle[Lane]):
    """A lane: a row of the map. Touchpoints stand in those whose ``kind`` is ``channel``."""

    record_type = Lane

    @property
    def kind(self) -> str:
        """What it shows: ``channel``, ``emotion``, ``friction``, ``scores``, …"""
        return self.record.kind

    @property
    def role(self) -> str:
        """Who acts in it: ``customer``, ``onstage``, ``backstage``, ``support`` or ``none``."""
        return self.record.role

    def _journey(self) -> str:
        return self.record.journey


class PictureHandle(RecordHandle[Asset]):
    """A picture that the project holds."""

    record_type = Asset

    @property
    def alt(self) -> str:
        """What is on it, for those who cannot see it."""
        return self.record.alt


class PersonaHandle(RecordHandle[Persona]):
    """A persona: who walks the journey."""

    record_type = Persona

    @property
    def name(self) -> str:
        """What the persona is called."""
        return self.record.name


class FrictionHandle(TitledHandle[Friction]):
    """A friction: what gets in the way at a touchpoint."""

    record_type = Friction

    @property
    def kind(self) -> str:
        """What sort it is, such as ``waiting``; blank where nobody said."""
        return self.record.kind

    @property
    def severity(self) -> int | None:
        """How badly it hits, from 0 to 4; ``None`` where nobody said."""
        return self.record.severity

    @property
    def share(self) -> float | None:
        """Which part of those who come it hits, from 0 to 1; ``None`` where nobody knows."""
        return self.record.share


class QuoteHandle(RecordHandle[Quote]):
    """What a customer said at a touchpoint."""

    record_type = Quote

    @property
    def said(self) -> str:
        """The words."""
        return self.record.said


class IdeaHandle(TitledHandle[Idea]):
    """An opportunity or an action on one or more touchpoints."""

    record_type = Idea

    def _journey(self) -> str:
        return self.record.journey


class FeelingHandle(RecordHandle[Feeling]):
    """What one persona feels at a touchpoint."""

    record_type = Feeling

    @property
    def value(self) -> float:
        """The feeling from −2, worst, to 2, best."""
        return 2 * self.record.valence

    @property
    def word(self) -> str:
        """The feeling in a word, blank where nobody gave one."""
        return self.record.word

    @property
    def persona(self) -> PersonaHandle | None:
        """Who feels so; ``None`` where it is nobody in particular."""
        who = self.record.persona
        return PersonaHandle(self._document, who) if who else None


class ConnectionHandle(RecordHandle[Connection]):
    """An arrow from one touchpoint to another."""

    record_type = Connection

    @property
    def kind(self) -> str:
        """What it means: ``next``, ``alternative``, ``loyalty``, ``influence``, or a plug-in's."""
        return self.record.kind
