"""What respondents answered counts once: the later answer, in a file and among files."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from journeymap import api
from journeymap.model.records import Score, Source
from journeymap.tabular.surveys.respondents import hashed

HEAD = "Email,How satisfied were you with delivery?,How satisfied were you overall?\n"
FILES = {
    "one.csv": "a@x.de,5,5\nb@x.de,1,2\nc@x.de,3,4\n",
    "two.csv": "B@x.de,4,4\nd@x.de,2,1\n",
    "three.csv": "c@x.de,1,1\nb@x.de,5,5\n",
}


def answers(path: Path) -> dict[str, tuple[int, ...]]:
    """Return what counts at the touchpoint by file."""
    with api.open(path, read_only=True) as project:
        names = {one.id: one.name for one in project.snapshot.all(Source).values()}
        return {
            names[one.source or ""]: one.answers
            for one in project.snapshot.ordered(Score)
            if one.touchpoint
        }


def read_all(folder: Path, order: tuple[str, ...]) -> Path:
    path = folder / f"{'-'.join(order)}.journey"
    with api.new(path) as project:
        for name in order:
            (folder / name).write_text(HEAD + FILES[name], "utf-8")
            project.survey(folder / name)
    return path


@pytest.mark.parametrize("order", list(permutations(FILES)))
def test_whoever_answers_in_several_files_counts_in_the_last(
    order: tuple[str, ...], tmp_path: Path
) -> None:
    said = {
        name: dict(line.casefold().split(",", 1) for line in text.split())
        for name, text in FILES.items()
    }
    last = {who: name for name in order for who in said[name]}
    wanted: dict[str, list[int]] = {}
    for who, name in last.items():
        wanted.setdefault(name, [0] * 5)[int(said[name][who][0]) - 1] += 1
    found = answers(read_all(tmp_path, order))
    assert found == {name: tuple(counts) for name, counts in wanted.items()}


@pytest.mark.parametrize("gone", sorted(FILES))
def test_taking_one_out_is_as_if_it_had_never_been_read(gone: str, tmp_path: Path) -> None:
    order = tuple(FILES)
    path = read_all(tmp_path, order)
    with api.open(path) as project:
        project.take_out_survey(gone)
    left = tuple(name for name in order if name != gone)
    assert answers(path) == answers(read_all(tmp_path, left))


def test_who_it_is_does_not_stand_in_the_file(tmp_path: Path) -> None:
    path = read_all(tmp_path, tuple(FILES))
    assert b"a@x.de" not in path.read_bytes()
    assert hashed("a@x.de", "one") != hashed("a@x.de", "other")


def test_one_month_of_a_file_is_taken_out_and_stays_out(tmp_path: Path) -> None:
    text = (
        "Email,Date,How satisfied were you with delivery?\n"
        "a@x.de,2026-08-01,5\nb@x.de,2026-09-01,1\nc@x.de,2026-09-02,2\n"
    )
    (tmp_path / "both.csv").write_text(text, "utf-8")
    (tmp_path / "next.csv").write_text(
        "Email,Date,How satisfied were you with delivery?\na@x.de,2026-10-01,4\n", "utf-8"
    )
    with api.new(tmp_path / "a.journey") as project:
        project.survey(tmp_path / "both.csv")
        project.take_out_survey("both.csv", period="2026-09")
        assert {one.period for one in project.snapshot.ordered(Score)} == {"2026-08"}
        project.survey(tmp_path / "next.csv")
        assert {one.period for one in project.snapshot.ordered(Score)} == {"2026-10"}
