"""Many touchpoints: more on a slide, what matters first, and the others on call; none is lost."""

from __future__ import annotations

from functools import cache

import pytest

from journeymap.analysis.frames import frames
from journeymap.analysis.mattering import most_first, weight
from journeymap.drawing.memo import Memo
from journeymap.drawing.shapes import Text
from journeymap.layout.slides import Slide, slides
from journeymap.layout.slides.calling import MOST
from journeymap.model.grid import seen
from journeymap.model.records import Feeling, Frame, Friction, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.ui.present.calls import backward, count_of, home_of, onward, waiting_at
from journeymap.view import View
from tests.layout.long_journey import long_journey
from tests.layout.pages import texts
from tests.layout.test_slides import MEASURE, SIZES, figures
from tests.long_journeys import JOURNEY, sixty

WALL = SIZES[1]
LONG = long_journey()


def shown(snapshot: Snapshot, size: tuple[float, float] = WALL) -> list[Slide]:
    return list(slides(View.of(snapshot, "j"), frames(snapshot, "j"), MEASURE, size=size))


@cache
def long(size: tuple[float, float] = WALL) -> list[Slide]:
    """Return the slides of 120 touchpoints."""
    return shown(LONG, size)


def quiet(each: int) -> Snapshot:
    """Return a stage of touchpoints with little to say."""
    dropped = (Friction, Feeling)
    made = long_journey(1, each).records()
    return Snapshot(
        one
        for one in made
        if not isinstance(one, dropped) and type(one).__name__ not in ("Quote", "Score")
    )


@pytest.mark.parametrize("size", SIZES)
def test_120_touchpoints_are_at_most_15_slides_and_every_one_is_on_one_that_can_be_opened(
    size: tuple[float, float],
) -> None:
    found = long(size)
    first, waiting = found[: count_of(found)], found[count_of(found) :]
    assert len(first) <= MOST and not any(slide.on_call for slide in first)
    assert waiting and all(slide.on_call for slide in waiting)
    told = {id for slide in found if slide.frame.kind == "stage" for id in slide.touchpoints}
    assert told == {card.id for card in seen(LONG, "j")}
    ids = {slide.frame.id for slide in first}
    assert {slide.on_call for slide in waiting} <= ids


def test_a_frame_says_how_many_wait_on_call_and_these_say_where_from() -> None:
    found = long()
    stage = next(slide for slide in found if slide.frame.kind == "stage")
    (sign,) = figures(stage, "more")
    left = 12 - len(stage.touchpoints)
    assert left > 0 and [s.text for s in sign.shapes if isinstance(s, Text)] == [f"+{left}"]
    waiting = next(slide for slide in found if slide.on_call == stage.frame.id)
    (back,) = [f for f in figures(waiting, "count") if "on call" in f.name]
    assert back.name == f"on call at frame {found.index(stage) + 1}"


def test_what_matters_most_is_shown_by_itself() -> None:
    for slide in long():
        if slide.frame.kind != "stage" or slide.on_call:
            continue
        rest = [
            LONG.all(Touchpoint)[id]
            for other in long()
            if other.on_call == slide.frame.id
            for id in other.touchpoints
        ]
        least = min(weight(LONG, LONG.all(Touchpoint)[id]) for id in slide.touchpoints)
        assert max(weight(LONG, one) for one in rest) <= least


def test_a_moment_of_truth_matters_more_than_a_mild_friction_and_a_low_more_than_a_high() -> None:
    cards = [
        Touchpoint(id=id, step="s", lane="l", title=id)
        for id in ("plain", "mild", "moment", "low", "high")
    ]
    cards[2] = cards[2].but(moment="fmot")
    told = [
        Friction(touchpoint="mild", severity=1, share=0.5),
        Feeling(touchpoint="low", valence=-1.0),
        Feeling(touchpoint="high", valence=1.0),
    ]
    snapshot = Snapshot([*cards, *told])
    order = [one.id for one in most_first(snapshot, cards)]
    assert order == ["moment", "low", "high", "mild", "plain"]


@pytest.mark.parametrize("size", SIZES)
def test_a_stage_of_twelve_with_little_to_say_is_one_slide_in_letters_of_24(
    size: tuple[float, float],
) -> None:
    (stage,) = [slide for slide in shown(quiet(12), size) if slide.frame.kind == "stage"]
    assert len(stage.touchpoints) == 12 and not stage.on_call
    for card in figures(stage, "card"):
        sizes = [s.style.size for s in card.shapes if isinstance(s, Text)]
        assert min(sizes) >= 24 and max(sizes) >= 28


