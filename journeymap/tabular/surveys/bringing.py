"""A survey that was counted, as one change; one that was read is taken out again the same way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from journeymap.editing.lanes import with_lane
from journeymap.errors import JourneyError
from journeymap.language import plural, tr
from journeymap.model.change import Change, change
from journeymap.model.order import after_last
from journeymap.model.records import Journey, Project, Score, Source
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.surveys.checks import check_places
from journeymap.tabular.surveys.count import SurveyCount
from journeymap.tabular.surveys.mapping import SurveyMapping
from journeymap.tabular.surveys.passing import answered, kept_rows
from journeymap.tabular.surveys.quoting import quotes_of
from journeymap.tabular.surveys.recounting import recounts, survey_sources
from journeymap.tabular.surveys.remembering import SurveyMemory
from journeymap.tabular.surveys.respondents import KeptAnswers
from journeymap.tabular.surveys.scoring import metrics_for, personas_of, scores_of
from journeymap.tabular.surveys.sheet import SurveySheet, without_collecting
from journeymap.tabular.surveys.standing import Places, places_for

Tell = Callable[[int], None]


class SurveyBrought(NamedTuple):
    """What a survey comes to: one change, its source, the scores it makes, and what to say of it."""

    change: Change
    source: Source
    scores: tuple[Score, ...]
    remarks: tuple[str, ...]


def survey_change(
    snapshot: Snapshot,
    journey: str,
    sheet: SurveySheet,
    mapping: SurveyMapping,
    count: SurveyCount,
    *,
    answers: KeptAnswers | None = None,
    at: str = "",
    tell: Tell = lambda rows: None,
) -> SurveyBrought:
    """Return what was counted as one change: source, metrics, places, scores and quotes.

    What each respondent answered is put into ``answers`` first, so that whoever is known is
    replaced: the scores of earlier sources are counted anew without them. Without ``answers``
    nothing is kept, as for a trial. ``at`` is when it was read, ISO 8601, now without. Raises
    ``JourneyError`` for a file that was read already, and where nothing would come in.
    """
    if snapshot.get(Journey, journey) is None:
        raise JourneyError(tr("There is no journey to bring the survey into."))
    _refuse_again(snapshot, sheet)
    check_places(mapping)
    made = _made(snapshot, journey, sheet, mapping, count, at)
    source, whole = made.source, made.change
    remarks = [*count.remarks, *made.remarks]
    if answers is not None and mapping.respondent:
        known = _keep(snapshot, sheet, mapping, count, answers, source, tell)
        if known:
            after = snapshot.apply(whole)
            whole += recounts(after, answers, whole.label, but=source.id)
            remarks.append(_replaced(known))
    return SurveyBrought(whole.normal(), source, made.scores, tuple(remarks))


def _made(
    snapshot: Snapshot,
    journey: str,
    sheet: SurveySheet,
    mapping: SurveyMapping,
    count: SurveyCount,
    at: str,
) -> SurveyBrought:
    """Return what a survey alone comes to, whoever answered earlier ones."""
    metrics = metrics_for(snapshot, mapping)
    touchpoints = dict.fromkeys(one.part.touchpoint for one in count.tallies)
    places = places_for(snapshot, journey, mapping.columns, touchpoints, mapping.create)
    source = Source(
        name=sheet.name, digest=sheet.digest, rows=count.rows,
        at=_moment(snapshot, at),
    )  # fmt: skip
    people = personas_of(snapshot)
    scores = scores_of(count.tallies, mapping, metrics.ids, places, people, source.id)
    if not scores:
        raise JourneyError(_nothing(places))
    now = snapshot.apply(places.change) if places.change else snapshot
    said = quotes_of(now, sheet, mapping, count, places)
    remembered = SurveyMemory.of(_resolved(mapping, metrics.ids, places), sheet, journey)
    source = source.but(mapping=remembered.with_quotes(said.quotes).written())
    label = tr("Survey {name}", name=sheet.name)
    found = tuple(_positioned(now, scores.values()))
    new = change(label, add=[source, *metrics.made, *found, *said.quotes])
    for kind, used in (("scores", any(x.touchpoint for x in found)), ("quotes", said.quotes)):
        new = with_lane(now, journey, kind, new) if used else new
    lost = _strangers(count, people)
    return SurveyBrought(
        Change(label, (places.change + new).edits), source, found,
        (*_unplaced(places), *lost, *said.remarks),
    )  # fmt: skip


def _refuse_again(snapshot: Snapshot, sheet: SurveySheet) -> None:
    for one in snapshot.all(Source).values():
        if sheet.digest and one.digest == sheet.digest:
            raise JourneyError(
                tr(
                    "{name} was read already, as {before}. Nothing was changed; take that out first"
                    " to read it again.",
                    name=sheet.name,
                    before=one.name or sheet.name,
                )
            )


def _nothing(places: Places) -> str:
    if places.unknown:
        return tr(
            "Nothing would come in: the touchpoints {names} are not in this journey. Say at which"
            " touchpoint each column was asked, or have them made.",
            names=", ".join(f"“{name}”" for name in places.unknown[:5]),
        )
    return tr("Nothing would come in: no row has an answer on the scale of its question.")


def _unplaced(places: Places) -> Iterator[str]:
    if places.unknown:
        yield tr(
            "Left out, as they are not in this journey: {names}.",
            names=", ".join(f"“{name}”" for name in places.unknown),
        )
    if places.made:
        yield plural(
            "{n} touchpoint was made: {names}.",
            "{n} touchpoints were made: {names}.",
            len(places.made),
            names=", ".join(f"“{name}”" for name in places.made),
        )


def _moment(snapshot: Snapshot, at: str) -> str:
    """Return when a survey is read: after all others, as the later one counts."""
    now = _read_at(at) or datetime.now(UTC)
    for one, _ in survey_sources(snapshot):
        before = _read_at(one.at)
        now = max(now, before + timedelta(microseconds=1)) if before else now
    return now.isoformat(timespec="microseconds")


def _read_at(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError):  # blank, or written by hand
        return None


def _strangers(count: SurveyCount, people: Mapping[str, str]) -> Iterator[str]:
    names = {part.persona for part in count.parts if part.persona}
    unknown = sorted(name for name in names if name.casefold() not in people)
    if unknown:
        yield tr(
            "These personas are not in the file, so there are no scores of their own: {names}.",
            names=", ".join(f"“{name}”" for name in unknown),
        )


def _keep(
    snapshot: Snapshot,
    sheet: SurveySheet,
    mapping: SurveyMapping,
    count: SurveyCount,
    answers: KeptAnswers,
    source: Source,
    tell: Tell,
) -> int:
    """Keep what each respondent answered; return how many of them answered earlier surveys."""
    key = next(iter(snapshot.all(Project)), source.id)
    done = 0
    try:
        with without_collecting():
            for piece in answered(sheet, mapping, count.superseded):
                nobody = f"{source.id} {done}"
                answers.keep_answers(source.id, kept_rows(piece, key, nobody, source.at))
                done += len(piece)
                tell(done)
    except BaseException:
        answers.forget_answers(source.id)
        raise
    earlier = [one.id for one, _ in survey_sources(snapshot)]
    return answers.known_to(source.id, earlier) if earlier else 0


def _replaced(known: int) -> str:
    return plural(
        "{n} respondent was known; earlier answers to the same questions no longer count.",
        "{n} respondents were known; their earlier answers to the same questions no longer count.",
        known,
    )


def _positioned(snapshot: Snapshot, scores: Iterable[Score]) -> list[Score]:
    found: list[Score] = []
    last: dict[str, float] = {}
    for score in scores:
        field = "touchpoint" if score.touchpoint else "stage" if score.stage else "journey"
        place = getattr(score, field)
        if place not in last:
            last[place] = after_last(snapshot.of(Score, field, place))
        found.append(score.but(position=last[place]))
        last[place] += 1.0
    return found


def _resolved(mapping: SurveyMapping, ids: Mapping[str, str], places: Places) -> SurveyMapping:
    """Return a mapping that names what is there by its id, so that titles may change."""
    columns = []
    for one in mapping.columns:
        stands = None if mapping.touchpoint else places.of(one)
        known = replace(one, metric=ids.get(one.metric, one.metric))
        if stands and one.touchpoint:
            known = replace(known, touchpoint=stands[1])
        elif stands and one.stage:
            known = replace(known, stage=stands[1])
        elif stands and one.journey:
            known = replace(known, journey=stands[1])
        columns.append(known)
    asked = tuple(replace(one, id=ids[one.id]) for one in mapping.metrics if one.id in ids)
    return replace(mapping, metrics=asked, columns=tuple(columns))
