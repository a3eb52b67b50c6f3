"""CSV: rows of text, whatever sets their cells apart and however their letters are written."""

from __future__ import annotations

import re
from collections import Counter
from io import StringIO
from itertools import islice

from journeymap.errors import JourneyError
from journeymap.formats import LIKELY, UNLIKE
from journeymap.language import tr
from journeymap.model.fields import clean
from journeymap.tabular.imported import Imported
from journeymap.tabular.recognised import MOST_ROWS_ASKED, refuse_no_map
from journeymap.tabular.rows import import_table
from journeymap.tabular.sheets.sheet import MOST_ROWS, ReadTable, checked

_APART = ",;\t|"
_SAMPLE = 100
_LOOKED_AT = 2**16
_BEGINNING = 2**19
_COMMON = "оаеиіїнтсрвлкм"
_CYRILLIC = ("cp1251", "koi8-u", "cp866")
_SIGNATURES = (
    b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"%PDF", b"\x1f\x8b", b"\xff\xd8\xff", b"GIF8",
    b"7z\xbc\xaf", b"Rar!", b"SQLite format 3", b"RIFF",
)  # fmt: skip
_NO_LETTERS = re.compile("[\0-\x08\x0e-\x1f]")
_GUARDED = re.compile(r"\A'(?='*[=+\-@\t\r\n])")


def read(content: str | bytes, name: str) -> Imported:
    """Return the journey of a sheet as its headings tell it; raises ``JourneyError``."""
    return import_table(tabulate(content, name), name)


def tabulate(content: str | bytes, name: str) -> tuple[ReadTable, ...]:
    """Return the one sheet of a CSV file; raises ``JourneyError``, also for what is no map."""
    refuse_by_beginning(content, name)
    text, report = decoded(content)
    if is_binary(content) or _no_text(text):
        raise JourneyError(tr("{name} is no text. Nothing was imported.", name=name))
    text = clean(text.removeprefix("\ufeff"))
    told = re.match(r"sep=(.)\n", text)
    apart = told[1] if told else _apart(text)
    rows, quotes = _rows(text[told.end() :] if told else text, apart, name)
    if told:
        rows.insert(0, ())
    return (checked(ReadTable("", tuple(rows), (*report, *quotes)), name),)


def refuse_by_beginning(content: str | bytes, name: str) -> None:
    """Raise ``NotAMap`` where the first rows tell that no touchpoints are to be made of a text.

    However long it is, no more of it is looked at.
    """
    text, _ = decoded(content[:_BEGINNING])
    if len(content) > _BEGINNING:
        text = text[: text.rfind("\n")]
    if _no_text(text):
        return
    text = clean(text.removeprefix("\ufeff"))
    try:
        rows, _ = _rows(text, _apart(text), name, most=MOST_ROWS_ASKED)
    except JourneyError:
        return
    refuse_no_map(rows, name)


def likeness(content: bytes) -> int:
    """Tell whether a content is rows of as many cells each, two rows or more."""
    text, _ = decoded(content[:_LOOKED_AT])
    lines = [line for line in text.split("\n")[:_SAMPLE] if line.strip()]
    if _NO_LETTERS.search(text) or len(lines) < 2:
        return UNLIKE
    counts = [line.count(_apart(text)) for line in lines]
    return LIKELY if min(counts[:-1]) > 0 and counts[0] == counts[1] else UNLIKE


def decoded(content: str | bytes) -> tuple[str, tuple[tuple[int, str], ...]]:
    """Return a text by its marks, else as UTF-8, else in the old encoding it looks like, told."""
    if isinstance(content, str):
        return content, ()
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace"), ()
    # Blanks, digits and commas have a zero byte there, always on the same side.
    zeros = (content[:4000:2].count(0), content[1:4000:2].count(0))
    if max(zeros) > len(content[:4000]) // 40 + 4 * min(zeros):
        return content.decode("utf-16-be" if zeros[0] > zeros[1] else "utf-16-le", "replace"), ()
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    encoding = _encoding(content)
    why = tr(
        "The text is not UTF-8 and was read as {encoding}; if letters look wrong, save it as "
        "UTF-8.",
        encoding=encoding,
    )
    return content.decode(encoding, "replace"), ((0, why),)


def is_binary(content: str | bytes) -> bool:
    """Tell whether a content begins as archives, pictures and other files do that are no text."""
    return isinstance(content, bytes) and content.startswith(_SIGNATURES)


def _encoding(content: bytes) -> str:
    """Return the encoding before UTF-8 in which a text reads best.

    Words of Cyrillic are runs of high bytes and mostly small letters; in Western words a high
    byte stands among plain letters.
    """
    sample = content[:200_000]
    runs = re.findall(rb"[\x80-\xff]+", sample)
    if sum(len(run) for run in runs if len(run) > 1) * 2 < sum(map(len, runs)):
        return "cp1252"

    def common(encoding: str) -> int:
        letters = Counter(sample.decode(encoding, "replace"))
        return sum(letters[letter] for letter in _COMMON)

    return max(_CYRILLIC, key=common)


def _apart(text: str) -> str:
    """Return what sets cells apart: what gives the most rows the same number of cells."""
    import csv

    sample = "\n".join(text.split("\n", _SAMPLE)[:_SAMPLE])

    def told(mark: str) -> tuple[float, int]:
        try:
            widths = [len(row) for row in csv.reader(StringIO(sample), delimiter=mark) if row]
        except csv.Error:
            return 0.0, 0
        width, times = Counter(widths).most_common(1)[0] if widths else (0, 0)
        return (times / len(widths), width) if width > 1 else (0.0, 0)

    return max(_APART, key=told)


def _no_text(text: str) -> bool:
    return len(_NO_LETTERS.findall(text)) > len(text) // 50 + 10


def _rows(
    text: str, apart: str, name: str, most: int = MOST_ROWS
) -> tuple[list[tuple[str, ...]], tuple[tuple[int, str], ...]]:
    """Return the rows, up to one more than the most; where a quotation mark is never closed they
    are all taken as letters."""
    import csv

    def parsed(quoted: bool) -> list[tuple[str, ...]]:
        lines, found = StringIO(text), list[tuple[str, ...]]()
        as_letters = csv.reader(lines, delimiter=apart, quoting=csv.QUOTE_NONE)
        for row in csv.reader(lines, delimiter=apart) if quoted else as_letters:
            found.append(tuple(_GUARDED.sub("", cell.strip()) for cell in row))
            if len(found) > most:
                break
        return found

    try:
        if (line := _never_closed(text, apart, most)) is None:
            return parsed(True), ()
        why = tr("A quotation mark is never closed, so quotation marks were read as letters.")
        return parsed(False), ((line, why),)
    except csv.Error as fault:
        raise JourneyError(
            tr("{name} is not rows of a sheet: {why}. Nothing was imported.", name=name, why=fault)
        ) from fault


def _never_closed(text: str, apart: str, most: int) -> int | None:
    """Return the line in which a quotation mark is opened that is never closed, in so many rows."""
    import csv

    reader, line = csv.reader(StringIO(text), delimiter=apart, strict=True), 1
    try:
        for _ in islice(reader, most + 1):
            line = reader.line_num + 1
    except csv.Error as fault:
        return line if "unexpected end" in str(fault) else None
    return None
