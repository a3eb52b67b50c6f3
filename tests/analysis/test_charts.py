"""What charts say is true, and never more than their tests carry."""

from __future__ import annotations

import pytest

from journeymap.analysis.charts import (
    along,
    groups,
    hurting,
    importance,
    over_time,
    priorities,
    recommendation,
    staying,
)
from journeymap.analysis.charts.known_scores import KnownScores
from journeymap.analysis.charts.naming import metric_name
from journeymap.analysis.charts.tables import ChartTable, TableCell
from journeymap.layout.numbers.tables import said_rows, texts_of
from journeymap.model.change import change
from journeymap.model.grid import cards
from journeymap.model.records import (
    Connection,
    Friction,
    Idea,
    Journey,
    Lane,
    Metric,
    Record,
    Score,
    Source,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot

CSAT = Metric(id="csat", kind="csat", title="Satisfaction", method="mean", target=4.0)
CES = Metric(id="ces", kind="ces1", title="Effort", method="mean", direction="lower")
NPS = Metric(id="nps", kind="nps", title="NPS", low=0, high=10, method="nps")
GOOD, FAIR, BAD = (0, 0, 5, 40, 60), (5, 10, 40, 30, 20), (60, 40, 5, 0, 0)


def journey(count: int, *more: Record, **how: dict[int, object]) -> Snapshot:
    """Return a journey of one stage for each of its touchpoints; ``how`` are fields by number."""
    records: list[Record] = [Journey(id="j", title="Buying"), Lane(id="l", journey="j"), CSAT, CES]
    records.append(NPS)
    for i in range(count):
        fields = {name: values[i] for name, values in how.items() if i in values}
        records += [
            Stage(id=f"s{i}", journey="j", title=f"Stage {i}", position=i),
            Step(id=f"step{i}", stage=f"s{i}", position=i),
            Touchpoint(id=f"t{i}", step=f"step{i}", lane="l", title=f"Does {i}", **fields),  # type: ignore[arg-type]
        ]
    return Snapshot([*records, *more])


def score(place: str, answers: tuple[int, ...], **how: object) -> Score:
    where = {"touchpoint": place} if place != "j" else {"journey": "j"}
    metric = str(how.pop("metric", "csat"))
    id = f"{place}{metric}{sorted(how.items())}"
    return Score(id=id, metric=metric, answers=answers, **where, **how)  # type: ignore[arg-type]


def said_along(snapshot: Snapshot, metric: Metric = CSAT) -> str:
    here = [(card, card.step) for card in cards(snapshot, "j")]
    return along.sentence(along.scores_along(KnownScores(snapshot), here, metric))


def test_one_is_the_lowest_only_where_tests_tell_it_from_all_others() -> None:
    told = journey(3, score("t0", GOOD), score("t1", BAD), score("t2", FAIR))
    assert said_along(told) == "“Does 1” is the lowest: 1.5"
    alike = journey(3, score("t0", GOOD), score("t1", BAD), score("t2", (58, 41, 6, 0, 0)))
    assert said_along(alike) == (
        "“Does 1” and “Does 2” are the lowest; the difference between them is not sure"
    )
    same = journey(2, score("t0", (5, 5, 5, 5, 6)), score("t1", (5, 5, 6, 5, 5)))
    assert said_along(same) == "No touchpoint is surely worse than the others"


def test_few_answers_are_never_called_the_lowest() -> None:
    few = journey(3, score("t0", GOOD), score("t1", (8, 0, 0, 0, 0)), score("t2", FAIR))
    assert said_along(few) == "Where 10 or more answered, “Does 2” is the lowest: 3.5"


def test_what_we_had_guessed_is_said_beside_the_lowest_and_never_judged_itself() -> None:
    guess = score("t1", (0, 0, 0, 8, 2), respondents="team")
    told = journey(2, score("t0", GOOD), score("t1", BAD), guess)
    assert said_along(told) == "“Does 1” is the lowest, and we had guessed 4.2"
    alone = journey(2, guess)
    assert said_along(alone) == "Nobody has been asked yet; these are our own guesses"


def test_where_lower_is_better_the_highest_is_worst() -> None:
    told = journey(2, score("t0", GOOD, metric="ces"), score("t1", BAD, metric="ces"))
    assert said_along(told, CES) == "“Does 0” is the highest, which is worst: 4.5"


def test_an_axis_shows_the_part_of_the_scale_there_is_only_where_that_is_small_and_says_so() -> (
    None
):
    top = CSAT.but(method="top", target=None)
    near = journey(2, score("t0", (1, 2, 7, 40, 50)), score("t1", (3, 5, 14, 40, 38)))
    points = [(card, card.step) for card in cards(near, "j")]
    found = along.scores_along(KnownScores(near.apply(change("", edit=[(CSAT, top)]))), points, top)
    assert found.ends == (60.0, 100.0)
    assert along.note(found)[-1] == "axis from 60 % to 100 %"
    far = journey(2, score("t0", GOOD), score("t1", BAD))
    whole = along.scores_along(KnownScores(far), points, CSAT)
    assert whole.ends == (1.0, 5.0) and "axis" not in " ".join(along.note(whole))


def test_too_few_answers_are_grey_and_the_note_says_why() -> None:
    few = journey(2, score("t0", (0, 0, 1, 2, 1)), score("t1", GOOD))
    points = [(card, card.step) for card in cards(few, "j")]
    found = along.scores_along(KnownScores(few), points, CSAT)
    assert "grey: fewer than 10 answers" in along.note(found)


def test_questions_of_one_kind_go_by_their_titles() -> None:
    later = CSAT.but(id="later", title="Later")
    assert [metric_name(m, (CSAT, later, NPS)) for m in (CSAT, later, NPS)] == [
        "CSAT Satisfaction",
        "CSAT Later",
        "NPS",
    ]


SFO = (75, 19, 24, 23, 21, 95, 85, 322, 646, 514, 922)
"""Somehow spread over the answers; the classes are those of San Francisco 2017 (A1)."""


def test_the_recommendation_of_san_francisco_is_said_with_its_interval_of_those_asked() -> None:
    assert (sum(SFO[9:]), sum(SFO[7:9]), sum(SFO[:7])) == (1436, 968, 342)
    source = Source(id="file", name="sfo.csv", rows=2831)
    told = journey(1, source, score("j", SFO, metric="nps", source="file"))
    (found,) = recommendation.recommendations(KnownScores(told), "j")
    assert recommendation.sentence(found) == "NPS +39.8, between +37.2 and +42.4"
    assert recommendation.note(told, found)[0] == (
        "2\u202f746 answers of 2\u202f831 (97 %); who did not answer is left out, not counted as zero"
    )
    assert [round(share, 4) for share in found.classes] == [0.5229, 0.3525, 0.1245]


def test_the_rows_of_a_file_with_several_months_are_not_who_was_asked_in_one() -> None:
    """Of 60 answers in September it said “60 of 541 (11 %)”, 541 being the rows of all months."""
    source = Source(id="file", name="year.csv", rows=2 * sum(SFO))
    months = [
        score(
            "j",
            SFO,
            metric="nps",
            source="file",
            period=f"2026-{month:02}",
            begins=f"2026-{month:02}-01",
        )
        for month in (8, 9)
    ]
    told = journey(1, source, *months)
    (found,) = recommendation.recommendations(KnownScores(told), "j")
    assert found.asked is None and found.n == sum(SFO)
    (found,) = recommendation.recommendations(KnownScores(journey(1, source, months[1])), "j")
    assert found.asked == 2 * sum(SFO)


def test_classes_alone_make_a_recommendation_without_a_histogram() -> None:
    told = journey(1, score("j", (), metric="nps", classes=(1436, 968, 342)))
    (found,) = recommendation.recommendations(KnownScores(told), "j")
    assert recommendation.sentence(found) == "NPS +39.8, between +37.2 and +42.4"
    assert found.answers == ()


def test_a_movement_is_real_only_where_its_test_says_so() -> None:
    answers = {"04": GOOD, "05": FAIR, "06": (5, 10, 38, 32, 20), "07": (5, 9, 39, 31, 21)}
    told = journey(
        1, *(score("t0", given, period=f"2026-{month}") for month, given in answers.items())
    )
    (series,) = over_time.series_over_time(KnownScores(told), "j")
    assert over_time.sentence(series) == (
        "“Does 0” fell for real in May 2026; the other movements may be chance"
    )
    assert series.sure == (1,)


def test_two_periods_that_hardly_differ_are_chance() -> None:
    told = journey(
        1,
        score("j", FAIR, period="2026-01"),
        score("j", (6, 10, 40, 30, 19), period="2026-02"),
    )
    (series,) = over_time.series_over_time(KnownScores(told), "j")
    assert over_time.sentence(series) == "The journey moved no more than chance would have it"


def arrow(i: int, target: int, weight: float) -> Connection:
    return Connection(
        id=f"c{i}{target}", source=f"t{i}", target=f"t{target}", weight=weight, unit="probability"
    )


def test_who_passes_a_stage_by_is_not_lost_there() -> None:
    told = journey(3, arrow(0, 1, 0.3), arrow(0, 2, 0.5), arrow(1, 2, 1.0), starts={0: 412})
    found = staying.staying(told, "j")
    assert found is not None
    assert [round(stage.share, 6) for stage in found.stages] == [1.0, 0.8, 0.8]
    assert [round(stage.here, 6) for stage in found.stages] == [1.0, 0.3, 0.8]
    assert staying.sentence(found) == "80 % come to “Stage 2”; most are lost before “Stage 1”"
    assert staying.note(found)[-1] == "412 starts counted"


def test_where_no_arrow_has_a_number_nobody_knows_who_stays() -> None:
    bare = Connection(id="c", source="t0", target="t1")
    assert staying.staying(journey(2, bare), "j") is None


def hurts(*given: tuple[int | None, float | None]) -> hurting.Hurting:
    frictions = [
        Friction(id=f"f{i}", touchpoint="t0", title=f"Pain {i}", severity=severity, share=share)
        for i, (severity, share) in enumerate(given)
    ]
    snapshot = journey(1, *frictions)
    return hurting.hurting(snapshot, cards(snapshot, "j"))


def test_the_fewest_frictions_that_make_most_of_the_pain_are_counted() -> None:
    found = hurts((4, 0.5), (3, 0.5), (2, 0.5), (1, 0.25), (4, None))
    assert hurting.sentence(found) == "2 of 4 frictions make 74 % of the pain"
    assert [pain.title for pain in found.pains][-1] == "Pain 4"
    assert found.total == pytest.approx(4.75)
    assert "hatched: 1 whose share is not known, not in the sum" in hurting.note(found)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (((3, None),), "“Pain 0” hits hardest; how many it hits is not known"),
        (((None, None),), "Nobody knows yet how badly these hit, or how many"),
        (((0, 0.5),), "Nothing here hurts anybody"),
        (((3, 0.5),), "“Pain 0” is all the pain that is known"),
    ],
)
def test_what_is_not_known_of_frictions_is_not_claimed(
    given: tuple[tuple[int | None, float | None], ...], said: str
) -> None:
    assert hurting.sentence(hurts(*given)) == said


