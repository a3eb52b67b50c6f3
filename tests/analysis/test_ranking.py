"""Findings are read ranked, grouped, and no more at once than a person can take in."""

from dataclasses import replace

from journeymap.analysis.findings import CARE, FRICTION, OTHERS, Finding, kind_title, ranked
from journeymap.analysis.ranking import FIRST, grouped


def pain(severity: int, weight: float = 0.0, text: str = "") -> Finding:
    return Finding(severity, text, (text or "x",), kind="highest_friction", weight=weight)


def test_what_is_worse_comes_first_and_of_what_is_equally_bad_what_hits_more() -> None:
    rows = [pain(2, 0.9), pain(3, 0.1), pain(3, 0.5)]
    assert ranked(rows) == [rows[2], rows[1], rows[0]]


def test_the_group_with_the_worst_comes_first_and_each_is_counted() -> None:
    owner = Finding(3, "", kind="review_overdue")
    first, second = grouped([pain(2), pain(1), owner])
    assert (first.group, second.group) == (CARE, FRICTION)
    assert (first.title, len(second.findings), second.more) == ("Care of the map", 2, 0)


def test_a_dozen_are_read_first_and_one_kind_does_not_crowd_out_the_others() -> None:
    flood = [pain(3, text=str(i)) for i in range(40)]
    owner = Finding(1, "", kind="review_overdue")
    groups = {group.group: group for group in grouped([*flood, owner])}
    assert sum(len(group.first) for group in groups.values()) == FIRST == 12
    assert groups[CARE].first == (owner,) and groups[FRICTION].more == 29
    assert groups[FRICTION].first + groups[FRICTION].rest == tuple(flood)


def test_what_is_no_fault_is_read_first_only_where_there_is_room() -> None:
    good = Finding(0, "good", kind="review_overdue")
    assert good in [one for group in grouped([good, pain(1)]) for one in group.first]
    full = [replace(pain(1), ids=(str(i),)) for i in range(FIRST)]
    assert good not in [one for group in grouped([good, *full]) for one in group.first]


def test_a_kind_whose_plug_in_is_missing_stands_among_the_others_by_its_name() -> None:
    (group,) = grouped([Finding(1, "", kind="no longer there")])
    assert group.group == OTHERS and group.more == 0
    assert kind_title("highest_friction") == "Highest friction"
    assert kind_title("no longer there") == "no longer there"
