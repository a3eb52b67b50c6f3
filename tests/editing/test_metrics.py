"""Changing the scale or the kind of a metric never falsifies an answer."""

from __future__ import annotations

import random

import pytest

from journeymap.editing import COMMANDS, EditView
from journeymap.editing.metrics import set_kind, set_scale, with_scale
from journeymap.editing.records import set_field
from journeymap.editing.scores import add_metric
from journeymap.errors import JourneyError
from journeymap.model.document import Document
from journeymap.model.records import Journey, Metric, Score
from journeymap.model.snapshot import Snapshot


def asked(*answers: tuple[int, ...], **fields: object) -> Snapshot:
    metric = Metric(id="m").but(**{"title": "Ours", "kind": "own", "low": 1, "high": 5, **fields})
    scores = (Score(metric="m", answers=row, position=float(i)) for i, row in enumerate(answers))
    return Snapshot((metric, *scores))


def scale(snapshot: Snapshot) -> tuple[int, int]:
    metric = snapshot.all(Metric)["m"]
    return metric.low, metric.high


def given(snapshot: Snapshot) -> list[dict[int, int]]:
    """Return who gave which answer, by its value: what no change of a scale may alter."""
    low, _ = scale(snapshot)
    return [
        {value: count for value, count in enumerate(score.answers, low) if count}
        for score in snapshot.ordered(Score)
    ]


def test_no_change_of_a_scale_alters_an_answer() -> None:
    dice = random.Random(5)
    taken = refused = 0
    for _ in range(600):
        low = dice.randint(-5, 5)
        high = low + dice.randint(1, 10)
        rows = [
            tuple(dice.choice((0, 0, 1, 7)) for _ in range(high - low + 1))
            for _ in range(dice.randint(0, 3))
        ]
        document = Document(asked(*rows, low=low, high=high))
        before, first = given(document.snapshot), document.snapshot
        then = low + dice.randint(-3, 3), high + dice.randint(-3, 3)
        try:
            done = set_scale(first, "m", *then)
        except JourneyError:
            refused += 1
            continue
        if done:
            document.commit(done)
            taken += 1
            assert scale(document.snapshot) == then
            assert all(
                len(s.answers) in (0, then[1] - then[0] + 1)
                for s in document.snapshot.all(Score).values()
            )
        assert given(document.snapshot) == before
        if done:
            document.undo()
            assert document.snapshot.all(Score) == first.all(Score)
    assert taken > 50 and refused > 50


def test_a_wider_scale_keeps_every_count_at_its_value_with_its_weights() -> None:
    snapshot = asked((2, 3, 5, 12, 20))
    (score,) = snapshot.all(Score).values()
    weighed = score.but(weighted=(1.0, 2.0, 3.0, 4.0, 5.0), weighted_squares=(1.0,) * 5)
    done = set_scale(Snapshot((snapshot.all(Metric)["m"], weighed)), "m", 1, 7)
    assert done
    (now,) = snapshot.apply(done).all(Score).values()
    assert now.answers == (2, 3, 5, 12, 20, 0, 0)
    assert now.weighted == (1.0, 2.0, 3.0, 4.0, 5.0, 0.0, 0.0)
    assert now.weighted_squares == (1.0,) * 5 + (0.0, 0.0)


def test_a_narrower_scale_is_refused_over_answers_and_says_how_many() -> None:
    with pytest.raises(JourneyError, match=r"20 answers lie outside a scale from 1 to 4"):
        set_scale(asked((2, 3, 5, 12, 20)), "m", 1, 4)
    assert set_scale(asked((2, 3, 5, 12, 0)), "m", 1, 4)


def test_one_to_five_is_not_nought_to_ten_once_somebody_answered() -> None:
    with pytest.raises(JourneyError, match="Make a new metric"):
        set_scale(asked((2, 3, 5, 12, 20)), "m", 0, 10)
    for unanswered in (asked(), asked((0, 0, 0, 0, 0)), asked(())):
        done = set_scale(unanswered, "m", 0, 10)
        assert done and scale(unanswered.apply(done)) == (0, 10)


