"""Outlines: lines under one another become stages, touchpoints and what happened there."""

from __future__ import annotations

from pathlib import Path
from time import process_time
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.editing import EditView
from journeymap.errors import JourneyError
from journeymap.formats import export_file, outline
from journeymap.formats.reading import import_file
from journeymap.model.grid import cards, stages
from journeymap.model.records import Journey, Lane, Stage, Step, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.storage.templates import load
from journeymap.tabular.clipboard import paste
from journeymap.tabular.imported import Imported
from journeymap.tabular.outline import is_outline
from journeymap.view import View

Told = tuple[str, list[tuple[str, list[str]]]]


def snapshot(came: Imported) -> Snapshot:
    return Snapshot().apply(came.change)


def told(now: Snapshot) -> Told:
    """Return the title, and each stage with its touchpoints."""
    (one,) = now.all(Journey).values()
    steps = {step.id: step.stage for step in now.all(Step).values()}
    return one.title, [
        (stage.title, [c.title for c in cards(now, one.id) if steps[c.step] == stage.id])
        for stage in stages(now, one.id)
    ]


def brought(text: str | bytes) -> Snapshot:
    return snapshot(outline.read_text(text, "plan.txt"))


@pytest.mark.parametrize(
    "text",
    [
        "Research\n\tSees an ad\n\tAsks\nPurchase\n\tPays\n",
        "Research\r\n  Sees an ad\r\n  Asks\r\nPurchase\r\n  Pays",
        "Research\n- Sees an ad\n- Asks\n\nPurchase\n- Pays\n",
        "1. Research\n   * Sees an ad\n   * Asks\n2. Purchase\n   * Pays\n",
        "- Research\n    - [ ] Sees an ad\n    - [x] Asks\n- Purchase\n    - Pays\n",
        "## Research\n\n1. **Sees an ad**\n2. Asks\n\n---\n\n## Purchase ##\n\nPays\n",
        "• Research\n\t• Sees an ad\n    • Asks\n• Purchase\n    • Pays\n",
    ],
)
def test_an_outline_is_stages_and_touchpoints(text: str) -> None:
    assert told(brought(text)) == (
        "plan",
        [("Research", ["Sees an ad", "Asks"]), ("Purchase", ["Pays"])],
    )


def test_a_single_root_over_two_levels_is_the_title() -> None:
    text = "# Coffee\n## Research\n- Sees an ad\n- Asks\n  - a friend\n    - twice\n  - in a shop\n"
    now = brought(text)
    assert told(now) == ("Coffee", [("Research", ["Sees an ad", "Asks"])])
    happened = [card.happened for card in now.all(Touchpoint).values()]
    assert happened == ["", "a friend\n  twice\nin a shop"]


def test_a_single_root_over_one_level_is_a_stage() -> None:
    assert told(brought("Research\n  Asks\n")) == ("plan", [("Research", ["Asks"])])


def test_lines_on_one_level_are_touchpoints() -> None:
    assert told(brought("Asks\nPays\n")) == ("plan", [("", ["Asks", "Pays"])])


def test_opml_comes_in_with_notes() -> None:
    came = outline.read_opml(
        '<?xml version="1.0"?><opml version="2.0"><head><title>Coffee</title></head><body>'
        '<outline text="Research"><outline text="Sees &lt;b&gt;an ad&lt;/b&gt;" _note="on a tram">'
        '<outline text="twice"/></outline><outline text="x" isComment="true"/></outline>'
        '<outline text="Purchase"/></body></opml>',
        "plan.opml",
    )
    now = snapshot(came)
    assert told(now) == ("Coffee", [("Research", ["Sees an ad"]), ("Purchase", [])])
    assert [card.happened for card in now.all(Touchpoint).values()] == ["on a tram\ntwice"]
    assert [number for number, _ in came.report] == [0]
    assert "commented out" in came.report[0][1]


@pytest.mark.parametrize(
    "mark", ["<![if !supportLists]>", "<![endif]>", "<![foo[", "<![", "<!x>", "<!-- no -->"]
)
def test_marks_of_word_processors_are_passed_over(mark: str) -> None:
    said = quoteattr(f"<b>Wait</b> for it {mark}")
    came = outline.read_opml(f"<opml><body><outline text={said}/></body></opml>", "x.opml")
    assert told(snapshot(came)) == ("x", [("", ["Wait for it"])])


def test_two_titles_are_told() -> None:
    came = outline.read_opml(
        '<opml><head><title>File</title></head><body><outline text="Coffee"><outline text="A">'
        '<outline text="one"/></outline></outline></body></opml>',
        "plan.opml",
    )
    assert told(snapshot(came)) == ("Coffee", [("A", ["one"])])
    assert came.report == ((0, "“File” was left out: a journey has one title."),)


def test_an_import_is_one_step_to_undo() -> None:
    change = outline.read_text("A\n  one\n  two\n", "x.txt").change
    assert Snapshot().apply(change).apply(~change) == Snapshot()


LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10 if i else "ha"}">' for i in range(9))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (f"<!DOCTYPE opml [{LAUGHS}]><opml><body>&l8;</body></opml>", "DTD"),
        (
            '<!DOCTYPE o [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml><body>&x;</body></opml>',
            "DTD",
        ),
        ('<!DOCTYPE opml SYSTEM "http://example.org/x.dtd"><opml><body/></opml>', "DTD"),
        (
            "<opml><body>" + "<outline text='a'>" * 300 + "</outline>" * 300 + "</body></opml>",
            "too deep",
        ),
        ("<opml><body>" + "<outline text='a'/>" * 100_001 + "</body></opml>", "too large"),
        ("<opml>" + " " * (20 * 2**20) + "</opml>", "too large"),
        ("<opml><body>", "not sound XML"),
        ("", "not sound XML"),
        ("<html><body/></html>", "not an OPML outline"),
        ("<opml><body/></opml>", "names no touchpoint"),
        ('<?xml version="1.0" encoding="klingon"?><opml/>', "not sound XML"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(text: str, why: str) -> None:
    with pytest.raises(JourneyError, match=f"(?s){why}.*Nothing was"):
        outline.read_opml(text, "plan.opml")


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(
        st.text("ab \t\n-*#1.)[x]_é\0\ud800•\r", max_size=120), st.binary(max_size=80), st.text()
    )
)
def test_whatever_a_text_holds_it_comes_in_or_says_why_not(text: str | bytes) -> None:
    try:
        came = outline.read_text(text, "x.txt")
    except JourneyError:
        return
    assert snapshot(came).all(Touchpoint)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<opml>",
                "<body>",
                "</body>",
                "</opml>",
                '<outline text="a">',
                "</outline>",
                "<outline/>",
                '<outline title="&lt;i&gt;b"/>',
                "<!DOCTYPE x>",
                "&a;",
                "&#0;",
                "\ud800",
                "<head><title>",
                '<outline text="&lt;b&gt;&lt;![a"/>',
                "</title></head>",
                '<?xml version="1.1"?>',
                '<outline isComment="true" text="x"/>',
                "\x01",
            ]
        ),
        max_size=14,
    ).map("".join)
)
def test_whatever_an_opml_holds_it_comes_in_or_says_why_not(text: str) -> None:
    try:
        came = outline.read_opml(text, "x.opml")
    except JourneyError:
        return
    assert snapshot(came).all(Touchpoint)


def test_deep_outlines_are_no_trouble() -> None:
    text = "\n".join("  " * i + str(i) for i in range(1200))
    assert len(brought(text).all(Touchpoint)) == 1


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("A\n\tone\n", True),
        ("- a\n- b", True),
        ("# A\none", True),
        ("a\nb", False),
        ("- a", False),
        ("A\tone\n\ttwo", False),
        ('"a\n  b"', False),
        ("", False),
        ("Stage\tTouchpoint\n  A\tone", False),
    ],
)
def test_rows_of_a_sheet_are_not_taken_for_an_outline(text: str, is_one: bool) -> None:
    assert is_outline(text) == is_one


def test_a_pasted_outline_is_stages_and_touchpoints_at_once() -> None:
    before = Snapshot([Journey(id="here"), Stage(id="A", journey="here", title="A", position=1.0)])
    change = paste(EditView.of(before, "here"), "Coffee\n\tA\n\t\tone\n\tB\n\t\ttwo\n\t\t\tthree\n")
    assert change is not None
    now = before.apply(change.normal())
    assert told(now) == ("Coffee", [("A", ["one"]), ("B", ["two"])])
    assert [card.happened for card in now.all(Touchpoint).values()] == ["", "three"]
    assert now.apply(~change.normal()) == before


def test_tables_of_touchpoints_in_markdown_are_read_by_their_columns() -> None:
    text = (
        "# A day\n\nSome words.\n\n## Morning\n\n| Touchpoint | Channel | Feeling |\n"
        "|:--|---|--:|\n| **Wakes** up | Bed | 2 |\n| Says \\| hears | Kitchen \\_ | -2 |\n\n"
        "- a list\n\n| Other | Thing |\n|---|---|\n| 1 | 2 |\n\n## Evening\n\n"
        "| Touchpoint | Channel | Feeling |\n|---|---|---|\n| Sleeps | Bed | abc |\n"
        "\n[map]: data:image/png;base64,AAAA\n"
    )
    came = outline.read_text(text, "day.md")
    now = Snapshot().apply(came.change)
    home = now.ordered(Journey)[0]
    assert home.title == "A day"
    assert [stage.title for stage in stages(now, home.id)] == ["Morning", "Evening"]
    assert [c.title for c in cards(now, home.id)] == ["Wakes up", "Says | hears", "Sleeps"]
    assert {lane.title for lane in now.all(Lane).values()} >= {"Bed", "Kitchen _"}
    assert [line for line, _ in came.report] == [3, 12, 14, 22, 24]
    assert came.report[2][1] == "The table “Other | Thing” was left out: it names no touchpoints."


def test_a_report_comes_in_with_its_touchpoints(tmp_path: Path) -> None:
    shop = Snapshot().apply(load("shop", "en"))
    home = shop.ordered(Journey)[0].id
    export_file(View.of(shop, home), tmp_path / "report.md")
    now = Snapshot().apply(import_file(tmp_path / "report.md").change)
    again = now.ordered(Journey)[0].id
    assert [c.title for c in cards(now, again)] == [c.title for c in cards(shop, home)]
    assert [s.title for s in stages(now, again)] == [s.title for s in stages(shop, home)]


@pytest.mark.parametrize(
    "line",
    [
        "# a" + " " * 60_000 + "b",
        "#" * 60_000,
        "- " * 30_000 + "x",
        "**" + "a" * 60_000,
        "| Touchpoint |\n|" + "-" * 60_000 + "x",
        "| Touchpoint |\n|---|\n" + "\\" * 60_000 + "|",
    ],
)
def test_no_line_takes_long_to_read(line: str) -> None:
    before = process_time()
    outline.read_text(f"{line}\nlast\n", "odd.md")
    assert process_time() - before < 5
