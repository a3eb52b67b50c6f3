"""What hangs on a touchpoint, edited in the inspector."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QPushButton

from journeymap.drawing.theme import contrast, load_theme
from journeymap.editing import COMMANDS
from journeymap.language import LANGUAGES, use
from journeymap.model.change import change
from journeymap.model.records import (
    Connection,
    Feeling,
    Friction,
    Idea,
    Journey,
    Metric,
    Quote,
    Score,
    Stage,
    Touchpoint,
    new_id,
)
from journeymap.ui.panels.inspector import Inspector
from journeymap.ui.panels.listing import Listing, ListingRow
from journeymap.ui.panels.said import Arrows, FrictionRow, SaidList
from journeymap.ui.panels.scores import ScoreRow, Scores
from journeymap.ui.widgets.choices import Choice
from journeymap.ui.widgets.numbers import NumberField
from journeymap.ui.widgets.texts import TextField
from journeymap.ui.widgets.words import Words
from tests.ui.inspecting import card, faces, number_called, select, steps, the, typing


def test_a_face_sets_the_feeling_of_the_persona_in_focus(workspace, inspector, qtbot) -> None:
    page = select(workspace, inspector, card(workspace))
    part = faces(page)
    assert [pick.isChecked() for pick in part.picks] == [True, False, False, False, False]
    qtbot.mouseClick(part.picks[3], Qt.MouseButton.LeftButton)
    journey = workspace.snapshot.get(Journey, workspace.journey)
    felt = {
        f.persona: f for f in workspace.snapshot.of(Feeling, "touchpoint", workspace.selection[0])
    }
    assert felt[journey.personas[0]].valence == 0.5
    other = felt[journey.personas[1]].valence if journey.personas[1] in felt else None
    workspace.focus_on(journey.personas[1])
    inspector.refresh()
    qtbot.mouseClick(part.picks[4], Qt.MouseButton.LeftButton)
    felt = {
        f.persona: f for f in workspace.snapshot.of(Feeling, "touchpoint", workspace.selection[0])
    }
    assert felt[journey.personas[1]].valence == 1.0 != other
    assert felt[journey.personas[0]].valence == 0.5


def test_faces_are_worked_with_arrows_and_unset_with_delete(workspace, inspector, qtbot) -> None:
    part = faces(select(workspace, inspector, card(workspace)))
    part.picks[0].setFocus()
    qtbot.keyClick(part.picks[0], Qt.Key.Key_Right)
    lens = workspace.edit_view.lens

    def felt() -> list[float]:
        here = workspace.snapshot.of(Feeling, "touchpoint", workspace.selection[0])
        return [f.valence for f in here if f.persona == lens]

    assert felt() == [-0.5]
    qtbot.keyClick(part.picks[1], Qt.Key.Key_Delete)
    inspector.refresh()
    assert felt() == []
    assert not any(pick.isChecked() for pick in part.picks)


def test_a_drag_that_is_still_going_on_moves_the_face(workspace, inspector) -> None:
    part = faces(select(workspace, inspector, card(workspace)))
    felt = workspace.snapshot.of(Feeling, "touchpoint", workspace.selection[0])
    feeling = next(f for f in felt if f.persona == workspace.edit_view.lens)
    workspace.preview(change("Feeling", edit=[(feeling, feeling.but(valence=1.0))]))
    inspector.refresh()
    assert part.picks[4].isChecked()


def test_a_feeling_selected_on_the_curve_shows_its_touchpoint(workspace, inspector) -> None:
    feeling = workspace.snapshot.of(Feeling, "touchpoint", card(workspace).id)[0]
    workspace.select((feeling.id,))
    inspector.refresh()
    assert inspector.page(Touchpoint)


def test_frictions_are_added_named_weighed_and_removed(workspace, inspector, qtbot) -> None:
    page = select(workspace, inspector, card(workspace))
    listing = next(x for x in page.findChildren(SaidList) if x.accessibleName() == "Friction")
    listing.added()
    row = listing.rows[-1]
    assert isinstance(row, FrictionRow)
    assert typing(row).hasFocus()
    qtbot.keyClicks(typing(row), "No call back")
    typing(row).clearFocus()
    qtbot.waitUntil(lambda: row.bar.picks[3].height() > 20)
    qtbot.mouseClick(row.bar.picks[3], Qt.MouseButton.LeftButton)
    made = workspace.snapshot.get(Friction, row.record.id)
    assert (made.title, made.severity) == ("No call back", 4)
    inspector.refresh()
    qtbot.mouseClick(row.bar.picks[3], Qt.MouseButton.LeftButton)
    assert workspace.snapshot.get(Friction, made.id).severity is None
    row.opener.click()
    next(b for b in row.findChildren(QPushButton) if b.text() == "Remove").click()
    inspector.refresh()
    assert workspace.snapshot.get(Friction, made.id) is None
    assert len(listing.rows) == 2


def test_quotes_and_ideas_are_added(workspace, inspector) -> None:
    page = select(workspace, inspector, card(workspace, "Courier delivers"))
    for name, kind in (("Quotes", Quote), ("Ideas", Idea), ("Notes", None)):
        listing = next(x for x in page.findChildren(SaidList) if x.accessibleName() == name)
        count = len(listing.rows)
        listing.added()
        assert len(listing.rows) == count + 1
        assert kind is None or workspace.snapshot.get(kind, listing.rows[-1].record.id)


@pytest.mark.parametrize("language_", ["en", "uk"])
def test_a_long_value_leaves_the_name_of_its_score_on_one_line(
    language_, workspace, inspector, qtbot
) -> None:
    from journeymap import language

    language.use(language_)
    asked = Metric(kind="csat", title="Ten", low=1, high=10, method="top")
    answers = (1, *[0] * 8, 2745)
    guess = Score(
        metric=asked.id, touchpoint=card(workspace).id, answers=answers, respondents="team"
    )
    workspace.commit(change("Ask", add=[asked, guess]))
    inspector.resize(300, 900)
    page = select(workspace, inspector, card(workspace))
    row = next(r for r in page.findChildren(ScoreRow) if r.record.id == guess.id)
    qtbot.waitUntil(lambda: 0 < row.width() < 300 and row.height() < 110)
    said = [words for words in row.findChildren(Words) if words.isVisibleTo(row)]
    assert any("n = 2746" in words.text() and "100" in words.text() for words in said)


def test_answers_that_do_not_fit_are_told_and_not_kept(workspace, inspector, qtbot) -> None:
    page = select(workspace, inspector, card(workspace))
    row = next(r for r in page.findChildren(ScoreRow) if r.describe() == "CSAT")
    before = row.record.answers
    row.opener.click()
    row.typed.field.setPlainText("1 2 3")
    row.typed.field.flush()
    assert row.typed.problem.isVisible()
    assert row.typed.problem.text() == "5 counts are needed, here are 3."
    assert workspace.snapshot.get(Score, row.record.id).answers == before
    row.typed.field.setPlainText("1 2 3 4 5")
    row.typed.field.flush()
    inspector.refresh()
    assert workspace.snapshot.get(Score, row.record.id).answers == (1, 2, 3, 4, 5)
    assert not row.typed.problem.isVisible()
    row.typed.field.setPlainText("1 2 three 4 5")
    assert row.typed.problem.text().startswith("“1 2 three 4 5” cannot be read.")


def test_a_score_of_a_new_metric_is_one_step(workspace, inspector) -> None:
    page = select(workspace, inspector, card(workspace, "Courier delivers"))
    part = the(page, Scores)
    before, metrics, rows = steps(workspace), len(workspace.snapshot.all(Metric)), len(part.rows)
    action = next(a for a in part.menu().actions() if "CES 1.0" in a.text())
    action.trigger()
    assert len(workspace.snapshot.all(Metric)) == metrics + 1
    assert len(part.rows) == rows + 1
    (new,) = (row for row in part.rows if row.opener.isChecked())
    assert the(new, TextField).hasFocus()
    assert steps(workspace) == before + 1


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_no_word_of_a_label_is_broken(workspace, inspector, qtbot, spoken: str) -> None:
    use(spoken)
    made = Inspector(workspace, inspector.field_editor.appearance)
    qtbot.addWidget(made)
    made.resize(320, 900)
    made.show()
    page = select(workspace, made, card(workspace))
    labels = [x for x in page.findChildren(Words) if x.property("look") == "name" and x.buddy()]
    assert len(labels) > 3
    for label in labels:
        longest = max(map(label.fontMetrics().horizontalAdvance, label.text().split()))
        assert label.width() >= longest, label.text()


@pytest.mark.qt_log_ignore("does not support")
def test_what_is_chosen_can_be_read_in_the_list(workspace, inspector, qtbot) -> None:
    choice = the(select(workspace, inspector, card(workspace)), Choice)
    choice.showPopup()
    view = choice.view()
    qtbot.waitUntil(view.isVisible)
    chosen = view.visualRect(view.model().index(choice.currentIndex(), 0))
    picture = view.viewport().grab(chosen).toImage()
    seen = [
        picture.pixelColor(x, y).name()
        for x in range(3, picture.width() - 3)
        for y in range(2, picture.height() - 2)
    ]
    ground = max(set(seen), key=seen.count)
    assert max(contrast(ground, colour) for colour in set(seen)) >= 7
    assert ground != load_theme().lane
    choice.hidePopup()


@pytest.mark.parametrize("high", [300, 420, 640, 900])
def test_where_what_was_added_goes_on_is_seen(workspace, inspector, qtbot, high: int) -> None:
    inspector.resize(320, high)
    page = select(workspace, inspector, card(workspace, "Courier delivers"))
    action = next(a for a in the(page, Scores).menu().actions() if "CES 1.0" in a.text())
    action.trigger()

    def seen() -> bool:
        field = inspector.focusWidget()
        top = field.mapTo(inspector, field.rect().topLeft()).y()
        return bool(top >= 0 and top + field.height() <= high)

    assert isinstance(inspector.focusWidget(), TextField)
    qtbot.waitUntil(seen)


def test_connections_are_shown_followed_and_drawn(workspace, inspector, qtbot) -> None:
    page = select(workspace, inspector, card(workspace))
    part = the(page, Arrows)
    assert {row.describe() for row in part.rows} == {"→ Courier delivers", "← Orders on the site"}
    count = len(workspace.snapshot.all(Connection))
    menu = the(part.menu(), QMenu)
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    assert len(workspace.snapshot.all(Connection)) == count + 1
    the(part.rows[0], QPushButton).click()
    assert workspace.snapshot.find(workspace.selection[0]).title == "Courier delivers"


def opened(workspace, inspector, listing: type[Listing], name: str) -> ListingRow:
    page = select(workspace, inspector, card(workspace))
    rows = next(x for x in page.findChildren(listing) if x.accessibleName() == name).rows
    rows[0].opener.setChecked(True)
    return rows[0]


def enter(qtbot, number: NumberField, text: str) -> None:
    number.setFocus()
    number.selectAll()
    qtbot.keyClick(number, Qt.Key.Key_Delete)
    qtbot.keyClicks(number, text)
    qtbot.keyClick(number, Qt.Key.Key_Return)


@pytest.mark.parametrize("text", ["40%", "40 %", "0,4", "40"])
def test_a_share_is_typed_as_per_cent_and_shown_as_per_cent(
    workspace, inspector, qtbot, text: str
) -> None:
    row = opened(workspace, inspector, SaidList, "Friction")
    share = number_called(row, "Share affected")
    enter(qtbot, share, text)
    assert workspace.snapshot.get(Friction, row.record.id).share == 0.4
    inspector.refresh()
    assert share.text() == "40 %"
    assert isinstance(row, FrictionRow) and "40 % affected" in row.facts.text()


def test_what_is_no_share_is_refused_in_a_sentence_and_the_value_stays(
    workspace, inspector, qtbot
) -> None:
    row = opened(workspace, inspector, SaidList, "Friction")
    share = number_called(row, "Share affected")
    enter(qtbot, share, "30")
    for text in ("many", "140 %", "-"):
        enter(qtbot, share, text)
        assert workspace.snapshot.get(Friction, row.record.id).share == 0.3
        assert share.problem.text() == f"“{text}” is not a number from 0 % to 100 %."
        assert share.problem.isVisibleTo(row) and share.text() == "30 %"
    enter(qtbot, share, "25")
    assert not share.problem.text()
    enter(qtbot, share, "")
    assert workspace.snapshot.get(Friction, row.record.id).share is None


def test_a_number_is_kept_at_a_pause_as_it_was_typed_and_is_one_step(
    workspace, inspector, qtbot
) -> None:
    row = opened(workspace, inspector, SaidList, "Friction")
    share = number_called(row, "Share affected")
    enter(qtbot, share, "30")
    share.clearFocus()
    before = workspace.snapshot

    def kept() -> object:
        return workspace.snapshot.get(Friction, row.record.id).share

    share.setFocus()
    share.selectAll()
    qtbot.keyClicks(share, "4")
    assert workspace.typing and kept() == 0.3
    qtbot.waitUntil(lambda: kept() == 0.04)
    inspector.refresh()
    assert share.text() == "4", "it was set anew under the hand"
    qtbot.keyClicks(share, "5")
    qtbot.waitUntil(lambda: kept() == 0.45)
    qtbot.keyClick(share, Qt.Key.Key_Return)
    assert share.text() == "45 %" and not workspace.typing
    workspace.undo()
    assert workspace.snapshot == before


@pytest.mark.parametrize(
    ("then", "kept", "shown"), [("30", 0.3, "30 %"), ("", None, ""), ("many", 0.45, "45 %")]
)
def test_what_is_shown_is_what_is_kept_though_a_number_was_kept_meanwhile(
    workspace, inspector, qtbot, then: str, kept: float | None, shown: str
) -> None:
    row = opened(workspace, inspector, SaidList, "Friction")
    share = number_called(row, "Share affected")
    enter(qtbot, share, "30")
    share.selectAll()
    qtbot.keyClicks(share, "45")
    qtbot.waitUntil(lambda: workspace.snapshot.get(Friction, row.record.id).share == 0.45)
    enter(qtbot, share, then)
    inspector.refresh()
    assert (workspace.snapshot.get(Friction, row.record.id).share, share.text()) == (kept, shown)
    assert not workspace.typing


def test_a_weight_in_per_cent_is_a_probability(workspace, inspector, qtbot) -> None:
    row = opened(workspace, inspector, Arrows, "Connections")
    weight = number_called(row, "Weight")
    enter(qtbot, weight, "1 200,5")
    assert workspace.snapshot.get(Connection, row.record.id).weight == 1200.5
    enter(qtbot, weight, "38 %")
    inspector.refresh()
    arrow = workspace.snapshot.get(Connection, row.record.id)
    assert (arrow.weight, arrow.unit) == (0.38, "probability")
    assert weight.text() == "38 %"
    enter(qtbot, weight, "45")
    assert workspace.snapshot.get(Connection, row.record.id).weight == 0.45
    workspace.document.undo()


def test_what_the_moments_of_truth_are_short_for_is_said(workspace, inspector) -> None:
    compares = next(t for t in workspace.snapshot.all(Touchpoint).values() if t.moment == "zmot")
    page = select(workspace, inspector, compares)
    chosen = next(c for c in page.findChildren(Choice) if c.accessibleName() == "Moment of truth")
    assert chosen.currentText() == "ZMOT"
    assert chosen.toolTip().startswith("zero moment of truth")
    every = [chosen.itemData(i, Qt.ItemDataRole.ToolTipRole) for i in range(chosen.count())]
    assert every[0] == "" and all(every[1:])


def test_the_scores_of_today_stand_in_grey_at_what_is_to_be(workspace, inspector) -> None:
    workspace.commit(COMMANDS["journey.to-be"].run(workspace.edit_view))
    is_ = card(workspace)
    to_be = next(x for x in workspace.snapshot.all(Touchpoint).values() if x.origin == is_.id)
    page = select(workspace, inspector, to_be)
    listing = the(page, Scores)
    assert listing.rows == []
    said = [words for words in listing.findChildren(Words) if words.text().startswith("today: ")]
    assert [words.property("look") for words in said] == ["soft"]
    asked = {score.metric for score in workspace.snapshot.of(Score, "touchpoint", is_.id)}
    assert len(said[0].text().split("\n\n")) == len(asked)
    assert not any("misses" in words.text() for words in said)


def test_scores_stand_with_what_counts_first_and_a_guess_named_as_one(workspace, inspector) -> None:
    page = select(workspace, inspector, card(workspace))
    rows = [row for row in the(page, Scores).rows if row.describe() == "CSAT"]
    said = [" ".join(label.text() for label in row.findChildren(QLabel)) for row in rows]
    assert len(said) == 2
    assert "2.1 of 5" in said[0] and "1.9 to 2.3" in said[0] and "Q3 2026" in said[0]
    assert "our guess: 4.2 (n = 9), 2.1 above" in said[0] and "misses its target of 4" in said[0]
    assert "our guess: CSAT" in said[1] and "4.2 of 5" in said[1] and "target" not in said[1]


def test_the_newest_survey_stands_first_and_alone_is_judged(workspace, inspector) -> None:
    old = next(
        s
        for s in workspace.snapshot.of(Score, "touchpoint", card(workspace).id)
        if workspace.snapshot.get(Metric, s.metric).kind == "csat"
    )
    new = old.but(id=new_id(), position=99.0, answers=(0, 0, 2, 40, 60), period="лютий 2027")
    workspace.commit(change("A newer survey", add=[new]))
    page = select(workspace, inspector, card(workspace))
    rows = [row for row in the(page, Scores).rows if row.describe() == "CSAT"]
    assert [row.record.id for row in rows[:2]] == [new.id, old.id]
    said = [" ".join(label.text() for label in row.findChildren(QLabel)) for row in rows]
    assert not any("misses its target" in one for one in said)


def test_a_stage_tells_what_its_touchpoints_have_in_common(workspace, inspector) -> None:
    stage = next(s for s in workspace.snapshot.ordered(Stage) if s.title == "Order & delivery")
    said = [label.text() for label in select(workspace, inspector, stage).findChildren(QLabel)]
    csat = "CSAT 3.4 of 5 · 3.2 to 3.6 · n = 249 · 29 % of 860 answered · Q3 2026 · pooled"
    assert any(f"{csat} from 2 touchpoints" in one for one in said)
