"""What reports tell of the cases of a journey: a table by touchpoint, and what the model has not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from journeymap.analysis.atlas import mean_feeling
from journeymap.analysis.findings import called
from journeymap.analysis.flow.cases import Leaving, Shortcut
from journeymap.lanes.parts.card_cases import support_words
from journeymap.language import plural, tr
from journeymap.model.names import feeling_word
from journeymap.model.records import Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.view import EVERY_CASE, LaidCases, Shown
from journeymap.view.laid import laid_over

_SKIPPED = 2
"""How many that were left out on a way are named."""


class CasesReport(NamedTuple):
    """What cases say of a journey: in a sentence, by touchpoint, and in lists under headings."""

    sentence: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...]


def cases_report(here: Shown) -> CasesReport | None:
    """Return what to tell of the cases of what is shown, ``None`` where it has none.

    Where one is laid over alone it is told alone, else all are.
    """
    snapshot, journey = here.view.snapshot, here.view.journey
    laid = here.laid or laid_over(snapshot, journey, EVERY_CASE)
    if laid is None:
        return None
    names = ", ".join(laid.names[case] for case in laid.laid)
    n = len(laid.laid)
    sentence = plural("{n} case laid over: {names}", "{n} cases laid over: {names}", n, names=names)
    headings = (tr("Touchpoint"), tr("Cases"), tr("They felt"), tr("The model says"))
    rows = tuple(_row(snapshot, laid, card.id) for card in here.touchpoints)
    parts = (
        (tr("Not in the model"), tuple(_unmatched(snapshot, laid))),
        (tr("Where they leave it"), tuple(_leaving(here, laid))),
        (tr("Ways without an arrow"), tuple(_shortcuts(here, laid))),
    )
    return CasesReport(sentence, headings, rows, tuple(one for one in parts if one[1]))


def _row(snapshot: Snapshot, laid: LaidCases, id: str) -> tuple[str, ...]:
    came = laid.came(id)
    who = [laid.names[case] for case in laid.support.at.get(id, ()) if case in laid.laid]
    words = support_words(came, len(laid.laid))
    told = tr("{count}: {names}", count=words, names=", ".join(who)) if who else words
    card = laid.support.felt.get(id, ())
    felt = [
        tr(
            "{case}: {feeling}",
            case=laid.names[one.case],
            feeling=feeling_word(snapshot, one.valence),
        )
        for one in card
        if one.case in laid.laid
    ]
    return called(snapshot, id), told, "; ".join(felt), _model_felt(snapshot, id)


def _model_felt(snapshot: Snapshot, id: str) -> str:
    card = snapshot.get(Touchpoint, id)
    valence = mean_feeling(snapshot, card) if card else None
    return "" if valence is None else feeling_word(snapshot, valence)


def _unmatched(snapshot: Snapshot, laid: LaidCases) -> Iterator[str]:
    """Yield what the cases that are shown did that the model has not."""
    for case in laid.laid:
        for id in laid.support.unmatched.get(case, ()):
            yield tr("{case}: “{title}”", case=laid.names[case], title=called(snapshot, id))


def _leaving(here: Shown, laid: LaidCases) -> Iterator[str]:
    """Yield where the cases that are shown leave what is shown, and where they come back."""
    snapshot = here.view.snapshot
    for one in laid.support.leavings:
        if one.case in laid.laid and {one.touchpoint, one.back} - {None} <= here.ids:
            place = called(snapshot, one.touchpoint)
            gone = gone_words(snapshot, laid, one)
            yield tr("after “{title}”: {what}", title=place, what=gone)


def gone_words(snapshot: Snapshot, laid: LaidCases, one: Leaving) -> str:
    """Return what a case does where it leaves the model, and whether it comes back."""
    name = laid.names[one.case]
    if not one.by:
        return tr("{case} ends there", case=name)
    title = called(snapshot, one.by[0])
    if one.back is None:
        return tr("{case}: “{title}”, and does not come back", case=name, title=title)
    back = called(snapshot, one.back)
    return tr("{case}: “{title}”, back at “{back}”", case=name, title=title, back=back)


def _shortcuts(here: Shown, laid: LaidCases) -> Iterator[str]:
    for one in laid.support.shortcuts:
        names = ", ".join(laid.names[case] for case in one.cases if case in laid.laid)
        if names and {one.source, one.target, *one.skipped} <= here.ids:
            yield tr("{way}: {names}", way=way_words(here.view.snapshot, one), names=names)


def way_words(snapshot: Snapshot, one: Shortcut) -> str:
    """Return a way the model has no arrow for in words, with what was left out on it."""
    source, target = called(snapshot, one.source), called(snapshot, one.target)
    if not one.skipped:
        return tr("“{source}” → “{target}”", source=source, target=target)
    named = [tr("“{title}”", title=called(snapshot, id)) for id in one.skipped[:_SKIPPED]]
    skipped = ", ".join([*named, "…"] if len(one.skipped) > _SKIPPED else named)
    return tr(
        "“{source}” → “{target}”, without {skipped}", source=source, target=target, skipped=skipped
    )
