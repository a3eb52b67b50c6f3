"""draw.io: a diagram is read by its arrows, whichever way it runs, and stages by what names them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from journeymap.formats.drawio import read
from journeymap.model.grid import channels, stages
from journeymap.model.records import Connection, Journey, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from tests.formats.diagrams import box, model, snapshot

DATA = Path(__file__).parents[1] / "data" / "drawio"

Told = list[tuple[str, list[list[str]]]]


def told(now: Snapshot) -> Told:
    """Return the stages of the first journey, each with its steps and the titles in them."""
    journey = now.ordered(Journey)[0].id
    return [
        (
            stage.title,
            [
                [card.title for card in now.of(Touchpoint, "step", step.id)]
                for step in now.of(Step, "stage", stage.id)
            ],
        )
        for stage in stages(now, journey)
    ]


def lanes(now: Snapshot) -> dict[str, str]:
    """Return in which lane each touchpoint stands."""
    titles = {lane.id: lane.title for lane in channels(now, now.ordered(Journey)[0].id)}
    return {card.title: titles[card.lane] for card in now.all(Touchpoint).values()}


def labels(now: Snapshot) -> list[tuple[str, str, str]]:
    titles = {id: card.title for id, card in now.all(Touchpoint).items()}
    row = now.all(Connection).values()
    return sorted((titles[x.source], titles[x.target], x.label) for x in row)


def edge(source: str, target: str, inside: str = "") -> str:
    return (
        f'<mxCell id="{source}-{target}" edge="1" parent="1" source="{source}" target="{target}">'
        f'<mxGeometry relative="1" as="geometry">{inside}</mxGeometry></mxCell>'
    )


def chain(ids: str) -> str:
    return "".join(edge(a, b) for a, b in pairwise(ids))


def within(parent: str, cell: str) -> str:
    return cell.replace('parent="1"', f'parent="{parent}"')


def lane(id: str, label: str, x: float, y: float, w: float, h: float) -> str:
    made = box(id, label, x, y, "swimlane;startSize=20;", w)
    return made.replace('height="50"', f'height="{h}"')


def brought(cells: str) -> Snapshot:
    return snapshot(read(model(cells), "x.drawio"))


def test_what_runs_down_the_page_has_a_step_for_each_row_of_it() -> None:
    now = snapshot(read((DATA / "top-down.drawio").read_bytes(), "top-down.drawio"))
    assert told(now) == [
        ("", [["Step 1"], ["Step 2"], ["Step 3", "Option at the side"], ["Step 4"], ["Step 5"]])
    ]
    assert len(now.all(Connection)) == 6


@pytest.mark.parametrize(
    "places",
    [
        [(0, 0), (200, 0), (400, 0), (600, 0), (800, 0), (1000, 0)],
        [(1000, 0), (800, 0), (600, 0), (400, 0), (200, 0), (0, 0)],
        [(0, 0), (0, 100), (0, 200), (0, 300), (0, 400), (0, 500)],
        [(0, 500), (0, 400), (0, 300), (0, 200), (0, 100), (0, 0)],
        [(0, 0), (200, 0), (400, 0), (0, 100), (200, 100), (400, 100)],
        [(0, 0), (200, 0), (400, 0), (400, 100), (200, 100), (0, 100)],
        [(0, 0), (0, 100), (0, 200), (200, 0), (200, 100), (200, 200)],
        [(0, 0), (200, 50), (350, 200), (200, 350), (0, 400), (-150, 200)],
    ],
    ids=["right", "left", "down", "up", "rows", "snake", "columns", "circle"],
)
def test_a_chain_of_arrows_is_a_step_after_another_wherever_it_leads(
    places: list[tuple[float, float]],
) -> None:
    boxes = "".join(box(id, id, *place) for id, place in zip("abcdef", places, strict=True))
    assert told(brought(boxes + chain("abcdef"))) == [("", [[id] for id in "abcdef"])]


def test_a_loop_is_walked_from_its_beginning() -> None:
    boxes = "".join(box(id, id, x * 200, 0) for x, id in enumerate("abcd"))
    now = brought(boxes + chain("abcd") + edge("d", "b"))
    assert told(now) == [("", [["a"], ["b"], ["c"], ["d"]])]
    assert ("d", "b", "") in labels(now)


def test_lanes_that_stand_upright_are_lanes_when_the_arrows_run_down() -> None:
    cells = lane("me", "Customer", 0, 0, 200, 600) + lane("us", "Company", 200, 0, 200, 600)
    places = {"a": ("me", 30), "b": ("us", 130), "c": ("me", 230), "d": ("me", 330)}
    cells += "".join(within(p, box(id, id, 40, y)) for id, (p, y) in places.items())
    now = brought(cells + chain("abcd"))
    assert told(now) == [("", [["a"], ["b"], ["c"], ["d"]])]
    assert lanes(now) == {"a": "Customer", "b": "Company", "c": "Customer", "d": "Customer"}


def test_columns_that_follow_one_another_are_stages_though_arrows_in_them_run_down() -> None:
    cells = lane("s", "Before", 0, 0, 200, 400) + lane("t", "After", 250, 0, 200, 400)
    places = {"a": ("s", 30), "b": ("s", 130), "c": ("s", 230), "d": ("t", 30), "e": ("t", 130)}
    cells += "".join(within(p, box(id, id, 40, y)) for id, (p, y) in places.items())
    now = brought(cells + chain("abcde"))
    assert told(now) == [("Before", [["a"], ["b"], ["c"]]), ("After", [["d"], ["e"]])]


def test_rows_that_follow_one_another_are_stages_though_they_lie() -> None:
    cells = lane("s", "Before", 0, 0, 600, 100) + lane("t", "After", 0, 150, 600, 100)
    places = {"a": ("s", 20), "b": ("s", 220), "c": ("s", 420), "d": ("t", 20), "e": ("t", 220)}
    cells += "".join(within(p, box(id, id, x, 30)) for id, (p, x) in places.items())
    now = brought(cells + chain("abcde"))
    assert told(now) == [("Before", [["a"], ["b"], ["c"]]), ("After", [["d"], ["e"]])]


def test_a_table_of_lanes_and_columns_is_lanes_and_stages() -> None:
    cells = box("t", "Renting", 0, 0, "shape=table;startSize=30;", 600)
    for y, row in enumerate(("Web", "Street")):
        style = "shape=tableRow;horizontal=0;startSize=40;"
        cells += within("t", box(row, row, 0, 30 + 200 * y, style, 600))
        for x, head in enumerate(("Before", "After")):
            said = "" if y else head
            column = box(f"{row}{x}", said, 40 + 280 * x, 0, "swimlane;startSize=40;", 280)
            cells += within(row, column.replace('height="50"', 'height="200"'))
    cells += within("Web0", box("a", "a", 20, 60)) + within("Street0", box("b", "b", 150, 60))
    cells += within("Web1", box("c", "c", 20, 60)) + chain("abc")
    now = brought(cells)
    assert told(now) == [("Before", [["a"], ["b"]]), ("After", [["c"]])]
    assert lanes(now) == {"a": "Web", "b": "Street", "c": "Web"}


@pytest.mark.parametrize("arrows", [True, False])
@pytest.mark.parametrize(
    ("heads", "style"),
    [
        ([0, 320], "text;html=1;"),
        ([0, 320], "text;html=1;fillColor=none;"),
        ([75, 320], "text;html=1;"),
        ([0, 320], "text;html=1;fillColor={};"),
        ([700, 700], "text;html=1;fillColor={};"),
    ],
    ids=["at the left", "no fill", "in the middle", "in their colours", "as a key"],
)
def test_texts_over_groups_of_boxes_are_their_stages(
    heads: list[float], style: str, arrows: bool
) -> None:
    fills = ("#4A90D9", "#50B86C")
    cells = "".join(
        box(f"s{i}", f"Stage {i}", x, i * 40 if x > 600 else 0, style.format(fills[i]))
        for i, x in enumerate(heads)
    )
    own = {"a": 0, "b": 0, "c": 1}
    cells += "".join(
        box(id, id, x * 160, 90, f"rounded=1;fillColor={fills[of].lower()};")
        for x, (id, of) in enumerate(own.items())
    )
    came = read(model(cells + (chain("abc") if arrows else "")), "x.drawio")
    assert told(snapshot(came)) == [("Stage 0", [["a"], ["b"]]), ("Stage 1", [["c"]])]
    assert not came.report


def test_the_labels_of_a_case_are_its_stages() -> None:
    came = read((DATA / "stage-labels.drawio").read_bytes(), "stage-labels.drawio")
    assert told(snapshot(came)) == [
        ("Stage 1: Find", [["Website"], ["Phone"]]),
        ("Stage 2: Visit", [["Reception"]]),
    ]
    assert not came.report


def test_boxes_without_arrows_over_boxes_with_arrows_are_stages() -> None:
    cells = box("s", "Before", 0, 0) + box("t", "After", 320, 0)
    cells += "".join(box(id, id, x * 160, 90) for x, id in enumerate("abc")) + chain("abc")
    assert told(brought(cells)) == [("Before", [["a"], ["b"]]), ("After", [["c"]])]


def test_boxes_drawn_round_others_are_containers_though_they_hold_none() -> None:
    def frame(id: str, label: str, x: float, y: float, w: float, h: float) -> str:
        return box(id, label, x, y, "rounded=0;", w).replace('height="50"', f'height="{h}"')

    inner = "".join(box(id, id, 20 + x * 160, 40) for x, id in enumerate("abcd")) + chain("abcd")
    now = brought(
        frame("s", "Before", 0, 0, 320, 120) + frame("t", "After", 330, 0, 320, 120) + inner
    )
    assert told(now) == [("Before", [["a"], ["b"]]), ("After", [["c"], ["d"]])]


def test_one_text_alone_is_no_stage_and_is_named() -> None:
    cells = box("t", "Draft", 0, 0, "text;") + box("a", "a", 0, 90) + box("b", "b", 200, 90)
    came = read(model(cells + chain("ab")), "x.drawio")
    assert told(snapshot(came)) == [("", [["a"], ["b"]])]
    assert [why for _, why in came.report] == [
        "The text “Draft” was left out: it stands free on the page."
    ]


def test_texts_on_arrows_are_their_labels() -> None:
    cells = "".join(box(id, id, x * 300, 0) for x, id in enumerate("abc")) + box("d", "d", 600, 200)
    child = '<mxCell id="l" value="yes" style="edgeLabel;" vertex="1" parent="a-b"/>'
    bend = '<Array as="points"><mxPoint x="360" y="225"/></Array>'
    cells += edge("a", "b") + child + edge("b", "c") + edge("b", "d", bend)
    cells += box("t", "free", 480, 10, "text;", 20).replace('height="50"', 'height="20"')
    cells += box("u", "no", 470, 215, "text;", 20).replace('height="50"', 'height="20"')
    came = read(model(cells), "x.drawio")
    assert labels(snapshot(came)) == [("a", "b", "yes"), ("b", "c", "free"), ("b", "d", "no")]
    assert not came.report
