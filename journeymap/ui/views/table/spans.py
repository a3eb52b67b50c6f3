"""Blocks of cells: those that are selected, and those that are filled."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Cells from a first to a last row and column."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Tell whether a cell is among them."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


def joined(spans: list[Span]) -> list[Span]:
    """Return blocks of cells with those that lie beside one another made one."""
    found: list[Span] = []
    for span in sorted(spans):
        last = found[-1] if found else None
        if (
            last
            and (last.top, last.bottom) == (span.top, span.bottom)
            and last.right + 1 == span.left
        ):
            found[-1] = last._replace(right=span.right)
        elif (
            last
            and (last.left, last.right) == (span.left, span.right)
            and last.bottom + 1 == span.top
        ):
            found[-1] = last._replace(bottom=span.bottom)
        else:
            found.append(span)
    return found


def stretched(span: Span, row: int, column: int) -> Span | None:
    """Return what is filled when a block is dragged to a cell: further down, up or aside.

    ``None`` within the block itself.
    """
    down, up = row - span.bottom, span.top - row
    aside, back = column - span.right, span.left - column
    most = max(down, up, aside, back)
    if most <= 0:
        return None
    if most == down:
        return span._replace(bottom=row)
    if most == up:
        return span._replace(top=row)
    return span._replace(right=column) if most == aside else span._replace(left=column)
