"""What every template holds: enough to learn from, in every language, and no figure as a fact."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest

from journeymap import language as spoken
from journeymap.analysis.findings import find
from journeymap.arrows import is_walked
from journeymap.language import LANGUAGES
from journeymap.model.fields import Spec, specs
from journeymap.model.records import (
    NAMES,
    Connection,
    Feeling,
    Friction,
    Idea,
    Journey,
    Metric,
    Persona,
    Quote,
    Score,
    Stage,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.paths import resources
from journeymap.storage.templates import load, templates

EMPTY = {"empty", "persona"}
"""Those that are there to be filled: an empty map, and the sheet of a persona."""

BOUGHT = {"blueprint", "business", "onboarding", "shop", "showroom"}
"""Those in which something is bought; in others no stage lies before or after a purchase."""

UNMADE: set[str] = set()
"""Those that are still bare."""

WHOLE = sorted(
    one.name for one in templates("en") if one.kind == "template" and one.name not in EMPTY | UNMADE
)

EXAMPLE = {"en": "example", "uk": "приклад", "ru": "пример"}

FAULTS = {
    "backwards",
    "dead_end",
    "empty_phase",
    "empty_stage",
    "flat_arc",
    "idea_no_owner",
    "inside_itself",
    "late_zmot",
    "no_arrow",
    "no_feedback",
    "no_owner",
    "no_partner",
    "open_loop",
    "review_overdue",
    "shares",
    "silent_stretch",
    "skips_onstage",
    "trapped",
    "unfelt",
    "unheard",
    "unreachable",
    "unsupported",
}
"""Findings that tell a map that is drawn badly; others tell of what customers live through."""

FOREIGN = {"en": "[а-яёіїєґ]", "uk": "[ыэёъ]", "ru": "[іїєґ]"}
"""Letters that no word of the language has."""

SAID_ALIKE = re.compile(r"[\W\d_]*(?:[A-Z][A-Za-z0-9]*[\W\d_]*)*")


def brought_in(name: str, language: str = "en") -> Snapshot:
    return Snapshot().apply(load(name, language))


def texts(name: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Give every text of a template in each language, with where it stands."""
    plain = json.loads(resources("templates", f"{name}.json").read_text("utf-8"))
    for key in ("title", "description"):
        yield key, _in_each(plain[key])
    for kind, rows in plain["records"].items():
        declared = specs(NAMES[kind])
        for row, field in product(rows, declared):
            if field in row and _is_text(declared[field], row[field]):
                yield f"{kind} {row['id']} {field}", _in_each(row[field])


def _is_text(spec: Spec, value: object) -> bool:
    said = spec.editor in ("text", "weights") and spec.worded and not spec.day
    return isinstance(value, dict) or (said and isinstance(value, str))


def _in_each(value: Any) -> dict[str, str]:
    said = value if isinstance(value, dict) else dict.fromkeys(LANGUAGES, value)
    return {code: text if isinstance(text, str) else ", ".join(text) for code, text in said.items()}


@pytest.mark.parametrize("name", WHOLE)
def test_a_template_has_ten_touchpoints_or_more_in_stages_with_goals(name: str) -> None:
    snapshot = brought_in(name)
    stages = snapshot.ordered(Stage)
    assert len(snapshot.all(Touchpoint)) >= 10
    assert 4 <= len(stages) <= 6
    assert all(stage.goal for stage in stages)


@pytest.mark.parametrize("name", WHOLE)
def test_only_where_something_is_bought_stages_stand_before_and_after_it(name: str) -> None:
    phases = {stage.phase for stage in brought_in(name).ordered(Stage)}
    assert phases == ({"before", "during", "after"} if name in BOUGHT else {""})


@pytest.mark.parametrize("name", WHOLE)
def test_two_personas_walk_a_template_and_each_has_a_curve_with_a_peak_and_a_low(name: str) -> None:
    snapshot = brought_in(name)
    people = snapshot.ordered(Persona)
    assert len(people) >= 2
    curves = []
    for one in people:
        assert all((one.name, one.quote, one.goals, one.needs, one.channels)), one.name
        assert one.share is not None, one.name
        felt = {f.touchpoint: f.valence for f in snapshot.of(Feeling, "persona", one.id)}
        assert len(felt) >= 6, f"{one.name} feels too little to make a curve"
        assert max(felt.values()) >= 0.5 and min(felt.values()) <= -0.5, one.name
        curves.append(felt)
    assert all(curve != curves[0] for curve in curves[1:])


