"""Findings of one kind of which there are many: the worst told one by one, the others together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from journeymap.analysis.findings import Finding, Plain, ranked

_ALONE = 5
"""How many are told one by one (ours)."""


def worst_alone(
    found: Iterable[Finding], together: Callable[[int, tuple[str, ...]], str]
) -> Iterator[Finding]:
    """Yield the worst findings, then one of all others, which is as bad as the worst of them.

    ``together`` says how many more there are, and where.
    """
    row = ranked(found)
    alone = len(row) if len(row) <= _ALONE + 1 else _ALONE
    yield from row[:alone]
    if rest := row[alone:]:
        ids = tuple(dict.fromkeys(id for one in rest for id in one.ids))
        values: dict[str, Plain] = {"more": len(rest)}
        text = together(len(rest), tuple(dict.fromkeys(one.ids[0] for one in rest)))
        yield Finding(rest[0].severity, text, ids, values, weight=rest[0].weight)
