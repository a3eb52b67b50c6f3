"""Signs on arrows: where a department hands over, where one goes round, whom one moves."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, pairwise

import pytest

from journeymap.analysis.handovers import handovers
from journeymap.arrows import drawn_in
from journeymap.drawing.scene import Figure, Scene
from journeymap.drawing.shapes import Line, Rect, Text
from journeymap.drawing.theme import contrast, load_theme
from journeymap.layout.map.scene import MapScene
from journeymap.model.change import change
from journeymap.model.records import Connection, Journey, Lane, Record, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from tests.layout.pages import cards, random_journey, scene_of

DEPARTMENTS = ("Sales", "sales ", "Logistics", "", "خدمة العملاء")


def page(*arrows: Record, departments: tuple[str, ...] = ("Sales", "Logistics", "Sales")) -> Scene:
    records: list[Record] = [
        Journey(id="j", title="Buys"),
        Stage(id="s", journey="j"),
        Lane(id="web", journey="j"),
    ]
    for i, department in enumerate(departments):
        records.append(Step(id=f"step {i}", stage="s", position=i))
        card = Touchpoint(id=f"t{i}", step=f"step {i}", lane="web", title="Asks")
        records.append(card.but(department=department, ownership="owned" if i else ""))
    return scene_of(Snapshot([*records, *arrows]))


def arrow(source: int, target: int, **more: object) -> Connection:
    ends = {"id": f"{source}-{target}", "source": f"t{source}", "target": f"t{target}"}
    return Connection(**{**ends, **more})  # type: ignore[arg-type]


def signs(scene: Scene) -> list[Figure]:
    return [figure for figure in scene.figures() if figure.role == "arrow sign"]


def said(scene: Scene, role: str) -> str:
    figure = next((f for f in scene.figures() if f.role == role), None)
    return " ".join(s.text for s in figure.shapes if isinstance(s, Text)) if figure else ""


def on_its_line(scene: Scene, sign: Figure) -> bool:
    figure = scene.figure(sign.id, "arrow")
    assert figure is not None and isinstance(figure.shapes[0], Line)
    legs = (Rect.around(leg).grown(0.01) for leg in pairwise(figure.shapes[0].points))
    return any(leg.holds(*sign.rect.centre) for leg in legs)


def test_an_arrow_from_one_department_to_another_has_a_sign_that_is_explained_and_counted() -> None:
    scene = page(arrow(0, 1), arrow(1, 2, kind="alternative"))
    assert {sign.id for sign in signs(scene)} == {"0-1", "1-2"}
    assert "hand-over between departments" in said(scene, "legend")
    assert "2 hand-overs between departments" in said(scene, "lens")
    assert "2 owned" in said(scene, "lens")


@pytest.mark.parametrize(
    ("departments", "more"),
    [
        (("Sales", "Sales"), {}),
        (("Sales", " sales  "), {}),
        (("Sales", ""), {}),
        (("", ""), {}),
        (("Sales", "Logistics"), {"kind": "loyalty"}),
    ],
)
def test_no_other_arrow_hands_over(departments: tuple[str, ...], more: dict[str, str]) -> None:
    scene = page(arrow(0, 1, **more), departments=departments)
    assert "hand-over" not in said(scene, "legend") + said(scene, "lens")
    assert not [sign for sign in signs(scene) if "hand-over" in sign.name]


def test_the_sign_is_no_other_thing_to_take_hold_of_than_its_arrow() -> None:
    scene = page(arrow(0, 1))
    figure = scene.figure("0-1")
    assert figure is not None and figure.role == "arrow"


def test_a_picture_of_a_part_has_no_signs_of_arrows_that_lead_elsewhere() -> None:
    scene = page(arrow(0, 1), arrow(1, 2))
    first = scene.figure("t0")
    second = scene.figure("t1")
    assert first and second
    cut = scene.cut(first.rect.joined(second.rect).grown(20.0))
    assert {sign.id for sign in signs(cut)} == {"0-1"}


def test_who_is_moved_stands_at_the_end_of_influence_and_the_loop_at_both_of_loyalty() -> None:
    scene = page(arrow(0, 2, kind="influence"), arrow(2, 0, kind="loyalty"))
    found = {sign.id: [s for s in signs(scene) if s.id == sign.id] for sign in signs(scene)}
    (person,), loop = found["0-2"], found["2-0"]
    line = scene.figure("0-2", "arrow")
    assert line and isinstance(line.shapes[0], Line)
    head, begin = line.shapes[0].points[-1], line.shapes[0].points[0]
    away = [abs(person.rect.centre[0] - x) for x, _ in (head, begin)]
    assert away[0] < away[1] and len(loop) == 2
    assert "influences another" in said(scene, "legend") and "loyalty loop" in said(scene, "legend")


@pytest.mark.parametrize("seed", range(40))
def test_signs_stand_on_their_line_and_on_nothing_else(seed: int) -> None:
    snapshot = random_journey(seed)
    told = (
        card.but(department=DEPARTMENTS[i % len(DEPARTMENTS)])
        for i, card in enumerate(snapshot.ordered(Touchpoint))
    )
    snapshot = _with(snapshot, told)
    scene: MapScene = scene_of(snapshot)
    found = signs(scene)
    drawn = {figure.id for figure in scene.figures() if figure.role == "arrow"}
    assert {s.id for s in found if "hand-over" in s.name} == handovers(snapshot) & drawn
    solid = [f.rect for f in scene.figures() if f.role in ("arrow label", "idea", "note", "quote")]
    solid += [card.rect for card in cards(scene)]
    for sign in found:
        assert on_its_line(scene, sign), f"{sign} is not on its arrow"
        assert not any(sign.rect.meets(other) for other in solid), f"{sign} hides something"
    assert not any(a.rect.meets(b.rect) for a, b in combinations(found, 2))


def _with(snapshot: Snapshot, cards: Iterable[Touchpoint]) -> Snapshot:
    known = snapshot.all(Touchpoint)
    return snapshot.apply(change("Departments", edit=[(known[card.id], card) for card in cards]))


@pytest.mark.parametrize("colour", ["0", "#ffd400", "#101010"])
@pytest.mark.parametrize("name", ["light", "dark"])
def test_an_arrow_has_a_colour_of_its_own_that_can_be_read(colour: str, name: str) -> None:
    theme = load_theme(name)
    colours = drawn_in(arrow(0, 1, colour=colour, assumed=True), theme)
    assert colours.line not in (theme.arrow, theme.assumed_arrow)
    assert contrast(colours.line, theme.page) >= 4.5
    assert contrast(colours.ink, colours.tint) >= 4.5


def test_an_arrow_says_how_long_the_way_takes() -> None:
    scene = page(arrow(0, 1, label="by post", minutes=120.0))
    assert said(scene, "arrow label").replace("\xa0", " ") == "by post · 2 h"