def test_what_matters_and_scores_less_is_named_and_given_and_derived_never_mix() -> None:
    weights: dict[int, object] = {0: 5, 1: 5, 2: 1}
    scores = (score("t0", BAD), score("t1", GOOD), score("t2", GOOD))
    snapshot = journey(3, *scores, importance_customer=weights)
    here = [(card, card.step) for card in cards(snapshot, "j")]
    found = importance.importance_of(KnownScores(snapshot), here, CSAT)
    assert found is not None and not found.derived
    assert importance.sentence(found) == (
        "“Does 0” matters more than the mean and scores below it: begin there"
    )
    derived = journey(3, *(one.but(r=r, r_n=900) for one, r in zip(scores, (0.2, 0.5, 0.6))))  # noqa: B905
    found = importance.importance_of(KnownScores(derived), here, CSAT)
    assert found is not None and found.derived
    assert importance.sentence(found) == "What matters most scores no worse than the rest"


def idea(i: int, impact: int | None, effort: int, status: str = "idea") -> Idea:
    return Idea(
        id=f"i{i}", journey="j", title=f"Idea {i}", impact=impact, effort=effort, status=status
    )


def test_quick_wins_bring_much_and_cost_little_and_the_middle_counts_as_harder() -> None:
    ideas = idea(0, 5, 1), idea(1, 4, 3), idea(2, 3, 1), idea(3, None, 1), idea(4, 5, 1, "done")
    found = priorities.priorities(journey(1, *ideas), "j")
    assert priorities.sentence(found) == "1 quick win waits: “Idea 0”"
    assert "1 idea has no impact or effort yet" in priorities.note(found)
    assert len(found.ideas) == 3


