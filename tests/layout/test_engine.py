"""The library that orders large graphs: asked beside the window, and never needed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import wait
from pathlib import Path

import pytest

from journeymap.layout.graph.engine import Engine, there_is_one
from journeymap.layout.graph.placing import placed
from tests.layout.placements import crossings_of, faults, journey_of

installed = pytest.mark.skipif(not there_is_one(), reason="graphlay is not installed")
SHAPE = journey_of(60, 1)


@pytest.fixture
def engine() -> Iterator[Engine]:
    """An engine whose process ends with the test."""
    made = Engine()
    yield made
    made.close()


def answered_by(code: str, limit: float = 20.0) -> Engine:
    """Return an engine whose process runs some lines of Python instead of the library's."""
    return Engine(limit, (sys.executable, "-c", code))


@installed
def test_the_library_answers_and_its_answer_is_valid(engine: Engine) -> None:
    placement = engine.ask(SHAPE).result()
    assert placement.engine == "graphlay"
    assert faults(SHAPE, placement) == []


@installed
def test_the_same_journey_gets_the_same_answer(engine: Engine) -> None:
    assert engine.ask(SHAPE).result() == engine.ask(SHAPE).result()


@installed
def test_it_crosses_less_in_a_large_journey(engine: Engine) -> None:
    shapes = [journey_of(150, seed) for seed in range(3)]
    theirs = sum(crossings_of(engine.ask(shape).result()) for shape in shapes)
    assert theirs <= sum(crossings_of(placed(shape)) for shape in shapes)


@pytest.mark.parametrize(
    "code",
    [
        "raise SystemExit(1)",
        "input(); print('[]')",
        "input(); print('no json')",
        "input(); print('{\"heights\": [1, 2]}')",
        'import sys; print(sys.stdin.readline() and \'{"error": "dense"}\')',
        'import json; n = len(json.loads(input())["columns"]);'
        ' print(json.dumps({"heights": [float("nan")] * n}))',
        'import json; n = len(json.loads(input())["columns"]);'
        ' print(json.dumps({"heights": ["low"] * n}))',
        'import json; n = len(json.loads(input())["columns"]);'
        ' print(json.dumps({"heights": [10**400] * n}))',
        "input(); print('[' * 200_000)",
        "import sys; input(); sys.stdout.buffer.write(bytes([255, 254, 10]))",
        "import sys\nwhile True: sys.stdout.write('1' * 65536)",
    ],
)
def test_what_dies_or_answers_nonsense_leaves_our_own_order(code: str) -> None:
    engine = answered_by(code)
    assert engine.ask(SHAPE).result() == placed(SHAPE)
    engine.close()


@pytest.mark.skipif(sys.platform == "win32", reason="no process is stopped there")
def test_what_is_stopped_or_killed_while_asked_leaves_our_own_order() -> None:
    for signal in ("SIGSTOP", "SIGKILL"):
        code = f"import os, signal; input(); os.kill(os.getpid(), signal.{signal})"
        engine = answered_by(code, limit=1.0)
        assert engine.ask(SHAPE).result() == placed(SHAPE)
        assert engine.ask(SHAPE).result() == placed(SHAPE)
        engine.close()


def test_what_thinks_for_too_long_leaves_our_own_order() -> None:
    engine = answered_by("import time; time.sleep(600)", limit=0.2)
    assert engine.ask(SHAPE).result() == placed(SHAPE)
    engine.close()


def test_a_program_that_is_not_there_leaves_our_own_order() -> None:
    engine = Engine(command=("/nothing/of/this/name",))
    assert engine.ask(SHAPE).result().engine == ""


def test_a_process_that_died_is_started_again() -> None:
    code = (
        'import json; n = len(json.loads(input())["columns"]);'
        ' print(json.dumps({"heights": list(range(n))}))'
    )
    engine = answered_by(code)
    first = engine.ask(SHAPE).result()
    assert first.engine == "graphlay"
    for _ in range(3):  # it ends after one answer: asked at once it may still be about to
        again = engine.ask(SHAPE).result()
        assert again.engine in ("", "graphlay")
    engine.close()


def test_questions_that_were_overtaken_are_dropped(tmp_path: Path) -> None:
    go = tmp_path / "go"
    engine = answered_by(
        f"import os, time\nwhile not os.path.exists({str(go)!r}):\n    time.sleep(0.01)\n"
    )
    asked = [engine.ask(SHAPE) for _ in range(4)]
    go.touch()
    wait(asked)
    assert sum(future.cancelled() for future in asked) >= 2
    assert asked[-1].result() == placed(SHAPE)
    engine.close()
