"""Mind maps come in like outlines: the middle is the title, then stages and touchpoints."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.errors import JourneyError
from journeymap.formats.reading import ImportOptions, import_content, import_file, importer_for
from journeymap.model.grid import cards, stages
from journeymap.model.records import Journey, Touchpoint
from journeymap.model.snapshot import Snapshot
from tests.formats.diagrams import snapshot

CASE = Path(__file__).parents[1] / "data" / "mindmap.mm"
RICH = """\
<map version="1.0.1"><attribute_registry/><node TEXT="Clinic" ID="m">
<node LOCALIZED_TEXT="Find"><icon BUILTIN="idea"/>
<node ID="a"><richcontent TYPE="NODE">
<html><head/><body><p>Web <b>site</b></p></body></html></richcontent>
<richcontent TYPE="NOTE"><html><body><p>Slow</p><p>on phones</p></body></html></richcontent>
<attribute NAME="Owner" VALUE="Ann"/><arrowlink DESTINATION="b"/><node TEXT="deeper"/></node>
<node TEXT="secret" ENCRYPTED_CONTENT="abc"/></node>
<node TEXT="Visit"><node ID="b" TEXT="Reception"/></node></node></map>
"""


def told(now: Snapshot) -> list[tuple[str, list[str], list[str]]]:
    return [
        (
            journey.title,
            [stage.title for stage in stages(now, journey.id)],
            [card.title for card in cards(now, journey.id)],
        )
        for journey in now.ordered(Journey)
    ]


def topic(title: str, *under: dict[str, object]) -> dict[str, object]:
    made: dict[str, object] = {"title": title}
    return made | ({"children": {"attached": list(under)}} if under else {})


def zipped(name: str, content: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, content)
    return out.getvalue()


MIDDLE = topic(
    "Clinic", topic("Find", topic("Website", topic("deeper"))), topic("Visit", topic("Reception"))
)
XMIND = zipped(
    "content.json",
    json.dumps(
        [
            {"rootTopic": MIDDLE, "relationships": [{}]},
            {"rootTopic": topic("Flat", topic("one"), topic("two"))},
        ]
    ),
)
OLD = zipped(
    "content.xml",
    '<xmap-content xmlns="urn:xmind:xmap:xmlns:content:2.0"><sheet><topic><title>Clinic</title>'
    '<children><topics type="attached"><topic><title>Find</title><children><topics type="attached">'
    "<topic><title>Website</title><notes><plain>Slow</plain></notes></topic></topics></children>"
    '</topic></topics><topics type="detached"><topic><title>aside</title></topic></topics>'
    "</children></topic></sheet></xmap-content>",
)


def test_the_case_of_freeplane_comes_in() -> None:
    now = snapshot(import_file(CASE))
    assert told(now) == [("Clinic", ["Find", "Visit"], ["Website", "Asks a friend", "Reception"])]


def test_rich_texts_notes_and_attributes_come_along_and_the_rest_is_named() -> None:
    came = import_content(RICH.encode(), "x.mm")
    now = snapshot(came)
    assert told(now) == [("Clinic", ["Find", "Visit"], ["Web site", "Reception"])]
    happened = next(x.happened for x in now.all(Touchpoint).values() if x.title == "Web site")
    assert happened == "Slow\non phones\nOwner: Ann\ndeeper"
    assert [why for _, why in came.report] == [
        "1 arrow between branches was left out.",
        "1 branch that is locked with a password was left out.",
    ]


def test_a_map_of_one_ring_is_touchpoints_under_its_title() -> None:
    flat = b'<map><node TEXT="Day"><node TEXT="Wakes"/><node TEXT="Sleeps"/></node></map>'
    assert told(snapshot(import_content(flat, "x.mm"))) == [("Day", [""], ["Wakes", "Sleeps"])]


def test_the_sheets_of_xmind_are_journeys() -> None:
    came = import_content(XMIND, "x.xmind")
    assert told(snapshot(came)) == [
        ("Clinic", ["Find", "Visit"], ["Website", "Reception"]),
        ("Flat", [""], ["one", "two"]),
    ]
    assert came.report == ((0, "1 arrow between branches was left out."),)
    assert told(snapshot(import_content(OLD, "x.xmind"))) == [("Clinic", ["Find"], ["Website"])]


@pytest.mark.parametrize(
    ("content", "kind"),
    [(CASE.read_bytes(), "freemind"), (XMIND, "xmind"), (RICH.encode(), "freemind")],
)
def test_a_mind_map_is_known_by_what_is_in_it(content: bytes, kind: str) -> None:
    assert importer_for("x", content).name == kind


@pytest.mark.parametrize(
    ("content", "kind", "why"),
    [
        (b"<map/>", "mm", "not a mind map"),
        (b"<html/>", "mm", "not a mind map"),
        (b"<map><node TEXT=", "mm", "not sound XML"),
        (b"<!DOCTYPE map [<!ENTITY a 'b'>]><map><node TEXT='&a;'/></map>", "mm", "DTD"),
        (b"<map>" + b"<node TEXT='a'>" * 300 + b"</node>" * 300 + b"</map>", "mm", "too deep"),
        (b"PK\x03\x04", "xmind", "not a mind map"),
        (zipped("content.json", "[" * 90_000), "xmind", "not a mind map"),
        (zipped("content.json", "[]"), "xmind", "not a mind map"),
        (zipped("content.json", "[3]"), "xmind", "not a mind map"),
        (zipped("other", "[]"), "xmind", "not a mind map"),
        (zipped("content.json", " " * (21 * 2**20)), "xmind", "larger than 20 MB"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(content: bytes, kind: str, why: str) -> None:
    with pytest.raises(JourneyError, match=f"(?s){why}.*Nothing was imported"):
        import_content(content, "x", ImportOptions(kind))


@settings(max_examples=250, deadline=None)
@given(
    st.sampled_from(
        [(CASE.read_bytes(), "mm"), (RICH.encode(), "mm"), (XMIND, "xmind"), (OLD, "xmind")]
    ),
    st.integers(0, 3000),
    st.binary(max_size=20),
    st.booleans(),
)
def test_a_damaged_mind_map_comes_in_or_says_why_not(
    one: tuple[bytes, str], at: int, put: bytes, cut: bool
) -> None:
    data, kind = one
    at %= len(data)
    broken = data[:at] + put + (b"" if cut else data[at + len(put) :])
    try:
        came = import_content(broken, "x", ImportOptions(kind))
    except JourneyError:
        return
    now = snapshot(came)
    assert now.all(Touchpoint) and now.apply(~came.change) == Snapshot()


def test_notes_of_the_middle_and_of_a_stage_are_named() -> None:
    noted = '<richcontent TYPE="NOTE"><html><body><p>{}</p></body></html></richcontent>'
    text = (
        f'<map><node TEXT="Clinic">{noted.format("ask Ann")}<node TEXT="Find">{noted.format("by May")}'
        '<node TEXT="Website"/></node></node></map>'
    )
    came = import_content(text.encode(), "x.mm")
    assert [why for _, why in came.report] == [
        "The text “ask Ann” was left out.",
        "The text “by May” was left out.",
    ]
    ring = f'<map><node TEXT="Clinic">{noted.format("ask Ann")}<node TEXT="Website"/></node></map>'
    assert "ask Ann" in import_content(ring.encode(), "x.mm").report[0][1]