def test_groups_differ_only_where_their_test_says_so_corrected_for_all_pairs() -> None:
    apart = journey(
        1,
        score("j", GOOD, segment="Germany", period="2026"),
        score("j", FAIR, segment="France", period="2026"),
        score("j", (4, 9, 40, 32, 20), segment="Ukraine", period="2026"),
    )
    (found,) = groups.compared_groups(KnownScores(apart), "j")
    assert groups.sentence(found) == "Germany: surely 1.0 more than France"
    alike = journey(1, score("j", FAIR, segment="A"), score("j", (5, 9, 40, 31, 20), segment="B"))
    (found,) = groups.compared_groups(KnownScores(alike), "j")
    assert groups.sentence(found) == "These groups cannot be told apart"


def test_employees_are_told_from_customers_and_our_guess_is_not_tested() -> None:
    told = journey(
        1,
        score("j", FAIR),
        score("j", GOOD, respondents="employees"),
        score("j", (0, 0, 0, 8, 2), respondents="team"),
    )
    (found,) = groups.compared_groups(KnownScores(told), "j")
    assert groups.sentence(found) == "Employees surely see it 1.0 better than customers do"
    guessed = journey(1, score("j", FAIR), score("j", (0, 0, 0, 8, 2), respondents="team"))
    (found,) = groups.compared_groups(KnownScores(guessed), "j")
    assert groups.sentence(found) == "We had guessed 4.2; customers say 3.5"


def test_the_numbers_of_a_column_have_the_same_digits_and_words_stand_apart() -> None:
    """It read 4.2 below 4.08 and 10 below 33.3; names stood at the right as numbers do."""
    rows: tuple[tuple[TableCell, ...], ...] = (
        ("a", "Bill", 4.2, 33.333, 1.0, 0.5, 60.0),
        ("b", "Call", 4.077, 10.0, 0.0021, 0.25, 61.0),
        ("c", "Visit", None, -0.04, None, None, 7.0),
    )
    table = ChartTable(tuple("ABCDEFG"), rows, shares=(5,))
    assert said_rows(table) == [
        ["a", "Bill", "4.20", "33.3", "1.000", "50 %", "60"],
        ["b", "Call", "4.08", "10.0", "0.002", "25 %", "61"],
        ["c", "Visit", "–", "0.0", "–", "–", "7"],
    ]
    assert texts_of(table) == (0, 1)
