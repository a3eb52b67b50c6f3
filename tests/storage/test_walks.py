"""After any session of anybody, the file is what was on the screen."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from journeymap.model.change import Change, change
from journeymap.model.document import Document
from journeymap.model.links import removal
from journeymap.model.records import Connection, Feeling, Idea, Touchpoint
from journeymap.storage.recovery import recoverable
from journeymap.storage.session import Session
from tests.storage.samples import contents, document, written

TEXTS = st.text(max_size=12)
INDEXES = st.integers(0, 10**6)


class Walk(RuleBasedStateMachine):
    """Somebody works on a journey, closes it, crashes, comes back and changes their mind."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.file = written(Path(self.folder.name) / "walk.journey", document(3))
        self.take(Session.open(self.file))

    def take(self, session: Session) -> None:
        self.session = session
        self.journey = Document(session.snapshot, session.write, session.past)

    def card(self, index: int) -> Touchpoint | None:
        cards = list(self.journey.snapshot.all(Touchpoint).values())
        return cards[index % len(cards)] if cards else None

    def commit(self, made: Change, join: bool = False) -> None:
        self.journey.commit(made, join=join)

    @rule(title=TEXTS, position=st.floats(-1e6, 1e6), index=INDEXES)
    def add_a_card(self, title: str, position: float, index: int) -> None:
        card = Touchpoint(step="step", lane="lane", title=title, position=position)
        last = self.card(index)
        arrow = [Connection(source=last.id, target=card.id)] if last else []
        self.commit(change("Add", add=[card, *arrow]))

    @rule(title=TEXTS, index=INDEXES, join=st.booleans())
    def type_a_title(self, title: str, index: int, join: bool) -> None:
        if card := self.card(index):
            self.commit(change("Title", edit=[(card, card.but(title=title))]), join)

    @rule(index=INDEXES, valence=st.floats(-1, 1))
    def feel(self, index: int, valence: float) -> None:
        if card := self.card(index):
            self.commit(change("Feeling", add=[Feeling(touchpoint=card.id, valence=valence)]))

    @rule(first=INDEXES, second=INDEXES)
    def have_an_idea(self, first: int, second: int) -> None:
        cards = {card.id for card in (self.card(first), self.card(second)) if card}
        idea = Idea(journey="journey", touchpoints=tuple(sorted(cards)))
        self.commit(change("Idea", add=[idea]))

    @rule(index=INDEXES)
    def remove_a_card(self, index: int) -> None:
        if card := self.card(index):
            self.commit(Change("Delete", removal(self.journey.snapshot, [card.id])))

    @rule()
    def undo(self) -> None:
        self.journey.undo()

    @rule()
    def redo(self) -> None:
        self.journey.redo()

    @rule()
    def publish(self) -> None:
        self.session.publish()
        assert contents(self.file) == self.journey.snapshot

    @rule()
    def close_and_come_back(self) -> None:
        self.session.close()
        assert contents(self.file) == self.journey.snapshot
        self.come_back(Session.open(self.file))

    @precondition(lambda self: self.session.pending)
    @rule()
    def crash_and_come_back(self) -> None:
        self.session.leave()
        (recovery,) = recoverable()
        self.come_back(Session.recover(recovery))

    def come_back(self, session: Session) -> None:
        old = self.journey
        assert session.snapshot == old.snapshot
        self.take(session)
        assert (self.journey.undoable, self.journey.redoable) == (old.undoable, old.redoable)

    @invariant()
    def nothing_is_said_to_be_wrong(self) -> None:
        assert (self.session.notices, self.session.read_only) == ((), "")

    def teardown(self) -> None:
        self.session.close()
        assert contents(self.file) == self.journey.snapshot
        self.folder.cleanup()


TestWalk = Walk.TestCase
TestWalk.settings = settings(max_examples=15, stateful_step_count=25, deadline=None)
