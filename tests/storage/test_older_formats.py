"""Files of formats 1, 2 and 3 open, are edited, undone and saved as the present one, with history."""

from __future__ import annotations

import json
import shutil
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from journeymap.cli import main
from journeymap.model.change import change
from journeymap.model.document import Document
from journeymap.model.records import Journey, Lane, Metric, Score, Touchpoint
from journeymap.storage.session import Session
from journeymap.storage.tables import FORMAT
from tests.storage.golden import golden_file, packed
from tests.storage.samples import contents, tampered

TEA = Path(__file__).parents[1] / "data" / "mermaid" / "mm_docs_userjourney.mmd"
OLDER = range(1, FORMAT)
TIMES_AS_TEXTS = range(1, 4)
READ, UNREAD = "2 год 30 хв", "19 min, 11 of them on hold"
CARD = {"id": "card1", "step": "step", "lane": "lane", "position": 1.0, "title": "#1"}
BEFORE = {**CARD, "duration": READ}
AFTER = {**CARD, "happened": "Calls.", "duration": UNREAD}
EDITS = json.dumps([["Touchpoint", BEFORE, AFTER]], ensure_ascii=False)


def aged(format: int, folder: Path) -> Path:
    """Return a file of a format whose times and periods are texts, as its history has them."""
    file = shutil.copyfile(golden_file(format), folder / f"format {format}.journey")
    quoted = EDITS.replace("'", "''")
    return tampered(
        file,
        f"UPDATE touchpoint SET duration = '{READ}' WHERE id = 'card0'",
        f"UPDATE touchpoint SET duration = '{UNREAD}', happened = 'Calls.' WHERE id = 'card1'",
        "UPDATE touchpoint SET duration = '  ' WHERE id = 'card2'",
        "UPDATE score SET period = 'III квартал 2026'",
        "INSERT INTO revision (at, author, role, label, edits) VALUES"
        f" ('', 'Nadia', 'do', 'Times', '{quoted}')",
    )


def format_of(path: Path) -> int:
    with closing(sqlite3.connect(f"file:{path}?immutable=1", uri=True)) as db:
        return int(db.execute("PRAGMA user_version").fetchone()[0])


@pytest.mark.parametrize("format", TIMES_AS_TEXTS)
def test_an_older_file_opens_is_edited_undone_and_saved(format: int, tmp_path: Path) -> None:
    file = aged(format, tmp_path)
    before = file.read_bytes()
    session = Session.open(file)
    assert file.read_bytes() == before, "opening changes nothing"
    assert session.notices == (
        f"1 duration could not be read as a time and now stands under “What happened”: “{UNREAD}”.",
    )
    cards = session.snapshot.all(Touchpoint)
    assert (cards["card0"].duration, cards["card0"].happened) == (150.0, "")
    assert (cards["card1"].duration, cards["card1"].happened) == (None, f"Calls.\n{UNREAD}")
    assert (cards["card2"].duration, cards["card2"].happened) == (None, "")
    (score,) = session.snapshot.all(Score).values()
    assert (score.period, score.begins, score.ends) == (
        "III квартал 2026",
        "2026-07-01",
        "2026-09-30",
    )
    journey = Document(session.snapshot, session.write, session.past)
    assert journey.undoable == "Times"
    edited = cards["card0"].but(waiting=30.0, tags=("delivery",))
    journey.commit(change("Edit", edit=[(cards["card0"], edited)]))
    journey.undo()
    assert journey.snapshot == session.snapshot
    journey.undo()
    card = journey.snapshot.all(Touchpoint)["card1"]
    assert (card.duration, card.happened) == (150.0, ""), "the step of before is undone in minutes"
    journey.redo()
    assert journey.snapshot == session.snapshot
    journey.commit(change("Edit", edit=[(cards["card0"], edited)]))
    session.close()
    assert format_of(file) == FORMAT
    again = Session.open(file)
    assert again.notices == () and again.snapshot == journey.snapshot
    assert Document(again.snapshot, again.write, again.past).undoable == "Edit"
    again.close()


@pytest.mark.parametrize("format", TIMES_AS_TEXTS)
def test_a_time_longer_than_any_there_is_to_say_stays_a_text(format: int, tmp_path: Path) -> None:
    said = {"card0": "19 years", "card1": "20 років", "card2": "1e300 h"}
    file = tampered(
        shutil.copyfile(golden_file(format), tmp_path / "long.journey"),
        *(f"UPDATE touchpoint SET duration = '{x}' WHERE id = '{id}'" for id, x in said.items()),
    )
    session = Session.open(file)
    cards = session.snapshot.all(Touchpoint)
    assert (cards["card0"].duration, cards["card0"].happened) == (9_986_400.0, "")
    for id in ("card1", "card2"):
        assert (cards[id].duration, cards[id].happened) == (None, said[id])
    session.leave()


@pytest.mark.parametrize("format", OLDER)
def test_history_that_cannot_be_mended_is_left_alone(format: int, tmp_path: Path) -> None:
    edits = r'[["Touchpoint",{"title":"\ud800","duration":"2 h"},null],["Friction",{},null]]'
    file = tampered(
        shutil.copyfile(golden_file(format), tmp_path / "half.journey"),
        "INSERT INTO revision (at, author, role, label, edits) VALUES"
        f" ('', 'Nadia', 'do', 'Half', '{edits}')",
    )
    session = Session.open(file)
    session.leave()
    assert session.snapshot == contents(golden_file(format))