def test_what_is_only_reported_stays_on_its_scale() -> None:
    bare = Score(metric="m", reported=4.1, reported_n=92)
    with pytest.raises(JourneyError, match="known only as what came of"):
        set_scale(Snapshot((*asked().all(Metric).values(), bare)), "m", 1, 7)


def test_a_scale_must_run_upwards() -> None:
    for low, high in ((5, 5), (6, 5), (-101, 101)):
        with pytest.raises(JourneyError, match="above the lowest"):
            set_scale(asked(), "m", low, high)


def test_setting_one_end_as_a_field_moves_the_answers_along() -> None:
    snapshot = asked((2, 3, 5, 12, 20))
    done = set_field(snapshot, ("m",), "low", 0)
    assert done and given(snapshot.apply(done)) == given(snapshot)
    with pytest.raises(JourneyError):
        set_field(snapshot, ("m",), "high", 4)


def test_the_same_question_on_another_scale_stands_beside_it() -> None:
    snapshot = asked((2, 3, 5, 12, 20), direction="lower", question="How hard was it?")
    done = with_scale(snapshot, "m", 0, 10)
    assert done
    (twin,) = (edit.after for edit in done)
    assert isinstance(twin, Metric)
    assert (twin.low, twin.high, twin.direction) == (0, 10, "lower")
    assert (twin.title, twin.question) == ("Ours (0 to 10)", "How hard was it?")


@pytest.mark.parametrize(
    ("old", "new"),
    [(a, b) for a in ("nps", "csat", "ces1", "ces2") for b in ("nps", "csat", "ces1", "ces2")],
)
def test_another_kind_is_as_if_it_had_been_made_so(old: str, new: str) -> None:
    made = Snapshot().apply(add_metric(Snapshot(), old))
    (metric,) = made.all(Metric).values()
    done = set_kind(made, metric.id, new)
    now = made.apply(done).all(Metric)[metric.id] if done else metric
    (wanted,) = (edit.after for edit in add_metric(Snapshot(), new))
    assert isinstance(wanted, Metric)
    assert now == wanted.but(id=metric.id, position=metric.position)


def test_what_somebody_wrote_stays_when_the_kind_becomes_another() -> None:
    snapshot = asked(title="Ease", question="Was it easy?", kind="csat", method="mean")
    done = set_kind(snapshot, "m", "ces2")
    assert done
    now = snapshot.apply(done).all(Metric)["m"]
    assert (now.title, now.question, now.method) == ("Ease", "Was it easy?", "mean")
    assert (now.low, now.high) == (1, 7)


def test_a_kind_asked_on_another_scale_is_refused_over_answers() -> None:
    with pytest.raises(JourneyError):
        set_kind(asked((2, 3, 5, 12, 20)), "m", "nps")
    done = set_kind(asked((2, 3, 5, 12, 20)), "m", "csat")
    assert done and len(done.edits) == 1
    own = set_kind(asked((2, 3, 5, 12, 20), kind="csat", low=1, high=5), "m", "own")
    assert own and len(own.edits) == 1


def test_a_metric_is_duplicated_after_itself_and_moved_in_the_list() -> None:
    rows = [Metric(id=id, title=id, position=float(i)) for i, id in enumerate("abc")]
    snapshot = Snapshot((Journey(id="j"), *rows, Score(metric="b", answers=(1, 2, 3, 4, 5))))

    def after(command: str, id: str) -> list[str]:
        done = COMMANDS[command].run(EditView.of(snapshot, "j", (id,)))
        now = snapshot.apply(done) if done else snapshot
        assert len(now.all(Score)) == 1
        return [metric.title for metric in now.ordered(Metric)]

    assert after("metric.duplicate", "b") == ["a", "b", "b (copy)", "c"]
    assert after("metric.up", "b") == ["b", "a", "c"]
    assert after("metric.down", "b") == ["a", "c", "b"]
    assert after("metric.up", "a") == after("metric.down", "c") == ["a", "b", "c"]
