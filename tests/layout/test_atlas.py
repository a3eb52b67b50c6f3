"""The atlas: every journey on one page, whatever it is called and however many there are."""

from __future__ import annotations

import itertools

import pytest

from journeymap.drawing.memo import Memo
from journeymap.drawing.scene import Figure, Scene
from journeymap.drawing.shapes import Text
from journeymap.layout import layout
from journeymap.model.records import Friction, Journey, Record, Score
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.options import Options
from journeymap.rendering.region import with_export_options
from journeymap.view import View
from tests.layout.pages import LONG, MEASURE
from tests.layout.people import assert_letters_stand_well
from tests.layout.portfolio import CSAT, NPS, asked, journey, portfolio

PROMOTERS = (0,) * 9 + (20, 30)


def atlas(*records: Record, memo: Memo | None = None, sort: str = "") -> Scene:
    view = View.of(Snapshot(records), "", arrangement="atlas", sort=(sort,) if sort else ())
    return layout(view, MEASURE, memo or Memo())


def tiles(scene: Scene) -> list[Figure]:
    return [figure for figure in scene.figures() if figure.role == "journey"]


def words(figure: Figure) -> str:
    return " ".join(shape.text for shape in figure.shapes if isinstance(shape, Text))


def said(scene: Scene) -> str:
    return " ".join(words(figure) for figure in scene.figures())


@pytest.mark.parametrize(
    ("seed", "count"), [(seed, (1, 2, 7, 13, 40)[seed % 5]) for seed in range(30)]
)
def test_no_text_leaves_its_card_or_lies_on_another_and_no_card_on_a_card(
    seed: int, count: int
) -> None:
    texts = (*LONG, "Buying", "", "So", "Покупка кавоварки", "कॉफी मशीन खरीदना और उसे घर लाना")
    scene = atlas(*portfolio(seed, count, texts))
    found = tiles(scene)
    assert len(found) == count
    assert_letters_stand_well(scene, ("journey", "hint", "title", "subtitle"))
    boxes = [figure for figure in scene.figures() if figure.role in ("journey", "hint")]
    for one, other in itertools.combinations(boxes, 2):
        assert not one.rect.meets(other.rect), (one, other)
    for figure in scene.figures():
        assert figure.rect.x >= 0 and figure.rect.right <= scene.width, figure
        assert figure.rect.y >= 0 and figure.rect.bottom <= scene.height, figure


def test_a_card_says_state_owner_worst_moment_score_review_and_counts() -> None:
    records = journey(
        "buying", 0.5, -1.0, None, state="as-is", status="live", owner="Iryna", review="2199-02-01"
    )
    (card,) = tiles(atlas(*records, NPS, asked("a", "buying", PROMOTERS)))
    text = words(card)
    for part in (
        "Buying As-is · live · Iryna",
        "worst Does 1",
        "NPS +100",
        "n = 50 · 2026",
        "review 1 Feb 2199",
        "3 touchpoints · 0 frictions · 0 ideas",
    ):
        assert part in text, part


def test_what_should_have_been_looked_at_again_is_stale_with_a_sign_and_a_retired_one_never() -> (
    None
):
    live = journey("live", review="2020-08-12", status="live")
    retired = journey("retired", review="2020-08-12", status="retired", position=2.0)
    scene = atlas(*live, *retired)
    first, second = map(words, tiles(scene))
    assert "! stale since 12 Aug 2020" in first
    assert "stale" not in second
    assert "1 stale" in said(scene)


def test_a_guess_is_called_one_and_nothing_is_called_no_data() -> None:
    guess = asked("a", "guessed", (0,) * 8 + (3, 3, 3), respondents="team")
    scene = atlas(NPS, *journey("guessed"), guess, *journey("bare", position=2.0))
    guessed, bare = map(words, tiles(scene))
    assert "our guess: NPS" in guessed and "9 of us" in guessed
    assert "no data" in bare and "Nobody has felt anything here yet" in bare


