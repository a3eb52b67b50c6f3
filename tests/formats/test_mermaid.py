"""Mermaid journeys: what mermaid reads we read, and what we write comes back the same."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.errors import JourneyError
from journeymap.formats import export_file
from journeymap.formats.mmd import read, text
from journeymap.formats.reading import import_file
from journeymap.model.change import change
from journeymap.model.fields import clean
from journeymap.model.records import (
    Connection,
    Feeling,
    Journey,
    Lane,
    Persona,
    Record,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.options import Options
from journeymap.storage.templates import load
from journeymap.view import View

FILES = sorted((Path(__file__).parents[1] / "data" / "mermaid").glob("*.mmd"))
RECORDED = {
    path: json.loads(path.with_suffix(".expected.json").read_text("utf-8")) for path in FILES
}
VALID = [path for path in FILES if RECORDED[path]["valid"]]
REJECTED = [path for path in FILES if not RECORDED[path]["valid"]]

Told = tuple[str, list[tuple[str, list[tuple[str, float | None, list[str]]]]]]


def brought_in(written: str) -> Snapshot:
    return Snapshot().apply(read(written, "plan.mmd").change)


def told(snapshot: Snapshot) -> Told:
    """Return what mermaid can say of the only journey: title, sections, tasks, scores, people."""
    journey = next(iter(snapshot.all(Journey).values()))
    return journey.title, [
        (
            stage.title,
            [
                task(snapshot, point)
                for step in snapshot.of(Step, "stage", stage.id)
                for point in snapshot.of(Touchpoint, "step", step.id)
            ],
        )
        for stage in snapshot.of(Stage, "journey", journey.id)
    ]


def task(snapshot: Snapshot, point: Touchpoint) -> tuple[str, float | None, list[str]]:
    felt = snapshot.of(Feeling, "touchpoint", point.id)
    people = [snapshot.all(Persona)[f.persona].name for f in felt if f.persona]
    scores = {round(f.valence * 2 + 3, 6) for f in felt}
    assert len(scores) < 2
    return point.title, scores.pop() if scores else None, people


def recorded(expected: dict[str, Any]) -> Told:
    sections: list[tuple[str, list[Any]]] = [(title.strip(), []) for title in expected["sections"]]
    if any(task["section"] == "" for task in expected["tasks"]):
        sections.insert(0, ("", []))
    at = 0
    for task in expected["tasks"]:
        while sections[at][0] != task["section"].strip():
            at += 1
        score = task["score"] if task["score"] != "NaN" else None
        people = [person for person in task["people"] if person]
        sections[at][1].append((task["task"].strip(), score, people))
    return expected["title"].strip(), sections


def there_and_back(snapshot: Snapshot) -> Snapshot:
    return brought_in(text(View.of(snapshot, next(iter(snapshot.all(Journey))))))


def test_the_real_files_are_here() -> None:
    assert (len(VALID), len(REJECTED)) == (22, 4)


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_real_file_gives_what_mermaid_made_of_it(path: Path) -> None:
    snapshot = Snapshot().apply(import_file(path).change)
    assert told(snapshot) == recorded(RECORDED[path])
    scenario = next(iter(snapshot.all(Journey).values())).scenario
    assert scenario == RECORDED[path]["accDescr"]


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_real_file_survives_the_way_out_and_back(path: Path) -> None:
    snapshot = Snapshot().apply(import_file(path).change)
    assert told(there_and_back(snapshot)) == told(snapshot)


@pytest.mark.parametrize("path", REJECTED, ids=lambda path: path.stem)
def test_a_file_mermaid_rejects_gives_a_sentence(path: Path) -> None:
    with pytest.raises(JourneyError, match=r"is not a mermaid user journey.*Nothing was imported"):
        import_file(path)


def test_a_journey_comes_in_whole() -> None:
    snapshot = brought_in("journey\nsection A\nx: 1: Me\ny: 5: Me, Cat\nsection A\nz: 3\n")
    lanes = [(lane.kind, lane.title) for lane in snapshot.ordered(Lane)]
    points = snapshot.ordered(Touchpoint)
    arrows = [(c.kind, c.source, c.target) for c in snapshot.all(Connection).values()]
    journey = next(iter(snapshot.all(Journey).values()))
    assert lanes == [("channel", "Touchpoints"), ("emotion", "Emotion")]
    assert [stage.title for stage in snapshot.ordered(Stage)] == ["A", "A"]
    assert arrows == [("next", a.id, b.id) for a, b in pairwise(points)]
    assert len({point.step for point in points}) == 3
    assert [snapshot.all(Persona)[id].name for id in journey.personas] == ["Me", "Cat"]
    valences = [[f.valence for f in snapshot.of(Feeling, "touchpoint", p.id)] for p in points]
    assert valences == [[-1.0], [1.0, 1.0], [0.0]]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("journey", ("", [])),
        ("\ufeff\r\n\tjourney\r\n\u00a0section A\rx:5", ("", [("A", [("x", 5, [])])])),
        ("journey title One\ntitle Two: b", ("Two: b", [])),
        ("---\ntitle: Front\n---\njourney", ("Front", [])),
        ("---\ntitle: 'It''s' # no\n---\njourney", ("It's", [])),
        ("---\ntitle: Front\n---\njourney\nTITLE Own", ("Own", [])),
        ("  ---\n  title: x\n  ---\njourney\n a: 2", ("x", [("", [("a", 2, [])])])),
        (
            "journey\nx: 5\nSection B\ny: 5: A:B",
            ("", [("", [("x", 5, [])]), ("B", [("y", 5, ["A"])])]),
        ),
        ("journey\nx: 5: , Me ,,Me", ("", [("", [("x", 5, ["Me"])])])),
        ("journey\nx: 3: Child#1", ("", [("", [("x", 3, ["Child"])])])),
        ("journey\n50% off: 3", ("", [("", [("50% off", 3, [])])])),
        ("journey\nx#58;y#35;: 3: A#44;B", ("", [("", [("x:y#", 3, ["A,B"])])])),
        ("journey\n#74;o #quot;a#quot; #foo;: 3", ("", [("", [('Jo "a" #foo;', 3, [])])])),
        (
            "%% note\n%%{init: {'a': 1}}%%\njourney\n%% x: 5\n# y: 5\nz: 0x5 # six\n",
            ("", [("", [("z", 5, [])])]),
        ),
        ("journey\nx: 1e0: Me\ny: .25e1\n", ("", [("", [("x", 1, ["Me"]), ("y", 2.5, [])])])),
    ],
)
def test_the_odd_corners_of_the_format(written: str, expected: Told) -> None:
    assert told(brought_in(written)) == expected


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("journey\nX", 2),
        ("journey\nX:", 2),
        ("journey\n\nX\n: 5", 3),
        ("journey\na: 1; b: 2", 2),
        ("journey\nsection A: B\nx: 5", 2),
        ("journey\ntitle A; B", 2),
        ("journey\nJourney home: 5", 2),
        ("journey\nx: 5\naccDescr {\nnever closed", 3),
        ("---\ntitle: a\n---\njourney\nX", 5),
        ("journey: 5", 1),
        ("journey\n:5", 2),
        ("%%{init: {\n}}%%\njourney\nX", 4),
    ],
)
def test_a_text_mermaid_rejects_is_answered_with_its_line(written: str, line: int) -> None:
    with pytest.raises(JourneyError, match=rf"^Line {line} of plan\.mmd cannot be read"):
        read(written, "plan.mmd")


@pytest.mark.parametrize(
    "written",
    [
        "",
        " \n",
        "# Heading\njourney",
        "Journey\nx: 5",
        "journeys\nx: 5",
        "graph TD",
        "```mermaid\n",
        "---\ntitle: open",
        "%foo\njourney",
    ],
)
def test_what_is_not_a_journey_is_called_so(written: str) -> None:
    with pytest.raises(JourneyError, match="begin with the word “journey”"):
        read(written, "plan.mmd")


def test_bytes_that_are_no_text_are_called_so() -> None:
    with pytest.raises(JourneyError, match="not a text in UTF-8"):
        read(b"journey\nx\xff: 5", "plan.mmd")
    assert told(Snapshot().apply(read("journey\nкава: 5".encode("utf-16"), "a").change))[1]


@pytest.mark.parametrize(
    ("score", "why"),
    [
        ("101", "101 is off the scale of 1 to 5"),
        (" ", "0 is off the scale"),
        (" : Me", "0 is off"),
        ("-1", "-1 is off"),
        ("Infinity", "Infinity is off"),
        ("0x1" + "0" * 400, "is off"),
        ("five", "“five” is not a number"),
        ("2,5", "“2,5” is not"),
        ("5/5", "“5/5” is not"),
        ("５", "“５” is not"),
        ("5.5.", "is not"),
        ("+-Infinity", "is not"),
    ],
)
def test_a_score_that_is_none_is_reported_and_its_task_still_comes(score: str, why: str) -> None:
    came = read(f"journey\nsection A\na: 1\nb:{score}\nc: 5", "plan.mmd")
    _, [(_, tasks)] = told(Snapshot().apply(came.change))
    [(line, sentence)] = came.report
    assert [(name, score) for name, score, _ in tasks] == [("a", 1), ("b", None), ("c", 5)]
    assert line == 4 and why in sentence


@pytest.mark.parametrize(
    ("scores", "scale", "valences"),
    [
        ("7 5 6", "1 to 7", [1, 1 / 3, 2 / 3]),
        ("1 4 7", "1 to 7", [-1, 0, 1]),
        ("0 6 3", "0 to 7", [-1, 5 / 7, -1 / 7]),
        ("0 10 5", "0 to 10", [-1, 1, 0]),
        ("8 1 9 2", "1 to 10", [5 / 9, -1, 7 / 9, -7 / 9]),
        ("80 20 100 0", "0 to 100", [0.6, -0.6, 1, -1]),
        ("60 55 5", "0 to 100", [0.2, 0.1, -0.9]),
        ("5.5 6.5", "1 to 7", [0.5, 5 / 6]),
    ],
)
def test_a_file_scored_beyond_five_is_read_on_its_own_scale_and_that_is_said(
    scores: str, scale: str, valences: list[float]
) -> None:
    tasks = "\n".join(f"t{i}: {score}" for i, score in enumerate(scores.split()))
    came = read(f"journey\nsection A\n{tasks}", "plan.mmd")
    now = Snapshot().apply(came.change)
    titles = {card.title: card.id for card in now.all(Touchpoint).values()}
    felt = [now.of(Feeling, "touchpoint", titles[f"t{i}"])[0].valence for i in range(len(valences))]
    assert felt == pytest.approx(valences)
    assert came.assumed[0] == f"The scores were read as {scale}, since many are above 5."
    assert not came.report


def test_one_slip_does_not_move_all_other_scores() -> None:
    came = read("journey\na: 1\nb: 2\nc: 5\nd: 4\ne: 7", "plan.mmd")
    _, [(_, tasks)] = told(Snapshot().apply(came.change))
    assert [score for _, score, _ in tasks] == [1, 2, 5, 4, None]
    assert "7 is off the scale of 1 to 5" in came.report[0][1]
    assert not any("were read as" in said for said in came.assumed)


def test_what_is_off_a_scale_of_its_own_is_reported_with_that_scale() -> None:
    came = read("journey\na: 7\nb: 6\nc: -1\nd: 700\ne: ", "plan.mmd")
    assert [why.partition(" The touchpoint")[0] for _, why in came.report] == [
        "“c”: the score -1 is off the scale of 1 to 7.",
        "“d”: the score 700 is off the scale of 1 to 7.",
        "“e”: the score 0 is off the scale of 1 to 7.",
    ]


def test_a_second_title_for_screen_readers_is_reported() -> None:
    assert [line for line, _ in read("journey\naccTitle: A\ntitle B", "x").report] == [2]
    assert read("journey\naccTitle: A\ntitle A", "x").report == ()


def test_an_unset_feeling_goes_out_under_a_note_and_comes_back_unset() -> None:
    snapshot = brought_in("journey\na: 5: Me\nb: what: Me\nc: 3: Me")
    written = text(View.of(snapshot, next(iter(snapshot.all(Journey)))))
    assert "%% unset:" in written and "\n      b: 3\n" in written
    assert [task[1] for task in told(brought_in(written))[1][0][1]] == [5, None, 3]


def test_feelings_that_differ_go_out_as_their_mean_and_say_so(tmp_path: Path) -> None:
    snapshot = Snapshot().apply(load("coffee", "en"))
    path = tmp_path / "coffee.mmd"
    export_file(View.of(snapshot, next(iter(snapshot.all(Journey)))), path, Options())
    written = path.read_text("utf-8")
    assert "Calls about the delay: 1.5: Olena#44; 34, Maksym#44; 51\n" in written
    assert "%% mean of Olena#44; 34 1, Maksym#44; 51 2\n" in written
    assert [(title, len(tasks)) for title, tasks in told(brought_in(written))[1]] == [
        ("Trigger & research", 3),
        ("At the shelf", 2),
        ("Order & delivery", 3),
        ("First use", 2),
        ("Share & return", 2),
    ]


nasty = st.one_of(
    st.text(max_size=20),
    st.lists(
        st.sampled_from(
            [
                "journey",
                "title ",
                "Section ",
                "accTitle:",
                "accDescr {",
                "}",
                "%%",
                "%",
                "%%{",
                "}%%",
                "#",
                ";",
                ":",
                ",",
                "&",
                "&amp;",
                "#58;",
                "<br>",
                "</br>",
                '="a"',
                "style",
                "classDef",
                " ",
                "\n",
                "\t",
                "\u00a0",
                "---",
                "кава",
                "🙂",
                "5",
                "é",
                "\u200b",
                "\x85",
                "ſection ",
            ]
        ),
        max_size=6,
    ).map("".join),
).map(clean)


@st.composite
def journeys(draw: st.DrawFn) -> Snapshot:
    people = [Persona(name=name) for name in draw(st.lists(nasty, max_size=3, unique=True))]
    journey = Journey(title=draw(nasty), scenario=draw(nasty))
    lane = Lane(journey=journey.id)
    records: list[Record] = [*people, journey, lane]
    for place in range(draw(st.integers(0, 4))):
        stage = Stage(journey=journey.id, title=draw(nasty), position=float(place))
        records.append(stage)
        for number in range(draw(st.integers(0, 3))):
            step = Step(stage=stage.id, position=float(number))
            point = Touchpoint(step=step.id, lane=lane.id, title=draw(nasty))
            records += [step, point]
            valence = draw(st.sampled_from([None, -1.0, -0.5, 0.0, 0.25, 1.0]))
            felt = [p.id for p in people if p.name.strip() and draw(st.booleans())]
            if valence is not None:
                some: list[str | None] = [*felt] or [None]
                records += [
                    Feeling(touchpoint=point.id, persona=one, valence=valence) for one in some
                ]
    return Snapshot().apply(change("Draw", add=records).normal())


@given(journeys())
def test_any_journey_comes_back_from_mermaid_as_it_was(snapshot: Snapshot) -> None:
    def seen(text: str) -> str:
        return text if text.strip() else ""

    before = told(snapshot)
    after = told(there_and_back(snapshot))
    assert after[0] == seen(before[0])
    assert after[1] == [
        (seen(title), [(seen(name), score, people) for name, score, people in tasks])
        for title, tasks in before[1]
    ]


@given(st.text() | nasty.map("journey\n".__add__))
def test_any_text_at_all_comes_in_or_gets_a_sentence(written: str) -> None:
    try:
        came = read(written, "plan.mmd")
    except JourneyError:
        return
    assert told(there_and_back(Snapshot().apply(came.change)))


def test_more_tasks_than_a_map_can_show_are_refused() -> None:
    with pytest.raises(JourneyError, match="2001 touchpoints"):
        read("journey\nsection A\n" + "x: 3: Me\n" * 2001, "long.mmd")
