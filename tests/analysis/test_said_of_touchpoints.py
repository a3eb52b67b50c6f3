"""Findings of what is said of touchpoints: departments, importance, and feedback."""

from __future__ import annotations

import pytest

from journeymap.analysis.findings import Finding, find
from journeymap.model.records import (
    Connection,
    Friction,
    Journey,
    Lane,
    Record,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot

GROUND: tuple[Record, ...] = (
    Journey(id="j", title="Buys"),
    Stage(id="s", journey="j"),
    Lane(id="web", journey="j"),
    *(Step(id=f"step {n}", stage="s", position=n) for n in range(3)),
)


def found(kind: str, *records: Record) -> list[Finding]:
    return [one for one in find(Snapshot([*GROUND, *records]), "j") if one.kind == kind]


def card(n: int, **more: object) -> Touchpoint:
    at = {"id": f"t{n}", "step": f"step {n}", "lane": "web", "title": f"Card {n}"}
    return Touchpoint(**{**at, **more})  # type: ignore[arg-type]


def arrow(source: int, target: int, kind: str = "next") -> Connection:
    return Connection(id=f"{source}-{target}", source=f"t{source}", target=f"t{target}", kind=kind)


def test_hand_overs_are_told_in_one_sentence_by_who_hands_over_to_whom() -> None:
    cards = card(0, department="Sales"), card(1, department="Stock"), card(2, department=" sales")
    (one,) = found("handovers", *cards, arrow(0, 1), arrow(1, 2), arrow(2, 1))
    assert one.text == "3 hand-overs between departments: Sales → Stock (2), Stock → Sales"
    assert one.ids == ("t0", "t1", "t2", "0-1", "1-2", "2-1")
    assert one.values["handovers"] == 3


def test_how_often_customers_are_handed_over_is_told_where_it_was_counted() -> None:
    cards = card(0, department="Sales"), card(1, department="Stock"), card(2, department="Sales")
    half = arrow(0, 1).but(weight=0.5)
    (one,) = found("handovers", *cards, half, arrow(1, 2).but(weight=1.0))
    assert one.text.endswith("Sales → Stock, Stock → Sales (on average 1.0)")
    assert (one.severity, one.weight, one.values["average"]) == (1, 0.5, 1.0)


def test_a_hand_over_to_where_something_is_wrong_is_told_by_itself() -> None:
    cards = card(0, department="Sales"), card(1, department="Stock")
    pain = Friction(touchpoint="t1", title="Waits", severity=4, share=0.5)
    bad, every = found("handovers", *cards, arrow(0, 1).but(weight=0.8), pain)
    assert bad.text == (
        "Sales hands customers over to Stock at Card 0 → Card 1 (80 % of customers),"
        " and there is ▲ 4 “Waits”"
    )
    assert (bad.severity, bad.weight) == (2, 0.4) and every.severity == 1
    assert bad.ids == ("t0", "t1", "0-1")


@pytest.mark.parametrize("kind", ["loyalty", "influence"])
def test_what_leads_back_or_away_hands_nobody_over(kind: str) -> None:
    cards = card(0, department="Sales"), card(1, department="Stock")
    assert found("handovers", *cards, arrow(0, 1))
    assert not found("handovers", *cards, arrow(0, 1, kind))


def test_a_department_that_is_not_said_hands_nothing_over() -> None:
    assert not found("handovers", card(0, department="Sales"), card(1), arrow(0, 1))


@pytest.mark.parametrize(
    ("customer", "business", "severity"),
    [(5, 2, 3), (4, 2, 2), (4, 3, None), (2, 5, None), (5, None, None), (None, 1, None)],
)
def test_what_matters_to_customers_alone_is_found_from_two_grades_on(
    customer: int | None, business: int | None, severity: int | None
) -> None:
    one = card(0, importance_customer=customer, importance_business=business)
    seen = found("importance_gap", one)
    assert [finding.severity for finding in seen] == ([severity] if severity else [])
    if seen:
        said = f"Important to the customer, not to us: Card 0 ({customer} against {business} of 5)"
        assert seen[0].text == said and seen[0].ids == ("t0",)


def test_where_no_feedback_is_collected_is_found_and_what_is_not_said_is_not() -> None:
    cards = card(0, feedback="yes"), card(1, feedback="no"), card(2)
    (one,) = found("no_feedback", *cards)
    assert one.text == "Feedback is not collected at 1 of 2 touchpoints: Card 1"
    assert one.ids == ("t1",) and one.values == {"touchpoints": 1, "of": 2}
    assert not found("no_feedback", card(0, feedback="yes"), card(1))


def test_feedback_that_is_collected_nowhere_is_worse() -> None:
    (one,) = found("no_feedback", *(card(i, feedback="no") for i in range(3)))
    assert (one.severity, one.weight) == (2, 1.0)
    assert one.text.startswith("Feedback is not collected at 3 of 3 touchpoints: Card 0, Card 1")
    (few,) = found("no_feedback", *(card(i, feedback="no") for i in range(2)))
    assert few.severity == 1
