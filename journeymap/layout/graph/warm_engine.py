"""The other end of ``engine``: a process of its own that keeps the library loaded.

It is run by its path and knows nothing of the program, so that it starts at once. A line of JSON
comes in, a line goes out, until nothing more comes.
"""

from __future__ import annotations

import json
import sys
from typing import Any


def answer(question: dict[str, Any]) -> list[float]:
    """Return the height of each item: ``columns`` says where it stands, ``links`` what it joins.

    Every item stands in the layer of its column, lanes too: that is the way of asking on which
    the library keeps stages in order. Raises whatever the library raises.
    """
    import graphlay

    nodes = [
        {"size": {"width": 40.0, "height": high}, "rank": {"fixed": column}}
        for column, high in zip(question["columns"], question["heights"], strict=True)
    ]
    edges = [{"source": a, "target": b, "weight": much} for a, b, much in question["links"]]
    graph = {"nodes": nodes, "edges": edges}
    options = {"effort": question["effort"], "routing": {"style": "diagonal"}}
    found = graphlay.layout(graph, options=options)
    return [node["center"]["y"] for node in found.nodes]


def main() -> None:
    """Answer one line after another."""
    for line in sys.stdin:
        try:
            said = json.dumps({"heights": answer(json.loads(line))})
        except Exception as error:
            said = json.dumps({"error": str(error)})
        sys.stdout.write(said + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
