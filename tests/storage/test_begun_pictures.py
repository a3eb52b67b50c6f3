"""A document begins with the pictures of its sample, and keeps them in its file."""

from __future__ import annotations

from pathlib import Path

from journeymap.model.records import Asset, Note, Persona
from journeymap.model.snapshot import Snapshot
from journeymap.storage.session import Session
from journeymap.storage.templates import load, pictures

MOST = 150_000
"""The bytes that all pictures of the sample may take."""


def test_the_sample_has_its_pictures_each_described_and_all_of_them_small() -> None:
    sample, found = Snapshot().apply(load("coffee")), pictures("coffee")
    assets = sample.all(Asset).values()
    assert {asset.digest for asset in assets} == set(found)
    assert all(asset.alt for asset in assets) and sum(map(len, found.values())) < MOST
    assert all(note.asset for note in sample.all(Note).values())
    assert all(persona.picture for persona in sample.all(Persona).values())


def test_they_are_seen_before_anything_is_written_and_are_in_the_file_then(tmp_path: Path) -> None:
    sample, found = Snapshot().apply(load("coffee")), pictures("coffee")
    session = Session.new(sample, pictures=found)
    assert all(session.attachments.asset(digest) == data for digest, data in found.items())
    session.save_as(tmp_path / "coffee.journey")
    session.close()
    again = Session.open(tmp_path / "coffee.journey", for_reading=True)
    assert all(again.attachments.asset(digest) == data for digest, data in found.items())
    again.close()
