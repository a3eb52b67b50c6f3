"""Which column of a table holds reviews, and what stands beside them in its rows."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from journeymap.dates import understood
from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.tabular.reviews.review import Review, stars_in
from journeymap.tabular.surveys.dating import dates_in, day_of
from journeymap.tabular.surveys.mapping import DateOrder
from journeymap.tabular.words import reviews as headings
from journeymap.tabular.words.logs import first_among, heading_among

Row = Sequence[str]

NO_DELIMITER = "\x1f"
"""What stands between cells where there is only one a row."""

_LISTS = {
    "text": headings.TEXTS,
    "headline": headings.HEADLINES,
    "liked": headings.PRAISES,
    "disliked": headings.BLAMES,
    "day": headings.DAYS,
    "stars": headings.RATINGS,
    "author": headings.AUTHORS,
    "origin": headings.ORIGINS,
    "product": headings.PRODUCTS,
}
_ABOVE = 5
_LOOKED_AT = 200
_WORDY, _EVEN = 3.0, 0.9
_SHORT = 4
_SCALES = (5.0, 10.0, 100.0)


@dataclass(frozen=True, slots=True)
class ReviewColumns:
    """Which columns hold what, by their places, and how many rows of headings there are.

    ``most`` is the upper end of the stars as they are written, ``order`` how days are.
    """

    heading_rows: int
    at: dict[str, int] = field(default_factory=dict)
    most: float = 5.0
    order: DateOrder = ""

    def cell(self, row: Row, what: str) -> str:
        """Return what a row says of something, blank where nothing."""
        at = self.at.get(what)
        return row[at].strip() if at is not None and at < len(row) else ""


def heading_known(lines: Sequence[str], delimiter: str) -> bool:
    """Tell whether one of the first lines of a text are headings of a table of reviews."""
    rows = [*csv.reader(lines[:_ABOVE], delimiter=delimiter)]
    return any(len(row) > 1 and first_among(row, headings.TEXTS) is not None for row in rows)


def headed_as_reviews(rows: Sequence[Row]) -> bool:
    """Tell whether a heading says in so many words that reviews stand below it."""
    return any(first_among(row, headings.REVIEWS) is not None for row in rows[:_ABOVE])


def uneven(rows: Sequence[Row]) -> bool:
    """Tell whether rows were cut apart at commas that are part of what was said.

    So it is where there are no headings we know and rows are of many widths.
    """
    if any(first_among(row, headings.TEXTS) is not None for row in rows[:_ABOVE] if len(row) > 1):
        return False
    widths = Counter(len(row) for row in rows[:_LOOKED_AT] if any(row))
    usual = max(widths.values(), default=0)
    if not widths or max(widths) < 2:
        return False
    named = any(first_among(row, headings.TEXTS) is not None for row in rows[:_ABOVE])
    return named or usual < _EVEN * sum(widths.values())


def reviews_in_rows(rows: Sequence[Row], name: str) -> Iterator[Review]:
    """Yield the reviews in the rows of a table, empty ones too.

    Raises ``JourneyError`` where no column holds what somebody could have said.
    """
    columns = _columns_of(rows, name)
    return (
        _review(row, columns, at)
        for at, row in enumerate(rows[columns.heading_rows :], columns.heading_rows + 1)
        if any(cell.strip() for cell in row)
    )


def _review(row: Row, columns: ReviewColumns, at: int) -> Review:
    day = columns.cell(row, "day")
    found = day_of(day, columns.order or "ymd") if day else None
    return Review(
        text=_said(row, columns), row=at,
        day=found.isoformat() if found else understood(day),
        stars=stars_in(columns.cell(row, "stars"), columns.most),
        author=columns.cell(row, "author"), origin=columns.cell(row, "origin"),
        product=columns.cell(row, "product"),
    )  # fmt: skip


def _said(row: Row, columns: ReviewColumns) -> str:
    """Return all that was said: headline, text, what was liked and what was not, each once."""
    parts = [columns.cell(row, what) for what in ("headline", "text", "liked", "disliked")]
    headline, text = parts[0], parts[1]
    if headline and text.casefold().startswith(headline.rstrip(".…").casefold()):
        parts[0] = ""
    return "\n".join(part for part in dict.fromkeys(parts) if part)


def _columns_of(rows: Sequence[Row], name: str) -> ReviewColumns:
    if not any(any(cell.strip() for cell in row) for row in rows[:_LOOKED_AT]):
        raise JourneyError(tr("{name} has nothing in it. Nothing was read.", name=name))
    for at, row in enumerate(rows[:_ABOVE]):
        text = first_among(row, f"{headings.TEXTS}, {headings.PRAISES}, {headings.BLAMES}")
        if text is not None:
            found = {
                what: place
                for what, words in _LISTS.items()
                if (place := first_among(row, words)) is not None
            }
            return _measured(rows, at + 1, found, name)
    text, words = _wordiest(rows)
    if words < _WORDY:
        raise JourneyError(_no_reviews(name, max(map(len, rows))))
    above = _is_heading(rows, text)
    found = {"text": text}
    if above:
        found |= {
            what: place
            for what, listed in _LISTS.items()
            if what not in ("text", "headline")
            and (place := first_among(rows[0], listed)) not in (None, text)
        }
    return _measured(rows, int(above), found, name)


def _measured(
    rows: Sequence[Row], heading_rows: int, found: dict[str, int], name: str
) -> ReviewColumns:
    """Return columns with the scale of their stars and the order of their days."""
    below = rows[heading_rows : heading_rows + _LOOKED_AT]
    columns = ReviewColumns(heading_rows, found)
    if not any(map(str.isalpha, "".join(_said(row, columns) for row in below))):
        raise JourneyError(_no_reviews(name, max(map(len, rows))))
    given = [n for row in below if (n := _bare(columns.cell(row, "stars"))) is not None]
    most = next((one for one in _SCALES if max(given, default=0.0) <= one), 5.0)
    days = dates_in([columns.cell(row, "day") for row in below])
    return ReviewColumns(heading_rows, found, most, days.order)


def _bare(said: str) -> float | None:
    try:
        return float(said.replace(",", "."))
    except ValueError:
        return None


def _wordiest(rows: Sequence[Row]) -> tuple[int, float]:
    """Return the column that has most words a cell, and how many these are."""
    best, most = 0, 0.0
    for at in range(max(map(len, rows))):
        cells = [row[at] for row in rows[:_LOOKED_AT] if at < len(row) and row[at].strip()]
        said = [sum(any(map(str.isalpha, word)) for word in cell.split()) for cell in cells]
        usual = sum(said) / len(said) if said else 0.0
        if usual > most:
            best, most = at, usual
    return best, most


def _is_heading(rows: Sequence[Row], text: int) -> bool:
    """Tell whether the first row is one of headings we do not know: short, over long texts."""
    first = rows[0][text].strip() if text < len(rows[0]) else ""
    known = any(heading_among(cell, words) for cell in rows[0] for words in _LISTS.values())
    return known or first.endswith((":", "?")) or (
        len(rows) > 2 and len(first.split()) < _SHORT and not first.endswith((".", "!", ")"))
        and all(len(row[text].split()) >= _SHORT for row in rows[1:4] if text < len(row))
    )  # fmt: skip


def _no_reviews(name: str, width: int) -> str:
    if width < 2:
        return tr(
            "{name} has one column, and what stands in it is nothing somebody could have said."
            " Nothing was changed; reviews are a row each, as text.",
            name=name,
        )
    return tr(
        "No column of {name} holds what somebody could have said. Nothing was changed; call the"
        " column “Review” and try again.",
        name=name,
    )
