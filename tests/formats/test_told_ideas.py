"""Ideas in what is written: also those that stand on no touchpoint, as the plan has them."""

from __future__ import annotations

import re

import pytest

from journeymap.formats.html import page
from journeymap.formats.md import report
from journeymap.model.change import change
from journeymap.model.records import Idea, Journey
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.options import Options
from journeymap.storage.templates import load
from journeymap.view import View


@pytest.fixture
def view(qapp: object) -> View:
    """The sample with an idea of the journey as a whole."""
    snapshot = Snapshot().apply(load("coffee", "en"))
    journey = snapshot.ordered(Journey)[0].id
    free = Idea(journey=journey, title="One voice in all letters")
    return View.of(snapshot.apply(change("", add=[free])), journey)


def test_the_report_tells_of_an_idea_on_no_touchpoint(view: View) -> None:
    ideas = report(view, Options()).partition("## Ideas")[2].partition("\n## ")[0]
    assert "**One voice in all letters**" in ideas


def test_the_web_page_tells_of_an_idea_on_no_touchpoint(view: View) -> None:
    assert re.search(r"<h2[^>]*>One voice in all letters", page(view, Options()))
