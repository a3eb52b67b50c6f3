"""A touchpoint as scripts see it: where it stands, what is felt and said there, and what follows."""

from __future__ import annotations

from numbers import Real
from typing import Any

from journeymap.api.handles import (
    ConnectionHandle,
    FeelingHandle,
    FrictionHandle,
    IdeaHandle,
    LaneHandle,
    PersonaHandle,
    QuoteHandle,
    StageHandle,
    TitledHandle,
)
from journeymap.api.named import one_named
from journeymap.api.values import checked
from journeymap.arrows import is_walked
from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.model.grid import journey_of
from journeymap.model.names import kind_name
from journeymap.model.records import (
    Connection,
    Feeling,
    Friction,
    Idea,
    Persona,
    Quote,
    Step,
    Touchpoint,
)

Somebody = str | PersonaHandle | None
"""A persona by handle, name or id; ``None`` for nobody in particular."""


class TouchpointHandle(TitledHandle[Touchpoint]):
    """A touchpoint: a contact between customer and company, a card on the map."""

    record_type = Touchpoint

    @property
    def stage(self) -> StageHandle:
        """The stage it stands in."""
        step = self._document.record(Step, self.record.step)
        return StageHandle(self._document, step.stage)

    @property
    def lane(self) -> LaneHandle:
        """The lane it stands in."""
        return LaneHandle(self._document, self.record.lane)

    @property
    def feelings(self) -> tuple[FeelingHandle, ...]:
        """What is felt here; empty where nobody said, which is not neutral."""
        found = self._document.snapshot.of(Feeling, "touchpoint", self.record.id)
        return FeelingHandle.of(self._document, found)

    @property
    def feeling(self) -> float | None:
        """The mean of its feelings, from −2 to 2; ``None`` where there is none."""
        felt = [feeling.value for feeling in self.feelings]
        return sum(felt) / len(felt) if felt else None

    @property
    def frictions(self) -> tuple[FrictionHandle, ...]:
        """What gets in the way here, the worst first: by severity × share, then by severity."""
        from journeymap.analysis.frictions import worst_first

        found = self._document.snapshot.of(Friction, "touchpoint", self.record.id)
        return FrictionHandle.of(self._document, worst_first(found))

    @property
    def quotes(self) -> tuple[QuoteHandle, ...]:
        """What customers said here."""
        found = self._document.snapshot.of(Quote, "touchpoint", self.record.id)
        return QuoteHandle.of(self._document, found)

    @property
    def ideas(self) -> tuple[IdeaHandle, ...]:
        """The ideas that are on it."""
        found = self._document.snapshot.of(Idea, "touchpoints", self.record.id)
        return IdeaHandle.of(self._document, found)

    @property
    def scores(self) -> list[dict[str, Any]]:
        """What is known of it in scores, what counts first, as in ``score.schema.json``."""
        from journeymap.api.plain import scores_plain

        return scores_plain(self._document.snapshot, "touchpoint", self.record.id)

    @property
    def connections(self) -> tuple[ConnectionHandle, ...]:
        """The arrows that begin here."""
        found = self._document.snapshot.of(Connection, "source", self.record.id)
        return ConnectionHandle.of(self._document, found)

    @property
    def next(self) -> tuple[TouchpointHandle, ...]:
        """The touchpoints its arrows lead to; influence leads to somebody else and is left out."""
        arrows = self._document.snapshot.of(Connection, "source", self.record.id)
        ends = dict.fromkeys(arrow.target for arrow in arrows if is_walked(arrow))
        return tuple(TouchpointHandle(self._document, id) for id in ends)

    @property
    def stands_for(self) -> TouchpointHandle | None:
        """The touchpoint of the model that one of a case stands for; ``None`` for none."""
        from journeymap.analysis.flow.case_ways import model_of, stands_for

        snapshot = self._document.snapshot
        case = journey_of(snapshot, self.record) or ""
        model = model_of(snapshot, case)
        found = stands_for(snapshot, model, case).get(self.record.id) if model else None
        return TouchpointHandle(self._document, found) if found else None

    def set_feeling(self, value: float | None, persona: Somebody = None, word: str = "") -> None:
        """Say what is felt here, from −2 to 2; ``None`` unsets it.

        Without a persona it is the feeling of the journey's first one, as in the window.
        """
        from journeymap.editing.feelings import set_feeling

        if value is None and word:
            raise JourneyError(tr("A word goes with a feeling, and none was given."))
        if value is not None and not (isinstance(value, Real) and -2 <= value <= 2):
            raise JourneyError(tr("A feeling lies between −2 and 2, not at {n}.", n=value))
        who = self._persona(persona)
        with self._document.step("Feeling"):
            snapshot, valence = self._document.snapshot, None if value is None else float(value) / 2
            self._document.commit(set_feeling(snapshot, self.record.id, who, valence))
            if word:
                felt = next(f for f in self.feelings if f.record.persona == who)
                felt.update(word=word)

    def add_friction(self, title: str, **values: Any) -> FrictionHandle:
        """Add what gets in the way here; ``severity``, ``share`` and ``kind`` may go along."""
        from journeymap.editing.annotations import add_friction

        with self._document.step("New friction"):
            made = self._added(add_friction(self._view(self.record.id), title), Friction)
            friction = FrictionHandle(self._document, made)
            friction.update(**values)
        return friction

    def add_quote(self, said: str, **values: Any) -> QuoteHandle:
        """Add what a customer said here; ``source``, ``date`` and ``authenticity`` may go along."""
        from journeymap.editing.annotations import add_quote

        with self._document.step("New quote"):
            quote = QuoteHandle(
                self._document, self._added(add_quote(self._view(self.record.id), said), Quote)
            )
            quote.update(**values)
        return quote

    def add_idea(self, title: str, **values: Any) -> IdeaHandle:
        """Add an idea on this touchpoint; its other fields may go along."""
        from journeymap.editing.annotations import add_idea

        with self._document.step("New idea"):
            idea = IdeaHandle(
                self._document, self._added(add_idea(self._view(self.record.id), title), Idea)
            )
            idea.update(**values)
        return idea

    def connect(
        self, target: TouchpointHandle, kind: str = "next", **values: Any
    ) -> ConnectionHandle:
        """Draw an arrow to another touchpoint, or return the one of this kind that is there.

        ``label``, ``weight`` and ``unit`` may go along.
        """
        from journeymap.editing.connections import connect

        if target.id == self.id:
            raise JourneyError(tr("A touchpoint cannot be connected to itself."))
        here, there = (self._document, self._journey()), (target._document, target._journey())
        if here != there:
            raise JourneyError(
                tr(
                    "“{title}” is in another journey, and no arrow leads from one to another.",
                    title=target.title,
                )
            )
        checked(self._document.snapshot, Connection, {"kind": kind})
        with self._document.step("Connect"):
            source, end = self.record.id, target.record.id
            self._document.commit(connect(self._document.snapshot, source, end, kind))
            ends = (end, kind)
            arrows = ((one, one.record) for one in self.connections)
            arrow = next(one for one, record in arrows if (record.target, record.kind) == ends)
            arrow.update(**values)
        return arrow

    def _journey(self) -> str:
        return journey_of(self._document.snapshot, self.record) or ""

    def _persona(self, who: Somebody) -> str | None:
        if isinstance(who, PersonaHandle):
            return who.record.id
        if who is None:
            return self._view(self.record.id).lens
        people = [(one, (one.name,)) for one in self._document.snapshot.ordered(Persona)]
        return one_named(people, who, kind_name("Persona").lower()).id
