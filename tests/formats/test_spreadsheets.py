"""ODS and XLS come in like any table, or are refused in a sentence, whatever is in them."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeymap.errors import JourneyError
from journeymap.formats.reading import ImportOptions, import_content, import_file, importer_for
from journeymap.model.records import Feeling, Stage, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.choosing import TableChoices
from journeymap.tabular.sheets.spreadsheets import SpreadsheetLimits, pieces

DATA = Path(__file__).parents[1] / "data" / "sheets"
ODS, XLS = ((DATA / f"clinic.{ending}").read_bytes() for ending in ("ods", "xls"))

_SPACES = "".join(
    f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text")
)
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_X = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'


def archive(parts: dict[str, str]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        for name, text in parts.items():
            file.writestr(name, text)
    return out.getvalue()


def ods(rows: str, entry: str = "") -> bytes:
    """Return a workbook of one sheet with these rows in the words of ODS."""
    body = f'<table:table table:name="S">{rows}</table:table>'
    return archive(
        {
            "content.xml": f"<office:document-content{_SPACES}><office:body><office:spreadsheet>"
            f"{body}</office:spreadsheet></office:body></office:document-content>",
            "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{_MANIFEST}">{entry}'
            "</manifest:manifest>",
        }
    )


def far(rows: int, columns: int) -> bytes:
    """Return a workbook with one cell in A1 and one far down and to the right."""
    return ods(
        f'<table:table-row>{_X}</table:table-row><table:table-row table:number-rows-repeated="{rows}">'
        "<table:table-cell/></table:table-row><table:table-row>"
        f'<table:table-cell table:number-columns-repeated="{columns}"/>{_X}</table:table-row>'
    )


LOCKED = ods(
    "",
    '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/>'
    "</manifest:file-entry>",
)
# The record behind the first one of a workbook says that what follows is locked.
LOCKED_XLS = XLS.replace(b"\xe1\x00\x02\x00\xb0\x04", b"\x2f\x00\x02\x00\xb0\x04", 1)


@pytest.mark.parametrize("name", ["clinic.ods", "clinic.xls"])
def test_a_workbook_of_libreoffice_comes_in_with_its_columns(name: str) -> None:
    came = import_file(DATA / name)
    now = Snapshot().apply(came.change)
    assert [stage.title for stage in now.ordered(Stage)] == ["Find", "Visit"]
    assert sorted(card.title for card in now.all(Touchpoint).values()) == ["Reception", "Website"]
    assert sorted(felt.valence for felt in now.all(Feeling).values()) == [-0.5, 0.5]
    assert (1, "The column “When” was left out.") in came.report


@pytest.mark.parametrize("content", [ODS, XLS])
@pytest.mark.parametrize("name", ["x.ods", "x.xls", "x.xlsx", "x.csv", "x"])
def test_a_workbook_is_known_by_what_is_in_it(content: bytes, name: str) -> None:
    kind = "ods" if content is ODS else "xls"
    assert importer_for(name, content).name == kind
    assert importer_for(name, content, kind).name == kind


def test_columns_of_a_workbook_can_be_said() -> None:
    chosen = TableChoices("a", (("title", "When"),))
    came = import_content(ODS, "x.ods", ImportOptions(table=chosen))
    titles = {card.title for card in Snapshot().apply(came.change).all(Touchpoint).values()}
    assert titles == {"2025-03-04", "2025-03-04 10:30"}


def test_rows_come_piece_by_piece_as_they_stand() -> None:
    rows = "".join(
        f"<table:table-row><table:table-cell/>{_X}</table:table-row>" for _ in range(1000)
    )
    came = list(pieces(ods(f"<table:table-row/>{rows}"), "x.ods"))
    assert len(came) > 2 and {piece.sheet for piece in came} == {"S"}
    assert [row for piece in came for row in piece.rows] == [(), *[("", "x")] * 1000]


def test_of_a_workbook_one_sheet_alone_can_be_asked_for() -> None:
    first, *_ = pieces(XLS, "x.xls", sheet="other")
    assert first.passed and not first.rows


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (far(1_048_000, 16_000), "far more memory"),
        (far(90_000, 1_000), "far more memory"),
        (far(9_000, 1_000), "more than 20000 rows or 200 columns"),
        (far(20_000, 3), "more than 20000 rows or 200 columns"),
        (ods(""), "has nothing in it"),
        (ods(f"<table:table-row>{_X * 201}</table:table-row>"), "200 columns"),
        (LOCKED, "locked with a password"),
        (LOCKED_XLS, "locked with a password"),
        (ODS[: len(ODS) // 2], "damaged or of another kind"),
        (XLS[:3000], "damaged or of another kind"),
        (archive({}), "damaged or of another kind"),
        (b"", "damaged or of another kind"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(content: bytes, why: str) -> None:
    with pytest.raises(JourneyError, match=f"{why}.*Nothing was imported"):
        import_content(content, "x.xls", ImportOptions("ods"))


@pytest.mark.parametrize("name", ["locked.xlsx", "locked.csv", "locked"])
def test_a_locked_workbook_of_excel_is_told_whatever_it_is_called(name: str) -> None:
    with pytest.raises(JourneyError, match=r"locked with a password.*Nothing was imported"):
        import_content((DATA / "locked.xlsx").read_bytes(), name)


def test_what_takes_too_long_is_given_up() -> None:
    slow = SpreadsheetLimits(memory=2**40, seconds=0.0)
    with pytest.raises(JourneyError, match="takes too long"):
        list(pieces(far(9_000, 9_000), "x.ods", limits=slow))


def test_who_waits_for_a_workbook_can_stop_it() -> None:
    class Enough(Exception):
        pass

    told: list[float] = []

    def tell(share: float) -> None:
        told.append(share)
        if len(told) > 1:
            raise Enough

    with pytest.raises(Enough):
        list(pieces(far(9_000, 9_000), "x.ods", limits=SpreadsheetLimits(memory=2**40), tell=tell))


@settings(max_examples=25, deadline=None)
@given(st.sampled_from([ODS, XLS]), st.floats(0, 1), st.binary(max_size=30), st.booleans())
def test_a_damaged_workbook_comes_in_or_says_why_not(
    data: bytes, share: float, put: bytes, cut: bool
) -> None:
    at = int(share * len(data))
    broken = data[:at] + put + (b"" if cut else data[at + len(put) :])
    try:
        came = import_content(broken, "x", ImportOptions("ods" if data is ODS else "xls"))
    except JourneyError:
        return
    assert Snapshot().apply(came.change).all(Touchpoint)


@pytest.mark.skipif(sys.platform != "linux", reason="only there it begins with another's")
def test_a_process_is_not_charged_with_what_the_program_itself_holds() -> None:
    told = (
        "import subprocess, sys\n"
        "held = b'x' * (300 << 20)\n"
        "room = 'journeymap.tabular.sheets.spreadsheet_process'\n"
        "code = f'from {room} import bytes_held; print(bytes_held())'\n"
        "print(subprocess.run([sys.executable, '-c', code], capture_output=True, text=True).stdout)\n"
    )
    ran = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert 0 < int(ran.stdout) < 200 << 20
