"""What is to be shows in grey what is known today of the place it was copied from."""

from __future__ import annotations

from dataclasses import replace

from journeymap.analysis.findings import find
from journeymap.drawing.measure import FixedMeasure
from journeymap.drawing.memo import Memo
from journeymap.drawing.shapes import Text, TextStyle
from journeymap.drawing.theme import load_theme
from journeymap.editing import COMMANDS, EditView
from journeymap.layout import layout
from journeymap.metrics.scored import scores_at, scores_over, today_of
from journeymap.metrics.wording import heading
from journeymap.model.change import Change, change
from journeymap.model.links import removal
from journeymap.model.names import journey_name
from journeymap.model.records import Journey, Score, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load
from journeymap.view import View
from tests.layout.pages import MEASURE

TITLE = "Calls about the delay"


def both(name: str = "journey.to-be") -> tuple[Snapshot, str, str]:
    """Return the sample with a copy of it, and the ids of what is and of the copy."""
    start = Snapshot().apply(load("coffee", "en"))
    first = next(iter(start.all(Journey)))
    made = COMMANDS[name].run(EditView.of(start, first))
    assert made
    now = start.apply(made)
    return now, first, next(id for id in now.all(Journey) if id != first)


def card_of(snapshot: Snapshot, journey: str) -> Touchpoint:
    return next(
        card
        for stage in snapshot.of(Stage, "journey", journey)
        for step in snapshot.of(Step, "stage", stage.id)
        for card in snapshot.of(Touchpoint, "step", step.id)
        if card.title == TITLE
    )


def test_a_touchpoint_to_be_has_the_scores_of_today_named_as_that_and_judged_by_nothing() -> None:
    now, is_, to_be = both()
    before = [one for one in scores_at(now, "touchpoint", card_of(now, is_).id) if one.counts]
    today = scores_at(now, "touchpoint", card_of(now, to_be).id)
    assert len(before) == len(today) > 1
    for one, other in zip(before, today, strict=True):
        assert other == one._replace(today=True, counts=False, own=())
        assert heading(other) == f"today: {heading(one)}"
        assert not (other.carries or other.misses)
    assert any(one.misses for one in before)
    said = [finding.text for finding in find(now, to_be)]
    assert not any("misses its target" in text for text in said)


def test_stage_and_journey_to_be_have_it_too_also_on_the_page() -> None:
    now, _, to_be = both()
    assert scores_over(now, to_be, Memo())[to_be] == scores_at(now, "journey", to_be)
    assert all(one.today for one in scores_at(now, "journey", to_be))
    assert len(scores_at(now, "journey", to_be)) > 0
    scene = layout(View.of(now, to_be), MEASURE)
    card = scene.figure(card_of(now, to_be).id)
    assert card
    pill = next(s for s in card.shapes if isinstance(s, Text) and s.text.startswith("today:"))
    assert pill.colour == load_theme().ink_soft
    own = {score.id for score in now.all(Score).values()}
    assert not own & {figure.id for figure in scene.figures()}


class Narrow(FixedMeasure):
    """Letters as narrow as those the program is drawn with."""

    def width(self, text: str, style: TextStyle) -> float:
        return super().width(text, style) * 0.8


def test_a_card_that_says_today_on_two_lines_says_the_scale_too() -> None:
    now, _, to_be = both()
    figure = layout(View.of(now, to_be), Narrow()).figure(card_of(now, to_be).id)
    assert figure
    said = [shape.text for shape in figure.shapes if isinstance(shape, Text)]
    assert "today: CSAT 2.1 of 5" in said
    assert any(text.startswith("n 118") for text in said)


def test_what_is_of_today_is_grey_in_lane_and_stage_and_its_target_is_in_the_legend() -> None:
    now, is_, to_be = both()
    soft = load_theme().ink_soft

    def tones(journey: str) -> dict[str, str]:
        figures = layout(View.of(now, journey), MEASURE).figures()
        return {
            shape.text: shape.colour
            for figure in figures
            if figure.role in ("score", "stage")
            for shape in figure.shapes
            if isinstance(shape, Text) and "CSAT" in shape.text
        }

    def legend(journey: str) -> list[str]:
        figures = layout(View.of(now, journey), MEASURE).figures()
        (figure,) = [figure for figure in figures if figure.role == "legend"]
        return [shape.text for shape in figure.shapes if isinstance(shape, Text)]

    assert len(tones(to_be)) > 2 and set(tones(to_be).values()) == {soft}
    assert all(words.startswith("today: ") for words in tones(to_be))
    assert soft not in tones(is_).values()
    assert "target of a score" in legend(to_be)
    assert "our guess, or fewer than ten answers" in legend(is_)
    assert "our guess, or fewer than ten answers" not in legend(to_be)


def test_what_is_measured_at_the_touchpoint_itself_comes_first_and_needs_no_today() -> None:
    now, is_, to_be = both()
    card = card_of(now, to_be)
    copied = now.of(Score, "touchpoint", card_of(now, is_).id)[0]
    own = replace(copied, id="own", touchpoint=card.id)
    found = scores_at(now.apply(change("", add=[own])), "touchpoint", card.id)
    assert found[0].score == own and not found[0].today
    assert all(one.metric.id != own.metric for one in found[1:])


def test_without_what_it_was_copied_from_there_is_no_today() -> None:
    now, is_, to_be = both()
    gone = now.apply(Change("", removal(now, (is_,))))
    card = card_of(gone, to_be)
    assert card.origin and scores_at(gone, "touchpoint", card.id) == ()
    old = now.apply(change("", edit=[(card, card.but(origin=None))]))
    assert scores_at(old, "touchpoint", card.id) == ()


def test_a_copy_of_a_copy_reaches_back_to_what_is_and_a_ring_ends() -> None:
    now, is_, to_be = both()
    again = COMMANDS["journey.to-be"].run(EditView.of(now, to_be))
    assert again
    then = now.apply(again)
    third = next(id for id in then.all(Journey) if id not in (is_, to_be))
    assert today_of(then, "touchpoint", card_of(then, third).id) == card_of(then, is_).id
    first, last = then.all(Journey)[to_be], then.all(Journey)[third]
    ring = then.apply(change("", edit=[(first, first.but(origin=last.id))]))
    assert today_of(ring, "journey", third) is None


def test_what_changes_in_the_journey_that_is_shows_on_the_page_of_the_other() -> None:
    now, is_, to_be = both()
    memo = Memo()
    layout(View.of(now, to_be), MEASURE, memo)
    score = now.of(Score, "touchpoint", card_of(now, is_).id)[0]
    then = now.apply(change("", edit=[(score, score.but(answers=(500, *score.answers[1:])))]))
    fresh = layout(View.of(then, to_be), MEASURE)
    assert [f.shapes for f in layout(View.of(then, to_be), MEASURE, memo).figures()] == [
        f.shapes for f in fresh.figures()
    ]


def test_a_journey_to_be_is_called_so_though_its_title_is_the_same() -> None:
    now, is_, to_be = both()
    one, other = now.all(Journey)[is_], now.all(Journey)[to_be]
    assert (one.title, journey_name(one)) == (other.title, one.title)
    assert journey_name(other) == "Buying a coffee machine (to-be)"
    assert journey_name(other.but(title="Shop, to-be")) == "Shop, to-be"
    assert journey_name(other.but(title="")) == "Untitled journey (to-be)"
