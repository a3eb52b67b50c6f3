"""Where the customer is handed over: arrows from one department of the company to another."""

from __future__ import annotations

from collections.abc import Iterable

from journeymap.arrows import Leads, kind_of
from journeymap.model.records import Connection, Touchpoint
from journeymap.model.snapshot import Snapshot


def handovers(snapshot: Snapshot) -> frozenset[str]:
    """Return the ids of all arrows on to what follows that lead to another department.

    Both departments must be said; capitals and blanks make no difference between two.
    """
    named = departments(snapshot.all(Touchpoint).values())
    if len(set(named.values())) < 2:
        return frozenset()
    return frozenset(
        arrow.id
        for arrow in snapshot.all(Connection).values()
        if arrow.source in named
        and arrow.target in named
        and named[arrow.source] != named[arrow.target]
        and kind_of(arrow).leads is Leads.ON
    )


def departments(cards: Iterable[Touchpoint]) -> dict[str, str]:
    """Return the department of each touchpoint that has one, by its id, as it is compared."""
    return {card.id: key for card in cards if (key := " ".join(card.department.split()).casefold())}
