"""``analyse`` says what comes of a journey, in words and in JSON, and scripts get the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from journeymap import api
from journeymap.api import Burden, JourneyError, WhatIf, differences
from journeymap.api.analysed import analysed
from journeymap.cli import main
from journeymap.model.records import Connection, Journey, Lane, Record, Stage, Step, Touchpoint
from tests.analysis.flow.test_paths import journey_of
from tests.cli.test_answers import answers, wrong
from tests.layout.pages import random_journey


@pytest.fixture
def coffee(tmp_path: Path) -> Path:
    path = tmp_path / "coffee.journey"
    api.new(path, template="coffee", language="en").close()
    return path


def told(capsys: pytest.CaptureFixture[str], *arguments: object, code: int = 0) -> str:
    capsys.readouterr()
    assert main([*map(str, arguments)]) == code
    shown = capsys.readouterr()
    return shown.err if code else shown.out


@pytest.mark.parametrize("template", ["coffee", "shop", "blueprint", "empty"])
def test_what_it_answers_keeps_to_its_schema(
    template: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.journey"
    api.new(path, template=template, language="en").close()
    (found,) = answers(capsys, "analyse", path)
    assert wrong("analyse", found) == [] and found["file"] == str(path)
    with api.open(path, read_only=True) as project:
        assert [journey.analyse() for journey in project.journeys] == found["journeys"]


def test_the_figures_of_the_sample_are_those_of_its_counts(
    coffee: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """412 begin; counted by hand, and the interval is Wilson's."""
    (found,) = answers(capsys, "analyse", coffee)
    (journey,) = found["journeys"]
    by = {one["title"]: one for one in journey["touchpoints"]}
    assert journey["n"] == 412 and journey["goal_ids"] == [by["Orders beans again"]["id"]]
    assert by["Orders beans again"]["visits"] == pytest.approx(134 / 412)
    assert by["Checks price and stock"]["visits"] == pytest.approx(380 / 412)
    assert journey["completion"] == pytest.approx(by["Orders beans again"]["reach"])
    assert journey["completion_low"] < journey["completion"] < journey["completion_high"]
    assert by["Courier delivers"]["removal_effect"] == pytest.approx(1)
    for name in ("first", "last", "linear", "removal"):
        assert sum(one[f"{name}_touch"] for one in by.values()) == pytest.approx(1)
    assert sum(way["share"] for way in journey["paths"]) == pytest.approx(journey["paths_covered"])


def test_rows_and_the_graph_for_scripts_carry_the_same(coffee: Path) -> None:
    names = ("visits", "reach", "drop_off", "removal_effect")
    with api.open(coffee, read_only=True) as project:
        journey = project.journeys[0]
        by = {one["id"]: one for one in journey.analyse()["touchpoints"]}
        for row in journey.rows():
            assert [row[name] for name in names] == [by[row["id"]][name] for name in names]
        nodes = journey.to_networkx().nodes
        assert all(nodes[id]["visits"] == one["visits"] for id, one in by.items())


