"""A journey tells what is worth a look, the worst first."""

from journeymap.analysis.findings import CHECKS, Finding, find
from journeymap.model.records import (
    Connection,
    Feeling,
    Friction,
    Idea,
    Journey,
    Lane,
    Metric,
    Record,
    Score,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from tests.editing.maps import JOURNEY, MAKSYM, OLENA, sketch

MAP = sketch("Web: a . c | d", "Shop: . b . | e")


def told(check: str, *more: Record, journey: Snapshot = MAP) -> list[Finding]:
    return list(CHECKS[check].find(Snapshot([*journey.records(), *more]), JOURNEY))


def texts(check: str, *more: Record) -> list[str]:
    return [finding.text for finding in told(check, *more)]


def arrows(*pairs: str, kind: str = "next") -> list[Record]:
    return [Connection(source=pair[0], target=pair[1], kind=kind) for pair in pairs]


def test_an_empty_journey_has_nothing_to_tell() -> None:
    assert find(Snapshot([Journey(id=JOURNEY)]), JOURNEY) == []
    assert find(Snapshot(), JOURNEY) == []


def test_everything_is_found_worst_first_and_every_id_is_there() -> None:
    snapshot = Snapshot(
        [
            *MAP.records(),
            Friction(touchpoint="b", title="Queue", severity=4),
            Feeling(touchpoint="b", persona=OLENA, valence=-1.0),
            *arrows("ab", "bc", "ca"),
            Idea(journey=JOURNEY, touchpoints=("b",)),
        ]
    )
    found = find(snapshot, JOURNEY)
    assert found[0].text == "b: Queue (severity 4 of 4, share unknown)"
    severities = [finding.severity for finding in found]
    assert severities == sorted(severities, reverse=True) and len(set(severities)) > 2
    assert all(snapshot.find(id) for finding in found for id in finding.ids)


def test_major_frictions_are_told_by_severity_times_share_and_unknown_shares_last() -> None:
    rows = (
        Friction(touchpoint="a", title="Minor", severity=2, share=1.0),
        Friction(touchpoint="a", title="Little", severity=2, share=0.4),
        Friction(touchpoint="a", title="Some", severity=3, share=0.2),
        Friction(touchpoint="b", title="Most", severity=3, share=0.8),
        Friction(touchpoint="c", title="Who knows", severity=4),
        Friction(touchpoint="b", title="Bad for few", severity=4, share=0.01),
        Friction(touchpoint="b", title="Nobody weighed it", share=1.0),
    )
    ranked = [
        "b: Most (severity 3 × 80 % = 2.4)",
        "a: Minor (severity 2 × 100 % = 2.0)",
        "a: Some (severity 3 × 20 % = 0.60)",
        "b: Bad for few (severity 4 × 1 % = 0.04)",
        "c: Who knows (severity 4 of 4, share unknown)",
    ]
    assert texts("highest_friction", *rows) == ranked
    found = find(Snapshot([*MAP.records(), *rows]), JOURNEY)
    assert [one.text for one in found if one.text in ranked] == ranked


def test_only_the_five_worst_frictions_are_told() -> None:
    assert (
        len(told("highest_friction", *(Friction(touchpoint="a", severity=3) for _ in range(9))))
        == 5
    )


def test_each_persona_has_a_lowest_point_and_a_memory() -> None:
    felt = (
        Feeling(touchpoint="a", persona=OLENA, valence=0.5),
        Feeling(touchpoint="b", persona=OLENA, valence=-1.0),
        Feeling(touchpoint="d", persona=OLENA, valence=0.25),
        Feeling(touchpoint="b", persona=MAKSYM, valence=0.5),
        Feeling(touchpoint="c", persona=MAKSYM, valence=1.0),
    )
    found = [*told("worst_moment", *felt), *told("peak_end", *felt)]
    assert [(finding.severity, finding.text, finding.ids) for finding in found] == [
        (3, "Worst moment: b, where Olena feels 1 of 5", ("b",)),
        (2, "Olena remembers it as bad (2.25 of 5): peak b (1), end d (3.5)", ("b", "d")),
        (0, "Maksym remembers it as good (5 of 5): peak c (5), end c (5)", ("c",)),
    ]


def test_feelings_of_nobody_in_particular_count_where_there_is_no_persona() -> None:
    alone = Snapshot([*MAP.records(), Journey(id=JOURNEY)])
    (found,) = told("worst_moment", Feeling(touchpoint="a", valence=-0.5), journey=alone)
    assert (found.severity, found.text) == (2, "Worst moment: a, where the customer feels 2 of 5")
    assert told("peak_end", Feeling(touchpoint="a", valence=-0.5), journey=alone) == []


def test_open_opportunities_want_an_owner() -> None:
    free = Idea(journey=JOURNEY, touchpoints=("a",), owner="  ")
    others = [free.but(id="x", owner="Anna"), free.but(id="y", status="dropped")]
    assert texts("idea_no_owner", free, *others) == [
        "1 of 2 open ideas has no owner: untitled idea"
    ]
    assert texts("idea_no_owner", free, *others, free.but(id="z", title="Signs")) == [
        "2 of 3 open ideas have no owner: untitled idea, Signs"
    ]


def test_what_is_not_known_yet_is_counted() -> None:
    felt = [Feeling(touchpoint=id, persona=OLENA) for id in "abc"]
    assert texts("unfelt", *felt) == ["2 of 5 touchpoints are without a feeling: d, e"]
    assert texts("unfelt", *felt, *(Feeling(touchpoint=id) for id in "de")) == []
    (guess,) = told("assumed")
    assert (guess.severity, guess.text) == (
        2,
        "All 5 touchpoints are only assumed",
    )
    known = [MAP.all(Touchpoint)[id].but(evidence="researched") for id in "abcd"]
    (guess,) = told("assumed", *known)
    assert (guess.severity, guess.text) == (1, "1 of 5 touchpoints is only assumed: e")


def test_a_score_misses_its_target_only_beyond_doubt() -> None:
    stars = Metric(id="m", kind="csat", method="mean", target=4.0)
    effort = Metric(id="e", kind="ces1", direction="lower", target=2.0)
    few = Score(metric="m", touchpoint="a", answers=(5, 0, 4, 0, 0))
    many = Score(metric="m", touchpoint="b", answers=(40, 30, 30, 10, 8))
    hard = Score(metric="e", touchpoint="c", answers=(1, 3, 10, 40, 40))
    assert texts("missed_target", stars, effort, few, many, hard) == [
        "CSAT 2.3 of 5 (2.1 to 2.5, n = 118) misses its target of 4 at b",
        "Effort 4.2 of 5 (4.1 to 4.4, n = 94) misses its target of 2 at c",
    ]


def test_the_newest_score_is_judged_and_not_what_was() -> None:
    stars = Metric(id="m", kind="csat", target=4.0)
    bad, good = (90, 60, 20, 10, 5), (1, 1, 5, 40, 80)
    old = Score(metric="m", touchpoint="b", answers=bad, period="Q1 2025")
    new = Score(metric="m", touchpoint="b", answers=good, period="Q3 2026", position=1.0)
    assert texts("missed_target", stars, old, new) == []
    later = old.but(period="січень 2027")
    assert texts("missed_target", stars, later, new) == [
        "CSAT 1.8 of 5 (1.7 to 2.0, n = 185, січень 2027) misses its target of 4 at b"
    ]


def test_a_stage_and_the_journey_are_judged_by_what_was_asked_of_them() -> None:
    stars = Metric(id="m", kind="csat", target=4.0)
    bad = (40, 10, 2, 0, 0)
    stage = MAP.ordered(Stage)[0]
    judged = told(
        "missed_target",
        stars,
        Score(metric="m", stage=stage.id, answers=bad),
        Score(metric="m", journey=JOURNEY, answers=bad),
    )
    assert [finding.ids for finding in judged] == [(JOURNEY,), (stage.id,)]
    assert all("CSAT 1.3 of 5 (1.1 to 1.4, n = 52)" in finding.text for finding in judged)
    pooled = [Score(metric="m", touchpoint=id, answers=(1, 1, 3, 3, 1)) for id in "ab"]
    assert texts("missed_target", stars, *pooled) == []


def test_a_guess_of_ours_and_nine_answers_miss_no_target() -> None:
    stars = Metric(id="m", kind="csat", target=4.0)
    ours = Score(metric="m", touchpoint="a", answers=(40, 10, 0, 0, 0), respondents="team")
    nine = Score(metric="m", touchpoint="b", answers=(5, 4, 0, 0, 0))
    assert texts("missed_target", stars, ours, nine) == []


def test_a_sentence_about_nobody_by_name_begins_with_a_capital() -> None:
    told = [f.text for f in find(Snapshot(unnamed()), "j")]
    assert "The customer remembers it as bad (1.5 of 5): peak a (1), end b (2)" in told


def unnamed() -> list[Record]:
    """Two touchpoints that somebody felt badly at, nobody says who."""
    records: list[Record] = [
        Journey(id="j", title="J"),
        Stage(id="s", journey="j"),
        Lane(id="l", journey="j"),
    ]
    for place, (name, valence) in enumerate((("a", -1.0), ("b", -0.5)), 1):
        records += [
            Step(id=f"s{name}", stage="s", position=float(place)),
            Touchpoint(id=name, step=f"s{name}", lane="l", title=name),
            Feeling(touchpoint=name, valence=valence),
        ]
    return records


def test_a_finding_names_the_check_that_found_it_and_says_its_numbers_to_programs() -> None:
    snapshot = Snapshot(
        [
            *MAP.records(),
            Friction(touchpoint="b", title="Queue", severity=4, share=0.25),
            Feeling(touchpoint="b", persona=OLENA, valence=-0.75),
            *arrows("ab"),
        ]
    )
    known = {(one.kind, *one.values.items()) for one in find(snapshot, JOURNEY)}
    numbers = (("severity", 4), ("share", 0.25), ("friction", 1.0), ("visits", 1.0))
    assert ("highest_friction", *numbers, ("expected", 1.0)) in known
    assert ("worst_moment", ("persona", OLENA), ("feeling", -1.5)) in known
    assert ("assumed", ("evidence", "assumed"), ("touchpoints", 5), ("of", 5)) in known
    assert ("unfelt", ("touchpoints", 4), ("of", 5)) in known
    assert ("no_arrow", ("touchpoints", 3), ("of", 5)) in known
    assert {one.kind for one in find(snapshot, JOURNEY)} <= {check.name for check in CHECKS}
