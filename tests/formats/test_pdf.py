"""PDF: real text that is found again, fonts inside, the same bytes, nothing that runs."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase

from journeymap.drawing.shapes import Rect
from journeymap.errors import JourneyError
from journeymap.formats import export_file
from journeymap.formats.pdf.objects import settled
from journeymap.model.change import change
from journeymap.model.records import Frame, Journey, Lane, Note, Project, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.options import Options, Stopped
from journeymap.rendering.region import region
from journeymap.storage.templates import load
from journeymap.view import View
from tests.bench.large import large
from tests.formats.poppler import ask, facts, read
from tests.layout.pages import random_journey

COFFEE = Snapshot().apply(load("coffee", "en"))
JOURNEY = COFFEE.ordered(Journey)[0]


@pytest.fixture(autouse=True)
def application(qapp: object) -> object:
    return qapp


def export(
    folder: Path, snapshot: Snapshot = COFFEE, options: Options | None = None, name: str = "a"
) -> Path:
    """Export the first journey."""
    path = folder / f"{name}.pdf"
    export_file(View.of(snapshot, snapshot.ordered(Journey)[0].id), path, options)
    return path


def titled(*titles: str) -> Snapshot:
    """Return a journey with a touchpoint of each title, each on one line of its card."""
    journey = Journey(id="j", title="Їжак </title><script>alert('x')</script> (a\\)\n>> /JS")
    stage, lane = Stage(id="s", journey="j"), Lane(id="l", journey="j", kind="channel")
    steps = [Step(id=f"p{i}", stage="s", position=i, width=320) for i in range(len(titles))]
    cards = [
        Touchpoint(id=f"t{i}", step=f"p{i}", lane="l", title=title)
        for i, title in enumerate(titles)
    ]
    return Snapshot([Project(id="o", author="Олена (CX)"), journey, stage, lane, *steps, *cards])


def test_every_title_is_found(tmp_path: Path) -> None:
    text = read(export(tmp_path))
    for card in COFFEE.all(Touchpoint).values():
        for word in card.title.split():
            assert word in text


@pytest.mark.parametrize(
    ("title", "system"),
    [
        ("Порівнює ціни в Їжаку Ґґ", None),
        ("A -> B => 2x3 at 10:30 (NPS)", None),
        ("naïve Straße ½ x² № ₴", None),
        ("客户在网站上比较价格", QFontDatabase.WritingSystem.SimplifiedChinese),
        ("يقارن العميل الأسعار على الموقع", QFontDatabase.WritingSystem.Arabic),
    ],
)
def test_what_was_typed_is_what_is_found(
    tmp_path: Path, title: str, system: QFontDatabase.WritingSystem | None
) -> None:
    if system is not None and not QFontDatabase.families(system):
        pytest.skip("there is no font with these letters")
    assert unicodedata.normalize("NFKC", title) in read(export(tmp_path, titled(title)))


def test_script_in_a_title_is_only_text(tmp_path: Path) -> None:
    path = export(tmp_path, titled("<script>alert(1)</script>", "\"><img onerror='x'>"))
    about = facts(path)
    assert about["Title"] == "Їжак </title><script>alert('x')</script> (a\\) >> /JS"
    assert about["Author"] == "Олена (CX)" and about["Creator"] == "Journeymap"
    assert about["JavaScript"] == "no" and about["Form"] == "none"
    assert "<script>alert(1)</script>" in read(path)
    assert b"<script" not in path.read_bytes()


def test_the_same_map_gives_the_same_bytes_and_no_time_of_day(tmp_path: Path) -> None:
    options = Options(paper="A4", tiles=True)
    first, second = (export(tmp_path, COFFEE, options, name) for name in "ab")
    assert first.read_bytes() == second.read_bytes()
    assert b"Date" not in first.read_bytes()
    assert "CreationDate" not in facts(first)


def test_the_order_in_which_fonts_were_written_does_not_matter() -> None:
    def written(*fonts: bytes) -> bytes:
        objects = [
            b"<< /Pages 2 0 R >>",
            b"<< /A %d 0 R /B %d 0 R >>" % (3 + fonts.index(b"A"), 3 + fonts.index(b"B")),
            *(b"<< /Name /QABAAA+%s >>" % font for font in fonts),
        ]
        out, places = b"%PDF-1.4\n", []
        for number, says in enumerate(objects, 1):
            places.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, says)
        rows = b"".join(b"%010d 00000 n \n" % place for place in places)
        table = b"xref\n0 5\n0000000000 65535 f \n" + rows
        return out + table + b"trailer\n<< /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % len(out)

    assert settled(written(b"A", b"B"), {}, (0, 0, 1, 1)) == settled(
        written(b"B", b"A"), {}, (0, 0, 1, 1)
    )


def test_every_font_is_inside(tmp_path: Path) -> None:
    rows = ask("pdffonts", str(export(tmp_path))).splitlines()[2:]
    assert rows
    for row in rows:
        embedded, _, has_letters = row.split()[-5:-2]
        assert (embedded, has_letters) == ("yes", "yes"), row


def test_the_page_fits_the_map(tmp_path: Path) -> None:
    place = region(View.of(COFFEE, COFFEE.ordered(Journey)[0].id), Options()).place
    for scale, options in ((1, Options()), (2, Options(scale=2))):
        wide, _, high, unit = facts(export(tmp_path, options=options))["Page size"].split()[:4]
        assert unit == "pts"
        assert float(wide) == pytest.approx(0.75 * scale * place.w, abs=0.75)
        assert float(high) == pytest.approx(0.75 * scale * place.h, abs=0.75)


@pytest.mark.parametrize(
    ("snapshot", "size"),
    [
        (COFFEE, "841.89 x 595.276 pts (A4)"),
        (Snapshot().apply(load("blueprint", "en")), "595.276 x 841.89 pts (A4)"),
    ],
)
def test_paper_is_turned_to_suit_the_map(tmp_path: Path, snapshot: Snapshot, size: str) -> None:
    about = facts(export(tmp_path, snapshot, Options(paper="A4")))
    assert about["Page size"].startswith(size) and about["Pages"] == "1"


def test_a_map_of_2000_touchpoints_is_small_and_no_page_too_large_to_open(tmp_path: Path) -> None:
    path = export(tmp_path, large(2000))
    assert facts(path)["Page size"].startswith("14400 x ")
    assert path.stat().st_size < 2_000_000
    assert "999 with a title" in read(export(tmp_path, large(1000)))


def test_a_map_of_anything_can_be_read_by_another_program(tmp_path: Path) -> None:
    path = export(tmp_path, random_journey(3, 60, 90), Options(paper="A3", tiles=True))
    assert int(facts(path)["Pages"]) > 6
    assert "Rindfleischetikettierungs" in read(path)


def test_the_frames_are_a_handout_with_notes_that_go_on(tmp_path: Path) -> None:
    stage = COFFEE.of(Stage, "journey", JOURNEY.id)[2]
    notes = "Розкажіть, як Олена чекала на кур'єра. " * 80 + "Кінець нотаток."
    frames = [
        Frame(id="a", journey=JOURNEY.id, position=1, kind="journey", title="All of it"),
        Frame(id="b", journey=JOURNEY.id, position=2, kind="stage", stage=stage.id, notes=notes),
    ]
    bare = Snapshot(one for one in COFFEE.records() if not isinstance(one, Note))
    shown = bare.apply(change("Frames", add=frames))
    path = export(tmp_path, shown, Options(frames=True))
    about = facts(path)
    assert about["Page size"].startswith("595.276 x 841.89 pts (A4)") and about["Pages"] == "2"
    text = read(path)
    for words in ("All of it", stage.title, "Кінець нотаток.", f"{stage.title}, continued"):
        assert words in text
    assert text.count("чекала") == 80
    assert [f"{n} of 2" in text for n in (1, 2)] == [True] * 2


def test_one_frame_and_a_part_of_the_map(tmp_path: Path) -> None:
    assert facts(export(tmp_path, options=Options(frame=1)))["Page size"].startswith("1440 x 810")
    card = next(t for t in COFFEE.all(Touchpoint).values() if t.title.startswith("Calls"))
    part = read(export(tmp_path, options=Options(selection=(card.id,))))
    assert "Calls about the delay" in part and "Asks a consultant" not in part
    place = Options(place=Rect(600, 300, 500, 300), transparent=True, border=True)
    assert facts(export(tmp_path, options=place))["Pages"] == "1"


def test_each_page_is_told_and_stopping_leaves_no_file(tmp_path: Path) -> None:
    told: list[float] = []
    export(tmp_path, options=Options(paper="A4", tiles=True, tell=told.append))
    assert told == sorted(told) and len(told) > 2 and told[-1] == 1.0

    def stop(share: float) -> None:
        raise Stopped

    (tmp_path / "a.pdf").unlink()
    with pytest.raises(Stopped):
        export(tmp_path, options=Options(paper="A4", tiles=True, tell=stop))
    assert list(tmp_path.iterdir()) == []


def test_more_paper_than_anybody_has_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(JourneyError, match="sheets of paper"):
        export(tmp_path, options=Options(paper="A4", tiles=True, scale=40))
    assert list(tmp_path.iterdir()) == []
