"""What comes of reading a file of another kind."""

from __future__ import annotations

from typing import NamedTuple

from journeymap.model.change import Change


class Imported(NamedTuple):
    """What came in as one change, and what could not be taken: numbers and sentences.

    The number is that of a line or a row, from 1; 0 where a sentence is about the whole.
    ``pictures`` are the bytes of those its records name by their SHA-256, to be kept first.
    ``assumed`` are sentences about what the file did not say and was taken for granted.
    """

    change: Change
    report: tuple[tuple[int, str], ...] = ()
    assumed: tuple[str, ...] = ()
    pictures: tuple[bytes, ...] = ()
