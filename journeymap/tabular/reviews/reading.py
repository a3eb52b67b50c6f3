"""Reviews out of a file or a text that was pasted, with what had to be left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from journeymap.errors import JourneyError
from journeymap.language import decimal, plural, tr
from journeymap.tabular.reviews.columns import (
    NO_DELIMITER,
    headed_as_reviews,
    heading_known,
    reviews_in_rows,
    uneven,
)
from journeymap.tabular.reviews.plain_text import reviews_in_text
from journeymap.tabular.reviews.review import Review
from journeymap.tabular.surveys.reading import is_archive, workbook_digest
from journeymap.tabular.surveys.text import TextFile, delimiter_of, looked_through
from journeymap.tabular.surveys.workbook import workbook_rows

KINDS = ("*.csv", "*.tsv", "*.txt", "*.xlsx", "*.xlsm", "*.ods", "*.xls")
"""The endings of files that may hold reviews."""

MOST = 2_000
"""So many reviews are read of a file; nobody confirms more in one sitting."""

MOST_ROWS = 100_000
"""So many rows of a table are looked at."""

_HEAD, _LONGEST = 1 << 16, 20_000
"""So many letters of a text tell whether it is a table, and so many of one review are read."""

_PLAIN = (".txt", ".md", ".text", "")

Tell = Callable[[float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReviews:
    """The reviews of a file: each once, and how many were empty, the same again, or too many.

    ``digest`` is the SHA-256 of the file, blank for what was pasted. ``headed`` tells whether the
    heading of a table says that these are reviews.
    """

    name: str
    reviews: tuple[Review, ...]
    blank: int = 0
    again: int = 0
    beyond: int = 0
    digest: str = ""
    headed: bool = False

    @property
    def left_out(self) -> tuple[str, ...]:
        """Sentences about what was left out, none where nothing was."""
        found = (
            plural("{n} has no words in it.", "{n} have no words in them.", self.blank)
            if self.blank
            else "",
            plural("{n} said the same as another.", "{n} said the same as others.", self.again)
            if self.again
            else "",
            tr(
                "Only the first {most} were read, {n} were left out.",
                most=decimal(MOST, groups=True),
                n=decimal(self.beyond, groups=True),
            )
            if self.beyond
            else "",
        )
        return tuple(filter(None, found))


def read_reviews(
    path: Path, sheet: str = "", tell: Tell = lambda share: None, *, rows: int = MOST_ROWS
) -> ReadReviews:
    """Return the reviews in a file; raises ``JourneyError`` for what holds none.

    A table has them in a column, a plain text in lines or in paragraphs. Of a table no more than
    so many ``rows`` are looked at.
    """
    if is_archive(path):
        book = workbook_rows(path, sheet, tell)
        found = [*islice(book.rows.rows(), rows)]
        named = book.sheet if len(book.sheets) > 1 else ""
        return _of_rows(found, path.name, workbook_digest(path, named))
    file = looked_through(path, tell)
    if path.suffix.lower() in _PLAIN:
        return read_text(_whole(path, file), path.name, file.digest)
    found = [*islice(file.rows(), rows)]
    if uneven(found):
        whole = TextFile(path, file.encoding, NO_DELIMITER, file.digest)
        found = [*islice(whole.rows(), rows)]
    return _of_rows(found, path.name, file.digest)


def read_text(text: str, name: str, digest: str = "") -> ReadReviews:
    """Return the reviews in a text, such as one that was pasted; a table has headings we know."""
    rows = _table_in(text)
    found = reviews_in_rows(rows, name) if rows else reviews_in_text(text)
    return _of(found, name, digest)


def _table_in(text: str) -> list[list[str]]:
    """Return the rows of a text that is a table with headings we know; none for any other."""
    import csv

    head = text[:_HEAD]
    try:
        delimiter = delimiter_of(head)
        if not heading_known(head.splitlines(keepends=True), delimiter):
            return []
        return [*csv.reader(text.splitlines(keepends=True), delimiter=delimiter)]
    except csv.Error:  # a line longer than any table has
        return []


def _whole(path: Path, file: TextFile) -> str:
    from journeymap.storage.reading import content_of

    return content_of(path).decode(file.encoding, "replace")


def _of_rows(rows: Sequence[Sequence[str]], name: str, digest: str) -> ReadReviews:
    found = _of(reviews_in_rows(rows, name), name, digest)
    return replace(found, headed=headed_as_reviews(rows))


def _of(found: Iterable[Review], name: str, digest: str) -> ReadReviews:
    """Return reviews without those that are empty or the same again; raises where none is left."""
    left = iter(found)
    seen: dict[str, Review] = {}
    blank = again = 0
    for one in islice(left, MOST):
        if not one.says_something:
            blank += 1
        elif one.key in seen:
            again += 1
        else:
            seen[one.key] = one if len(one.text) <= _LONGEST else one.cut(_LONGEST)
    if not seen:
        raise JourneyError(tr("There are no reviews in {name}. Nothing was changed.", name=name))
    return ReadReviews(
        name=name, reviews=tuple(seen.values()), blank=blank, again=again,
        beyond=sum(1 for _ in left), digest=digest,
    )  # fmt: skip
