"""A finding that was dismissed is told apart, until something new joins what it is about."""

import json

import pytest

from journeymap.analysis.dismissals import SiftedFindings, dismissed
from journeymap.analysis.findings import Finding
from journeymap.model.records import Dismissal, Journey
from journeymap.model.snapshot import Snapshot

ENDS = Finding(2, "2 dead ends", ("a", "b"), {"touchpoints": 2}, "dead_end")


def sift(*findings: Finding, dismissals: tuple[Dismissal, ...]) -> SiftedFindings:
    return dismissed(Snapshot([Journey(id="j"), *dismissals]), "j", findings)


def about(*ids: str, kind: str = "dead_end", reason: str = "") -> Dismissal:
    return Dismissal(journey="j", kind=kind, about=json.dumps(ids), reason=reason)


def test_it_is_dismissed_with_its_reason_and_stays_so_when_less_is_left_of_it() -> None:
    wanted = about("a", "b", reason=" They may end here. ")
    found = sift(ENDS, dismissals=(wanted,))
    assert found.open == () and found.over == ()
    assert [(one.finding, one.reason) for one in found.dismissed] == [(ENDS, "They may end here.")]
    fewer = Finding(2, "1 dead end", ("b",), {"touchpoints": 1}, "dead_end")
    assert sift(fewer, dismissals=(wanted,)).open == ()


def test_it_is_open_again_when_something_new_joins_it_or_it_is_of_another_kind() -> None:
    more = Finding(2, "3 dead ends", ("a", "b", "c"), {"touchpoints": 3}, "dead_end")
    assert sift(more, dismissals=(about("a", "b"),)).open == (more,)
    assert sift(ENDS, dismissals=(about("a", "b", kind="trapped"),)).open == (ENDS,)
    elsewhere = about("a", "b").but(journey="another")
    assert sift(ENDS, dismissals=(elsewhere,)).open == (ENDS,)


def test_what_is_said_of_one_persona_is_not_dismissed_with_what_is_said_of_another() -> None:
    hers, his = (
        Finding(3, who, ("a",), {"persona": who, "feeling": -2.0}, "worst_moment")
        for who in ("olena", "maksym")
    )
    found = sift(hers, his, dismissals=(about("a", "olena", kind="worst_moment"),))
    assert found.open == (his,) and found.dismissed[0].finding == hers
    worse = Finding(4, "", ("a",), {"persona": "olena", "feeling": -1.0}, "worst_moment")
    assert sift(worse, dismissals=(about("a", "olena", kind="worst_moment"),)).open == ()


@pytest.mark.parametrize(
    "garbage",
    ["", "{", "null", "7", '"a"', "{}", "[1]", '["a", null]', "[[]]", "[" * 100_000, "NaN"],
)
def test_a_dismissal_about_nothing_that_can_be_read_dismisses_nothing(garbage: str) -> None:
    odd = Dismissal(journey="j", kind="dead_end", about=garbage)
    alone = Finding(1, "", kind="dead_end")
    found = sift(ENDS, alone, dismissals=(odd,))
    assert found.open == (ENDS, alone) and found.over == (odd,)


def test_what_is_about_nothing_in_particular_is_dismissed_by_that_alone() -> None:
    alone = Finding(1, "", kind="dead_end")
    assert sift(alone, dismissals=(about(),)).open == ()
    assert sift(alone, dismissals=(about("a"),)).open == (alone,)
    assert sift(ENDS, dismissals=(about(),)).open == (ENDS,)


def test_dismissals_of_what_is_no_longer_found_are_told_apart() -> None:
    mended, unknown = about("gone"), about("a", kind="of a plug-in that is missing")
    assert sift(ENDS, dismissals=(mended, unknown)).over == (mended, unknown)
