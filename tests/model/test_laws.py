"""The laws of the document, in random sessions of real commands."""

import random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journeymap.model.change import Change, change
from journeymap.model.document import Document, Role
from journeymap.model.fields import specs
from journeymap.model.grid import journey_of
from journeymap.model.links import removal
from journeymap.model.plain import pack_change, unpack_change
from journeymap.model.records import KINDS, Idea, Journey, Lane, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from tests.model.filled import filled
from tests.model.walks import ACTS, START, dangling, do, sessions, steps

FILLED = filled()
TEXTS = ("title", "happened", "reading", "owner", "department")


@given(sessions)
def test_the_inverse_of_a_change_takes_it_back(session) -> None:
    for before, step, after in steps(session):
        assert after.apply(~step) == before
        assert ~~step == step


@given(sessions)
def test_nothing_dangles_and_every_value_fits_its_declaration(session) -> None:
    for _, step, after in steps(session):
        assert dangling(after) == [], step.label
        step.normal()


@example([("move.left", [1], 0)])  # one of a journey that is not the one in view
@given(sessions)
def test_every_touchpoint_stands_in_a_step_and_a_lane_of_one_journey(session) -> None:
    for _, step, after in steps(session):
        for card in after.all(Touchpoint).values():
            lane = after.get(Lane, card.lane)
            assert lane and lane.journey == journey_of(after, card), step.label


@given(sessions)
def test_positions_of_neighbours_differ(session) -> None:
    for _, step, after in steps(session):
        for lane in after.all(Lane).values():
            row = [other.position for other in after.of(Lane, "journey", lane.journey)]
            assert len(row) == len(set(row)), step.label
        for column in after.all(Step).values():
            places = [other.position for other in after.of(Step, "stage", column.stage)]
            assert len(places) == len(set(places)), step.label


@given(sessions)
def test_undo_restores_and_redo_does_again(session) -> None:
    document, seen = Document(START), [START]
    for deed in session:
        step = do(document.snapshot, deed)
        if step:
            document.commit(step)
            seen.append(document.snapshot)
    for earlier in reversed(seen[:-1]):
        assert document.undo() is not None
        assert document.snapshot == earlier
    assert document.undo() is None and document.undoable is None
    for later in seen[1:]:
        assert document.redo() is not None
        assert document.snapshot == later
    assert document.redo() is None and document.redoable is None


@given(sessions)
def test_joined_changes_equal_separate_ones(session) -> None:
    whole, last = Change("Session"), START
    for _, step, after in steps(session):
        whole, last = whole + step, after
    assert START.apply(whole) == last
    assert last.apply(~whole) == START
    assert len({edit.record.id for edit in whole}) == len(whole.edits)


@given(sessions)
def test_joined_steps_are_undone_as_one(session) -> None:
    document = Document(START)
    first = True
    for _, step, _ in steps(session):
        document.commit(step, join=not first)
        first = False
    if document.undo():
        assert document.snapshot == START


@given(sessions)
def test_tables_that_are_left_alone_are_shared(session) -> None:
    for before, step, after in steps(session):
        touched = {type(edit.record) for edit in step}
        for kind in KINDS:
            assert (before.all(kind) is after.all(kind)) == (kind not in touched)


@given(sessions)
def test_a_change_survives_being_written_down(session) -> None:
    for _, step, _ in steps(session):
        step = step.normal()
        assert unpack_change(step.label, pack_change(step)) == step


@given(sessions, sessions)
def test_undo_after_a_colleague_takes_back_only_our_own(ours, theirs) -> None:
    """Whatever others did meanwhile, going back never resurrects nor overwrites their work."""
    document = Document(START)
    mine: dict[tuple[str, str], object] = {}
    for deed in ours:
        step = do(document.snapshot, deed)
        if step:
            document.commit(step)
            mine.update({(e.record.id, name): None for e in step for name in e.fields})
    for deed in theirs:
        step = do(document.snapshot, deed)
        if step:
            document.merge(step)
    before = document.snapshot
    while document.undo():
        pass
    for record in before.records():
        now = document.snapshot.get(type(record), record.id)
        for name in specs(type(record)):
            if (record.id, name) not in mine:
                assert now is not None
                assert getattr(now, name) == getattr(record, name)


@given(
    st.sampled_from(TEXTS),
    st.text(),
    st.sampled_from(TEXTS),
    st.text(),
)
def test_rebase_touches_only_its_own_fields(field: str, said: str, other: str, heard: str) -> None:
    card = START.all(Touchpoint)["a"]
    ours = change("Ours", edit=[(card, card.but(**{field: said}))])
    theirs = change("Theirs", edit=[(card, card.but(**{other: heard}))])
    both = START.apply(theirs)
    both = both.apply(both.rebase(ours))
    now = both.all(Touchpoint)["a"]
    wanted = {other: heard} | ({field: said} if said != getattr(card, field) else {})
    assert now == card.but(**wanted)


