"""What a journey says of its own content: moments, owners, touchpoints of customers, shares."""

from __future__ import annotations

from collections.abc import Mapping

from journeymap.analysis.concerned import coming_to, customers_own, people, share_of
from journeymap.analysis.findings import CHECKS, GROUPS, Finding, find, kind_title
from journeymap.model.change import change
from journeymap.model.records import (
    Connection,
    Friction,
    Idea,
    Journey,
    Lane,
    Metric,
    Persona,
    Record,
    Score,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from tests.editing.maps import JOURNEY, MAKSYM, OLENA, sketch

MAP = sketch("Web: a . c | d", "Shop: . b . | e")


def mapped(*more: Record, **about: Mapping[str, object]) -> Snapshot:
    cards = MAP.all(Touchpoint)
    edits = [(cards[id], cards[id].but(**fields)) for id, fields in about.items()]
    return Snapshot([*MAP.records(), *more]).apply(change("", edit=edits))


def found(snapshot: Snapshot, kind: str) -> list[Finding]:
    return [one for one in find(snapshot, JOURNEY) if one.kind == kind]


def ways(*pairs: str) -> list[Record]:
    return [Connection(source=pair[0], target=pair[1]) for pair in pairs]


def test_every_kind_of_ours_has_a_title_of_its_own_and_a_group() -> None:
    ours = [*CHECKS.ours()]
    titles = [kind_title(check.name) for check in ours]
    assert len(ours) > 20 and len(set(titles)) == len(titles)
    assert all(check.title and check.group in GROUPS[:-1] for check in ours)


def test_searching_that_begins_only_after_the_shelf_comes_too_late() -> None:
    moments: dict[str, Mapping[str, object]]
    moments = {"b": {"moment": "fmot"}, "c": {"moment": "zmot"}}
    (late,) = found(mapped(*ways("ab", "bc", "cd"), **moments), "late_zmot")
    assert late.ids == ("c",) and late.text.endswith("meeting the product: c")
    assert not found(mapped(*ways("ab", "bc", "ac", "cd"), **moments), "late_zmot")
    begins: dict[str, Mapping[str, object]]
    begins = {**moments, "c": {"moment": "zmot", "starts": 5}, "a": {"starts": 5}}
    assert not found(mapped(*ways("ab", "bc", "cd"), **begins), "late_zmot")
    round_ = [*ways("cb", "bd"), Connection(source="d", target="c", kind="loyalty")]
    assert not found(mapped(*round_, **moments), "late_zmot"), "that is the second time round"


def test_touchpoints_without_an_owner_are_told_once_others_have_one() -> None:
    assert not found(MAP, "no_owner")
    (free,) = found(mapped(a={"owner": "Anna"}, b={"department": "Sales"}), "no_owner")
    assert (free.severity, free.ids) == (1, ("c", "d", "e"))
    assert free.text == "3 of 5 touchpoints have no owner: c, d, e"
    (free,) = found(mapped(a={"owner": "Anna"}, e={"moment": "smot"}), "no_owner")
    assert (free.severity, free.ids[0]) == (2, "e"), "a moment of truth nobody looks after"
    assert not found(mapped(**{id: {"owner": "Anna"} for id in "abcde"}), "no_owner")


def test_what_the_company_does_is_not_asked_for_feelings() -> None:
    shop = MAP.all(Lane)["Shop"]
    for role in ("onstage", "backstage", "support"):
        (unfelt,) = found(Snapshot([*MAP.records(), shop.but(role=role)]), "unfelt")
        assert unfelt.ids == ("a", "c", "d")
    bare = [lane.but(role="backstage") for lane in MAP.all(Lane).values()]
    only = Snapshot([*MAP.records(), *bare])
    assert len(customers_own(only, JOURNEY)) == 5, "where there is nothing else it is all there is"


def test_a_persona_stands_for_its_share_and_without_all_shares_for_as_many_as_the_others() -> None:
    assert people(MAP, JOURNEY) == (OLENA, MAKSYM)
    assert share_of(MAP, JOURNEY, OLENA) == 0.5
    half = [MAP.all(Persona)[OLENA].but(share=0.6)]
    assert share_of(Snapshot([*MAP.records(), *half]), JOURNEY, OLENA) == 0.5
    both = [*half, MAP.all(Persona)[MAKSYM].but(share=0.2)]
    assert share_of(Snapshot([*MAP.records(), *both]), JOURNEY, OLENA) == 0.6
    over = [one.but(share=0.9) for one in both]
    assert share_of(Snapshot([*MAP.records(), *over]), JOURNEY, OLENA) == 0.5
    nobody = Snapshot([*MAP.records(), Journey(id=JOURNEY)])
    assert people(nobody, JOURNEY) == (None,) and share_of(nobody, JOURNEY, None) == 1.0


def test_of_equally_bad_ones_what_more_customers_come_to_ranks_first() -> None:
    half = Connection(source="a", target="b", weight=0.25, unit="probability")
    more = Connection(source="a", target="c", weight=0.75, unit="probability")
    uneven = {"customer": 5, "business": 3}
    grades = {f"importance_{who}": grade for who, grade in uneven.items()}
    snapshot = mapped(half, more, b=dict(grades), c=dict(grades))
    assert [one.ids for one in found(snapshot, "importance_gap")] == [("c",), ("b",)]
    assert coming_to(snapshot, JOURNEY, ("b", "c")) == 0.75
    assert coming_to(snapshot, JOURNEY, ("a",)) == 1.0
    over = mapped(half.but(weight=0.9, id="x"), more.but(weight=0.9, id="y"))
    assert coming_to(over, JOURNEY, ("b",)) == 1.0, "where visits are not known all come"


def test_a_friction_tells_what_is_expected_of_it_and_never_takes_all_for_granted() -> None:
    way = Connection(source="a", target="b", weight=0.25, unit="probability")
    pains = [
        Friction(touchpoint="b", title="Queue", severity=4, share=0.5),
        Friction(touchpoint="b", title="Noise", severity=4),
    ]
    queue, noise = found(mapped(way, *pains), "highest_friction")
    assert queue.text == "b: Queue (severity 4 × 50 % = 2.0; × 0.25 visits = 0.50)"
    assert (queue.values["friction"], queue.values["expected"]) == (2.0, 0.5)
    assert noise.text == "b: Noise (severity 4 of 4, share unknown)"
    assert noise.values["friction"] is noise.values["expected"] is None


def test_where_no_friction_is_major_the_first_is_told_as_it_is() -> None:
    small = Friction(touchpoint="b", title="Small print", severity=1, share=0.5)
    least = Friction(touchpoint="c", title="Colour", severity=0, share=1.0)
    (one,) = found(mapped(small, least), "highest_friction")
    assert (one.severity, one.text) == (1, "b: Small print (severity 1 × 50 % = 0.50)")
    assert not found(mapped(least), "highest_friction")


def test_a_friction_that_ranks_before_a_worse_one_is_no_worse_than_it_is() -> None:
    most = Friction(id="most", touchpoint="b", severity=3, share=0.9)
    few = Friction(id="few", touchpoint="c", severity=4, share=0.1)
    first, second = found(mapped(most, few), "highest_friction")
    assert (first.ids, first.severity, second.severity) == (("b", "most"), 3, 4)
    assert first.rank < second.rank < found(mapped(most), "highest_friction")[0].rank


def test_ideas_nobody_has_taken_on_are_named() -> None:
    ideas = [
        Idea(journey=JOURNEY, touchpoints=("a",), title=f"Idea {i}", position=i) for i in range(5)
    ]
    (one,) = found(mapped(*ideas), "idea_no_owner")
    assert one.text == "5 of 5 open ideas have no owner: Idea 0, Idea 1, Idea 2 and 2 more"
    assert len(one.ids) == 5


def test_what_is_assumed_of_visits_is_said_to_be_about() -> None:
    ways = [Connection(source="a", target=end) for end in "bc"]
    given = Connection(source="c", target="d", weight=0.5, unit="probability")
    pain = Friction(touchpoint="b", severity=4, share=0.5)
    (one,) = found(mapped(*ways, given, pain), "highest_friction")
    assert one.text == "b (severity 4 × 50 % = 2.0; × 0.50 visits ≈ 1.00)"
    (one,) = found(mapped(*ways, pain), "highest_friction")
    assert one.text == "b (severity 4 × 50 % = 2.0)", "nobody counted anything"


def test_many_of_a_kind_are_told_in_part_one_by_one_and_in_part_together() -> None:
    row = sketch(f"Web: {' '.join(f't{i}' for i in range(9))}")
    metric = Metric(id="m", kind="csat", title="CSAT", target=4.0)
    scores = [
        Score(metric="m", touchpoint=f"t{i}", answers=(40 + 9 * i, 9, 9, 9, 9)) for i in range(9)
    ]
    cards = [
        card.but(importance_customer=5, importance_business=3)
        for card in row.all(Touchpoint).values()
    ]
    snapshot = Snapshot([*row.records(), *cards, metric, *scores])
    missed = found(snapshot, "missed_target")
    assert [one.ids for one in missed[:5]] == [(f"t{i}",) for i in range(8, 3, -1)]
    assert missed[5].ids == ("t3", "t2", "t1", "t0")
    assert missed[5].text == "CSAT misses its target of 4 at 4 more places: t3, t2, t1 and 1 more"
    gaps = found(snapshot, "importance_gap")
    assert [len(one.ids) for one in gaps] == [1, 1, 1, 1, 1, 4]
    assert gaps[5].text.endswith("not to us: 4 more touchpoints, t5, t6, t7 and 1 more")
    assert {id for one in gaps for id in one.ids} == {f"t{i}" for i in range(9)}
    six = Snapshot([*row.records(), *cards[:6]])
    assert [len(one.ids) for one in found(six, "importance_gap")] == [1] * 6, "not for one alone"
