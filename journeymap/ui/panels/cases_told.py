"""What the panel of cases says, line by line: of a model and its cases, or of one case."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from journeymap.analysis.findings import called
from journeymap.analysis.flow.case_ways import CASE, model_of
from journeymap.drawing.theme import Theme
from journeymap.editing.cases import suggested
from journeymap.language import plural, tr
from journeymap.model.names import journey_name
from journeymap.model.records import Journey
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.cases import gone_words, way_words
from journeymap.view import EVERY_CASE
from journeymap.view.laid import LaidCases, laid_over


class CasesLine(NamedTuple):
    """A line: what it says, softly what belongs to it, the colour of its case, where it leads.

    ``lays`` is the case it lays over alone; ``matches`` what its touchpoint may stand for.
    """

    words: str
    aside: str = ""
    tone: str = ""
    leads: tuple[str, ...] = ()
    lays: str = ""
    current: bool = False
    matches: tuple[str, str] | None = None


class CasesSection(NamedTuple):
    """Lines under a heading; ``hint`` says what they are, or that there are none."""

    heading: str
    lines: tuple[CasesLine, ...]
    hint: str = ""


def told_of_model(snapshot: Snapshot, journey: str, wish: str, theme: Theme) -> list[CasesSection]:
    """Return what is to be said of the cases of a journey; nothing where it has none."""
    laid = laid_over(snapshot, journey, EVERY_CASE)
    if laid is None:
        return []
    lines = [_case(laid, case, wish, theme) for case in laid.support.cases]
    found = [CasesSection(tr("Cases"), tuple(lines))]
    for heading, more in (
        (tr("Not in the model"), _unmatched(snapshot, laid, theme)),
        (tr("Where they leave it"), _leaving(snapshot, laid, theme)),
        (tr("Ways without an arrow"), _shortcuts(snapshot, laid, theme)),
        (tr("No case came here"), _unsupported(snapshot, laid)),
    ):
        if there := tuple(more):
            found.append(CasesSection(f"{heading} · {len(there)}", there))
    return found


def told_of_case(snapshot: Snapshot, case: str, theme: Theme) -> list[CasesSection]:
    """Return what is to be said of one case: what of it the model has not, and what that may be."""
    record, model = snapshot.get(Journey, case), model_of(snapshot, case)
    if record is None or record.state != CASE or model is None:
        return []
    laid = laid_over(snapshot, model, case)
    if laid is None:
        return []
    may_be = suggested(snapshot, case)
    lines = []
    for id in laid.support.unmatched.get(case, ()):
        guess = may_be.get(id, "")
        aside = tr("“{title}” in the model?", title=called(snapshot, guess)) if guess else ""
        matches = (id, guess) if guess else None
        lines.append(CasesLine(called(snapshot, id), aside, "", (id,), matches=matches))
    hint = "" if lines else tr("All of it stands for something in the model.")
    return [CasesSection(tr("Not in the model"), tuple(lines), hint)]


def _case(laid: LaidCases, case: str, wish: str, theme: Theme) -> CasesLine:
    way = laid.support.ways[case]
    matched = len(way.stands_for)
    aside = plural(
        "{matched} of {n} matched", "{matched} of {n} matched", len(way.steps), matched=matched
    )
    tone = laid.tone(case, theme)
    return CasesLine(laid.names[case], aside, tone, (case,), case, wish in (case, EVERY_CASE))


def _unmatched(snapshot: Snapshot, laid: LaidCases, theme: Theme) -> Iterator[CasesLine]:
    for case, ids in laid.support.unmatched.items():
        for id in ids:
            tone = laid.tone(case, theme)
            yield CasesLine(called(snapshot, id), laid.names[case], tone, (id,))


def _leaving(snapshot: Snapshot, laid: LaidCases, theme: Theme) -> Iterator[CasesLine]:
    for one in laid.support.leavings:
        tone = laid.tone(one.case, theme)
        words = tr("after “{title}”", title=called(snapshot, one.touchpoint))
        yield CasesLine(words, gone_words(snapshot, laid, one), tone, (one.touchpoint,))


def _shortcuts(snapshot: Snapshot, laid: LaidCases, theme: Theme) -> Iterator[CasesLine]:
    for one in laid.support.shortcuts:
        names = ", ".join(laid.names[case] for case in one.cases)
        tone = laid.tone(one.cases[0], theme) if len(one.cases) == 1 else ""
        yield CasesLine(way_words(snapshot, one), names, tone, (one.source, one.target))


def _unsupported(snapshot: Snapshot, laid: LaidCases) -> Iterator[CasesLine]:
    for id in laid.support.unsupported:
        yield CasesLine(called(snapshot, id), "", "", (id,))


def heading_of(snapshot: Snapshot, journey: str) -> tuple[str, str]:
    """Return what the panel is about: in words, and the journey a click leads to, blank for none."""
    record = snapshot.get(Journey, journey)
    if record is None:
        return "", ""
    if record.state != CASE:
        return journey_name(record), ""
    model = snapshot.get(Journey, model_of(snapshot, journey))
    if model is None:
        return tr("A case of no journey yet: choose one in the inspector."), ""
    return tr("A case of “{journey}”", journey=journey_name(model)), model.id
