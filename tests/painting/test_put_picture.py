"""Pictures put into a document: by the window's workspace, and by scripts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import journeymap
from journeymap.errors import JourneyError
from journeymap.model.change import change
from journeymap.model.document import Document
from journeymap.model.records import Asset
from journeymap.model.snapshot import Snapshot
from journeymap.storage.session import Session
from journeymap.storage.templates import load
from journeymap.view import bytes_of
from journeymap.workspace.workspace import Workspace
from tests.painting.photos import HERE, packed, photo, with_place

PHOTO = with_place(packed(photo(1800, 1200)))


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    session = Session.new(Snapshot().apply(load("empty", "en")))
    workspace = Workspace()
    workspace.keep_pictures(session.attachments)
    workspace.open(Document(session.snapshot, session.write, session.past))
    yield workspace
    session.leave()


def test_a_picture_taken_is_seen_and_its_record_is_added_by_a_change(workspace: Workspace) -> None:
    asset = workspace.take_picture(PHOTO, "bean.jpg")
    assert (asset.name, asset.media) == ("bean.jpg", "image/jpeg")
    assert not workspace.snapshot.all(Asset), "nothing has happened to the document yet"
    workspace.commit(change("Picture", add=[asset]))
    kept = bytes_of(workspace.view.assets, asset)
    assert kept and HERE not in kept
    assert workspace.take_picture(PHOTO, "again.jpg") == asset, "it is there once"
    workspace.undo()
    assert workspace.take_picture(PHOTO, "again.jpg").digest == asset.digest


def test_what_is_no_picture_is_named(workspace: Workspace) -> None:
    with pytest.raises(JourneyError, match=r"bean\.svg: This is an SVG drawing"):
        workspace.take_picture(b"<svg/>", "bean.svg")
    with pytest.raises(JourneyError, match="No document is open"):
        Workspace().take_picture(PHOTO, "bean.jpg")


def test_a_script_puts_a_picture_in_and_a_persona_shows_it(tmp_path: Path) -> None:
    (tmp_path / "olena.bin").write_bytes(PHOTO)
    file = tmp_path / "a.journey"
    with journeymap.new(file, template="shop", language="en") as project:
        picture = project.add_picture(tmp_path / "olena.bin", alt="Olena with a cup")
        again = project.add_picture(tmp_path / "olena.bin")
        assert picture == again and again.alt == "Olena with a cup"
        name = project.personas[0].name
        project.persona(name).update(picture=picture.id)
        assert project.undo() and project.undo()
        assert not project.snapshot.all(Asset), "putting in is one step"
        assert project.redo() and project.redo()
    with journeymap.open(file, read_only=True) as project:
        asset = project.persona(name).record.picture
        assert asset and project.snapshot.get(Asset, asset)


def test_a_script_is_told_what_it_cannot_put_in(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Searches")
    with journeymap.new(template="empty") as project:
        with pytest.raises(JourneyError, match=r"a\.txt: This is no picture"):
            project.add_picture(tmp_path / "a.txt")
        for name in ("", "none.png"):
            with pytest.raises(JourneyError, match="cannot be read"):
                project.add_picture(tmp_path / name)


def test_a_damaged_picture_is_whole_again_when_it_is_put_in_again() -> None:
    session = Session.new(Snapshot())
    asset = session.attachments.put_asset(b"whole", "a.png", "image/png")
    store = session._ready()
    with store.transaction() as db:
        db.exec_driver_sql("UPDATE asset_bytes SET bytes = x'00'")
    with pytest.raises(JourneyError, match="put the picture in again"):
        session.attachments.asset(asset.digest)
    session.attachments.put_asset(b"whole", "a.png", "image/png")
    assert session.attachments.asset(asset.digest) == b"whole"
    session.leave()
