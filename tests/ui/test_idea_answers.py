"""The inspector tells which findings an idea answers, and of what kind one was dismissed."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from journeymap.model.change import change
from journeymap.model.records import Dismissal, Idea
from journeymap.model.snapshot import Snapshot
from journeymap.ui.panels.chain.links import chain_links
from journeymap.ui.panels.inspector import Inspector
from journeymap.ui.panels.pages import facts_of
from journeymap.workspace.workspace import Workspace
from tests.editing.maps import JOURNEY, sketch
from tests.ui.inspecting import select


def test_an_idea_made_of_a_finding_says_so_by_its_kind() -> None:
    idea = Idea(journey=JOURNEY, touchpoints=("a",), findings=("worst_moment", "of a plug-in"))
    links = chain_links(Snapshot([*sketch("Web: a").records(), idea]), idea.id)
    told = [(link.words, link.soft) for link in links if link.kind == "Finding"]
    assert told == [("Worst moment", "Finding"), ("of a plug-in", "Finding")]


def test_of_a_dismissal_the_kind_is_told_and_only_the_reason_is_typed(
    workspace: Workspace, inspector: Inspector
) -> None:
    one = Dismissal(id="one", journey=workspace.journey, kind="worst_moment", reason="Known")
    workspace.commit(change("Dismiss", add=[one]))
    assert dict(facts_of(workspace.snapshot, one)) == {"Finding": "Worst moment"}
    page = select(workspace, inspector, one)
    typed = [field.toPlainText() for field in page.findChildren(QPlainTextEdit)]
    assert typed == ["Known"] and not page.findChildren(QLineEdit)
