"""Which activity a log is taken to lead to."""

from pathlib import Path

from journeymap.model.records import Touchpoint
from journeymap.tabular.logs.reading import import_log

GIVES_UP = ["Searches"] * 6
"""Six customers who search and do nothing more."""


def goal_of(tmp_path: Path, *cases: str) -> str:
    """Return the title of the touchpoint that is the goal of a log of such cases."""
    rows = ["case,activity,time"]
    for number, case in enumerate(cases):
        for minute, activity in enumerate(case.split(" > ")):
            rows.append(f"{number},{activity},2026-03-14 08:{minute:02}")
    path = tmp_path / "log.csv"
    path.write_text("\n".join(rows), "utf-8")
    added = [edit.after for edit in import_log(path).change]
    return next(c.title for c in added if isinstance(c, Touchpoint) and c.ends == "goal")


def test_the_goal_is_what_most_cases_end_with(tmp_path: Path) -> None:
    assert goal_of(tmp_path, *["Searches > Pays"] * 4, "Searches > Pays > Returns") == "Pays"


def test_where_most_give_up_is_not_the_goal(tmp_path: Path) -> None:
    ways = ["Searches > Compares > Pays"] * 4 + ["Searches > Compares > Asks > Pays"] * 4
    assert goal_of(tmp_path, *GIVES_UP, *ways) == "Pays"


def test_where_nobody_gets_any_further_the_end_of_most_is_the_goal(tmp_path: Path) -> None:
    assert goal_of(tmp_path, *GIVES_UP) == "Searches"
