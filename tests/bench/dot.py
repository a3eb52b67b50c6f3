"""Graphviz's dot as the measure of graphs: the same cards in the same columns, drawn by it."""

from __future__ import annotations

import json
import subprocess
import time
from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from journeymap.drawing.shapes import Point
from journeymap.layout.graph.shape import GraphShape


class DotDrawing(NamedTuple):
    """How many pairs of arrows cross in a drawing of dot's, and how many seconds it took."""

    crossings: int
    seconds: float


def by_dot(shape: GraphShape, column_of: Mapping[str, int]) -> DotDrawing:
    """Return what dot makes of a journey when every card has the column it has with us.

    Each column is a rank, and the ranks are chained in their order. Arrows are polylines.
    """
    asked = _words(shape, column_of)
    start = time.perf_counter()
    done = subprocess.run(["dot", "-Tjson0"], input=asked, capture_output=True, text=True)
    seconds = time.perf_counter() - start
    edges = json.loads(done.stdout).get("edges", ())
    lines = [_line(edge["pos"]) for edge in edges if "pos" in edge and edge.get("style") != "invis"]
    return DotDrawing(crossings_of_lines(lines), seconds)


def _words(shape: GraphShape, column_of: Mapping[str, int]) -> str:
    name = {node.id: f"n{i}" for i, node in enumerate(shape.nodes)}
    ranks = defaultdict(list)
    for id, column in column_of.items():
        ranks[column].append(name[id])
    said = ['digraph{rankdir=LR;splines=polyline;node[shape=box,fixedsize=true,label=""]']
    for rank in range(max(ranks, default=0) + 1):
        said.append(f"r{rank}[style=invis,width=0.01,height=0.01]")
        said.append("{rank=same;" + ";".join([f"r{rank}", *ranks[rank]]) + "}")
        if rank:
            said.append(f"r{rank - 1}->r{rank}[style=invis,weight=0]")
    for node in shape.nodes:
        said.append(f"{name[node.id]}[width={node.width / 72:.2f},height={node.height / 72:.2f}]")
    for link in shape.links:
        ends = [link.source, link.target]
        if ends[0] != ends[1]:
            back = column_of[ends[0]] > column_of[ends[1]]
            a, b = (name[id] for id in (ends[::-1] if back else ends))
            said.append(f"{a}->{b}" + ("[dir=back]" if back else ""))
    return ";\n".join(said) + "}"


def _line(pos: str) -> list[Point]:
    """Return the corners of an arrow; dot writes polylines as curves whose handles lie on them."""
    marked: dict[str, list[Point]] = {"s": [], "e": [], "": []}
    for word in pos.split():
        *mark, x, y = word.split(",")
        marked[mark[0] if mark else ""].append((float(x), float(y)))
    return [*marked["s"], *marked[""][::3], *marked["e"]]


def crossings_of_lines(lines: list[list[Point]]) -> int:
    """Return how many pairs of straight runs of two lines cross."""
    runs = sorted(
        (*min(run, run[::-1]), number)
        for number, line in enumerate(lines)
        for run in pairwise(line)
        if run[0] != run[1]
    )
    found = 0
    near: list[tuple[Point, Point, int]] = []
    for run in runs:
        near = [other for other in near if other[1][0] >= run[0][0]]
        found += sum(other[2] != run[2] and _cross(run, other) for other in near)
        near.append(run)
    return found


def _cross(one: tuple[Point, Point, int], other: tuple[Point, Point, int]) -> bool:
    a, b, _ = one
    c, d, _ = other
    if max(a[1], b[1]) < min(c[1], d[1]) or max(c[1], d[1]) < min(a[1], b[1]):
        return False
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _side(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
