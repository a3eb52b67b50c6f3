"""The team guesses while what customers say is covered, and sees both when it is uncovered."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from journeymap.drawing.scene import Scene
from journeymap.drawing.shapes import Text
from journeymap.editing.guesses import GuessPlace, guess_at, guessable, set_guess
from journeymap.errors import JourneyError
from journeymap.layout import layout
from journeymap.metrics.perception import gaps
from journeymap.metrics.scored import scores_at
from journeymap.model.records import Metric, Score, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.deck import deck
from journeymap.view import View
from journeymap.view.covering import cover
from tests.layout.pages import MEASURE
from tests.metrics.test_scored import STARS, document, said

THEIRS = said((40, 10, 2, 0, 0), id="theirs", period="Q3 2026")


def at(snapshot: Snapshot, id: str = "a") -> GuessPlace:
    return GuessPlace("touchpoint", snapshot.all(Touchpoint)[id])


def test_it_is_guessed_where_customers_answered() -> None:
    snapshot = document(
        THEIRS,
        said((1, 0, 0, 0, 8), touchpoint="b", respondents="employees"),
        said((0, 0, 9, 0, 0), stage="two"),
    )
    assert [one.record.id for one in guessable(snapshot, "j", "stars")] == ["two", "a"]
    assert guessable(snapshot, "j", "nps") == []


def test_a_bare_digit_is_what_so_many_guess_together() -> None:
    snapshot = document(THEIRS)
    done = set_guess(snapshot, at(snapshot), STARS, "4", 6)
    assert done
    now = snapshot.apply(done)
    guess = guess_at(now, at(now), "stars")
    assert guess and (guess.reported, guess.reported_n, guess.respondents) == (4.0, 6, "team")
    assert (guess.period, guess.begins) == ("Q3 2026", "2026-07-01")
    again = set_guess(now, at(now), STARS, "3,5", 6)
    assert again
    then = now.apply(again)
    assert len(then.all(Score)) == 2
    (gap,) = gaps(scores_at(then, "touchpoint", "a")[0])
    assert gap.ours.reading.value == 3.5 and gap.overrates
    blank = set_guess(then, at(then), STARS, " ", 6)
    assert blank and guess_at(then.apply(blank), at(then), "stars") is None


def test_answers_of_each_of_the_team_are_taken_as_they_are() -> None:
    snapshot = document(THEIRS)
    done = set_guess(snapshot, at(snapshot), STARS, "0 0 1 4 1", 99)
    assert done
    guess = guess_at(snapshot.apply(done), at(snapshot), "stars")
    assert guess and guess.answers == (0, 0, 1, 4, 1)


def test_a_guess_off_the_scale_says_why() -> None:
    snapshot = document(THEIRS)
    with pytest.raises(JourneyError, match="outside the scale from 1 to 5"):
        set_guess(snapshot, at(snapshot), STARS, "7", 6)


def covered() -> tuple[Snapshot, Snapshot]:
    guess = said((), id="ours", reported=4.5, reported_n=6, respondents="team")
    staff = said((0, 0, 0, 0, 9), respondents="employees", id="staff")
    other = said((30,) + (0,) * 10, metric="nps", id="other")
    whole = document(THEIRS, guess, staff, other)
    return whole, cover(whole, frozenset({"stars"}))


def test_covered_only_the_guess_and_other_metrics_are_left() -> None:
    whole, seen = covered()
    assert set(seen.all(Score)) == {"ours", "other"}
    assert cover(whole, frozenset()) is whole


def words_of(scenes: Iterable[Scene]) -> str:
    figures = [figure for scene in scenes for figure in scene.figures()]
    texts = [shape.text for f in figures for shape in f.shapes if isinstance(shape, Text)]
    return " ".join([*texts, *(figure.name for figure in figures)])


def test_no_page_and_no_slide_says_what_is_covered_and_both_say_that_it_is() -> None:
    whole, seen = covered()
    view = View.of(seen, "j", covered=frozenset({"stars"}))
    slides = [slide.scene for slide in deck(view)]
    for words in (words_of([layout(view, MEASURE)]), words_of(slides)):
        assert "1.3 of 5" not in words and "n 52" not in words and "n = 52" not in words
        assert "What customers say is covered" in words
    assert "1.3 of 5" in words_of([layout(View.of(whole, "j"), MEASURE)])


def test_a_metric_that_is_gone_covers_nothing() -> None:
    whole, _ = covered()
    assert cover(whole, frozenset({"no such metric"})) is whole
    assert whole.get(Metric, "stars")
