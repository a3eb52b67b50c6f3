"""The working copy: what is written is what is read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from journeymap.errors import JourneyError
from journeymap.model.change import Change, change
from journeymap.model.links import removal
from journeymap.model.records import KINDS, Idea, Lane, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.storage.store import Store
from tests.storage.samples import document


@pytest.fixture
def store(tmp_path: Path):
    store = Store(tmp_path / "work.db", "Nadia")
    store.create(document())
    yield store
    store.close()


def test_every_record_comes_back_as_it_was(store: Store) -> None:
    assert store.load() == document()


def test_what_is_loaded_is_frozen_like_any_other_record(store: Store) -> None:
    card = store.load().all(Touchpoint)["card0"]
    assert type(card) is Touchpoint
    with pytest.raises(AttributeError):
        card.title = "no"  # type: ignore[misc]
    assert card.but(title="other").title == "other"


def test_records_keep_the_order_they_were_added_in(store: Store) -> None:
    loaded, written = store.load(), document()
    for kind in KINDS:
        assert list(loaded.all(kind)) == list(written.all(kind))


def test_a_change_writes_adds_edits_and_removals_together(store: Store) -> None:
    before = document()
    lane, idea = before.all(Lane)["lane"], before.all(Idea)["idea"]
    step = Change(
        "All at once",
        (
            *change("", add=[Touchpoint(id="t", step="step", lane="lane", title="Ünïcødé 😀")]),
            *change("", edit=[(lane, lane.but(visible=True, height=90.0))]),
            *change("", edit=[(idea, idea.but(touchpoints=("card0", "card1", "t")))]),
            *removal(before, ["card3"]),
        ),
    )
    store.write(step)
    assert store.load() == before.apply(step)


def test_removing_a_stage_with_everything_in_it_and_taking_that_back(store: Store) -> None:
    gone = Change("Delete", removal(document(), ["stage"]))
    store.write(gone)
    assert not store.load().all(Touchpoint)
    store.write(~gone, "undo")
    assert store.load() == document()


def test_a_link_that_leads_nowhere_is_not_kept_and_nothing_else_of_its_change(
    store: Store,
) -> None:
    good = Touchpoint(id="good", step="step", lane="lane")
    bad = Touchpoint(id="bad", step="nowhere", lane="lane")
    with pytest.raises(JourneyError):
        store.write(change("Add", add=[good, bad]))
    assert store.load() == document()
    store.write(change("Add", add=[good]))


def test_changing_what_is_not_there_is_refused_whole(store: Store) -> None:
    ghost = Touchpoint(id="ghost", step="step", lane="lane")
    with pytest.raises(JourneyError, match="does not hold what is shown"):
        store.write(change("Edit", edit=[(ghost, ghost.but(title="boo"))]))
    assert store.load() == document()


def test_an_empty_document_is_a_document(tmp_path: Path) -> None:
    store = Store(tmp_path / "empty.db")
    store.create(Snapshot())
    assert store.load() == Snapshot()
    store.close()


def test_a_file_is_opened_without_loading_sqlalchemy() -> None:
    code = "import sys, journeymap.storage.session; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