@pytest.mark.parametrize("format", OLDER)
def test_what_an_older_file_becomes_is_what_a_new_one_is(format: int, tmp_path: Path) -> None:
    file = shutil.copyfile(golden_file(format), tmp_path / "old.journey")
    Session.open(file).save_as(tmp_path / "new.journey")
    assert columns(tmp_path / "new.journey") == columns(golden_file(FORMAT))


def columns(path: Path) -> dict[str, Any]:
    """Return all that makes up the tables and indexes of a file, in whatever order it was made."""
    found: dict[str, Any] = {}
    with closing(sqlite3.connect(f"file:{path}?immutable=1", uri=True)) as db:
        for (name,) in db.execute("SELECT name FROM sqlite_schema").fetchall():
            shape = {row[1:] for row in db.execute(f'PRAGMA table_xinfo("{name}")')}
            links = {row[2:] for row in db.execute(f'PRAGMA foreign_key_list("{name}")')}
            places = [row[2] for row in db.execute(f'PRAGMA index_info("{name}")')]
            found[name] = shape, links, places
        for row in db.execute("PRAGMA table_list").fetchall():
            found[row[1]] = (found.get(row[1]), row[2:])
    return found


def test_packed_history_is_mended_too_and_a_broken_piece_left_alone(tmp_path: Path) -> None:
    file = aged(3, tmp_path)
    rows = [[1, "", "Nadia", "do", "Times", EDITS], [2, "", "Nadia", "do", "Said", "[]"]]
    piece = zlib.compress(json.dumps(rows, ensure_ascii=False).encode())
    with closing(sqlite3.connect(file)) as db:
        db.execute("DELETE FROM revision")
        db.execute("INSERT INTO history (last, packed) VALUES (1, x'00')")
        db.execute("INSERT INTO history (last, packed) VALUES (2, ?)", (piece,))
        db.commit()
    session = Session.open(file)
    past = [step for _, step in session.past()]
    session.leave()
    assert [step.label for step in past] == ["Times", "Said"]
    (edit,) = past[0].edits
    assert isinstance(edit.before, Touchpoint) and isinstance(edit.after, Touchpoint)
    assert (edit.before.duration, edit.after.happened) == (150.0, f"Calls.\n{UNREAD}")


@pytest.mark.parametrize("format", TIMES_AS_TEXTS)
def test_the_command_line_reads_older_files_and_writes_the_present_one(
    format: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = aged(format, tmp_path)
    before = file.read_bytes()
    assert main(["info", str(file)]) == 0
    assert UNREAD in capsys.readouterr().err, "it is said what could not be read"
    assert main(["check", str(file)]) == 0, "and nothing is wrong with that"
    assert UNREAD in capsys.readouterr().err
    assert main(["export", str(file), str(tmp_path / "whole.json")]) == 0
    assert main(["export", str(file), str(tmp_path / "map.svg")]) == 0
    assert file.read_bytes() == before
    new = tmp_path / "new.journey"
    assert main(["import", str(tmp_path / "whole.json"), "-o", str(new)]) == 0
    assert format_of(new) == FORMAT
    came, there = packed(contents(new)), packed(contents(file))
    assert came.pop("Journey").keys() == there.pop("Journey").keys(), "it stands last"
    assert came == there


@pytest.mark.parametrize("format", TIMES_AS_TEXTS)
def test_the_command_line_edits_an_older_file_which_is_undone_in_the_present_format(
    format: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = aged(format, tmp_path)
    before = contents(file)
    assert main(["import", str(TEA), "--into", str(file)]) == 0
    assert UNREAD in capsys.readouterr().err
    assert format_of(file) == FORMAT
    session = Session.open(file)
    assert session.notices == () and len(session.snapshot.all(Journey)) == 2
    document = Document(session.snapshot, session.write, session.past)
    document.undo()
    assert document.snapshot == before
    session.close()
    assert contents(file) == before and format_of(file) == FORMAT


def test_a_lane_of_format_4_is_about_no_single_question_yet_and_can_be(tmp_path: Path) -> None:
    file = shutil.copyfile(golden_file(4), tmp_path / "lanes.journey")
    session = Session.open(file)
    lane = next(iter(session.snapshot.all(Lane).values()))
    metric = next(iter(session.snapshot.all(Metric)))
    assert lane.metric is None and session.notices == ()
    journey = Document(session.snapshot, session.write, session.past)
    journey.commit(change("Edit", edit=[(lane, lane.but(metric=metric))]))
    session.close()
    assert contents(file).all(Lane)[lane.id].metric == metric


@pytest.mark.parametrize("format", OLDER)
def test_every_moment_of_an_older_file_can_be_looked_at(format: int, tmp_path: Path) -> None:
    file = shutil.copyfile(golden_file(format), tmp_path / "old.journey")
    session = Session.open(file)
    found = session.versions.timeline()
    assert found.whole and found.steps and found.versions
    seen = [found.at(step.number) for step in found.steps]
    assert seen[-1] == found.now == session.snapshot
    assert found.at(0).all(Journey)
    assert all(found.at(version.revision).all(Touchpoint) for version in found.versions)
    session.close()
