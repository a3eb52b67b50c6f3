"""What is remembered of a journey, by the worked examples of the literature."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.analysis.emotion import curve, marks, peak_end, told
from journeymap.model.records import Feeling
from journeymap.model.snapshot import Snapshot
from tests.editing.maps import JOURNEY, MAKSYM, OLENA, sketch


def scores(*given: int) -> list[float]:
    """Mermaid scores of 1 to 5 as valences from −2 to 2."""
    return [score - 3.0 for score in given]


def remembered(path: list[float]) -> float:
    found = peak_end(path)
    assert found
    return found.value


def test_nothing_felt_is_nothing_remembered() -> None:
    assert peak_end([]) is None
    assert peak_end([None, None]) is None


def test_one_feeling_is_remembered_as_it_is() -> None:
    assert remembered([0.5]) == 0.5


@pytest.mark.parametrize(
    ("path", "value"),
    [(scores(5, 3, 1, 5, 3), 1.0), ([-2, -2], -2), ([-2, -2, -1], -1.5)],
)
def test_peak_and_end_equal_the_worked_examples(path: list[float], value: float) -> None:
    assert remembered(path) == value


def test_of_equal_peaks_the_earliest_counts() -> None:
    # a support ticket of 23 steps: it starts with a 1, has 5s later and ends with a 5
    path = scores(1, 4, 5, 3, 5)
    found = peak_end(path)
    assert found and (found.peak, found.end, found.value + 3) == (0, 4, 3.0)
    assert (found.best, found.worst) == (2, 0)


def test_the_end_is_the_last_that_is_set() -> None:
    found = peak_end([0.5, -1.0, None, 0.25, None])
    assert found and (found.peak, found.end, found.value) == (1, 3, -0.375)


@given(st.lists(st.floats(-1, -0.1), min_size=1), st.floats(0.01, 0.99))
def test_a_milder_tail_is_more_pain_and_a_better_memory(path: list[float], share: float) -> None:
    """The cold-water study of 1993: duration does not count."""
    longer = [*path, path[-1] * share]
    assert sum(longer) < sum(path)
    assert remembered(longer) > remembered(path)


def test_the_curve_keeps_what_is_unset_apart_from_neutral() -> None:
    snapshot = Snapshot(
        [
            *sketch("Web: a . c", "Shop: . b .").records(),
            Feeling(touchpoint="c", persona=OLENA, valence=0.0),
            Feeling(touchpoint="a", persona=OLENA, valence=1.0),
            Feeling(touchpoint="a", persona=MAKSYM, valence=-1.0),
        ]
    )
    assert curve(snapshot, JOURNEY, OLENA) == (("a", 1.0), ("b", None), ("c", 0.0))
    assert curve(snapshot, JOURNEY, MAKSYM) == (("a", -1.0), ("b", None), ("c", None))


def path_of(*valences: float) -> list[Feeling]:
    return [Feeling(id=str(i), touchpoint=str(i), valence=v) for i, v in enumerate(valences)]


@pytest.mark.parametrize(
    ("valences", "named", "telling"),
    [
        ((), [], []),
        ((0.5,), [], ["0"]),
        ((0.0, 0.0), [("1", "end")], ["0", "1"]),
        ((0.5, -1.0, 1.0, 0.0), [("1", "peak pain"), ("3", "end")], ["1", "3", "2"]),
        ((1.0, -1.0, 0.5), [("0", "peak joy"), ("2", "end")], ["0", "2", "1"]),
        ((0.5, -1.0), [("1", "peak pain")], ["1", "0"]),
    ],
)
def test_the_peak_is_the_earliest_of_the_strongest_wherever_it_is_named(
    valences: tuple[float, ...], named: list[tuple[str, str]], telling: list[str]
) -> None:
    path = path_of(*valences)
    assert [(feeling.id, words) for feeling, words in marks(path)] == named
    assert [feeling.id for feeling in told(path)] == telling
