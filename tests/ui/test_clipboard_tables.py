"""Tables on the clipboard, of spreadsheets, word processors and chats, become the map they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from journeymap.model.change import change
from journeymap.model.grid import cards, stages
from journeymap.model.records import Feeling, Friction, Journey, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.ui.shell.window import Window
from tests.tabular.test_across import CLINIC, LANES_DOWN, markdown

CELLS = [line.split(",") for line in CLINIC.strip().split("\n")]


@pytest.fixture
def paste(begun: Window) -> Callable[..., list[Touchpoint]]:
    """Paste a text, and perhaps HTML, and return what came into the journey that is seen."""

    def act(text: str, html: str = "") -> list[Touchpoint]:
        before = set(begun.workspace.snapshot.all(Touchpoint))
        data = QMimeData()
        data.setText(text)
        if html:
            data.setHtml(html)
        QGuiApplication.clipboard().setMimeData(data)
        begun.workspace.select([])
        begun.actions_["paste"].trigger()
        every = cards(begun.workspace.snapshot, begun.workspace.journey)
        return [card for card in every if card.id not in before]

    return act


def titles(found: list[Touchpoint]) -> list[str]:
    return [card.title for card in found]


def felt(now: Snapshot, found: list[Touchpoint]) -> list[float]:
    return [one.valence for card in found for one in now.of(Feeling, "touchpoint", card.id)]


def html(rows: list[list[str]]) -> str:
    return "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)


def test_a_range_of_a_spreadsheet_with_its_stages_across_is_turned(
    begun: Window, paste: Callable[..., list[Touchpoint]]
) -> None:
    found = paste(CLINIC.replace(",", "\t"))
    assert titles(found) == ["Website", "Phone", "Reception"]
    now = begun.workspace.snapshot
    assert felt(now, found) == [0.5, 0.0, -0.5]
    named = [stage.title for stage in stages(now, begun.workspace.journey)]
    assert named[-3:] == ["Find", "Book", "Visit"]
    begun.workspace.undo()
    assert not {card.id for card in found} & set(begun.workspace.snapshot.all(Touchpoint))


def test_a_table_of_html_goes_before_the_text_that_comes_with_it(
    begun: Window, paste: Callable[..., list[Touchpoint]]
) -> None:
    heard: list[str] = []
    begun.workspace.said.connect(heard.append)
    rows = [
        ["Stage", "Find", "Visit"],
        ["Touchpoints", "<ul><li>Website</li><li>Friend</li></ul>", "Reception"],
        ["Pain points", "No list<br>Old data", "Long queue"],
    ]
    found = paste(
        "Stage\nFind\nVisit\nTouchpoints\nWebsite\nFriend\n",
        f"<html><head><style>td {{color: red}}</style></head><body><table>{html(rows)}</table>",
    )
    assert titles(found) == ["Website", "Friend", "Reception"]
    now = begun.workspace.snapshot
    pains = [one.title for card in found for one in now.of(Friction, "touchpoint", card.id)]
    assert pains == ["No list", "Old data", "Long queue"]
    assert "text around" not in heard[0]


def test_merged_stages_of_html_reach_over_what_they_span(
    paste: Callable[..., list[Touchpoint]],
) -> None:
    table = (
        "<table><tr><td>Stage</td><td colspan=2>Find</td><td>Visit</td></tr>"
        + html([["Actions", "Searches", "Asks", "Waits"], ["Emotions", "4", "3", "1"]])
        + "</table>"
    )
    found = paste("", table)
    assert titles(found) == ["Searches", "Asks", "Waits"]


def test_words_around_a_table_of_html_are_said_to_be_left(
    begun: Window, paste: Callable[..., list[Touchpoint]]
) -> None:
    heard: list[str] = []
    begun.workspace.said.connect(heard.append)
    paste("Here it is", f"<p>Here it is:</p><table>{html(CELLS)}</table>")
    assert heard[0].startswith("Only the table was taken, not the text around it.")


@pytest.mark.parametrize("text", [markdown(CLINIC), markdown(LANES_DOWN)])
def test_no_card_is_made_of_pipes_or_rules(
    begun: Window, paste: Callable[..., list[Touchpoint]], text: str
) -> None:
    found = paste(text)
    assert len(found) in (3, 4)
    assert not any("|" in card.title or "--" in card.title for card in found)


@pytest.mark.parametrize(
    "text",
    [
        "path\tusers\nA > B > C\t120\nA > C\t3\n",
        "case\tactivity\ttime\n1\tA\t2026-01-01\n1\tB\t2026-01-02\n",
    ],
)
def test_paths_and_logs_become_no_cards(
    begun: Window, paste: Callable[..., list[Touchpoint]], text: str
) -> None:
    heard: list[str] = []
    begun.workspace.failed.connect(heard.append)
    before = begun.workspace.snapshot
    assert paste(text) == []
    assert begun.workspace.snapshot == before
    assert "Nothing was imported" in heard[0]


def test_a_title_over_the_table_is_that_of_a_journey_without_one(
    begun: Window, paste: Callable[..., list[Touchpoint]]
) -> None:
    journey = begun.workspace.snapshot.all(Journey)[begun.workspace.journey]
    heard: list[str] = []
    begun.workspace.said.connect(heard.append)
    paste("Clinic\t\t\n" + CLINIC.replace(",", "\t"))
    assert "“Clinic” was left out: a journey has one title." in heard[0]
    now = begun.workspace.snapshot.all(Journey)[begun.workspace.journey]
    begun.workspace.commit(change("Title", edit=[(now, now.but(title=""))]))
    paste("Clinic\t\t\n" + CLINIC.replace(",", "\t"))
    assert begun.workspace.snapshot.all(Journey)[journey.id].title == "Clinic"


def test_plain_lines_are_touchpoints_whatever_words_they_begin_with(
    paste: Callable[..., list[Touchpoint]],
) -> None:
    assert titles(paste("Pays\nIdea\nStage\nProblem")) == ["Pays", "Idea", "Stage", "Problem"]