def test_cards_of_a_crowd_keep_apart_and_to_the_panel_and_no_text_lies_on_another() -> None:
    for slide in long():
        (panel,) = figures(slide, "panel")
        cards = figures(slide, "card") if slide.frame.kind == "stage" else []
        for i, card in enumerate(cards):
            assert panel.rect.x <= card.rect.x and card.rect.right <= panel.rect.right
            assert card.rect.bottom <= panel.rect.bottom
            assert not any(card.rect.meets(other.rect) for other in cards[i + 1 :])


def test_ten_stages_have_one_slide_of_the_whole_with_names_that_can_be_read() -> None:
    whole = [slide for slide in long() if slide.frame.kind == "journey"]
    assert len(whole) == 1 and len(figures(whole[0], "stage")) == 10
    names = [s for f in figures(whole[0], "stage") for s in f.shapes if isinstance(s, Text)]
    assert min(text.style.size for text in names) >= 22


def test_more_stages_than_slides_leave_those_that_matter_least_on_call_at_the_map() -> None:
    snapshot = long_journey(20, 2)
    found = shown(snapshot)
    assert count_of(found) == MOST
    map_ = next(slide for slide in found if slide.frame.kind == "map")
    waiting = {slide.stage for slide in found if slide.on_call == map_.frame.id}
    (sign,) = figures(map_, "more")
    assert sign.name == f"{len(waiting)} more on call" and len(waiting) > 4
    own = [
        one.but(id="own", title="Mine") if one.stage == min(map(str, waiting)) else one
        for one in frames(snapshot, "j")
    ]
    named = slides(View.of(snapshot, "j"), own, MEASURE, size=WALL)
    assert not next(slide for slide in named if slide.frame.id == "own").on_call


def test_one_goes_past_what_is_on_call_and_through_it_only_when_it_is_opened() -> None:
    found = long()
    count, at, seen_ = count_of(found), 0, [0]
    while (there := onward(found, at)) is not None:
        at = there
        seen_.append(at)
    assert seen_ == list(range(count))
    home = next(i for i, slide in enumerate(found) if slide.frame.kind == "stage")
    at = waiting_at(found, home) or 0
    assert at >= count and home_of(found, at) == home and backward(found, at) == home
    while found[at].on_call:
        at = onward(found, at) or 0
    assert at == home + 1


def test_what_is_on_call_is_laid_out_anew_only_where_something_changed() -> None:
    memo = Memo()
    view = View.of(LONG, "j")
    made: tuple[Frame, ...] = frames(LONG, "j")
    before = slides(view, made, MEASURE, size=WALL, memo=memo)
    again = slides(view, made, MEASURE, size=WALL, memo=memo)
    assert all(one is two for one, two in zip(before, again, strict=True))


def test_the_whole_map_is_wrapped_so_that_it_fills_its_slide() -> None:
    map_ = next(slide for slide in long() if slide.frame.kind == "map")
    (panel,) = figures(map_, "panel")
    lanes = figures(map_, "lane")
    high = max(f.rect.bottom for f in lanes) - min(f.rect.y for f in lanes)
    assert high > 0.5 * panel.rect.h, "in one row it would be a ribbon"
    assert len(figures(map_, "card")) == 120
    legend = [text.text for figure, text, _ in texts(map_.scene) if figure.role == "legend"]
    assert "moment of truth" in legend


def test_a_stage_that_fits_on_one_slide_has_nothing_on_call_beside_crowded_ones() -> None:
    busy, few = long_journey(10, 12), long_journey(11, 5)
    kept = [
        one for one in few.records() if one.id.removeprefix("h").startswith(("s10", "x10", "t10"))
    ]
    found = shown(Snapshot([*busy.records(), *(one for one in kept if not busy.find(one.id))]))
    (small,) = [slide for slide in found if slide.stage == "s10"]
    assert len(small.touchpoints) == 5 and not figures(small, "more")


def test_a_long_loop_is_one_ring_of_what_matters_and_says_of_how_many() -> None:
    snapshot = sixty()
    loop = [slide for slide in shown_of(snapshot) if slide.frame.kind == "loop"]
    assert len(loop) == 1 and not loop[0].on_call
    every = loop[0].frame.touchpoints
    assert len(figures(loop[0], "card")) == 8 < len(every)
    assert (loop[0].touchpoints[0], loop[0].touchpoints[-1]) == (every[0], every[-1])
    inner = (snapshot.all(Touchpoint)[id] for id in every[1:-1])
    assert {card.id for card in most_first(snapshot, inner)[:6]} <= set(loop[0].touchpoints)
    assert f"8 of {len(every)} are shown" in loop[0].subtitle
    leaps = [f for f in loop[0].scene.figures() if f.role == "count" and f.name.startswith("+")]
    assert sum(int(figure.name) for figure in leaps) == len(every) - 8


def shown_of(snapshot: Snapshot) -> list[Slide]:
    return list(slides(View.of(snapshot, JOURNEY), frames(snapshot, JOURNEY), MEASURE, size=WALL))
