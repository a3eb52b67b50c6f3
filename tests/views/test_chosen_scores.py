"""Which scores count: by period, people, segment, persona and question, wherever one looks."""

from __future__ import annotations

import json

import pytest

from journeymap.drawing.memo import Memo
from journeymap.drawing.shapes import Text
from journeymap.layout import layout
from journeymap.metrics.scored import scores_at
from journeymap.model.change import change
from journeymap.model.records import (
    Journey,
    Lane,
    Metric,
    Persona,
    SavedView,
    Score,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.view import EVERYTHING, Filter, Look, ScoreChoice, View
from journeymap.view.chosen_scores import ASPECTS, chosen, values_of
from journeymap.view.conditions import (
    conditions,
    offers,
    scores_words,
    with_condition,
    without_condition,
)
from journeymap.view.saved import kept_look, living, read_filter, read_look, written_filter
from tests.layout.pages import MEASURE

RECORDS = (
    Journey(id="j", title="Tea", personas=("olha",)),
    Persona(id="olha", name="Olha"),
    Stage(id="st", journey="j", title="Buys"),
    Step(id="s", stage="st"),
    Lane(id="shop", journey="j", title="Shop", kind="channel"),
    Lane(id="told", journey="j", title="Scores", kind="scores", position=1.0),
    Touchpoint(id="pays", step="s", lane="shop", title="Pays"),
    Metric(id="csat", kind="csat", title="Satisfied"),
    Metric(id="nps", kind="nps", title="Recommends", low=0, high=10, method="nps"),
    Score(id="old", metric="csat", touchpoint="pays", answers=(0, 0, 0, 0, 40), period="Q1 2026"),
    Score(id="new", metric="csat", touchpoint="pays", answers=(40, 0, 0, 0, 0), period="Q3 2026"),
    Score(
        id="north",
        metric="csat",
        touchpoint="pays",
        answers=(0, 40, 0, 0, 0),
        period="2026 III квартал",
        segment="North",
    ),
    Score(
        id="staff",
        metric="csat",
        touchpoint="pays",
        answers=(0, 0, 40, 0, 0),
        period="Q3 2026",
        respondents="employees",
    ),
    Score(
        id="hers",
        metric="nps",
        journey="j",
        answers=(0,) * 10 + (30,),
        persona="olha",
        period="2025",
    ),
)
SNAPSHOT = Snapshot(RECORDS)


def counted(**asked: str) -> set[str]:
    """Return the ids of the scores a choice counts."""
    wanted = Filter(scores=ScoreChoice(**asked))
    return set(chosen(View.of(SNAPSHOT, "j", filter=wanted)).snapshot.all(Score))


@pytest.mark.parametrize(
    ("asked", "left"),
    [
        ({}, {"old", "new", "north", "staff", "hers"}),
        ({"period": "Q3 2026"}, {"new", "north", "staff"}),
        ({"period": "3rd quarter of 2026"}, {"new", "north", "staff"}),
        ({"respondents": "employees"}, {"staff"}),
        ({"segment": " north "}, {"north"}),
        ({"persona": "olha"}, {"hers"}),
        ({"metric": "csat", "respondents": "customers"}, {"old", "new", "north"}),
        ({"period": "2031"}, set()),
    ],
)
def test_each_choice_counts_just_the_scores_that_say_so(
    asked: dict[str, str], left: set[str]
) -> None:
    assert counted(**asked) == left


def test_there_is_to_choose_what_the_journey_has_the_newest_period_first() -> None:
    there = {aspect.field: values_of(SNAPSHOT, "j", aspect) for aspect in ASPECTS}
    assert there == {
        "period": ("Q3 2026", "Q1 2026", "2025"),
        "respondents": ("customers", "employees"),
        "segment": ("North",),
        "persona": ("olha",),
        "metric": ("csat", "nps"),
    }
    assert values_of(Snapshot(RECORDS[:7]), "j", ASPECTS[0]) == ()


def test_a_period_that_nobody_wrote_is_chosen_by_its_days() -> None:
    one = Score(
        id="days",
        metric="csat",
        touchpoint="pays",
        answers=(1, 2, 3, 4, 5),
        begins="2026-02-03",
        ends="2026-02-20",
    )
    snapshot = SNAPSHOT.apply(change("", add=[one]))
    period = ASPECTS[0]
    said = next(v for v in values_of(snapshot, "j", period) if v.startswith("2026-02"))
    wanted = Filter(scores=ScoreChoice(period=said))
    assert set(chosen(View.of(snapshot, "j", filter=wanted)).snapshot.all(Score)) == {"days"}
    assert "2026" in period.name(snapshot, said) and period.name(snapshot, said) != said


def test_the_document_stays_as_it_is_and_another_look_shows_all_again() -> None:
    view = View.of(SNAPSHOT, "j", filter=Filter(scores=ScoreChoice(period="Q1 2026")))
    assert [
        one.reading.value for one in scores_at(chosen(view).snapshot, "touchpoint", "pays")
    ] == [5]
    assert len(SNAPSHOT.all(Score)) == 5
    assert chosen(view.but(filter=EVERYTHING)).snapshot is SNAPSHOT
    assert set(chosen(view, every_period=True).snapshot.all(Score)) == set(SNAPSHOT.all(Score))


def test_what_was_chosen_is_chosen_once_while_nothing_changes() -> None:
    view, memo = View.of(SNAPSHOT, "j", filter=Filter(scores=ScoreChoice(metric="nps"))), Memo()
    with memo.round() as keep:
        one = chosen(view, keep).snapshot
    with memo.round() as keep:
        assert chosen(view, keep).snapshot is one
    renamed = view.but(
        snapshot=SNAPSHOT.apply(change("", edit=[(RECORDS[0], RECORDS[0].but(title="Milk"))]))
    )
    with memo.round() as keep:
        assert chosen(renamed, keep).snapshot.all(Journey)["j"].title == "Milk"


def _words(wanted: Filter) -> str:
    scene = layout(View.of(SNAPSHOT, "j", filter=wanted), MEASURE)
    return " ".join(s.text for f in scene.figures() for s in f.shapes if isinstance(s, Text))


def test_the_map_shows_the_scores_of_the_period_and_says_so() -> None:
    old = _words(Filter(scores=ScoreChoice(period="Q1 2026")))
    assert "n = 40" in old.replace(" ", " ") and "Q1 2026" in old and "Q3 2026" not in old
    assert "Scores that count: Period: Q1 2026" in old
    assert "Scores that count" not in _words(EVERYTHING)


def test_each_condition_is_offered_said_and_dropped_alone() -> None:
    wanted = EVERYTHING
    for field in ("scores.period", "scores.respondents", "scores.metric"):
        one = next(one for _, one in offers(SNAPSHOT, "j", wanted) if one.field == field)
        wanted = with_condition(wanted, one)
    assert wanted.scores == ScoreChoice(period="Q3 2026", respondents="customers", metric="csat")
    assert not wanted.active and wanted.told
    said = conditions(SNAPSHOT, wanted)
    assert [one.words for one in said] == [
        "Period: Q3 2026",
        "Who answered: customers",
        "Metric: CSAT",
    ]
    for one in said:
        wanted = without_condition(wanted, one)
    assert wanted == EVERYTHING and scores_words(SNAPSHOT, wanted) == ""


def test_a_choice_comes_back_from_a_saved_view() -> None:
    wanted = Filter(scores=ScoreChoice(period="Q3 2026", segment="North", persona="olha"))
    assert read_filter(written_filter(wanted)) == (wanted, 0.0, ())
    saved = SavedView(journey="j", filter=written_filter(wanted), arrangement="numbers")
    assert read_look(SNAPSHOT, saved).look.filter == wanted


@pytest.mark.parametrize(
    ("hostile", "left", "told"),
    [
        ({"scores": []}, ScoreChoice(), "scores"),
        ({"scores": "Q3"}, ScoreChoice(), "scores"),
        ({"scores": {"period": 3, "metric": "csat"}}, ScoreChoice(metric="csat"), "period"),
        ({"scores": {"period": "x" * 10**5}}, ScoreChoice(), "period"),
        ({"scores": {"whence": "x", "segment": "N"}}, ScoreChoice(segment="N"), "whence"),
        ({"scores": {"segment": {"a": [1]}}}, ScoreChoice(), "segment"),
        ({"scores": {"period": "\udfff"}}, ScoreChoice(), ""),
    ],
)
def test_of_a_hostile_choice_is_kept_what_can_be_and_the_rest_is_named(
    hostile: dict[str, object], left: ScoreChoice, told: str
) -> None:
    wanted, _, sentences = read_filter(json.dumps(hostile))
    assert wanted == Filter(scores=left)
    assert told in "".join(sentences) and bool(sentences) == bool(told)


def test_which_charts_are_seen_comes_back_too() -> None:
    look = Look(arrangement="numbers", charts=("-stays",), hidden=frozenset())
    saved = SavedView(journey="j", **kept_look(SNAPSHOT, "j", look, None))
    assert read_look(SNAPSHOT, saved) == (look, None, ())
    assert look.shows_chart("along") and not look.shows_chart("stays")
    assert [Look(charts=("along",)).shows_chart(one) for one in ("along", "stays")] == [True, False]
    for hostile in ('{"charts": 3}', '{"charts": [1]}', '{"charts": {"a": 1}}', "[", "[]"):
        read = read_look(SNAPSHOT, SavedView(journey="j", filter=hostile))
        assert read.look.charts == () and read.left_out


def test_who_and_what_is_gone_is_chosen_no_more() -> None:
    wanted = Filter(scores=ScoreChoice(period="2025", persona="olha", metric="nps"))
    bare = Snapshot(one for one in RECORDS if one.id not in ("olha", "nps", "hers"))
    look = living(bare, View.of(bare, "j", filter=wanted))
    assert look.filter.scores == ScoreChoice(period="2025")
    assert [one.words for one in conditions(bare, wanted)] == ["Period: 2025"]
