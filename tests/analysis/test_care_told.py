"""Praise, promises, senses, channels and voices: what a journey tells of how it is cared for."""

from __future__ import annotations

import json

from journeymap.analysis.charts.groups import compared_groups, sentence
from journeymap.analysis.charts.known_scores import KnownScores
from journeymap.analysis.charts.mirror import mirrored
from journeymap.analysis.charts.mirror import sentence as mirror_sentence
from journeymap.analysis.charts.tables import table_of
from journeymap.analysis.findings import CHECKS, Finding
from journeymap.drawing.memo import Memo
from journeymap.layout.numbers.charts import CHARTS, Chart, ChartContext
from journeymap.metrics.scored import scores_at
from journeymap.metrics.wording import aim, heading
from journeymap.model.records import (
    Connection,
    Feeling,
    Friction,
    Idea,
    Journey,
    Lane,
    Metric,
    Note,
    Persona,
    Quote,
    Record,
    Score,
    Sense,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.view import View
from tests.editing.maps import JOURNEY, MAKSYM, OLENA, sketch
from tests.layout.pages import MEASURE

MAP = sketch("Web: a . c | d", "Shop: . b . | e")


def told(check: str, *more: Record, journey: Snapshot = MAP) -> list[Finding]:
    return list(CHECKS[check].find(Snapshot([*journey.records(), *more]), JOURNEY))


def texts(check: str, *more: Record) -> list[str]:
    return [finding.text for finding in told(check, *more)]


def drawn(snapshot: Snapshot, kind: str) -> list[Chart]:
    context = ChartContext(View.of(snapshot, JOURNEY), MEASURE, Memo())
    return list(CHARTS[kind].finds(context))


def card(id: str) -> Touchpoint:
    found = MAP.get(Touchpoint, id)
    assert found
    return found


def lane(title: str) -> Lane:
    return next(one for one in MAP.all(Lane).values() if one.title == title)


def test_a_grave_risk_is_told_however_few_it_hits() -> None:
    risk = Friction(touchpoint="a", title="Burns", kind="safety", severity=4, share=0.001)
    (found,) = told("unsafe", risk)
    assert found.severity == 4 and found.ids == ("a", risk.id)
    assert found.text.startswith("A risk however few it hits: a, Burns (severity 4 of 4, ")
    many = [risk.but(id=f"r{i}", touchpoint="abcde"[i % 5]) for i in range(8)]
    assert [one.text for one in told("unsafe", *many)][5:] == ["3 more grave risks: c, d, e"]
    unknown = told("unsafe", risk.but(share=None))[0].text
    assert unknown == "A risk however few it hits: a, Burns (severity 4 of 4, share unknown)"
    for harmless in (risk.but(severity=2), risk.but(kind="waiting"), risk.but(severity=None)):
        assert told("unsafe", harmless) == []


def test_praise_wants_a_quote_or_a_score() -> None:
    good = Feeling(touchpoint="a", persona=OLENA, valence=0.5)
    assert texts("unproven_praise", good) == [
        "1 touchpoint is praised without a quote or a score: a"
    ]
    assert told("unproven_praise", good, good.but(id="x", persona=MAKSYM, valence=0.0)) == []
    assert told("unproven_praise", good, card("a").but(evidence="partly")) == []
    assert told("unproven_praise", good, Quote(touchpoint="a", said="Lovely")) == []
    metric = Metric(id="m")
    score = Score(metric="m", touchpoint="a", answers=(0, 0, 0, 0, 9))
    assert told("unproven_praise", good, metric, score) == []
    assert told("unproven_praise", good, metric, score.but(respondents="team"))


def test_suspicious_quotes_are_counted_beside_verified_ones() -> None:
    rows = [Quote(touchpoint="a", said="!", authenticity=word) for word in ("verified",) * 3]
    assert told("doubtful_quotes", *rows) == []
    bad = Quote(touchpoint="b", said="Best ever!!!", authenticity="suspicious")
    (found,) = told("doubtful_quotes", *rows, bad)
    assert found.text == "1 of 4 quotes is suspicious: b (3 verified)"
    assert (found.severity, found.ids) == (2, ("b", bad.id))


def test_a_persona_is_met_in_a_channel_they_hardly_use_and_never_in_their_own() -> None:
    weights = json.dumps({"web": 0.2, "Shop": 0.4})
    olena = Persona(id=OLENA, name="Olena", weights=weights)
    assert texts("channel_mismatch", olena) == [
        "Olena hardly uses Web (20 %) and meets us there at 3 of 5 touchpoints"
    ]
    fond = olena.but(weights=json.dumps({"Shop": 0.9, "Web": 0.3, "Post": 1.0}))
    only_web = [Feeling(touchpoint=id, persona=OLENA) for id in "ac"]
    found = told("channel_mismatch", fond, *only_web)
    assert [one.text for one in found] == ["Olena prefers Shop (90 %) and never meets us there"]
    assert found[0].ids == (OLENA, lane("Shop").id)
    assert told("channel_mismatch", olena.but(kind="employee")) == []
    assert told("channel_mismatch", olena.but(weights="no JSON")) == []


def test_quick_wins_are_told_until_somebody_plans_them() -> None:
    win = Idea(journey=JOURNEY, touchpoints=("a",), title="Sign", impact=4, effort=2)
    assert texts("quick_wins", win) == ["1 quick win is still only an idea: Sign"]
    for other in (
        win.but(status="planned"),
        win.but(impact=3),
        win.but(effort=3),
        win.but(effort=None),
    ):
        assert told("quick_wins", other) == []


def test_what_others_own_is_listened_to_by_a_quote_a_score_or_feedback() -> None:
    forum = card("a").but(ownership="third")
    assert texts("not_listened", forum) == [
        "1 of 1 touchpoints that others own is not listened to: a"
    ]
    assert told("not_listened", forum.but(feedback="yes")) == []
    assert told("not_listened", forum, Quote(touchpoint="a", said="Hm")) == []
    assert told("not_listened", card("a").but(ownership="owned")) == []


def test_a_shop_is_asked_what_it_says_to_the_senses() -> None:
    shop = lane("Shop").but(icon="store")
    assert texts("unasked_senses", shop) == ["Nothing is said of any sense: Shop"]
    smell = Sense(touchpoint="b", sense="smell", intention="coffee")
    others = [Sense(touchpoint="e", sense=sense) for sense in ("sight", "touch")]
    assert texts("unasked_senses", shop, smell, *others) == ["Nothing is said of hearing: Shop"]
    assert (
        told("unasked_senses", shop, smell, *others, Sense(touchpoint="b", sense="hearing")) == []
    )
    assert told("unasked_senses", shop.but(role="backstage")) == []
    assert told("unasked_senses", shop.but(icon="globe")) == []


def test_effort_belongs_to_an_action() -> None:
    ces = Metric(id="ces", kind="ces2", low=1, high=7)
    wide = Score(metric="ces", journey=JOURNEY, answers=(0, 0, 1, 2, 3, 4, 5))
    (found,) = told("effort_of_all", ces, wide)
    assert found.text.startswith("CES was asked of Coffee as a whole") and found.ids == (JOURNEY,)
    assert told("effort_of_all", ces, wide.but(journey=None, touchpoint="a")) == []
    assert told("effort_of_all", ces.but(kind="csat", high=7), wide) == []


def test_a_time_that_was_promised_is_held_against_the_one_it_takes() -> None:
    promises = Lane(id="p", journey=JOURNEY, kind="promise")
    note = Note(journey=JOURNEY, lane="p", step=card("b").step, body="Delivered in 2 days, or free")
    way = Connection(source="a", target="b", minutes=3 * 1440)
    (found,) = told("late_promise", promises, note, way, card("b").but(duration=10))
    assert found.text == "Promised in 2 days, takes 3 days: b" and found.severity == 2
    assert told("late_promise", promises, note, way.but(minutes=1440)) == []
    assert told("late_promise", promises, note) == []
    assert told("late_promise", promises, note.but(body="With a smile"), way) == []
    twice = told("late_promise", promises, note.but(body="обіцяємо за 36 год"), way)
    assert twice[0].severity == 3
    assert told("late_promise", promises.but(kind="text"), note, way) == []


def test_a_good_product_is_held_against_the_worst_touchpoint() -> None:
    product, csat = Metric(id="p", kind="product"), Metric(id="c", kind="csat")
    good = Score(metric="p", journey=JOURNEY, answers=(0, 0, 0, 20, 20))
    poor = Score(metric="c", touchpoint="b", answers=(10, 10, 10, 0, 0))
    fine = poor.but(id="x", touchpoint="a", answers=(0, 0, 0, 10, 20))
    (found,) = told("good_product", product, csat, good, poor, fine)
    assert found.ids == ("b",) and found.text.startswith("The product is scored ")
    assert told("good_product", product, csat, good, fine) == []
    assert told("good_product", product, csat, good, poor.but(answers=(3, 3, 3, 0, 0))) == []
    assert told("good_product", csat, poor) == []


def test_complaints_are_answered_by_an_idea_that_names_them_or_stands_there() -> None:
    pain = Friction(touchpoint="b", title="Queue", severity=3, share=0.5)
    said = Quote(touchpoint="b", said="An hour!", date="2026-02-03")
    (found,) = told("unanswered", pain, said)
    assert found.text == "1 complaint is answered by no idea: b (the oldest of 3 Feb 2026)"
    idea = Idea(journey=JOURNEY, touchpoints=("b",))
    assert told("unanswered", pain, said, idea) == []
    assert told("unanswered", pain, said, idea.but(status="dropped"))
    assert told("unanswered", pain, said, idea.but(touchpoints=("a",), quotes=(said.id,))) == []
    assert told("unanswered", said) == []
    assert told("unanswered", pain, said.but(authenticity="suspicious")) == []


def test_promoters_want_a_place_to_tell_it() -> None:
    nps = Metric(id="n", kind="nps", low=0, high=10, method="nps")
    score = Score(metric="n", journey=JOURNEY, answers=(0, 0, 0, 0, 0, 0, 10, 0, 0, 10, 10))
    (found,) = told("silent_promoters", nps, score)
    assert found.text.startswith("66.7 % would recommend us (20 of 30)")
    assert told("silent_promoters", nps, score, card("d").but(moment="umot")) == []
    influence = Connection(source="d", target="a", kind="influence")
    assert told("silent_promoters", nps, score, influence) == []
    few = score.but(answers=(0, 0, 0, 0, 0, 0, 25, 0, 0, 5, 0))
    assert told("silent_promoters", nps, few) == []


def test_employees_and_customers_who_suffer_at_one_step_are_told_together() -> None:
    staff = Persona(id="staff", name="Clerk", kind="employee")
    here = [
        Feeling(touchpoint="b", persona=OLENA, valence=-0.5),
        Feeling(touchpoint="b", persona="staff", valence=-1.0),
    ]
    assert texts("shared_pain", staff, *here) == ["Employees and customers feel bad alike: b"]
    assert told("shared_pain", staff, here[0], here[1].but(valence=0.5)) == []
    assert told("shared_pain", staff, here[0], here[1].but(touchpoint="a")) == []
    assert told("shared_pain", *here) == []  # nobody knows who they are: no employee


def test_employees_are_mirrored_in_customers_at_each_step_where_both_are_known() -> None:
    clerk = Persona(id="staff", name="Clerk", kind="employee")
    felt = [
        Feeling(touchpoint="b", persona=OLENA, valence=-0.5),
        Feeling(touchpoint="b", persona="staff", valence=-1.0),
        Feeling(touchpoint="a", persona=OLENA, valence=1.0),
    ]
    snapshot = Snapshot([*MAP.records(), clerk, *felt])
    found = mirrored(snapshot, JOURNEY)
    assert [(one.touchpoint, one.customers, one.employees) for one in found.steps] == [
        ("b", -0.5, -1.0)
    ]
    assert mirror_sentence(found) == "Employees and customers both suffer at “b”"
    table = table_of(found)
    assert table is not None and table.rows == (("b", -1.0, -2.0),)
    (chart,) = drawn(snapshot, "mirror")
    assert chart.sentence == mirror_sentence(found) and chart.body is not None
    assert not drawn(MAP, "mirror"), "without employees there is no card"


def test_what_customers_compare_with_is_asked_where_a_lane_holds_it() -> None:
    zmot, row = card("a").but(moment="zmot"), Lane(id="alt", journey=JOURNEY, kind="alternatives")
    assert told("no_alternative", zmot) == []
    (found,) = told("no_alternative", zmot, row)
    assert found.text == "Customers compare, and nobody said with what: a" and found.ids == ("a",)
    rival = Note(journey=JOURNEY, lane="alt", step=zmot.step, body="The shop at the corner")
    assert told("no_alternative", zmot, row, rival) == []
    assert told("no_alternative", zmot, row, rival.but(body=" "))
    assert told("no_alternative", zmot, row, rival.but(step=None, stage="S0")) == []
    assert told("no_alternative", zmot, row, rival.but(step=None, stage="S1"))


def test_stages_done_by_hand_are_told_where_a_lane_says_what_is_not() -> None:
    row = Lane(id="auto", journey=JOURNEY, kind="automation")
    assert told("by_hand") == []
    assert [one.ids for one in told("by_hand", row)] == [("S0", "S1")]
    mail = Note(journey=JOURNEY, lane="auto", step=card("a").step, body="Confirmation, CRM")
    (found,) = told("by_hand", row, mail)
    assert found.text == "Nothing runs by itself in the stage Stage 1"
    assert told("by_hand", row, mail.but(until_step=card("d").step)) == []


def test_a_benchmark_beyond_our_interval_is_told_and_never_counts() -> None:
    csat = Metric(id="c", kind="csat", target=4.0)
    ours = Score(metric="c", touchpoint="b", answers=(2, 3, 10, 3, 2))
    rival = Score(
        metric="c",
        touchpoint="b",
        respondents="others",
        segment="Rival",
        reported=4.6,
        reported_n=300,
    )
    (found,) = told("behind_others", csat, ours, rival)
    assert found.ids == ("b",) and found.severity == 3
    assert found.text.startswith("Others are better at b: 4.6 (Rival), we have CSAT 3.0")
    assert told("behind_others", csat, ours, rival.but(reported=3.1)) == []
    assert told("behind_others", csat, ours.but(answers=(0, 1, 2, 1, 0)), rival) == []
    snapshot = Snapshot([*MAP.records(), csat, rival])
    (alone,) = scores_at(snapshot, "touchpoint", "b")
    assert alone.elsewhere and not alone.counts, "others' customers say nothing of us"
    assert heading(alone) == "others: CSAT 4.6 of 5" and not aim(alone)
    both = scores_at(Snapshot([*MAP.records(), csat, rival, ours]), "touchpoint", "b")
    assert [one.elsewhere for one in both] == [False, True] and both[0].counts


def test_groups_compare_our_customers_with_those_of_others() -> None:
    csat = Metric(id="c", kind="csat")
    ours = Score(metric="c", journey=JOURNEY, answers=(20, 20, 20, 5, 5))
    rival = ours.but(id="r", answers=(0, 0, 5, 20, 40), respondents="others", segment="Rival")
    snapshot = Snapshot([*MAP.records(), csat, ours, rival])
    (found,) = compared_groups(KnownScores(snapshot), JOURNEY)
    assert [group.name for group in found.groups] == ["Customers", "Rival"]
    assert sentence(found).endswith("worse than Rival") and sentence(found).startswith("We are")


def test_nothing_of_it_is_found_in_a_journey_just_begun() -> None:
    blank = Snapshot([Journey(id=JOURNEY)])
    names = ("unsafe", "unproven_praise", "quick_wins", "unasked_senses", "late_promise")
    assert [told(name, journey=blank) for name in names] == [[]] * 5


def test_how_many_come_again_is_told_from_counts() -> None:
    def way(source: str, target: str, count: int, kind: str = "next") -> Connection:
        return Connection(source=source, target=target, weight=count, unit="count", kind=kind)

    ways = [way("a", "b", 80), way("b", "d", 40), way("d", "a", 20, "loyalty")]
    starts, shop, loyal = (card(id) for id in "abd")
    rows = [starts.but(starts=100), shop, loyal, *ways]
    (found,) = told("comes_again", *rows)
    assert found.severity == 0 and found.text.endswith("of those who start come again: d → a")
    share = found.values["share"]
    assert isinstance(share, float) and 0.15 < share <= 0.3
    assert told("comes_again", *rows[:-1]) == []
    uncounted = [one.but(weight=None, unit="") for one in ways]
    assert told("comes_again", starts, shop, loyal, *uncounted) == []
