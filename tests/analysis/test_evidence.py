"""What stands behind an idea, and the same insight counted once."""

from journeymap.analysis.evidence import BackingCount, backing, chain, ideas_behind, insights
from journeymap.model.records import (
    Feeling,
    Friction,
    Goal,
    Idea,
    Journey,
    Metric,
    Quote,
    Record,
)
from journeymap.model.snapshot import Snapshot
from tests.editing.maps import JOURNEY, MAKSYM, OLENA, sketch

SIGNS = Idea(
    id="signs",
    journey=JOURNEY,
    touchpoints=("a",),
    goal="found",
    quotes=("lost", "again", "rude"),
    frictions=("queue", "dark"),
    findings=("friction", "dead_end", "friction"),
)
SAID: list[Record] = [
    Metric(id="stars", kind="csat"),
    Metric(id="nps", kind="nps"),
    Goal(id="found", journey=JOURNEY, title="Found at once", metric="stars"),
    Quote(id="lost", touchpoint="a", said="I got lost.", persona=OLENA),
    Quote(id="again", touchpoint="b", said="  i got LOST"),
    Quote(id="rude", touchpoint="b", said="Rude!", persona=OLENA),
    Friction(id="queue", touchpoint="a", title="Queue", severity=3),
    Friction(id="dark", touchpoint="b", title=""),
    Feeling(touchpoint="a", persona=MAKSYM, valence=-0.5),
    Feeling(touchpoint="b", persona=OLENA, valence=1.0),
    SIGNS,
]


def _map(*more: Record) -> Snapshot:
    return Snapshot([*sketch("Web: a b").records(), *SAID, *more])


def test_the_chain_of_an_idea_goes_from_its_goal_to_the_metric_of_that() -> None:
    snapshot = _map()
    found = chain(snapshot, "signs")
    assert found is not None
    assert found.goal is snapshot.get(Goal, "found")
    assert found.metric is snapshot.get(Metric, "stars")
    assert found.findings == ("friction", "dead_end")
    assert [one.id for one in found.quotes] == ["lost", "again", "rude"]
    assert [one.id for one in found.frictions] == ["queue", "dark"]
    assert {one.id for one in found.personas} == {OLENA, MAKSYM}


def test_the_metric_of_an_idea_goes_before_that_of_its_goal() -> None:
    snapshot = _map(SIGNS.but(id="own", metric="nps"))
    found = chain(snapshot, "own")
    assert found is not None and found.metric is snapshot.get(Metric, "nps")
    assert [one.id for one in ideas_behind(snapshot, "stars")] == ["signs"]
    assert [one.id for one in ideas_behind(snapshot, "nps")] == ["own"]


def test_of_what_is_no_idea_there_is_no_chain() -> None:
    assert chain(_map(), "lost") is None


def test_the_same_words_count_once_and_no_words_are_like_no_others() -> None:
    assert backing(_map(), SIGNS) == BackingCount(quotes=2, frictions=2, personas=2, findings=2)
    assert backing(_map(), SIGNS).insights == 6
    blank = [Friction(id=str(i), touchpoint="a") for i in range(3)]
    assert len(insights(blank)) == 3


def test_the_same_insight_on_five_journeys_counts_once() -> None:
    first = Friction(id="hold", touchpoint="a", title="Waits on hold")
    copies = [first.but(id=f"hold {i}", origin="hold", title=f"Held {i}") for i in range(3)]
    last = first.but(id="by words", title="waits  on hold.")
    assert insights([*copies, first, last]) == ((*copies, first, last),)
    # Nobody has the first one any more: what came of it is still one insight.
    assert len(insights(copies)) == 1


def test_two_insights_become_one_when_a_third_is_both() -> None:
    a = Friction(id="a", touchpoint="x", title="Waits")
    b = Friction(id="b", touchpoint="x", title="On hold")
    both = Friction(id="c", touchpoint="x", title="On hold", origin="a")
    assert insights([a, b, both]) == ((a, b, both),)


def test_every_link_of_the_chain_leads_to_the_idea() -> None:
    snapshot = _map(Journey(id="other"), SIGNS.but(id="elsewhere", journey="other", quotes=()))
    links = ("found", "lost", "again", "queue", "stars", "a", OLENA, "dead_end", "signs")
    for link in links:
        assert "signs" in [one.id for one in ideas_behind(snapshot, link)], link
        assert [one.id for one in ideas_behind(snapshot, link, JOURNEY)] == ["signs"], link
    assert ideas_behind(snapshot, "nps") == ()
    assert ideas_behind(snapshot, "nothing") == ()


def test_a_quote_leads_to_ideas_that_name_a_copy_of_it() -> None:
    copied = Quote(id="copied", touchpoint="b", said="Where is it?", origin="lost")
    assert [one.id for one in ideas_behind(_map(copied), "copied")] == ["signs"]