def test_what_is_gone_stays_gone() -> None:
    card = START.all(Touchpoint)["a"]
    edit = change("Rename", edit=[(card, card.but(title="Late"))])
    without = START.apply(Change("Delete", removal(START, ["a"])))
    assert not without.rebase(edit)
    assert without.apply(without.rebase(edit)) == without


@given(st.lists(st.integers(0, 999), max_size=4))
def test_removal_leaves_nothing_behind_that_needs_what_is_gone(numbers: list[int]) -> None:
    ids = sorted(record.id for record in START.records())
    doomed = [ids[number % len(ids)] for number in numbers]
    after = START.apply(Change("Delete", removal(START, doomed)))
    assert dangling(after) == []
    assert all(after.find(id) is None for id in doomed)


@pytest.mark.parametrize("doomed", [record.id for record in FILLED.records()])
def test_whatever_is_removed_nothing_leads_to_it_any_more(doomed: str) -> None:
    made = Change("Delete", removal(FILLED, [doomed]))
    after = FILLED.apply(made)
    assert dangling(after) == [] and after.find(doomed) is None
    assert after.apply(~made) == FILLED


def test_a_change_that_cannot_be_written_has_not_happened() -> None:
    def full(change: Change, role: str) -> None:
        raise OSError("the disk is full")

    document = Document(START, full)
    heard: list[Change] = []
    document.listen(heard.append)
    with pytest.raises(OSError, match="full"):
        document.commit(do(START, ("touchpoint.add", [], 0)))
    assert document.snapshot is START and heard == [] and document.undoable is None


@pytest.mark.parametrize("act", ACTS)
def test_every_act_of_the_sessions_applies_somewhere(act: str) -> None:
    """The laws above are worth something only when the sessions reach every command."""
    dice = random.Random(act)
    some = [(act, [dice.randrange(1000) for _ in range(3)], i) for i in range(500)]
    assert any(do(START, deed) for deed in some)


def test_a_listener_that_has_left_hears_nothing() -> None:
    document = Document(START)
    heard: list[Change] = []
    stop = document.listen(heard.append)
    document.commit(do(document.snapshot, ("touchpoint.add", [], 0)))
    stop()
    document.undo()
    assert len(heard) == 1


def test_a_snapshot_equals_another_with_the_same_records() -> None:
    assert Snapshot(START.records()) == START
    assert Snapshot([Journey(id="x")]) != START


def test_a_thing_linked_twice_is_taken_off_once() -> None:
    idea = Idea(journey="j", touchpoints=("a", "a"))
    snapshot = Snapshot([idea])
    assert snapshot.of(Idea, "touchpoints", "a") == (idea,)
    after = snapshot.apply(change("Delete", remove=[idea]))
    assert after.of(Idea, "touchpoints", "a") == ()


def test_what_comes_to_nothing_is_neither_written_nor_a_step() -> None:
    card = Touchpoint(step="s", lane="l")
    written: list[Change] = []
    document = Document(Snapshot([card]), lambda change, role: written.append(change))
    document.commit(change("Rename", edit=[(card, card.but(title="\x1f"))]))
    assert not written and document.undoable is None


def titled(document: Document, text: str) -> Change:
    card = next(iter(document.snapshot.all(Touchpoint).values()))
    return change("Title", edit=[(card, card.but(title=text))])


def kept() -> tuple[Document, list[tuple[Role, Change]]]:
    """Return a document, and what it writes down."""
    log: list[tuple[Role, Change]] = []
    return Document(START, lambda change, role: log.append((role, change))), log


def test_a_step_taken_back_at_once_leaves_no_trace_also_after_reopening() -> None:
    document, log = kept()
    first, new = titled(document, "One"), change("New", add=[Journey(title="Two")])
    document.commit(first)
    document.commit(new)
    assert document.retract(new) and not document.retract(new)
    past = tuple(log)
    for now in (document, Document(document.snapshot, past=lambda: past)):
        assert (now.undoable, now.redoable) == ("Title", None)
        now.undo()
        assert now.snapshot == START and now.undoable is None


def test_only_the_last_step_is_taken_back_so() -> None:
    document, _ = kept()
    new = change("New", add=[Journey(title="Two")])
    document.commit(new)
    document.commit(titled(document, "One"))
    assert not document.retract(new) and document.undoable == "Title"


def test_what_is_typed_and_wiped_out_is_no_step_and_nothing_joins_the_one_before() -> None:
    document, log = kept()
    document.commit(change("New", add=[Journey(title="Two")]))
    old = next(iter(document.snapshot.all(Touchpoint).values())).title
    for i, text in enumerate(("A", old)):
        document.commit(titled(document, text), join=i > 0)
    assert document.undoable == "New"
    document.commit(titled(document, "B"), join=True)
    past = tuple(log)
    for now in (document, Document(document.snapshot, past=lambda: past)):
        assert now.undoable == "Title"
        now.undo()
        assert len(now.snapshot.all(Journey)) == len(START.all(Journey)) + 1
        assert now.undoable == "New"
