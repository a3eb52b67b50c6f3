"""JSON: a whole document goes out and comes in again, and nothing a file says can do harm."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeymap.editing import COMMANDS, EditView
from journeymap.editing.new_ids import with_new_ids
from journeymap.errors import JourneyError
from journeymap.formats import export_file
from journeymap.formats.json import read, text
from journeymap.formats.reading import import_file
from journeymap.model.records import (
    NAMES,
    Connection,
    Feeling,
    Frame,
    Idea,
    Journey,
    Note,
    Persona,
    Project,
    Record,
    Score,
    Stage,
    Touchpoint,
    Vote,
)
from journeymap.model.snapshot import Snapshot
from journeymap.storage.soundness import check, repair
from journeymap.storage.templates import load
from journeymap.tabular.imported import Imported
from journeymap.view import View
from tests import json_schema
from tests.layout.pages import random_journey
from tests.misfits import misfits
from tests.model.filled import filled

SAMPLES = ("coffee", "shop", "blueprint", "empty")


def sample(name: str = "coffee") -> Snapshot:
    return Snapshot().apply(load(name, "en"))


def back(snapshot: Snapshot) -> Snapshot:
    came = read(text(snapshot), "journey.json")
    assert came.report == ()
    return Snapshot().apply(came.change)


def whole(seed: int) -> Snapshot:
    """Return a random journey that is presented, voted on and annotated too."""
    rng, there = random.Random(seed), random_journey(seed)
    journey, cards = there.ordered(Journey)[0], there.ordered(Touchpoint)
    stage = rng.choice(there.ordered(Stage))
    notes = Note(id=f"{seed}-n", journey=journey.id, x=rng.uniform(-99, 99), y=0.1 + 0.2)
    more: list[Record] = [
        Project(id=f"{seed}-p", name="<b>", words="gut\nschlecht", levels=rng.randint(3, 11)),
        Frame(id=f"{seed}-f", journey=journey.id, stage=stage.id, ink="[[[1, 2]]]", hidden=True),
        Frame(id=f"{seed}-g", journey=journey.id, touchpoints=tuple(c.id for c in cards[:2])),
        notes,
        Vote(id=f"{seed}-v", note=notes.id, voter="Ада\t\n👍🏽"),
        Vote(id=f"{seed}-w", touchpoint=rng.choice(cards).id),
    ]
    return Snapshot([*there.records(), *more])


@pytest.mark.parametrize("name", SAMPLES)
def test_a_document_comes_back_the_same(name: str) -> None:
    there = sample(name)
    assert back(there) == there


@given(st.integers(0, 10**6))
def test_any_document_comes_back_the_same(seed: int) -> None:
    there = whole(seed)
    again = back(there)
    assert again == there
    assert text(back(again)) == text(again)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_words_come_back_the_same(title: str, notes: str) -> None:
    from journeymap.model.change import change

    journey = Journey(id="j", title=title, scenario=notes)
    there = Snapshot().apply(change("", add=[journey]).normal())
    assert back(there) == there


def test_the_order_of_what_has_no_position_stays() -> None:
    there = sample()
    again = back(there)
    for kind in (Feeling, Connection):
        assert [*again.all(kind)] == [*there.all(kind)]


def test_a_file_is_a_file_again(tmp_path: Path) -> None:
    there, path = sample(), tmp_path / "journey.json"
    export_file(View.of(there, there.ordered(Journey)[0].id), path)
    first = path.read_bytes()
    assert b"\r" not in first and first.endswith(b"}\n")
    came = import_file(path)
    assert came.report == () and Snapshot().apply(came.change) == there
    export_file(View.of(there, there.ordered(Journey)[0].id), path)
    assert path.read_bytes() == first


def test_all_journeys_of_the_document_go_out() -> None:
    there = Snapshot([*sample().records(), *sample("shop").records()])
    assert len(back(there).all(Journey)) == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_it_is_read_in_every_encoding_json_may_have(encoding: str) -> None:
    there = sample()
    assert Snapshot().apply(read(text(there).encode(encoding), "x.json").change) == there


# Among what is there.


def test_what_comes_into_its_own_document_is_a_copy_beside_it() -> None:
    there = sample()
    came = with_new_ids(read(text(there), "x.json").change, there)
    both = there.apply(came)
    check(both)
    assert not repair(both)[0]
    assert len(both.all(Touchpoint)) == 2 * len(there.all(Touchpoint))
    assert len(both.all(Score)) == 2 * len(there.all(Score))
    assert both.all(Persona) == there.all(Persona)
    assert both.all(Project) == there.all(Project)
    first, second = (j.id for j in both.ordered(Journey))
    assert first != second
    assert {i.journey for i in both.all(Idea).values()} == {first, second}


def test_a_persona_that_has_changed_since_comes_as_another() -> None:
    there = sample()
    olena = there.ordered(Persona)[0]
    changed = Snapshot([*there.records(), olena.but(name="Olena, 35")])
    both = changed.apply(with_new_ids(read(text(there), "x.json").change, changed))
    assert sorted(p.name for p in both.all(Persona).values()) == [
        "Maksym, 51",
        "Olena, 34",
        "Olena, 35",
    ]


def test_into_a_document_without_these_ids_they_come_as_they_are() -> None:
    came = read(text(sample()), "x.json").change
    assert with_new_ids(came, Snapshot([Journey(id="other")])) is came


def test_ids_that_are_only_told_apart_by_kind_do_not_meet() -> None:
    came = brought(Journey=[{"id": "1"}], Stage=[{"id": "1", "journey": "1"}])
    (journey, stage) = (edit.record for edit in came.change)
    assert isinstance(stage, Stage) and stage.journey == journey.id != stage.id


def test_all_that_can_be_said_comes_back_from_json() -> None:
    whole = Snapshot(r for r in filled().records() if r.id != "Project 2")
    assert back(whole) == whole
    schema = json_schema.schema()
    assert [*misfits(json.loads(text(whole)), schema, schema, "")] == []


def test_a_to_be_copy_says_in_json_what_it_was_copied_from_also_under_new_ids() -> None:
    before = sample()
    derived = COMMANDS["journey.to-be"].run(EditView.of(before, next(iter(before.all(Journey)))))
    assert derived
    both = before.apply(derived)
    came = read(text(both), "x.json").change
    assert Snapshot().apply(came) == both
    twice = both.apply(with_new_ids(came, both))
    copies = [j for j in twice.ordered(Journey) if j.state == "to-be"]
    assert len(copies) == 2
    for journey in copies:
        for stage in twice.of(Stage, "journey", journey.id):
            origin = twice.get(Stage, stage.origin)
            assert origin and origin.journey == journey.origin and origin.title == stage.title


# What is not as it should be.


def brought(**records: Any) -> Imported:
    plain = json.dumps({"journeymap": 1, "records": records}, indent=1)
    return read(plain, "x.json")


def told(came: Imported) -> list[str]:
    return [sentence for _, sentence in came.report]


def test_a_value_that_does_not_fit_is_left_unset_and_told_with_its_line() -> None:
    there = json.loads(text(sample()))
    there["records"]["Touchpoint"][3]["expectation"] = 7
    there["records"]["Touchpoint"][3]["moment"] = ["?"]
    written = json.dumps(there, indent=1, ensure_ascii=False)
    came = read(written, "x.json")
    card = there["records"]["Touchpoint"][3]
    line = next(i for i, x in enumerate(written.splitlines(), 1) if f'"id": "{card["id"]}"' in x)
    what = f"Touchpoint “{card['title'][:40]}”"
    assert came.report == (
        (line, f"{what}: “moment” cannot be ['?']; it was left unset."),
        (line, f"{what}: “expectation” cannot be 7; it was left unset."),
    )
    assert len(came.change.edits) == len(list(sample().records()))


def test_a_record_without_what_it_stands_on_takes_what_stands_on_it_along() -> None:
    came = brought(
        Journey=[{"id": "j"}],
        Stage=[{"id": "s", "journey": "nowhere", "title": "Lost"}, {"id": "t", "journey": "j"}],
        Step=[{"id": "p", "stage": "s"}, {"id": "q", "stage": "t"}],
        Idea=[{"id": "i", "journey": "j", "touchpoints": ["gone"], "title": "Better"}],
    )
    assert [edit.record.id for edit in came.change] == ["j", "t", "q"]
    assert told(came) == [
        "Stage “Lost” was left out: what it stands on, “journey”, is not there.",
        "Step 1 was left out: what it stands on, “stage”, is not there.",
        "Idea “Better” was left out: what it stands on, “touchpoints”, is not there.",
    ]


def test_an_optional_link_to_nowhere_is_cleared_and_told() -> None:
    came = brought(Journey=[{"id": "j", "derived": "nowhere"}])
    (edit,) = came.change
    assert isinstance(edit.after, Journey) and edit.after.derived is None
    assert told(came) == ["1 link led to something that is not in the file, and was cleared."]


def test_what_is_not_known_is_told_once() -> None:
    came = brought(
        Journey=[{"id": "j", "mood": 1}, {"id": "k", "mood": 2}], Dream=[{}, {}], Stage=["what"]
    )
    assert [edit.record.id for edit in came.change] == ["j", "k"]
    assert sorted(told(came)) == [
        "2 records were left out: there is no kind called “Dream”.",
        "Stage 1 was left out: it is not a record.",
        "“mood” is not known of a Journey and was left out.",
    ]


def test_of_two_with_one_id_the_first_is_taken() -> None:
    came = brought(Journey=[{"id": "j", "title": "One"}, {"id": "j", "title": "Two"}])
    assert [edit.record.id for edit in came.change] == ["j"]
    assert told(came) == ["Journey “Two” was left out: its id is there twice."]


@pytest.mark.parametrize(
    "value",
    [None, 5, True, "", "\ud800", "x" * 999, [], {}, [[1]], 1e308, 10**400, -(10**30), ["a", 1]],
)
@pytest.mark.parametrize("kind", NAMES)
def test_no_value_in_any_field_breaks_the_import(kind: str, value: object) -> None:
    from journeymap.model.fields import specs

    for name in ("id", *specs(NAMES[kind])):
        came = brought(**{kind: [{"id": "a", name: value}]})
        check(Snapshot().apply(came.change))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is not JSON"),
        (b"\xff\xfe\x00", "is not a text in UTF-8"),
        (b'{"journeymap": 1,\n "records": {"Journey": [}', "line 2, column 26"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a": 1, "a": 2}', "says a thing twice"),
        (b'{"journeymap": 1, "records": {"Journey": [{"position": NaN}]}}', "a number that is"),
        (b"[]", "not a document of Journeymap"),
        (b"{}", "not a document of Journeymap"),
        (b'{"journeymap": 1, "records": []}', "not a document of Journeymap"),
        (b'{"journeymap": true, "records": {}}', "not a document of Journeymap"),
        (b'{"journeymap": 1, "records": {"Journey": {}}}', "not a document of Journeymap"),
        (b'{"journeymap": 6, "records": {}}', "newer version"),
        (b'{"journeymap": 1, "records": {"Vote": [' + b"0," * 200_000 + b"0]}}", "more than 2"),
        (b"[" + b"[]," * 4_000_000 + b"0]", "more than 200000"),
    ],
)
def test_what_is_no_document_is_refused_in_a_sentence(content: bytes, why: str) -> None:
    with pytest.raises(JourneyError, match=why) as refused:
        read(content, "x.json")
    assert "Nothing was imported" in str(refused.value) and "x.json" in str(refused.value)


# What the file is, told for others.


def test_the_schema_says_what_the_records_say() -> None:
    assert json_schema.PLACE.read_text("utf-8") == json_schema.text(), (
        "the records have changed: run python -m tests.json_schema"
    )


def test_the_schema_describes_every_field() -> None:
    for kind, plain in json_schema.schema()["$defs"].items():
        for name, field in plain["properties"].items():
            assert field["description"] and field["type"], f"{kind}.{name}"


@given(st.integers(0, 10**6))
def test_what_is_written_keeps_to_the_schema(seed: int) -> None:
    schema = json_schema.schema()
    assert [*misfits(json.loads(text(whole(seed))), schema, schema, "")] == []
