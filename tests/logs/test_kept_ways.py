"""The ways of a log stay with its journey: through the file, copies, and other files."""

from __future__ import annotations

from pathlib import Path

import journeymap
from journeymap.analysis.flow.variants import variants_of
from journeymap.api import ProjectHandle
from tests.logs.test_event_tables import LOG


def ways(project: ProjectHandle, at: int = 0) -> dict[tuple[str, ...], int]:
    """Return the ways of a journey by the titles that its touchpoints have now."""
    snapshot = project.snapshot
    found = variants_of(snapshot, project.journeys[at].id)
    assert found is not None
    titles = {card.id: card.title for card in project.journeys[at].touchpoints}
    name = [titles[id or ""] for id in found.touchpoints]
    return {tuple(name[step] for step in way.steps): way.count for way in found.variants.ways}


RIGHT = {("Search", "Pay"): 1, ("Search", "Compare", "Pay"): 1, ("Search",): 1}


def test_ways_are_there_after_the_file_was_opened_again(tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text(LOG, "utf-8")
    came = journeymap.read(tmp_path / "log.csv")
    with journeymap.new(tmp_path / "a.journey", source=came) as project:
        project.journeys[0].touchpoint("Search").update(title="Looks")
    with journeymap.open(tmp_path / "a.journey") as project:
        looks = {tuple("Looks" if x == "Search" else x for x in k): n for k, n in RIGHT.items()}
        assert ways(project) == looks
        assert project.undo() and ways(project) == RIGHT


def test_ways_go_along_in_a_file_of_our_own_and_when_it_comes_in_twice(tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text(LOG, "utf-8")
    came = journeymap.read(tmp_path / "log.csv")
    with journeymap.new(tmp_path / "a.journey", source=came) as project:
        project.journeys[0].export(tmp_path / "a.json")
        for _ in range(2):
            project.take_in(journeymap.read(tmp_path / "a.json"))
        assert [ways(project, at) for at in range(3)] == [RIGHT] * 3
        assert project.undo() and project.undo() and len(project.journeys) == 1
    source = journeymap.read(tmp_path / "a.json")
    with journeymap.new(tmp_path / "b.journey", source=source) as project:
        assert ways(project) == RIGHT


def test_a_log_that_is_read_twice_is_two_journeys_with_their_own_ways(tmp_path: Path) -> None:
    (tmp_path / "log.csv").write_text(LOG, "utf-8")
    with journeymap.new(None, template=None) as project:
        project.import_log(tmp_path / "log.csv")
        project.import_log(tmp_path / "log.csv")
        assert ways(project, 0) == ways(project, 1) == RIGHT
