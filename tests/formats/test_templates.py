"""Templates and samples: whole, translated, and new each time they are brought in."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest

from journeymap.errors import JourneyError
from journeymap.language import LANGUAGES
from journeymap.model.fields import specs
from journeymap.model.records import (
    Connection,
    Feeling,
    Friction,
    Idea,
    Journey,
    Lane,
    Metric,
    Persona,
    Project,
    Score,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.paths import resources
from journeymap.storage.templates import load, read, templates

NAMES = [template.name for template in templates("en") if template.kind != "own"]


def brought_in(name: str, language: str = "en") -> Snapshot:
    return Snapshot().apply(load(name, language))


def titled(snapshot: Snapshot, title: str) -> Touchpoint:
    return next(t for t in snapshot.all(Touchpoint).values() if t.title == title)


def test_there_are_templates_and_samples_each_of_a_name_of_its_own() -> None:
    found = {one.name: one.kind for one in templates("en") if one.kind != "own"}
    assert {"blueprint", "empty", "shop"} <= {name for name in found if found[name] == "template"}
    assert found["coffee"] == "sample"
    assert len(found) == len(NAMES)
    assert all(name.isascii() and name.islower() and name.isalpha() for name in found)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_template_is_whole_in_every_language(name: str, language: str) -> None:
    snapshot = brought_in(name, language)
    for record in snapshot.records():
        for field, spec in specs(type(record)).items():
            if not spec.target:
                continue
            value = getattr(record, field)
            for id in value if isinstance(value, tuple) else (value,):
                assert id is None or snapshot.find(id), f"{record} points at nothing by {field}"
    assert len(snapshot.all(Project)) == len(snapshot.all(Journey)) == 1


@pytest.mark.parametrize("name", NAMES)
def test_no_text_of_a_template_is_left_untranslated(name: str) -> None:
    kinds = {template.name: template.kind for template in templates("en")}
    found = resources(f"{kinds[name]}s", f"{name}.json")

    def walk(value: object) -> None:
        if isinstance(value, dict) and "en" in value:
            assert set(value) == set(LANGUAGES), value
            assert all(value.values()), value
        elif isinstance(value, dict | list):
            for inner in value.values() if isinstance(value, dict) else value:
                walk(inner)

    walk(json.loads(found.read_text("utf-8")))


def test_the_same_template_twice_shares_no_id() -> None:
    first, second = load("coffee", "en"), load("coffee", "en")
    ids = [edit.record.id for edit in (*first, *second)]
    assert len(set(ids)) == len(ids)


def test_languages_differ_in_words_and_in_nothing_else() -> None:
    english, ukrainian, russian = (brought_in("coffee", code) for code in ("en", "uk", "ru"))
    titles = [next(iter(s.all(Journey).values())).title for s in (english, ukrainian, russian)]
    assert titles == ["Buying a coffee machine", "Купівля кавомашини", "Покупка кофемашины"]
    for snapshot in (ukrainian, russian):
        for kind in (Stage, Step, Touchpoint, Feeling, Friction, Connection, Score):
            assert len(snapshot.all(kind)) == len(english.all(kind))


def test_the_sample_is_the_journey_of_the_picture() -> None:
    snapshot = brought_in("coffee")
    stages = snapshot.ordered(Stage)
    steps = [len(snapshot.of(Step, "stage", stage.id)) for stage in stages]
    lanes = [(lane.kind, lane.title) for lane in snapshot.ordered(Lane) if lane.visible]
    away = [(lane.kind, lane.title) for lane in snapshot.ordered(Lane) if not lane.visible]
    assert [stage.title for stage in stages] == [
        "Trigger & research",
        "At the shelf",
        "Order & delivery",
        "First use",
        "Share & return",
    ]
    assert steps == [3, 2, 3, 2, 2]
    assert lanes == [
        ("pictures", "Storyboard"),
        ("channel", "Web & social"),
        ("channel", "Store"),
        ("channel", "Contact centre"),
        ("channel", "Courier"),
        ("quotes", "In their words"),
        ("emotion", "Emotion"),
        ("friction", "Friction"),
        ("senses", "Senses"),
        ("scores", "Scores"),
        ("ideas", "Opportunities"),
    ]
    assert away == [("goals", "Our goals")], "there to be shown, the picture is as full as it was"
    points = snapshot.all(Touchpoint).values()
    assert len(points) == 12
    assert sum(t.evidence == "researched" for t in points) == 7
    assert [p.name for p in snapshot.ordered(Persona)] == ["Olena, 34", "Maksym, 51"]
    ideas = [idea.status for idea in snapshot.ordered(Idea)]
    assert ideas == ["planned", "work", "idea", "idea", "idea"]


def test_olena_feels_what_the_curve_shows_and_maksym_something_else() -> None:
    snapshot = brought_in("coffee")
    olena, maksym = snapshot.ordered(Persona)

    def curve(persona: Persona) -> list[float | None]:
        felt = {f.touchpoint: f.valence for f in snapshot.of(Feeling, "persona", persona.id)}
        return [felt.get(t.id) for t in snapshot.ordered(Touchpoint)]

    assert [2 * v for v in curve(olena) if v is not None] == [1, 0, -1, 2, 1, 0, -2, 1, -1, 2, 1, 2]
    assert curve(maksym) != curve(olena)


def test_the_loyalty_loop_leads_from_the_last_touchpoint_to_the_comparison() -> None:
    snapshot = brought_in("coffee")
    loop = next(c for c in snapshot.all(Connection).values() if c.kind == "loyalty")
    assert loop.source == titled(snapshot, "Orders beans again").id
    assert loop.target == titled(snapshot, "Compares models and reviews").id
    assert (loop.weight, loop.unit) == (51, "count")


def test_answers_fit_their_question_and_give_the_scores_of_the_picture() -> None:
    snapshot = brought_in("coffee")
    shown = {}
    for score in snapshot.all(Score).values():
        metric = snapshot.all(Metric)[score.metric]
        assert len(score.answers) == metric.high - metric.low + 1
        n = sum(score.answers)
        mean = sum(a * c for a, c in enumerate(score.answers, metric.low)) / n
        nps = 100 * (sum(score.answers[9:]) - sum(score.answers[:7])) / n
        value = round(nps) if metric.kind == "nps" else round(mean, 1)
        point = snapshot.all(Touchpoint)[score.touchpoint or ""]
        if score.respondents == "customers":
            shown[point.title, metric.title] = (value, n)
    calls = "Calls about the delay"
    assert shown == {
        ("Compares models and reviews", "CES"): (4.1, 53),
        ("Checks price and stock", "CSAT"): (3.2, 66),
        ("Touches the machine, smells the coffee", "NPS"): (46, 79),
        ("Asks a consultant", "CSAT"): (4.4, 92),
        ("Orders on the site", "CES"): (5.0, 105),
        (calls, "CSAT"): (2.1, 118),
        (calls, "CES"): (2.8, 96),
        (calls, "NPS"): (-34, 118),
        ("Courier delivers", "CSAT"): (4.5, 131),
        ("Sets up with the app", "CES"): (3.4, 144),
        ("First perfect espresso", "NPS"): (58, 157),
        ("Orders beans again", "NPS"): (61, 183),
    }


@pytest.mark.parametrize("name", ["coffee", "shop"])
def test_main_arrows_lead_forward_through_the_steps(name: str) -> None:
    snapshot = brought_in(name)
    order = {t.id: i for i, t in enumerate(snapshot.ordered(Touchpoint))}
    for arrow in snapshot.all(Connection).values():
        assert (order[arrow.source] < order[arrow.target]) == (arrow.kind != "loyalty")
    assert all(a.position < b.position for a, b in pairwise(snapshot.ordered(Touchpoint)))


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(JourneyError, match=rf"“zoo”.*{', '.join(sorted(NAMES))}\."):
        load("zoo")


@pytest.mark.parametrize(
    "written",
    [
        "",
        "[]",
        "{}",
        "{",
        '{"title": {"en": "A"}}',
        '{"title": "A", "description": "B"}',
        '{"title": "A", "description": "B", "records": []}',
        '{"title": "A", "description": "B", "records": {"Train": []}}',
        '{"title": "A", "description": "B", "records": {"Stage": [{"title": "no journey"}]}}',
        '{"title": "A", "description": "B", "records": {"Stage": [{"id": "s", "journey": "j"}]}}',
        '{"title": "A", "description": "B", "records": {"Journey": [{"id": "j", "titel": "x"}]}}',
        '{"title": "A", "description": "B", "records": {"Journey": [{"id": "j", "state": "x"}]}}',
    ],
)
def test_a_malformed_template_gives_a_sentence_with_its_name(tmp_path: Path, written: str) -> None:
    path = tmp_path / "broken.json"
    path.write_text(written, "utf-8")
    with pytest.raises(JourneyError, match=r"broken\.json cannot be used"):
        read(path, "en")
