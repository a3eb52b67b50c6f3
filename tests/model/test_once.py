"""What follows from a document and takes long to find is found once."""

from journeymap.model.change import change
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot


def test_it_is_found_once_for_each_key_and_anew_after_a_change() -> None:
    found: list[str] = []

    def look(name: str) -> str:
        found.append(name)
        return name

    before = Snapshot([Journey(id="j")])
    assert [before.once(("flow", "j"), lambda: look("before")) for _ in range(2)] == ["before"] * 2
    assert before.once(("flow", "k"), lambda: look("another")) == "another"
    after = before.apply(change("Add", add=[Journey(id="k")]))
    assert after.once(("flow", "j"), lambda: look("after")) == "after"
    assert found == ["before", "another", "after"]
    assert before == Snapshot([Journey(id="j")])


def test_nothing_may_follow_from_it() -> None:
    found: list[int] = []
    one = Snapshot()
    for _ in range(2):
        assert one.once(("nothing",), lambda: found.append(1)) is None
    assert found == [1]
