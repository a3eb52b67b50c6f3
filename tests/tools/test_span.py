"""The edge of a note is dragged over columns, and keys let it span more or fewer."""

from __future__ import annotations

from journeymap.editing import COMMANDS
from journeymap.model.records import Lane, Note
from journeymap.model.snapshot import Snapshot
from tests.editing.maps import JOURNEY, after, sketch, view
from tests.tools.bench_desk import BenchDesk


def noted() -> Snapshot:
    now = sketch("Web: a b . | c d")
    lane = Lane(id="L", journey=JOURNEY, kind="text", position=9.0)
    return Snapshot([*now.records(), lane, Note(id="n", journey=JOURNEY, lane="L", step="s0")])


def test_keys_let_a_note_span_more_and_fewer() -> None:
    now = noted()
    more = after(now, COMMANDS["stage.right"].run(view(now, "n")))
    assert more.all(Note)["n"].until_step == "s1"
    assert after(more, COMMANDS["stage.left"].run(view(more, "n"))) == now


def test_an_edge_of_a_note_follows_the_pointer_over_columns_and_is_one_step_to_undo() -> None:
    desk = BenchDesk(noted())
    figure, columns = desk.scene.figure("n"), desk.scene.columns
    assert figure
    y = figure.rect.centre[1]
    desk.press(figure.rect.right - 1, y)
    desk.move(columns[3].centre, y)
    seen = desk.scene.figure("n")
    assert seen and seen.rect.right == columns[3].x + columns[3].w
    assert desk.snapshot == noted()
    desk.release(columns[3].centre, y)
    assert desk.snapshot.all(Note)["n"].until_step == "s3"
    assert desk.selection == ("n",)
