"""What changed is told in sentences, grouped by place, and never without end."""

from __future__ import annotations

import pytest

from journeymap import language
from journeymap.analysis.changes import changes_text, told_changes
from journeymap.model.change import Change, change
from journeymap.model.links import removal
from journeymap.model.names import feeling_word
from journeymap.model.records import (
    Connection,
    Feeling,
    Friction,
    Idea,
    Journey,
    Lane,
    Persona,
    Record,
    Stage,
    Step,
    Touchpoint,
)
from journeymap.model.snapshot import Snapshot


@pytest.fixture
def before() -> Snapshot:
    records: list[Record] = [
        Persona(id="olena", name="Olena"),
        Journey(id="journey", title="Coffee", personas=("olena",)),
        Stage(id="search", journey="journey", position=1.0, title="Search"),
        Stage(id="buy", journey="journey", position=2.0, title="Buy"),
        Step(id="one", stage="search"),
        Step(id="two", stage="buy"),
        Lane(id="web", journey="journey", title="Web"),
        Lane(id="shop", journey="journey", position=1.0, title="Shop"),
        Touchpoint(id="compares", step="one", lane="web", title="Compares models"),
        Touchpoint(id="orders", step="two", lane="web", title="Orders on the site"),
        Feeling(id="feels", touchpoint="orders", persona="olena", valence=-0.5),
        Friction(id="queue", touchpoint="orders", title="Queue", severity=3),
        Connection(id="arrow", source="compares", target="orders"),
        Idea(id="idea", journey="journey", title="Live stock"),
    ]
    return Snapshot(records)


def told(before: Snapshot, *changes: Change) -> dict[str, list[str]]:
    after = before
    for one in changes:
        after = after.apply(one)
    return {
        group.title: [line.text for line in group.lines] for group in told_changes(before, after)
    }


def edited(snapshot: Snapshot, id: str, **values: object) -> Change:
    record = snapshot.find(id)
    assert record is not None
    return change("Edit", edit=[(record, record.but(**values))])


def test_nothing_is_told_of_nothing(before: Snapshot) -> None:
    assert told_changes(before, before) == ()


def test_what_a_reader_would_notice_is_told_where_it_is(before: Snapshot) -> None:
    cards = [Touchpoint(step="one", lane="web", title=f"Card {n}") for n in range(3)]
    found = told(
        before,
        change("Add", add=cards),
        edited(before, "orders", title="Orders by phone", owner="Sales", duration=90.0),
        edited(before, "feels", valence=0.5),
        Change("Remove", removal(before, ("queue",))),
        edited(before, "journey", status="agreed"),
        edited(before, "olena", name="Olena, 34"),
    )
    assert found == {
        "The file": ["“Olena” renamed to “Olena, 34”"],
        "Coffee": ["“Coffee”: Status from not said to agreed"],
        "Search": ["3 touchpoints added: “Card 0”, “Card 1”, “Card 2”"],
        "Buy": [
            "“Orders on the site” renamed to “Orders by phone”",
            "“Orders by phone”: Owner from not said to “Sales”",
            "“Orders by phone”: Duration from not said to 1 h 30 min",
            "Feeling of Olena, 34 at “Orders by phone”: from bad to good",
            "1 friction point gone: “Queue” at “Orders on the site”, severity 3",
        ],
    }


def test_what_is_moved_says_from_where_to_where(before: Snapshot) -> None:
    assert told(before, edited(before, "compares", step="two")) == {
        "Buy": ["“Compares models” moved from “Search” to “Buy”"]
    }
    assert told(before, edited(before, "compares", lane="shop")) == {
        "Search": ["“Compares models” moved from “Web” to “Shop”"]
    }
    assert told(before, edited(before, "buy", position=0.5)) == {
        "Coffee": ["Put into another order or place: “Buy”"]
    }


def test_what_goes_along_with_a_touchpoint_is_not_told_again(before: Snapshot) -> None:
    assert told(before, Change("Remove", removal(before, ("orders",)))) == {
        "Buy": ["1 touchpoint removed: “Orders on the site”"]
    }


def test_a_journey_that_came_or_went_is_one_sentence(before: Snapshot) -> None:
    assert told(before, Change("Remove", removal(before, ("journey",)))) == {
        "The file": ["Journey – removed: “Coffee”"]
    }
    groups = told_changes(Snapshot([before.all(Persona)["olena"]]), before)
    assert [(g.title, [line.text for line in g.lines]) for g in groups] == [
        ("The file", ["Journey – added: “Coffee”"])
    ]


def test_long_texts_are_rewritten_and_not_quoted(before: Snapshot) -> None:
    change = edited(before, "orders", happened="A long story. " * 50)
    assert told(before, change) == {"Buy": ["“Orders on the site”: What happened rewritten"]}


def test_much_that_changed_is_told_in_part_and_counted(before: Snapshot) -> None:
    many = [
        Touchpoint(id=f"card{n}", step="two", lane="web", title=f"Card {n}") for n in range(500)
    ]
    full = before.apply(change("Add", add=many))
    (group,) = told_changes(before, full)
    assert group.lines[0].text.endswith("“Card 4” and 495 more") and len(group.lines[0].text) < 200
    after = full.apply(change("Edit", edit=[(one, one.but(owner="We")) for one in many]))
    (group,) = told_changes(full, after)
    assert len(group.lines) == 15 and group.more == 485
    assert "- and 485 more changes" in changes_text([group])


def test_every_sentence_leads_to_what_is_there(before: Snapshot) -> None:
    after = before.apply(edited(before, "feels", valence=1.0))
    ((line,),) = (group.lines for group in told_changes(before, after))
    assert line.ids == ("orders",) and feeling_word(after, 1.0) in line.text


def test_it_is_told_in_three_languages_and_copied_as_a_list(before: Snapshot) -> None:
    after = before.apply(edited(before, "orders", title="<b>Orders</b>\n# by phone"))
    texts = {}
    for code in ("en", "uk", "ru"):
        language.use(code)
        texts[code] = changes_text(told_changes(before, after))
    assert texts["en"].startswith("## Buy\n\n- “Orders on the site” renamed to “<b>Orders</b> # by")
    assert all(text.count("\n") == 3 for text in texts.values())


HOSTILE = [
    "\u202eevil\u202c",
    "\u200b",
    "x" * 10_000,
    "“quoted”",
    "{braces} %s",
    "عربي",
    "\ud83d\ude00"[:0],
]


@pytest.mark.parametrize("title", HOSTILE)
def test_odd_titles_break_no_sentence(before: Snapshot, title: str) -> None:
    found = told(before, edited(before, "orders", title=title))
    said = "".join(line for lines in found.values() for line in lines)
    assert "\u202e" not in said and "\u202c" not in said
    assert all(len(line) < 400 and "\n" not in line for lines in found.values() for line in lines)


def test_an_arrow_is_told_by_its_ends(before: Snapshot) -> None:
    loop = Connection(id="loop", source="orders", target="compares", kind="loyalty")
    assert told(before, change("Link", add=[loop])) == {
        "Buy": ["1 arrow drawn: “Orders on the site” → “Compares models”"]
    }
    assert told(before, edited(before, "arrow", label="after a week", weight=40.0)) == {
        "Search": [
            "Connection “Compares models” → “Orders on the site”: Label from not said to"
            " “after a week”",
            "Connection “Compares models” → “Orders on the site”: Weight from not said to 40",
        ]
    }
