"""What a file holds that no editor would write stays as it is while something else is edited."""

from __future__ import annotations

import pytest

from journeymap.model.change import change
from journeymap.model.records import Stage


def test_a_stage_whose_colour_is_none_can_be_renamed() -> None:
    stage = Stage(journey="j", title="Wants", colour="red")
    renamed = change("Rename", edit=[(stage, stage.but(title="Buys"))]).normal()
    assert [edit.after for edit in renamed] == [stage.but(title="Buys")]


def test_a_new_value_has_to_fit_all_the_same() -> None:
    stage = Stage(journey="j", title="Wants", colour="red")
    with pytest.raises(ValueError, match=r"Stage\.colour"):
        change("", edit=[(stage, stage.but(colour="blue"))]).normal()
    with pytest.raises(ValueError, match=r"Stage\.colour"):
        change("", add=[stage]).normal()


def test_a_colour_is_kept_in_small_letters() -> None:
    stage = Stage(journey="j", title="Wants")
    edits = change("", edit=[(stage, stage.but(colour=" #3B5BDB"))]).normal()
    assert [edit.after for edit in edits] == [stage.but(colour="#3b5bdb")]
