"""Roles and layers are named in one place, and a mistyped one is found by the type checker."""

from __future__ import annotations

import ast

import pytest

from journeymap.drawing.roles import FigureRole, LayerName
from journeymap.drawing.scene import Figure, Layer, Scene
from journeymap.drawing.shapes import Rect
from journeymap.tools.hit import hit
from journeymap.tools.state import Pointer
from tests.sources import called, literal, modules

_TEXTS = {*FigureRole, *LayerName}
_MADE_OF = {"Figure": 1, "figure": 1, "Layer": 0}
"""What is made or looked for by a role or name, and which of its arguments that is."""


def written_out(tree: ast.AST) -> list[tuple[int, str]]:
    """Return the lines that write a role or a layer's name as a text, and the text."""
    found = []
    for node in ast.walk(tree):
        texts: list[ast.AST] = []
        if isinstance(node, ast.Compare) and getattr(node.left, "attr", "") in ("role", "_role"):
            for side in node.comparators:
                texts += getattr(side, "elts", [side])
        elif isinstance(node, ast.Call) and called(node) in _MADE_OF:
            texts += node.args[_MADE_OF[called(node)] :][:1]
        line = getattr(node, "lineno", 0)
        found += [(line, text) for one in texts if (text := literal(one)) in _TEXTS and text]
    return found


def test_no_role_and_no_layer_is_written_out_as_a_text() -> None:
    wrong = [
        f"{module.path}:{line} says “{text}”: it is a member of journeymap.drawing.roles"
        for module in modules("journeymap")
        for line, text in written_out(module.tree)
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    "line",
    [
        'f.role == "card"',
        'f.role not in ("stage", "step")',
        'Figure(id, "arrow", name, rect, shapes)',
        'scene.figure(id, "lane title")',
        'Layer("paper", figures)',
    ],
)
def test_a_role_written_out_is_found(line: str) -> None:
    assert written_out(ast.parse(line))


def test_roles_are_the_texts_that_stand_in_files() -> None:
    assert f"{FigureRole.LANE_TITLE} {LayerName.PAPER}" == "lane title paper"
    assert {FigureRole.CARD: 1}["card"] == 1  # type: ignore[index]


@pytest.mark.parametrize(
    ("role", "id", "held"),
    [
        (FigureRole.CARD, "a", True),
        (FigureRole.LANE, "a", False),
        ("owner", "a", True),
        ("owner", "", False),
    ],
)
def test_what_a_lane_of_ones_own_shows_of_a_record_can_be_held(
    role: str, id: str, held: bool
) -> None:
    figure = Figure(id, role, "", Rect(0, 0, 50, 20), ())
    scene = Scene(100, 100, (Layer("own", (figure,)),))
    assert (hit(scene, Pointer(10, 10)) is figure) is held
