"""Each kind of finding says what it is called, where it belongs, and how it is found."""

from __future__ import annotations

from journeymap.analysis.findings import CHECKS, GROUPS, OTHERS, kind_about, kind_title


def test_each_kind_says_how_it_is_found_and_what_one_can_do() -> None:
    for check in CHECKS.ours():
        assert check.title and check.group in GROUPS and check.group != OTHERS, check.name
        words = kind_about(check.name)
        assert len(words.split()) > 12 and words.endswith("."), check.name
        assert words.count(". ") >= 1 or ":" in words, f"{check.name}: and what is to be done?"


def test_no_two_kinds_are_called_alike() -> None:
    titles = [kind_title(check.name) for check in CHECKS.ours()]
    assert len(titles) == len(set(titles))
    assert kind_about("of a plug-in that is missing") == ""
