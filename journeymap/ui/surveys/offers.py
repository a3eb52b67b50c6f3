"""What is offered to whoever brings a survey in, before anything is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from journeymap.dates import written
from journeymap.language import tr
from journeymap.model.grid import cards
from journeymap.model.records import Source
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.surveyed import QuestionTitle, question_titles
from journeymap.tabular.surveys.mapping import SurveyMapping
from journeymap.tabular.surveys.proposing import offered, proposed
from journeymap.tabular.surveys.remembering import SurveyMemory
from journeymap.tabular.surveys.sheet import SurveySheet
from journeymap.ui.surveys.meanings import SurveyDraft

_MOST_KEPT = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyOffer:
    """The mapping proposed, and what else there is to choose.

    ``titles`` are what touchpoints would be called by the columns. ``suggested`` are columns of
    which something could come that does not unless somebody says so. ``kept`` are the mappings
    of files that came before, each with its words; where the newest fits whole, it is the
    ``draft`` and ``remark`` says so.
    """

    draft: SurveyDraft
    titles: Mapping[str, str]
    suggested: frozenset[str] = frozenset()
    kept: tuple[tuple[str, SurveyDraft], ...] = ()
    remark: str = ""


def offer_of(sheet: SurveySheet, snapshot: Snapshot, journey: str) -> SurveyOffer:
    """Return what is offered for a sheet; looks at its first rows, so not in the window's thread."""
    mapping = proposed(sheet, snapshot, journey)
    more = offered(sheet, snapshot, mapping)
    short = question_titles({column.key: column.question for column in sheet.columns})
    titles = {key: title.title for key, title in short.items()}
    titles |= {one.name: one.touchpoint for one in mapping.columns if one.touchpoint}
    draft = SurveyDraft(mapping=mapping, weight=next(iter(more.weights), ""))
    if not cards(snapshot, journey):
        draft = _on_stages(draft, groups_of(sheet, mapping))
    kept = kept_mappings(sheet, snapshot)
    offer = SurveyOffer(
        draft=draft,
        titles=titles,
        suggested=frozenset((*more.weights, *more.quotes)),
        kept=tuple((tr("Use the mapping of {name}", name=name), one) for name, one in kept),
    )
    there = {column.key for column in sheet.columns}
    whole = kept and there >= {*kept[0][1].mapping.named}
    return _as_before(offer, *kept[0]) if whole else offer


def _as_before(offer: SurveyOffer, name: str, kept: SurveyDraft) -> SurveyOffer:
    """Return an offer that begins with a mapping of before, which is of a source called so.

    What was proposed is a click away then. Dates that only this file has make its periods.
    """
    new = offer.draft.mapping
    if new.date and not kept.mapping.date:
        kept = kept.but(date=new.date, dates=new.dates, period=new.period)
    return replace(
        offer,
        draft=kept,
        kept=((tr("Propose anew"), offer.draft), *offer.kept[1:]),
        remark=tr("The columns are taken as in {name}.", name=name),
    )


def groups_of(sheet: SurveySheet, mapping: SurveyMapping) -> dict[str, QuestionTitle]:
    """Return in which groups the questions stand that a mapping asks, by their columns."""
    there = {column.key: column.question for column in sheet.columns}
    return question_titles({one.name: there.get(one.name, "") for one in mapping.columns})


def _on_stages(draft: SurveyDraft, groups: Mapping[str, QuestionTitle]) -> SurveyDraft:
    """Return a draft in which what asks about a whole group is asked about its stage.

    Where there is but one group, that is the journey.
    """
    if len({one.group for one in groups.values() if one.group}) < 2:
        return draft
    columns = tuple(
        replace(column, stage=groups[column.name].group, touchpoint="", journey="")
        if groups[column.name].whole
        else column
        for column in draft.mapping.columns
    )
    return draft.but(columns=columns)


def kept_mappings(sheet: SurveySheet, snapshot: Snapshot) -> tuple[tuple[str, SurveyDraft], ...]:
    """Return the mappings the document has kept that fit a sheet, with names, the newest first."""
    there = {column.key for column in sheet.columns}
    found: list[tuple[str, SurveyDraft]] = []
    for source in sorted(snapshot.all(Source).values(), key=lambda one: one.at, reverse=True):
        mapping = mapping_of(source)
        if mapping is None or not {column.name for column in mapping.columns} & there:
            continue
        draft = as_draft(mapping)
        if all(draft != other for _, other in found):
            found.append((called_source(source), draft))
    return tuple(found[:_MOST_KEPT])


def as_draft(mapping: SurveyMapping) -> SurveyDraft:
    """Return a mapping of before as what is chosen now, with its weights as they were."""
    return SurveyDraft(mapping=mapping, weight=mapping.weight, weighted=bool(mapping.weight))


def called_source(source: Source) -> str:
    """Return what a source is called in a sentence: its file, and when it was read."""
    day = written(source.at[:10]) if source.at else ""
    return tr("{file}, {day}", file=source.name, day=day) if day else source.name


def mapping_of(source: Source) -> SurveyMapping | None:
    """Return what the columns of a source mean in another file, ``None`` where that is not kept."""
    remembered = SurveyMemory.read(source.mapping)
    return remembered.mapping.for_another() if remembered else None
