"""The graph tells what the numbers say: shares, visits, drop-off, what is rare, what is assumed."""

from __future__ import annotations

from itertools import pairwise

import pytest

from journeymap.analysis.flow.paths import flow
from journeymap.drawing.scene import Figure, Scene
from journeymap.drawing.shapes import Box, Line, Text
from journeymap.drawing.theme import contrast, load_theme
from journeymap.layout.graph.colouring import COLOURINGS
from journeymap.model.change import change
from journeymap.model.records import (
    Connection,
    Feeling,
    Journey,
    Lane,
    Persona,
    Record,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load
from tests.layout.graphs import graph_of

COFFEE = Snapshot().apply(load("coffee", "en"))
ANN, BOB = Persona(id="ann", name="Ann"), Persona(id="bob", name="Bob", position=1)
PLACES = (
    Journey(id="j", title="Buys", personas=("ann", "bob")),
    *(ANN, BOB),
    *(Stage(id=f"s{i}", journey="j", position=i, title=f"Stage {i}") for i in (1, 2)),
    *(Step(id=f"step{i}", stage=f"s{i}") for i in (1, 2)),
    Lane(id="web", journey="j", title="Web shop"),
)


def journey(*more: Record) -> Snapshot:
    """A comes first; B and C follow in the next stage."""
    cards = (
        Touchpoint(
            id=id, step=step, lane="web", position=i, title=id.upper(), evidence="researched"
        )
        for i, (id, step) in enumerate((("a", "step1"), ("b", "step2"), ("c", "step2")))
    )
    return Snapshot([*PLACES, *cards, *more])


def arrow(source: str, target: str, weight: float | None = None, **more: str) -> Connection:
    unit = more.pop("unit", "" if weight is None else "probability")
    return Connection(
        id=f"{source}{target}",
        source=source,
        target=target,
        weight=weight,
        unit=unit,
        **more,  # type: ignore[arg-type]
    )


def said(figure: Figure | None) -> list[str]:
    return [shape.text for shape in figure.shapes if isinstance(shape, Text)] if figure else []


def legend(scene: Scene) -> str:
    return " ".join(said(next((f for f in scene.figures() if f.role == "legend"), None)))


def line(scene: Scene, id: str) -> Line:
    figure = scene.figure(id, "arrow")
    assert figure is not None
    return next(shape for shape in figure.shapes if isinstance(shape, Line))


def label(scene: Scene, id: str) -> str:
    return " ".join(said(scene.figure(id, "arrow label")))


def test_an_arrow_is_as_thick_as_its_share_of_journeys_and_says_its_share() -> None:
    scene = graph_of(journey(arrow("a", "b", 0.8), arrow("a", "c", 0.2)))
    assert (label(scene, "ab"), label(scene, "ac")) == ("80 %", "20 %")
    assert line(scene, "ab").width == pytest.approx(1.5 + 8.5 * 0.8)
    assert line(scene, "ac").width == pytest.approx(1.5 + 8.5 * 0.2)
    assert "≈" not in legend(scene)


def test_what_nobody_counted_is_parted_equally_and_marked_as_assumed() -> None:
    scene = graph_of(journey(arrow("a", "b"), arrow("a", "c", label="if it is late")))
    assert label(scene, "ab") == "≈ 50 %" and "if it is late · ≈ 50 %" in label(scene, "ac")
    assert "≈ 0.50" in said(scene.figure("b", "card"))
    assert "≈ assumed: nobody counted" in legend(scene)
    alone = graph_of(journey(arrow("a", "b")))
    assert label(alone, "ab") == "" and "≈" not in legend(alone)


def test_those_who_go_nowhere_are_told_under_the_card() -> None:
    scene = graph_of(journey(arrow("a", "b", 0.6), arrow("a", "c", 0.22)))
    (drop,) = [f for f in scene.figures() if f.role == "drop-off"]
    assert drop.id == "a" and said(drop) == ["−18 %"] and drop.name == "A: 18 % go nowhere"
    card = scene.figure("a", "card")
    assert card is not None and drop.rect.y >= card.rect.bottom - 0.01
    assert line_of(drop).dash and "drop-off" in legend(scene)


def line_of(figure: Figure) -> Line:
    return next(shape for shape in figure.shapes if isinstance(shape, Line))


def test_shares_over_all_are_told_in_a_sentence_and_drawn_all_the_same() -> None:
    scene = graph_of(journey(arrow("a", "b", 0.8), arrow("a", "c", 0.7)))
    assert (label(scene, "ab"), label(scene, "ac")) == ("80 %", "70 %")
    assert "The ways from A add up to 150 %" in legend(scene)
    assert not any(f.role == "drop-off" for f in scene.figures())


def test_a_card_says_its_channel_and_how_often_one_comes() -> None:
    scene = graph_of(journey(arrow("a", "b", 0.25), arrow("a", "c", 0.75)))
    words = said(scene.figure("b", "card"))
    assert words[0] == "B" and {"Web shop", "0.25"} <= {*words}


def test_rare_ways_go_but_no_card_is_cut_off_and_the_legend_says_what_is_left() -> None:
    rare = (arrow("a", "b", 0.9), arrow("a", "c", 0.1), arrow("b", "c", 0.5), arrow("c", "b", 0.02))
    every, some = (graph_of(journey(*rare), rare=least) for least in (0.0, 0.2))
    ids = [{f.id for f in scene.figures() if f.role == "arrow"} for scene in (every, some)]
    assert ids == [{"ab", "ac", "bc", "cb"}, {"ab", "bc", "cb"}]
    assert "of the visits" not in legend(every)
    walks = flow(journey(*rare), "j").walks
    left = 1 - walks["ac"] / sum(walks.values())
    assert f"shows {round(100 * left)} % of the visits" in legend(some)


def test_the_bar_follows_the_persona_in_focus() -> None:
    theme = load_theme()
    felt = [Feeling(touchpoint="a", persona=who, valence=v) for who, v in (("ann", 1), ("bob", -1))]
    tones = [graph_of(journey(*felt), focus=who).figure("a", "card") for who in ("ann", "bob")]
    assert [card.tone for card in tones if card] == [theme.feeling(1.0), theme.feeling(-1.0)]


@pytest.mark.parametrize("way", [*COLOURINGS, "something that is not"])
def test_every_colour_has_words_that_say_the_same(way: str) -> None:
    scene, theme = graph_of(COFFEE, coloured=way), load_theme()
    words = legend(scene)
    shown = {
        "friction": "severity 3",
        "channel": "Courier",
        "score": "fifth",
        "evidence": "assumed",
    }
    assert shown.get(way, "best") in words
    for card in (f for f in scene.figures() if f.role == "card"):
        ground = next(s.fill for s in card.shapes if isinstance(s, Box) and s.rect == card.rect)
        inks = {s.colour for s in card.shapes if isinstance(s, Text) and len(s.text) > 2}
        assert all(contrast(ink, ground) >= 4.5 for ink in inks if ink != theme.ink_pill)


def test_the_loop_runs_over_the_top_dashed_and_labelled() -> None:
    scene = graph_of(COFFEE)
    loop = next(f for f in scene.figures() if f.role == "arrow" and f.name == "loyalty loop")
    way, label_ = line_of(loop), label(scene, loop.id)
    top = min(f.rect.y for f in scene.figures() if f.role == "card")
    assert way.dash and min(y for _, y in way.points) < top
    assert label_ == "loyalty loop · 38 %"


def test_the_likeliest_path_is_drawn_stronger() -> None:
    theme, scene = load_theme(), graph_of(COFFEE)
    main = {*pairwise(flow(COFFEE, COFFEE.ordered(Journey)[0].id).likeliest)}
    plain = [c for c in COFFEE.ordered(Connection) if c.kind == "next"]
    inks = {True: set(), False: set()}  # type: dict[bool, set[float]]
    for one in plain:
        on = (one.source, one.target) in main
        inks[on].add(contrast(line(scene, one.id).stroke, theme.page))
    assert min(inks[True]) > max(inks[False])


def test_an_empty_journey_says_what_to_do() -> None:
    scene = graph_of(Snapshot(PLACES))
    (hint,) = [f for f in scene.figures() if f.role == "hint"]
    assert "Press T" in hint.name and len(scene.regions) == 2
    assert not any(f.role == "hint" for f in graph_of(journey()).figures())


def test_a_folded_stage_is_one_card_with_the_arrows_of_all_its_own() -> None:
    snapshot = journey(arrow("a", "b", 0.5), arrow("a", "c", 0.3), arrow("b", "c", 1.0))
    scene = graph_of(snapshot, folded=frozenset({"s2"}))
    assert {f.id for f in scene.figures() if f.role in ("card", "fold")} == {"a", "s2"}
    (one,) = [f for f in scene.figures() if f.role == "arrow"]
    assert label(scene, one.id) == "80 %" and line_of(one).width == pytest.approx(8.3)


def test_an_influence_carries_nobody_and_is_seen() -> None:
    scene = graph_of(journey(arrow("a", "b", 1.0), arrow("b", "c", 0.7, kind="influence")))
    assert label(scene, "bc") == "" and line(scene, "bc").width < 2.0
    assert "influences another" in legend(scene)


def test_a_lane_that_is_hidden_takes_its_cards_and_their_arrows() -> None:
    more = Lane(id="shop", journey="j", position=1)
    far = Touchpoint(id="d", step="step2", lane="shop", title="D")
    scene = graph_of(journey(more, far, arrow("a", "d")), hidden=frozenset({"shop"}))
    assert scene.figure("d") is None and scene.figure("ad") is None


def test_parallel_arrows_stay_two() -> None:
    second = arrow("a", "b", 0.2).but(id="second")
    scene = graph_of(journey(arrow("a", "b", 0.3), second))
    assert (label(scene, "ab"), label(scene, "second")) == ("30 %", "20 %")
    assert line(scene, "ab").points != line(scene, "second").points


def test_a_stage_renamed_moves_no_card() -> None:
    stage = COFFEE.ordered(Stage)[0]
    renamed = COFFEE.apply(change("Rename", edit=[(stage, stage.but(title="Wishes"))]))
    first, second = (
        {f.id: f.rect.x for f in graph_of(one).figures() if f.role == "card"}
        for one in (COFFEE, renamed)
    )
    assert first == second


def test_where_nobody_counted_anything_lines_are_thin_and_claim_no_numbers() -> None:
    scene = graph_of(journey(arrow("a", "b"), arrow("b", "c")))
    assert line(scene, "ab").width == line(scene, "bc").width == 3.0
    assert said(scene.figure("b", "card")) == ["B", "Web shop"]
    assert "thickness" not in legend(scene)
