"""What lets a note span more steps has a name of its own, in the menu and in the palette."""

from __future__ import annotations

from journeymap.editing import COMMANDS, EditView
from journeymap.model.records import Journey, Lane, Note, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.view import View

BEFORE = Snapshot(
    [
        Journey(id="j"),
        Stage(id="s", journey="j"),
        Step(id="a", stage="s", position=1),
        Step(id="b", stage="s", position=2),
        Lane(id="t", journey="j", kind="text"),
        Lane(id="c", journey="j", kind="channel"),
        Touchpoint(id="k", step="a", lane="c"),
        Note(id="n", journey="j", lane="t", step="a", body="Waits"),
    ]
)


def test_a_note_spans_one_step_more_and_one_less_and_nothing_else_does() -> None:
    more, less = COMMANDS["span.more"], COMMANDS["span.less"]
    chosen = EditView(View.of(BEFORE, "j"), ("n",))
    done = more.run(chosen)
    assert done
    after = BEFORE.apply(done)
    assert after.all(Note)["n"].until_step == "b"
    back = less.run(EditView(View.of(after, "j"), ("n",)))
    assert back and after.apply(back).all(Note)["n"].until_step is None
    assert not less.run(chosen)
    assert not more.run(EditView(View.of(BEFORE, "j"), ("k",)))