def test_the_header_counts_states_and_pools_what_may_be_pooled() -> None:
    records = [
        NPS,
        *journey("a"),
        *journey("b", position=2.0),
        *journey("c", position=3.0, state="to-be"),
        *journey("d", position=4.0),
        asked("1", "a", PROMOTERS),
        asked("2", "b", (50,) + (0,) * 10),
        asked("3", "c", PROMOTERS, period="2024"),
        asked("4", "d", PROMOTERS, respondents="team"),
    ]
    text = said(atlas(*records))
    assert "4 journeys · 3 as-is, 1 to-be · NPS 0 (n = 100, pooled from 2 journeys)" in text


def test_a_journey_inside_another_is_pooled_with_it_and_not_twice() -> None:
    outer, inner = journey("outer", 0.5), journey("inner", 0.5, position=2.0)
    outer = [one.but(opens="inner") if one.id == "outer 0" else one for one in outer]
    scores = [asked("1", "outer", PROMOTERS), asked("2", "inner", PROMOTERS)]
    scene = atlas(NPS, *outer, *inner, *scores)
    assert "pooled from" not in said(scene)
    assert "inside “Outer”" in words(tiles(scene)[1])


def test_where_nothing_is_felt_the_curve_is_that_of_what_is_inside() -> None:
    outer, inner = journey("outer", None, 0.5), journey("inner", -1.0, -0.5, position=2.0)
    outer = [one.but(opens="inner") if one.id == "outer 0" else one for one in outer]
    assert "worst Does 0" in words(tiles(atlas(*outer, *inner))[0])


def test_a_score_of_one_touchpoint_says_where_it_was_asked() -> None:
    score = Score(id="s", metric="csat", touchpoint="a 0", answers=(0, 0, 5, 10, 5))
    (card,) = tiles(atlas(CSAT, *journey("a", 0.0), score))
    assert "CSAT 4.0 of 5" in words(card) and "at “Does 0”" in words(card)


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("", "bca"),
        ("title", "abc"),
        ("worst", "cba"),
        ("score", "acb"),
        ("review", "cab"),
        ("no such thing", "bca"),
    ],
)
def test_the_journeys_are_sorted_and_what_has_nothing_to_be_sorted_by_comes_last(
    sort: str, order: str
) -> None:
    records = [
        NPS,
        *journey("b", -0.5, position=1.0),
        *journey("c", -1.0, position=2.0, review="2100-01-01"),
        *journey("a", position=3.0, review="2199-01-01"),
        asked("1", "a", (20,) + (0,) * 10),
        asked("2", "c", PROMOTERS),
    ]
    found = tiles(atlas(*records, sort=sort))
    assert "".join(figure.id for figure in found) == order


def test_the_place_for_a_new_journey_is_in_no_picture() -> None:
    scene = atlas(*journey("a"))
    assert "+ new journey" in said(scene)
    options = Options()
    shown = with_export_options(scene, View.of(Snapshot(), "").theme, options).scene
    assert "+ new journey" not in said(shown)
    assert [figure.id for figure in tiles(shown)] == ["a"]


def test_an_empty_document_says_so() -> None:
    assert "There is no journey yet." in said(atlas())


def test_a_change_in_one_journey_leaves_the_cards_of_the_others_as_they_are() -> None:
    memo = Memo()
    records = [*journey("a", 0.5), *journey("b", 0.5, position=2.0)]
    before = {figure.id: figure for figure in tiles(atlas(*records, memo=memo))}
    renamed = [
        one.but(title="Another") if isinstance(one, Journey) and one.id == "a" else one
        for one in records
    ]
    after = {figure.id: figure for figure in tiles(atlas(*renamed, memo=memo))}
    assert after["b"] is before["b"] and after["a"] is not before["a"]


def test_the_same_insight_at_two_touchpoints_is_counted_once() -> None:
    pain = Friction(id="first", touchpoint="buy 0", title="Waits")
    copies = [
        Friction(touchpoint="buy 1", title="Waits long", origin="first"),
        Friction(touchpoint="buy 1", title="waits."),
        Friction(touchpoint="buy 1", title="Pays twice"),
    ]
    scene = atlas(*journey("buy", 0.0, 0.5), pain, *copies)
    assert "2 frictions" in said(scene)
