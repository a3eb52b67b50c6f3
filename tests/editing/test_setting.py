"""A field that is set takes along what follows from it."""

from __future__ import annotations

import pytest

from journeymap.editing.records import set_field
from journeymap.model.records import Journey, Metric, Score, Touchpoint
from journeymap.model.snapshot import Snapshot
from tests.editing.maps import after, sketch

MAP = sketch("Web: a b")


def test_a_score_is_of_the_days_its_period_says_and_of_none_when_it_says_none() -> None:
    there = Snapshot([Journey(id="j"), Metric(id="m"), Score(id="s", metric="m", journey="j")])
    now = after(there, set_field(there, ["s"], "period", "3 кв. 2026"))
    score = now.all(Score)["s"]
    assert (score.period, score.begins, score.ends) == ("3 кв. 2026", "2026-07-01", "2026-09-30")
    then = after(now, set_field(now, ["s"], "period", "wave 2")).all(Score)["s"]
    assert (then.period, then.begins, then.ends) == ("wave 2", "", "")


def test_words_are_set_for_several_at_once_and_cleaned() -> None:
    now = after(MAP, set_field(MAP, ["a", "b"], "tags", ("late\x00", " ")))
    assert {card.tags for card in now.all(Touchpoint).values()} == {("late",)}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("duration", -1.0),
        ("duration", 1e8),
        ("links", ("javascript:alert(1)",)),
        ("importance_customer", 6),
        ("opens", "nowhere"),
    ],
)
def test_what_does_not_fit_is_refused(field: str, value: object) -> None:
    with pytest.raises(ValueError, match=f"Touchpoint.{field}"):
        set_field(MAP, ["a"], field, value)
