"""What people write in lanes of notes: bold words, lists, clusters, spans, in every kind."""

from __future__ import annotations

import pytest

from journeymap.drawing.marked import marked, toggled, unmarked
from journeymap.drawing.shapes import Text
from journeymap.drawing.theme import BODY
from journeymap.editing.annotations import add_note
from journeymap.lanes import LANES
from journeymap.model.grid import Cell
from journeymap.model.records import Journey, Lane, Note, Record, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.view import View
from tests.editing.maps import JOURNEY, after, sketch, view
from tests.layout.pages import LONG, MEASURE, scene_of

NOTES = ("text", "needs", "promise", "evidence", "alternatives", "automation", "bonds")


def letters(text: str) -> list[tuple[str, bool]]:
    lines = marked(text, BODY, 300.0, MEASURE).lines
    return [(s.text, s.bold) for line in lines for s in line.stretches]


def test_words_between_stars_are_bold_and_others_are_not() -> None:
    assert letters("It is **very** slow") == [("It is ", False), ("very", True), (" slow", False)]
    assert letters("2 ** 3 and **") == [("2 ** 3 and **", False)]
    assert unmarked("It is **very** slow") == "It is very slow"


def test_a_list_hangs_behind_its_signs() -> None:
    text = marked("- one\n2. two\nnone", BODY, 300.0, MEASURE)
    assert [line.sign for line in text.lines] == ["•", "2.", ""]
    assert text.lines[0].indent == text.lines[1].indent > 0 == text.lines[2].indent


def test_much_text_over_much_room_stands_in_columns_of_lines_one_can_read() -> None:
    text = marked("word " * 100, BODY, 860.0, MEASURE)
    assert text.columns == 2
    assert max(len(line.text) for line in text.lines) <= 70


@pytest.mark.parametrize("words", LONG)
@pytest.mark.parametrize("width", [130.0, 300.0, 860.0])
def test_marked_text_keeps_every_letter_and_its_width(words: str, width: float) -> None:
    said = f"- {words} **{words.strip()}** end"
    text = marked(said, BODY, width, MEASURE)
    kept = "".join("".join(line.sign + line.text for line in text.lines).split())
    assert kept == "".join(unmarked(said).split())
    for line in text.lines:
        wide = sum(
            MEASURE.width(s.text, BODY._replace(weight=700 if s.bold else 400))
            for s in line.stretches
        )
        assert line.indent + wide <= text.width + 0.01 or len(line.text) == 1


def page(*more: Record) -> Snapshot:
    steps = [Step(id=f"s{i}", stage="st", position=float(i)) for i in range(3)]
    return Snapshot(
        [Journey(id="j"), Stage(id="st", journey="j"), *steps, Lane(id="text", journey="j"), *more]
    )


@pytest.mark.parametrize("kind", NOTES)
def test_a_note_spans_as_far_as_it_is_until(kind: str) -> None:
    lane = Lane(id="notes", journey="j", kind=kind, position=1.0)
    note = Note(id="n", journey="j", lane="notes", step="s0", until_step="s1", body="**Wait**")
    scene = scene_of(page(lane, note))
    figure = scene.figure("n")
    assert figure and figure.name == "Wait"
    left, right = scene.columns[0], scene.columns[1]
    assert (figure.rect.x, figure.rect.right) == (left.x, right.x + right.w)


def test_author_and_cluster_are_on_the_map_the_cluster_once() -> None:
    lane = Lane(id="notes", journey="j", kind="text", position=1.0)
    notes = [
        Note(
            id=f"n{i}",
            journey="j",
            lane="notes",
            step="s0",
            body=f"b{i}",
            author="Ann" if i else "",
            cluster="" if i == 1 else "Delivery",
            position=float(i),
        )
        for i in range(3)
    ]
    scene = scene_of(page(lane, *notes))
    said = [s.text for f in scene.figures() for s in f.shapes if isinstance(s, Text) and f.id != ""]
    assert said.count("Delivery") == 1 and said.count("Ann") == 2
    tops = {f.id: f.rect for f in scene.figures() if f.role == "note"}
    assert tops["n0"].bottom + 3.0 == tops["n2"].y < tops["n1"].y


def test_a_note_let_over_columns_ends_where_the_last_one_does() -> None:
    now = sketch("Web: a b . | c d")
    note = Note(id="n", journey=JOURNEY, lane="L", step="s0")
    now = Snapshot([*now.records(), Lane(id="L", journey=JOURNEY, kind="text", position=9.0), note])
    boxes = LANES["text"].boxes
    there = after(now, boxes.span(View.of(now, JOURNEY), "n", 0, 3))
    assert there.all(Note)["n"].until_step == "s3"
    moved = after(there, boxes.move(View.of(there, JOURNEY), "n", Cell("S0", "s1", "L")))
    assert boxes.spanned(View.of(moved, JOURNEY), "n") == (1, 4)
    assert boxes.span(View.of(now, JOURNEY), "n", 0, 99) is None


def test_the_key_of_notes_writes_what_the_lane_one_is_in_holds() -> None:
    now = sketch("Web: a b")
    lane = Lane(id="needs", journey=JOURNEY, kind="needs", position=9.0)
    now = Snapshot([*now.records(), lane])
    done = add_note(view(now, "needs"), "Quiet")
    (note,) = after(now, done).all(Note).values()
    assert (note.lane, note.body) == ("needs", "Quiet")


def test_a_promise_shows_the_feeling_that_is_expected() -> None:
    lane = Lane(id="p", journey="j", kind="promise", position=1.0)
    card = Touchpoint(id="t", step="s1", lane="text", expectation=0.5)
    said = [
        s.text
        for f in scene_of(page(lane, card)).figures()
        for s in f.shapes
        if isinstance(s, Text)
    ]
    assert "expected feeling +1" in said


@pytest.mark.parametrize("text", ["It is very slow", "Дуже повільно тут", "x"])
def test_bold_comes_and_goes_around_what_is_selected(text: str) -> None:
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            bold, left, right = toggled(text, start, end)
            word = text[start:end].strip()
            assert bold[left:right] == word
            if word:
                assert f"**{word}**" in bold
                assert toggled(bold, left, right)[0] == text
