"""Headings as people write them: what each means alone, and what columns mean together."""

from __future__ import annotations

import pytest

from journeymap.formats.csv.reading import read
from journeymap.formats.reading import import_content
from journeymap.model.grid import cards, lanes, stages
from journeymap.model.records import (
    Feeling,
    Friction,
    Idea,
    Journey,
    Note,
    Quote,
    Stage,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.cells import felt_by, meaning
from journeymap.tabular.imported import Imported


def brought(text: str) -> Snapshot:
    return Snapshot().apply(read(text, "plan.csv").change)


def titles(now: Snapshot) -> list[str]:
    return [card.title for card in cards(now, now.ordered(Journey)[0].id)]


def texts(now: Snapshot) -> dict[str, list[str]]:
    """Return what stands in each lane of texts, by its title."""
    journey = now.ordered(Journey)[0].id
    return {
        lane.title: [note.body for note in now.of(Note, "lane", lane.id)]
        for lane in lanes(now, journey)
        if now.of(Note, "lane", lane.id)
    }


@pytest.mark.parametrize(
    ("heading", "means"),
    [
        ("Touchpoints", "title"),
        ("📍 Touchpoints", "title"),
        ("**Touchpoint**", "title"),
        ("2. Touchpoint", "title"),
        ("Customer touchpoints", "title"),
        ("Точки соприкосновения", "title"),
        ("Точки касания клиента", "title"),
        ("Точка дотику", "title"),
        ("Card Name", "title"),
        ("Task name", "title"),
        ("Journey stages", "stage"),
        ("Phase #", "stage"),
        ("Етапи шляху клієнта", "stage"),
        ("Этап пути", "stage"),
        ("List Name", "stage"),
        ("Section/Column", "stage"),
        ("List ID", ""),
        ("Card ID", ""),
        ("Issue key", ""),
        ("Каналы взаимодействия", "lane"),
        ("Channel(s)", "lane"),
        ("Channels used", "lane"),
        ("Канали комунікації", "lane"),
        ("Customer emotion", "feeling"),
        ("Customer's feelings 😊", "feeling"),
        ("Emotion (1-5)", "feeling"),
        ("Emotional state", "feeling"),
        ("Емоції користувача", "feeling"),
        ("Эмоции клиента", "feeling"),
        ("Emotions / feelings", "feeling"),
        ("Employee feelings", "felt"),
        ("Main difficulty", "friction"),
        ("Pain points & frustrations", "friction"),
        ("😖 Pain Points", "friction"),
        ("Больові точки", "friction"),
        ("Болевые точки", "friction"),
        ("Проблемы / барьеры", "friction"),
        ("Top pain", "friction"),
        ("Ideas for improvement", "idea"),
        ("Opportunities 💡", "idea"),
        ("How might we…", "idea"),
        ("Возможности для улучшения", "idea"),
        ("Ідеї щодо покращення", "idea"),
        ("Точки роста", "idea"),
        ("Customer quote", "quote"),
        ("Thoughts/Quote", "quote"),
        ("What customers say", "quote"),
        ("Цитата клиента", "quote"),
        ("Thoughts", "reading"),
        ("Думки користувача", "reading"),
        ("Owner", "owner"),
        ("Responsible person", "owner"),
        ("Ответственные", "owner"),
        ("Assignee", "owner"),
        ("Department", "department"),
        ("Відділ", "department"),
        ("Duration", "duration"),
        ("Time spent (min)", "duration"),
        ("KPI", "text"),
        ("KPIs", "text"),
        ("Потреби", "text"),
        ("User goals", "goal"),
        ("Цель клиента", "goal"),
        ("% affected", "share"),
        ("Promoters (9-10)", "class"),
        ("Промоутери", "class"),
        ("Labels", "tags"),
    ],
)
def test_a_heading_is_understood_however_it_is_dressed(heading: str, means: str) -> None:
    assert meaning(heading) == means


def test_actions_beside_touchpoints_are_what_happens_there() -> None:
    now = brought(
        "Stage,Customer actions,Touchpoints,Thoughts and feelings,Main difficulty,Ideas for "
        "improvement\nFind,Asks a friend,Website,Is there anyone near?,No list,Publish a list\n"
        "Visit,Waits,Reception,How long still?,Long queue,Fixed times\n"
    )
    assert titles(now) == ["Website", "Reception"]
    first, second = cards(now, now.ordered(Journey)[0].id)
    assert (first.happened, first.reading) == ("Asks a friend", "Is there anyone near?")
    assert (second.happened, second.reading) == ("Waits", "How long still?")
    assert {f.title for f in now.all(Friction).values()} == {"No list", "Long queue"}
    assert {i.title for i in now.all(Idea).values()} == {"Publish a list", "Fixed times"}
    assert not now.all(Feeling)


def test_feelings_under_thoughts_and_feelings_are_feelings() -> None:
    now = brought("Touchpoint,Thoughts and feelings\nA,Curious\nB,😡\nC,4/5\n")
    assert [round(f.valence, 1) for f in now.all(Feeling).values()] == [0.5, -1.0, 0.5]


def test_texts_under_emotions_are_texts() -> None:
    said = "She wonders whether anybody will ever call her back"
    now = brought(f"Touchpoint,Emotions\nA,{said}\nB,He is not at all sure what comes next\n")
    assert not now.all(Feeling)
    assert next(iter(now.all(Touchpoint).values())).reading == said


@pytest.mark.parametrize(
    ("headings", "called"),
    [
        ("Stage,User goal,Actions", "Actions"),
        ("Stage,Goal,Emotion", "Goal"),
        ("Stage,Step,Emotion", "Step"),
        ("Етап,Мета,Дії клієнта", "Дії клієнта"),
        ("Этап,Действия пользователя,Эмоции", "Действия пользователя"),
    ],
)
def test_without_touchpoints_they_are_called_by_what_is_done_and_that_is_said(
    headings: str, called: str
) -> None:
    at = headings.split(",").index(called)
    row = ["Find", "4", "4"]
    row[at] = "Asks a friend"
    came = read(f"{headings}\n{','.join(row)}\n", "plan.csv")
    assert titles(Snapshot().apply(came.change)) == ["Asks a friend"]
    assert f"The touchpoints are called by the column “{called}”." in came.assumed


def test_a_table_without_touchpoints_is_read_in_markdown_too() -> None:
    came = import_content(
        b"# Map of a clinic\n\n| Stage | User goal | Actions | Emotion | Pain point | Opportunity |\n"
        b"|---|---|---|---|---|---|\n| Find | Find a doctor | Asks a friend | 4 | No list | Publish |\n"
        b"| Visit | Be heard | Waits | 2 | Long queue | Book a time |\n",
        "clinic.md",
    )
    now = Snapshot().apply(came.change)
    journey = now.ordered(Journey)[0]
    assert titles(now) == ["Asks a friend", "Waits"]
    assert [s.goal for s in stages(now, journey.id)] == ["Find a doctor", "Be heard"]
    assert [f.valence for f in now.all(Feeling).values()] == [0.5, -0.5]
    assert {f.title: f.severity for f in now.all(Friction).values()} == {
        "No list": None,
        "Long queue": None,
    }


def test_a_table_that_names_nothing_is_refused_with_a_sentence() -> None:
    with pytest.raises(Exception, match="names no touchpoint"):
        read("Stage,Emotion,Severity\nA,4,2\nB,3,1\n", "plan.csv")


def test_goals_of_several_touchpoints_are_the_goals_of_their_stage() -> None:
    now = brought("Stage,Touchpoint,Customer goal\nA,x,Choose\nA,y,Compare\nA,z,Choose\nB,w,\n")
    assert [s.goal for s in now.ordered(Stage)] == ["Choose\nCompare", ""]


def test_what_has_no_field_becomes_a_lane_of_texts_by_its_heading() -> None:
    now = brought(
        "Stage,Touchpoint,KPI,Needs,Due date\nA,x,Conversion 3 %,Trust,\nB,y,NPS 40,,1 May\n"
    )
    assert texts(now) == {
        "KPI": ["Conversion 3 %", "NPS 40"],
        "Needs": ["Trust"],
        "Due date": ["1 May"],
    }


def test_expectations_in_words_and_times_that_are_none_become_texts() -> None:
    now = brought("Touchpoint,Expectations,Time\nA,To be heard,Week 1\nB,To be quick,Week 2\n")
    assert texts(now) == {
        "Expectations": ["To be heard", "To be quick"],
        "Time": ["Week 1", "Week 2"],
    }


def _named(came: Imported) -> list[str]:
    return [why.split("“")[1].split("”")[0] for _, why in came.report]


def test_a_board_of_trello_comes_in_by_its_lists_and_cards() -> None:
    came = read(
        "Card ID,Card Name,Card URL,Card Description,Labels,Members,Due Date,List ID,List Name,"
        "Board Name\n1,Sees ad,https://trello.com/c/1,desc a,Pain (red),anna,2026-10-01,11,"
        "Awareness,Journey\n2,Orders,https://trello.com/c/2,desc b,,boris,,12,Purchase,Journey\n",
        "trello.csv",
    )
    now = Snapshot().apply(came.change)
    assert [stage.title for stage in now.ordered(Stage)] == ["Awareness", "Purchase"]
    assert titles(now) == ["Sees ad", "Orders"]
    first = next(card for card in now.all(Touchpoint).values() if card.title == "Sees ad")
    assert (first.happened, first.owner, first.tags) == ("desc a", "anna", ("Pain (red)",))
    assert texts(now) == {"Due Date": ["2026-10-01"]}
    assert set(_named(came)) <= {"Card ID", "Card URL", "List ID", "Board Name"}
    assert {"Card ID", "List ID", "Board Name"} <= set(_named(came))


@pytest.mark.parametrize(
    ("sheet", "stages_", "titles_"),
    [
        (
            "Summary,Issue key,Issue id,Issue Type,Status,Priority,Assignee,Description\n"
            "Fix checkout,CX-1,10001,Story,To Do,High,anna,Must register\n"
            "Call back,CX-2,10002,Story,Done,Low,boris,On hold\n",
            ["To Do", "Done"],
            ["Fix checkout", "Call back"],
        ),
        (
            "Task ID,Created At,Name,Section/Column,Assignee,Due Date,Tags,Notes\n"
            "120,2026-01-01,Sees ad,Awareness,anna,,web,a\n121,2026-01-01,Pays,Purchase,,,,b\n",
            ["Awareness", "Purchase"],
            ["Sees ad", "Pays"],
        ),
        (
            "Name,Status,Tags,Assign\nSees ad,Awareness,web,anna\nPays,Purchase,,boris\n",
            ["Awareness", "Purchase"],
            ["Sees ad", "Pays"],
        ),
        (
            "Name,Person,Group,Date\nSees ad,anna,Awareness,\nPays,boris,Purchase,\n",
            ["Awareness", "Purchase"],
            ["Sees ad", "Pays"],
        ),
    ],
    ids=["jira", "asana", "notion", "monday"],
)
def test_boards_come_in_by_names_and_status_and_never_by_ids(
    sheet: str, stages_: list[str], titles_: list[str]
) -> None:
    now = brought(sheet)
    assert [stage.title for stage in now.ordered(Stage)] == stages_
    assert titles(now) == titles_
    assert not now.all(Friction)


def test_a_status_in_a_sheet_of_touchpoints_is_no_stage() -> None:
    came = read("Touchpoint,Status\nA,ok\nB,broken\n", "plan.csv")
    assert _named(came) == ["Status"]


def test_a_priority_is_the_severity_of_a_pain_alone() -> None:
    now = brought("Touchpoint,Pain,Priority\nA,Queue,High\nB,Price,\n")
    assert {f.title: f.severity for f in now.all(Friction).values()} == {"Queue": 3, "Price": None}


def test_several_pains_and_ideas_in_a_cell_are_several() -> None:
    now = brought(
        'Touchpoint,Pain,Severity,Share,Idea\nA,"1. Queue\n2. No seats",3,70 %,"• Tickets\n• Chairs"\n'
        "B,Noise; Dust,4;1,,\n"
    )
    found = {f.title: (f.severity, f.share) for f in now.all(Friction).values()}
    assert found == {
        "Queue": (3, 0.7),
        "No seats": (3, 0.7),
        "Noise": (4, None),
        "Dust": (1, None),
    }
    assert {i.title for i in now.all(Idea).values()} == {"Tickets", "Chairs"}


@pytest.mark.parametrize(
    ("cell", "said", "source"),
    [
        ("“I just want it.”", "I just want it.", ""),
        ('"""I just want it."""', "I just want it.", ""),
        ("«Где мой заказ?»", "Где мой заказ?", ""),
        ("„Я чекаю“", "Я чекаю", ""),
        ("“Too slow” — Anna (34)", "Too slow", "Anna (34"),
        ("It is “so” good", "It is “so” good", ""),
    ],
)
def test_a_quote_loses_the_marks_around_it(cell: str, said: str, source: str) -> None:
    (quote,) = brought(f"Touchpoint,Quote\nA,{cell}\n").all(Quote).values()
    assert (quote.said, quote.source) == (said, source)


@pytest.mark.parametrize("heading", ["Feeling word", "How I feel", "Feeling level", "Feeling note"])
def test_what_is_said_of_a_feeling_is_nobody_who_feels_it(heading: str) -> None:
    assert not felt_by(heading)
    assert felt_by("Feeling: Olena") == "Olena"


def test_a_heading_for_touchpoints_makes_a_row_of_headings_whatever_stands_beside() -> None:
    now = brought("Touchpoint,Whom we ask,Our remark\nShop,Ann,slow\nPhone,Ben,busy\n")
    assert titles(now) == ["Shop", "Phone"]


def test_an_address_nobody_can_go_to_is_named_and_the_rest_comes_in() -> None:
    came = read("Touchpoint,Link\nShop,https://a.b/c\nPhone,javascript:alert(1)\n", "plan.csv")
    now = Snapshot().apply(came.change)
    assert [card.links for card in cards(now, now.ordered(Journey)[0].id)] == [
        ("https://a.b/c",),
        (),
    ]
    assert came.report == (
        (
            3,
            "Links: “javascript:alert(1)” is no address such as https://example.org. It was left out.",
        ),
    )
