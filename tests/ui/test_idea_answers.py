"""The inspector tells which findings an idea answers."""

from journeymap.model.records import Idea
from journeymap.model.snapshot import Snapshot
from journeymap.ui.panels.pages import facts_of
from tests.editing.maps import JOURNEY, sketch


def test_an_idea_made_of_a_finding_says_so_by_its_kind() -> None:
    idea = Idea(journey=JOURNEY, touchpoints=("a",), findings=("worst_moment", "of a plug-in"))
    told = dict(facts_of(Snapshot([*sketch("Web: a").records(), idea]), idea))
    assert told["Answers the finding"] == "Worst moment\nof a plug-in"
    assert "Answers the finding" not in dict(facts_of(Snapshot([idea]), idea.but(findings=())))