@pytest.mark.parametrize("name", WHOLE)
def test_what_hinders_and_what_people_say_is_there_with_all_that_it_takes(name: str) -> None:
    snapshot = brought_in(name)
    frictions = snapshot.all(Friction).values()
    assert len(frictions) >= 4
    assert all(one.kind and one.severity and one.share for one in frictions)
    assert len({one.kind for one in frictions}) >= 3
    assert len(snapshot.all(Quote)) >= 3
    for idea in snapshot.all(Idea).values():
        assert idea.owner and idea.impact and idea.effort and idea.touchpoints, idea.title
    assert len(snapshot.all(Idea)) >= 2


@pytest.mark.parametrize("name", WHOLE)
def test_the_way_of_a_template_parts_and_says_how_many_go_where(name: str) -> None:
    snapshot = brought_in(name)
    arrows = [arrow for arrow in snapshot.all(Connection).values() if is_walked(arrow)]
    leaving = Counter(arrow.source for arrow in arrows if arrow.weight)
    assert any(count > 1 for count in leaving.values())
    goals = {one.ends for one in snapshot.all(Touchpoint).values()}
    assert "goal" in goals


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", WHOLE)
def test_nobody_takes_an_example_for_data(name: str, language: str) -> None:
    """The word stands in what is drawn beside each score and below each quote."""
    snapshot, word = brought_in(name, language), EXAMPLE[language]
    scores = snapshot.all(Score).values()
    assert scores and snapshot.all(Quote)
    for score in scores:
        metric = snapshot.all(Metric)[score.metric]
        assert len(score.answers) == metric.high - metric.low + 1, metric.title
        assert any(word in said for said in (metric.title, score.segment, score.period)), score
    for quote in snapshot.all(Quote).values():
        assert word in quote.source.lower(), quote.said
    assert all(one.evidence != "researched" for one in snapshot.all(Touchpoint).values())


@pytest.mark.parametrize("name", WHOLE)
def test_every_text_is_said_in_every_language_and_in_no_other(name: str) -> None:
    for place, said in texts(name):
        assert set(said) == set(LANGUAGES), place
        assert all(text.strip() for text in said.values()), place
        for code, text in said.items():
            assert not re.search(FOREIGN[code], text.lower()), f"{place}: {text}"
        for code in ("uk", "ru"):
            if not SAID_ALIKE.fullmatch(said[code]):
                assert said[code] != said["en"], f"{place}: {said[code]} is not translated"


@pytest.mark.parametrize("name", WHOLE)
def test_quotation_marks_and_apostrophes_are_those_of_the_language(name: str) -> None:
    for place, said in texts(name):
        if place.endswith("weights"):
            continue
        for code, text in said.items():
            wrong = "[\"'«»]" if code == "en" else "[\"“”']"
            assert not re.search(wrong, text), f"{place}: {text}"
            assert "  " not in text and text == text.strip(), f"{place}: {text}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", WHOLE)
def test_titles_of_a_template_are_short(name: str, language: str) -> None:
    snapshot = brought_in(name, language)
    for card in snapshot.all(Touchpoint).values():
        assert len(card.title) <= 48 and len(card.title.split()) <= 7, card.title
    for stage in snapshot.all(Stage).values():
        assert len(stage.title) <= 32, stage.title


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_template_is_fits_its_card_on_the_start_page(language: str) -> None:
    for one in templates(language):
        if one.name in WHOLE:
            assert len(one.title) <= 32 and len(one.description) <= 62, one


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", WHOLE)
def test_a_template_has_none_of_the_faults_a_map_can_have(name: str, language: str) -> None:
    spoken.use(language)
    snapshot = brought_in(name, language)
    journey = next(iter(snapshot.all(Journey)))
    found = [one for one in find(snapshot, journey) if one.kind in FAULTS]
    assert not found, [one.text for one in found]
