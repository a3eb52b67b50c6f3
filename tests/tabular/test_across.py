"""Sheets with their stages along the top are read as the journeys they are, by every way in."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from journeymap.formats.csv import reading as csv
from journeymap.formats.outline import read_text
from journeymap.formats.reading import ImportOptions, import_content
from journeymap.formats.xlsx import reading as xlsx
from journeymap.model.grid import cards, lanes, stages
from journeymap.model.records import (
    Connection,
    Feeling,
    Friction,
    Idea,
    Journey,
    Lane,
    Note,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.across.turned import name_places, stages_across
from journeymap.tabular.choosing import TableChoices
from journeymap.tabular.imported import Imported
from journeymap.tabular.sheets.sheet import ReadTable

CLINIC = """\
Stage,Find,Book,Visit
Touchpoints,Website,Phone,Reception
Actions,Searches,Calls,Waits
Emotions,4,3,2
Pain points,No list,Busy line,Long queue
Opportunities,Publish a list,Online booking,Fixed times
"""
LANES_DOWN = """\
,Awareness,Awareness,Purchase,Support
Process,Sees ad,Reads reviews,Pays,Calls hotline
Experience,😊,😐,🙁,😡
Problems,,Contradicting,Must register,On hold
Channels,Social,Web,Web,Phone
"""


def snapshot(came: Imported) -> Snapshot:
    return Snapshot().apply(came.change)


def brought(text: str | bytes) -> Snapshot:
    return snapshot(csv.read(text, "plan.csv"))


def journey(now: Snapshot) -> Journey:
    return next(iter(now.all(Journey).values()))


def told(now: Snapshot) -> list[tuple[str, str, str]]:
    """Return stage, lane and title of each touchpoint, in their order."""
    found = []
    for card in cards(now, journey(now).id):
        stage = now.all(Stage)[now.all(Step)[card.step].stage].title
        found.append((stage, now.all(Lane)[card.lane].title, card.title))
    return found


def titles(now: Snapshot) -> list[str]:
    return [card.title for card in cards(now, journey(now).id)]


def felt(now: Snapshot) -> list[float]:
    order = [card.id for card in cards(now, journey(now).id)]
    found = sorted(now.all(Feeling).values(), key=lambda one: order.index(one.touchpoint))
    return [one.valence for one in found]


def frictions(now: Snapshot, title: str) -> list[str]:
    card = next(x for x in now.all(Touchpoint).values() if x.title == title)
    return [one.title for one in now.of(Friction, "touchpoint", card.id)]


def texts(now: Snapshot) -> dict[str, list[str]]:
    """Return what stands in lanes of notes, by their titles."""
    found: dict[str, list[str]] = {}
    for note in sorted(now.all(Note).values(), key=lambda one: one.position):
        assert note.lane
        found.setdefault(now.all(Lane)[note.lane].title, []).append(note.body)
    return found


def workbook(rows: list[list[object]], merged: str = "") -> bytes:
    from openpyxl import Workbook

    book, out = Workbook(), BytesIO()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    for cells in merged.split():
        sheet.merge_cells(cells)
    book.save(out)
    return out.getvalue()


def markdown(text: str) -> str:
    first, *rest = [f"| {' | '.join(line.split(','))} |" for line in text.strip().split("\n")]
    return "\n".join(("# Map of a clinic", "", first, "|---|---|---|---|", *rest, ""))


def test_the_usual_sheet_is_read_as_it_is_meant() -> None:
    came = csv.read(CLINIC, "plan.csv")
    now = snapshot(came)
    assert [stage.title for stage in stages(now, journey(now).id)] == ["Find", "Book", "Visit"]
    assert titles(now) == ["Website", "Phone", "Reception"]
    assert [card.happened for card in cards(now, journey(now).id)] == ["Searches", "Calls", "Waits"]
    assert felt(now) == [0.5, 0.0, -0.5]
    assert frictions(now, "Reception") == ["Long queue"]
    ideas = [idea.title for idea in now.all(Idea).values()]
    assert ideas == ["Publish a list", "Online booking", "Fixed times"]
    assert len(now.all(Connection)) == 2
    assert came.report == ()


def test_it_is_the_same_in_excel_and_in_markdown() -> None:
    rows: list[list[object]] = [[*line.split(",")] for line in CLINIC.strip().split("\n")]
    in_excel = snapshot(xlsx.read(workbook(rows), "plan.xlsx"))
    in_text = snapshot(read_text(markdown(CLINIC), "plan.md"))
    for now in (in_excel, in_text):
        assert told(now) == told(brought(CLINIC))
        assert felt(now) == felt(brought(CLINIC))
    assert journey(in_text).title == "Map of a clinic"


def test_equal_stages_beside_each_other_are_one_of_several_steps() -> None:
    now = brought(LANES_DOWN)
    assert [stage.title for stage in stages(now, journey(now).id)] == [
        "Awareness",
        "Purchase",
        "Support",
    ]
    assert told(now) == [
        ("Awareness", "Social", "Sees ad"),
        ("Awareness", "Web", "Reads reviews"),
        ("Purchase", "Web", "Pays"),
        ("Support", "Phone", "Calls hotline"),
    ]
    assert felt(now) == [0.5, 0.0, -0.5, -1.0]
    assert frictions(now, "Sees ad") == []


def test_merged_stages_reach_over_the_columns_they_span() -> None:
    rows: list[list[object]] = [
        ["Customer journey of a clinic"],
        ["Stage", "Find", None, "Visit"],
        ["Actions", "Searches", "Asks a friend", "Waits"],
        ["Emotions", 4, 3, 1],
    ]
    now = snapshot(xlsx.read(workbook(rows, "A1:D1 B2:C2"), "plan.xlsx"))
    assert journey(now).title == "Customer journey of a clinic"
    assert [(stage, title) for stage, _, title in told(now)] == [
        ("Find", "Searches"),
        ("Find", "Asks a friend"),
        ("Visit", "Waits"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Етап;Пошук;Запис\nТочки контакту;Сайт;Телефон\nЕмоції;4;2\nБолі;Немає списку;Зайнято\n",
        "Этап;Поиск;Запись\nДействия;Сайт;Телефон\nЭмоции;4;2\nБоли;Нет списка;Занято\n",
        "\ufeffЭтап\tПоиск\tЗапись\r\nТочки касания\tСайт\tТелефон\r\nЭмоции\t4\t2\r\n",
    ],
)
def test_the_names_of_rows_are_known_in_three_languages(text: str) -> None:
    for content in (
        text,
        text.encode("utf-8"),
        text.encode("utf-16"),
        text.encode("cp1251", "ignore"),
    ):
        now = brought(content)
        assert len(stages(now, journey(now).id)) == 2 and felt(now) == [0.5, -0.5]
        assert [title[:3] for title in titles(now)] in (["Сай", "Тел"],)


def test_a_row_nothing_is_known_of_is_a_lane_of_texts() -> None:
    now = brought(
        "Phase,Find,Visit\nActions,Searches,Waits\nKPI,Hits,Minutes\nJargon,a,b\nGoal,A list,To go\n"
    )
    assert texts(now) == {"KPI": ["Hits", "Minutes"], "Jargon": ["a", "b"]}
    assert [stage.goal for stage in stages(now, journey(now).id)] == ["A list", "To go"]


def test_lists_in_a_cell_are_several_touchpoints_and_frictions() -> None:
    now = brought(
        'Stage,Find,Visit\nTouchpoints,"- Website\n- Friend",Reception\n'
        'Emotions,4,2\nPain points,"• No list\n• Old data","Long queue\nRude staff"\n'
    )
    assert titles(now) == ["Website", "Friend", "Reception"]
    assert frictions(now, "Website") == ["No list", "Old data"]
    assert frictions(now, "Friend") == []
    assert frictions(now, "Reception") == ["Long queue", "Rude staff"]
    assert felt(now) == [0.5, -0.5]


def test_what_is_listed_for_each_touchpoint_is_said_of_each() -> None:
    now = brought(
        'Stage,Find\nTouchpoints,"Website\nFriend"\nEmotions,"4\n2"\nChannels,"Web\nPhone"\n'
    )
    assert told(now) == [("Find", "Web", "Website"), ("Find", "Phone", "Friend")]
    assert felt(now) == [0.5, -0.5]


def test_several_rows_of_one_kind_all_count() -> None:
    now = brought("Stage,Find,Visit\nActions,Asks,Waits\nPain points,A,B\n,C,\nProblems,D,\n")
    assert frictions(now, "Asks") == ["A", "C", "D"] and frictions(now, "Waits") == ["B"]


def test_a_blueprint_has_a_lane_for_each_of_its_rows() -> None:
    now = brought(
        "Steps,Arrives,Pays\nCustomer actions,Enters,Hands over card\n"
        "Frontstage,Greets,Takes card\nBackstage,,Books\nSupport processes,Rota,\n"
    )
    found = {lane.title: lane.role for lane in lanes(now, journey(now).id)}
    assert found == {
        "Customer actions": "customer",
        "Frontstage": "onstage",
        "Backstage": "backstage",
        "Support processes": "support",
    }
    assert [(lane, title) for _, lane, title in told(now)] == [
        ("Customer actions", "Enters"),
        ("Frontstage", "Greets"),
        ("Support processes", "Rota"),
        ("Customer actions", "Hands over card"),
        ("Frontstage", "Takes card"),
        ("Backstage", "Books"),
    ]
    steps = {now.all(Touchpoint)[card.id].step for card in cards(now, journey(now).id)}
    assert len(steps) == 2


def test_what_stands_under_columns_of_stages_are_touchpoints() -> None:
    came = csv.read(
        "Awareness,Consideration,Purchase\nSees ad,Reads reviews,Orders\nTalks,Visits shop,\n,,Waits\n",
        "miro.csv",
    )
    assert told(snapshot(came)) == [
        ("Awareness", "Touchpoints", "Sees ad"),
        ("Awareness", "Touchpoints", "Talks"),
        ("Consideration", "Touchpoints", "Reads reviews"),
        ("Consideration", "Touchpoints", "Visits shop"),
        ("Purchase", "Touchpoints", "Orders"),
        ("Purchase", "Touchpoints", "Waits"),
    ]
    assert came.report == ()


def test_channels_down_the_side_are_lanes() -> None:
    now = brought(",Find,Order,Get\nWebsite,Looks,Orders,\nShop,,Asks,Collects\n")
    assert told(now) == [
        ("Find", "Website", "Looks"),
        ("Order", "Website", "Orders"),
        ("Order", "Shop", "Asks"),
        ("Get", "Shop", "Collects"),
    ]


def test_a_bad_cell_is_told_by_its_row_in_the_file() -> None:
    came = csv.read(CLINIC.replace("4,3,2", "4,99,2"), "plan.csv")
    assert [row for row, _ in came.report] == [4]


@pytest.mark.parametrize(
    "text",
    [
        "Stage,Touchpoint,Feeling\nResearch,Sees an ad,4\nPurchase,Pays,2\n",
        "Type,Name,Stage\nProblem,Slow,Find\nIdea,Faster,Find\n",
        "Action,Stage\nEmotion,Find\nIdea,Visit\n",
        "Touchpoint\nProblem\nIdea\nStage\n",
        "Sees an ad,Web\nPays,Shop\n",
    ],
)
def test_a_sheet_of_a_row_a_touchpoint_is_not_turned(text: str) -> None:
    (table,) = csv.tabulate(text, "plan.csv")
    assert not stages_across(table)


def test_somebody_may_say_which_way_a_sheet_runs() -> None:
    odd = b"x,Anna,Bert\nfoo,Sings,Dances\nbar,one,two\n"
    turned = ImportOptions(table=TableChoices(across=True))
    assert titles(snapshot(import_content(odd, "x.csv", turned)))[:2] == ["Sings", "one"]
    as_is = ImportOptions(table=TableChoices(across=False))
    clinic = import_content(CLINIC.encode(), "x.csv", as_is)
    assert "Emotions" in titles(snapshot(clinic))
    assert any("Column 2" in why for _, why in clinic.report)


def test_the_frame_of_names_is_found_wherever_it_stands() -> None:
    rows = [",,,", ",Map,,", ",,,", ",Phase,Find,Visit", ",Actions,a,b", ",Emotions,1,2"]
    table = ReadTable("", tuple(tuple(row.split(",")) for row in rows))
    assert name_places(table) == (1, 4, True)


def test_stages_that_go_on_below_come_behind_the_others() -> None:
    now = brought(
        "Stage,Find,Buy\nActions,Searches,Pays\nEmotions,4,2\n,,\n"
        "Stage,Use,Leave\nActions,Uses,Cancels\nEmotions,5,x1\nPains,,Slow\n"
    )
    assert [stage.title for stage in stages(now, journey(now).id)] == [
        "Find",
        "Buy",
        "Use",
        "Leave",
    ]
    assert titles(now) == ["Searches", "Pays", "Uses", "Cancels"]
    assert frictions(now, "Cancels") == ["Slow"]


def test_a_known_row_above_the_stages_belongs_to_the_table() -> None:
    now = brought("Touchpoint,Website,Shop\nStage,Find,Buy\nFeeling,4,2\n")
    assert [(stage, title) for stage, _, title in told(now)] == [
        ("Find", "Website"),
        ("Buy", "Shop"),
    ]


def test_what_stands_before_the_names_of_rows_is_named_as_left_out() -> None:
    came = csv.read(
        "Group,Row,Find,Buy\nCustomer,Actions,Searches,Pays\n,Emotions,4,2\nUs,Pains,Slow,Dear\n",
        "x.csv",
    )
    now = snapshot(came)
    assert [stage.title for stage in stages(now, journey(now).id)] == ["Find", "Buy"]
    assert titles(now) == ["Searches", "Pays"]
    assert [why for _, why in came.report] == [
        "Column 1 was left out: nothing says what it holds. Its first cell is “Group”."
    ]


def test_sums_are_left_out_and_said_to_be() -> None:
    came = csv.read("Stage,Find,Buy,Average\nActions,Searches,Pays,\nEmotions,4,2,3\n", "x.csv")
    assert titles(snapshot(came)) == ["Searches", "Pays"]
    assert [why for _, why in came.report] == [
        "The column “Average” holds sums, so it was left out."
    ]
    came = csv.read("Stage,Touchpoint,Feeling\nFind,Website,4\nBuy,Shop,2\nTotal,,6\n", "x.csv")
    assert titles(snapshot(came)) == ["Website", "Shop"]
    assert came.report == ((4, "The row “Total” holds sums, so it was left out."),)


def test_a_touchpoint_nobody_named_is_called_after_its_stage_and_that_is_said() -> None:
    came = csv.read("Stage,Find,Buy\nEmotions,4,2\nPains,Slow,\n", "x.csv")
    assert titles(snapshot(came)) == ["Find", "Buy"]
    assert "Where no touchpoint is named, it is called after its stage." in came.assumed


def test_a_sticky_a_cell_is_a_touchpoint_each_and_a_single_cell_above_the_title() -> None:
    came = csv.read("Our map\nSees ad,Talks,Reads\nOrders\nWaits\n", "miro.csv")
    assert titles(snapshot(came)) == ["Sees ad", "Talks", "Reads", "Orders", "Waits"]
    assert journey(snapshot(came)).title == "Our map" and came.report == ()
    assert titles(brought("Sees ad,Orders,Waits\n")) == ["Sees ad", "Orders", "Waits"]


@pytest.mark.parametrize("name", ["stages-across.csv", "lanes-down.csv"])
def test_files_say_the_same_as_their_text(tmp_path: Path, name: str) -> None:
    text = CLINIC if name.startswith("stages") else LANES_DOWN
    path = tmp_path / name
    path.write_text(text, "utf-8")
    assert told(snapshot(import_content(path.read_bytes(), name))) == told(brought(text))