def test_in_words_it_says_the_same(coffee: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = told(capsys, "analyse", coffee)
    for words in ("28.9 % (24.7 % to 33.4 %, n = 412)", "Steps on the way   7.1", "4.7 of 17",
                  "Most travelled", "Worst · friction 9.8", "Fastest", "goal without it",
                  "findings: ", "Assumed: "):  # fmt: skip
        assert words in said, words
    assert told(capsys, "analyse", coffee) == said


@pytest.mark.parametrize("code", ["uk", "ru"])
def test_sentences_follow_the_language_and_keys_do_not(
    code: str, coffee: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (found,) = answers(capsys, "analyse", coffee, "--language", code)
    assert wrong("analyse", found) == []
    assert "28,9 %" in told(capsys, "analyse", coffee, "--language", code)


def test_one_journey_may_be_asked_for(coffee: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with api.open(coffee) as project:
        project.add_journey("Later")
    (both,) = answers(capsys, "analyse", coffee)
    (one,) = answers(capsys, "analyse", coffee, "--journey", "Later")
    assert [len(found["journeys"]) for found in (both, one)] == [2, 1]
    assert any(said.startswith("Buying a coffee machine: ") for said in both["assumptions"])
    assert one["journeys"][0]["gaps"]["completion"] and one["journeys"][0]["completion"] is None
    assert "Later" in told(capsys, "analyse", coffee, "--journey", "No such", code=1)


def test_what_it_cannot_do_it_says_and_ends_with_its_code(
    coffee: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "no file" in told(capsys, "analyse", tmp_path / "none.journey", code=1)
    for wish in ([], [coffee, "--journey"], [coffee, "--nothing"]):
        with pytest.raises(SystemExit) as ended:
            main(["analyse", *map(str, wish)])
        assert ended.value.code == 2


def test_shares_over_all_are_a_sentence_and_nothing_is_solved(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for ways, words in (("a>b 0.7, a>c 0.5", "120 %"), ("a>b 1, b>a 1", "for ever")):
        (found,) = answers(capsys, "analyse", saved(tmp_path, ways))
        assert wrong("analyse", found) == []
        (journey,) = found["journeys"]
        assert journey["expected_steps"] is None and words in journey["gaps"]["steps"]
        assert words in told(capsys, "analyse", tmp_path / "drawn.journey")


def saved(folder: Path, ways: str) -> Path:
    """Save a journey drawn as text through the file that other programs read."""
    now = journey_of(ways, "Web: a b c", a={"starts": 5})
    records = {
        kind.__name__: [
            {name: getattr(one, name) for name in names} for one in now.all(kind).values()
        ]
        for kind, names in _FIELDS.items()
    }
    source, file = folder / "drawn.json", folder / "drawn.journey"
    source.write_text(json.dumps({"journeymap": 2, "records": records}), "utf-8")
    assert main(["import", str(source), "-o", str(file), "--force"]) == 0
    return file


_FIELDS: dict[type[Record], tuple[str, ...]] = {
    Journey: ("id", "title"),
    Stage: ("id", "journey", "title", "position"),
    Step: ("id", "stage", "position"),
    Lane: ("id", "journey", "title", "position"),
    Touchpoint: ("id", "step", "lane", "title", "position", "starts"),
    Connection: ("id", "source", "target", "weight", "unit"),
}


def test_a_script_asks_what_if_and_changes_nothing(coffee: Path) -> None:
    before = coffee.read_bytes()
    with api.open(coffee, read_only=True) as project:
        journey = project.journeys[0]
        call = journey.touchpoint("Calls about the delay")
        orders = journey.touchpoint("Orders on the site")
        (arrow,) = [one for one in orders.connections if one.record.target == call.id]
        present = journey.outcomes()
        fewer = journey.outcomes(what_if=WhatIf(shares={arrow.id: 0.15}))
        found = {one.name: one for one in differences(present, fewer)}
        assert (found["completion"].change or 0) > 0 > (found["friction"].change or 0)
        friction = call.frictions[0]
        light = journey.outcomes(what_if=WhatIf(frictions={friction.id: Burden(0, 1)}))
        assert (light.friction or 0) < (present.friction or 0)
        olena = journey.outcomes("Olena, 34")
        assert olena.feeling == journey.outcomes(journey.personas[0]).feeling
        without = journey.analyse(what_if=WhatIf(without=frozenset({call.id})))
        assert call.id not in [one["id"] for one in without["touchpoints"]]
        with pytest.raises(JourneyError, match="Olena"):
            journey.analyse("Nobody")
    assert coffee.read_bytes() == before


def test_a_journey_of_random_records_is_analysed() -> None:
    for seed in range(12):
        now = random_journey(seed)
        for journey in now.ordered(Journey):
            plain = analysed(now, journey)
            assert not [*wrong("analyse", {"schema": 1, "file": "", "assumptions": [],
                                           "journeys": [plain]})]  # fmt: skip
