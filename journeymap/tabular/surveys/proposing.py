"""What the columns of a survey seem to mean: proposed to whoever brings it in, never in silence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from journeymap.metrics import short_name
from journeymap.model.records import Persona
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.surveys.asking import Battery, asked_in, batteries
from journeymap.tabular.surveys.dating import are_moments, dates_in
from journeymap.tabular.surveys.likeness import asks, heading
from journeymap.tabular.surveys.mapping import (
    AnswerColumn,
    AskedMetric,
    SurveyMapping,
    place_key,
)
from journeymap.tabular.surveys.profile import Profile, Scale, profiles
from journeymap.tabular.surveys.sheet import SurveySheet
from journeymap.tabular.surveys.whereabouts import Place, place_of, places_in
from journeymap.tabular.surveys.words import (
    COMMENTS,
    DATES,
    FINISHED,
    PERSONAS,
    RESPONDENT,
    SEGMENTS,
    STATUS,
    TOUCHPOINTS,
    WEIGHTS,
    WHOLE,
)

_MOST_SEGMENTS = 30
_DATED = 0.8
_OWN = re.compile(
    r"(?:^|_)(?:NPS_GROUP|GROUP)$|IPAddress|^IP Address$|Location(?:Latitude|Longitude)"
)


class Offer(NamedTuple):
    """What could be done besides with columns, but is not unless somebody says so."""

    weights: tuple[str, ...]
    segments: tuple[str, ...]
    quotes: tuple[str, ...]
    personas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Roles:
    respondent: str = ""
    date: str = ""
    touchpoint: str = ""
    persona: str = ""
    finished: str = ""
    status: str = ""
    segment: tuple[str, ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(
            (self.respondent, self.date, self.touchpoint, self.persona, self.finished, self.status)
        ) | {*self.segment}


def proposed(sheet: SurveySheet, snapshot: Snapshot, journey: str) -> SurveyMapping:
    """Return what the columns of a sheet seem to mean for a journey, by question and answers.

    Weights and quotes are only offered, by ``offered``. Touchpoints that are not there yet are
    made where the journey has none at all.
    """
    seen = seen_in(sheet)
    roles = _roles(sheet, seen, snapshot)
    free = (one for one in seen if one.key not in roles.keys and not _dated(one))
    questions = [one for one in free if not _OWN.search(one.key)]
    places = places_in(snapshot, journey)
    metrics: dict[str, AskedMetric] = {}
    columns: list[AnswerColumn] = []
    for battery in batteries(questions):
        found = [
            _column(profile, scale, metric, roles, places, battery)
            for profile, scale in battery.scaled
            if (metric := asked_in(profile, scale, battery, snapshot))
            and metrics.setdefault(metric.id, metric)
        ]
        columns += _told_apart(found, columns, metrics, battery)
    return SurveyMapping(
        sheet=sheet.sheet,
        respondent=roles.respondent,
        date=roles.date,
        period="month" if roles.date else "",
        touchpoint=roles.touchpoint,
        segment=roles.segment,
        persona=roles.persona,
        finished=roles.finished,
        status=roles.status,
        create=not any(place.kind == "touchpoint" for place in places),
        metrics=tuple(metrics.values()),
        columns=_with_overall(columns, metrics, sheet, roles),
    )


def seen_in(sheet: SurveySheet) -> tuple[Profile, ...]:
    """Return what stands in each column of a sheet, over the first two thousand rows."""
    return profiles([(column.key, column.question) for column in sheet.columns], sheet.sample())


def offered(sheet: SurveySheet, snapshot: Snapshot, mapping: SurveyMapping) -> Offer:
    """Return what could be done besides with the columns a mapping does not name."""
    free = [one for one in seen_in(sheet) if one.key not in mapping.named]
    names = {persona.name.strip().casefold() for persona in snapshot.all(Persona).values()}
    return Offer(
        tuple(one.key for one in free if _weighs(one)),
        tuple(one.key for one in free if _divides(one) and not _weighs(one)),
        tuple(one.key for one in free if _open(one)),
        tuple(one.key for one in free if names & {value.casefold() for value in one.values}),
    )


def _roles(sheet: SurveySheet, seen: Sequence[Profile], snapshot: Snapshot) -> _Roles:
    filled = [one for one in seen if one.values]
    touchpoint = next((x.key for x in filled if heading(x.question) in TOUCHPOINTS), "")
    respondent = _best(filled, RESPONDENT, lambda one: _tells_apart(one, bool(touchpoint)))
    date = _best(filled, DATES, lambda one: dates_in(one.values).share >= _DATED) or _days(filled)
    finished = _best(filled, FINISHED, lambda one: sheet.shape != "table" or _done(one))
    status = _best(filled, STATUS, lambda one: sheet.shape == "qualtrics" or _previewed(one))
    names = {persona.name.strip().casefold() for persona in snapshot.all(Persona).values()}
    persona = _best(filled, PERSONAS, lambda one: bool(names & {v.casefold() for v in one.values}))
    taken = {respondent, date, touchpoint, finished, status, persona}
    segment = _best([one for one in filled if one.key not in taken], SEGMENTS, _named_part)
    return _Roles(
        respondent, date, touchpoint, persona, finished, status, (segment,) if segment else ()
    )


def _best(seen: Sequence[Profile], words: Sequence[str], fits: object) -> str:
    """Return the key of the column whose heading comes first in a list and whose values fit."""
    assert callable(fits)
    known = {word: rank for rank, word in enumerate(words)}
    ranked = [
        (min(known.get(heading(name), len(known)) for name in (one.question, one.key)), at, one)
        for at, one in enumerate(seen)
    ]
    for rank, _, one in sorted(ranked, key=lambda found: found[:2]):
        if rank < len(known) and fits(one):
            return one.key
    return ""


def _days(seen: Sequence[Profile]) -> str:
    """Return the key of the one column that holds days, whatever it is called; blank for several."""
    found = [one.key for one in seen if are_moments(one.values)]
    return found[0] if len(found) == 1 else ""


def _dated(profile: Profile) -> bool:
    """Tell whether a column holds days, which are no answers on a scale."""
    return bool(profile.values) and dates_in(profile.values).share >= _DATED


def _tells_apart(profile: Profile, long: bool) -> bool:
    """Tell whether a column differs from row to row, as who answered does."""
    return long or len(profile.values) >= 0.8 * profile.filled >= 0.4 * profile.rows


def _done(profile: Profile) -> bool:
    said = {value.casefold() for value in profile.values}
    return len(said) <= 101 and bool(
        said & {"1", "0", "true", "false", "yes", "no", "100", "так", "ні", "да", "нет"}
    )


def _previewed(profile: Profile) -> bool:
    return any("preview" in value.casefold() for value in profile.values)


def _divides(profile: Profile) -> bool:
    """Tell whether a column makes segments: a few words or groups, each more than once."""
    count = len(profile.values)
    return 2 <= count <= _MOST_SEGMENTS and profile.filled >= 3 * count and not asks_rating(profile)


def _named_part(profile: Profile) -> bool:
    """Tell whether a column that is called like a segment makes some; few rows are enough."""
    return 2 <= len(profile.values) <= _MOST_SEGMENTS and profile.filled >= 1.5 * len(
        profile.values
    )


def asks_rating(profile: Profile) -> bool:
    """Tell whether a column looks like ratings by its heading."""
    return asks(profile.question) and heading(profile.question) not in SEGMENTS


def _weighs(profile: Profile) -> bool:
    return heading(profile.question) in WEIGHTS or heading(profile.key) in WEIGHTS


def _open(profile: Profile) -> bool:
    """Tell whether a column holds what people wrote in their own words."""
    if not profile.values or profile.numeric > 0.5:
        return False
    letters = sum(len(value) * n for value, n in profile.values.items()) / profile.filled
    spaced = sum(n for value, n in profile.values.items() if " " in value) / profile.filled
    wordy = any(word in profile.question.casefold() for word in COMMENTS)
    return (wordy and letters > 2) or (letters >= 25 and spaced >= 0.6)


def _told_apart(
    found: Sequence[AnswerColumn],
    before: Sequence[AnswerColumn],
    metrics: dict[str, AskedMetric],
    battery: Battery,
) -> list[AnswerColumn]:
    """Return the columns of a set; where one asks again at a place, it is of a metric of its own.

    Different questions are never added up, however alike their scales are.
    """
    taken = {place_key(one) for one in before}
    again = {one.metric for one in found if place_key(one) in taken}
    if battery.shared and all(one.name.startswith(battery.shared) for one in found):
        again |= {one.metric for one in before}  # a set known by its number alone asks its own
    told: list[AnswerColumn] = []
    for one in found:
        metric = one.metric
        if metric in again or place_key(one) in {*map(place_key, told)}:
            name = battery.shared or one.name
            metric = f"{one.metric} {name}"
            title = f"{short_name(metrics[one.metric].record)} {name}"
            metrics.setdefault(metric, replace(metrics[one.metric], id=metric, title=title))
        told.append(replace(one, metric=metric))
    return told


def _column(
    profile: Profile,
    scale: Scale,
    metric: AskedMetric,
    roles: _Roles,
    places: Sequence[Place],
    battery: Battery,
) -> AnswerColumn:
    place = Place("", "") if roles.touchpoint else place_of(profile, metric, places, battery)
    return AnswerColumn(
        name=profile.key,
        metric=metric.id,
        touchpoint=place.name if place.kind == "touchpoint" else "",
        stage=place.name if place.kind == "stage" else "",
        journey=place.name if place.kind == "journey" else "",
        missing=scale.missing,
        words=scale.words,
    )


def _with_overall(
    columns: Sequence[AnswerColumn],
    metrics: dict[str, AskedMetric],
    sheet: SurveySheet,
    roles: _Roles,
) -> tuple[AnswerColumn, ...]:
    """Return the columns with the one marked that asks about the whole, satisfaction before NPS."""
    if roles.touchpoint:
        return tuple(columns)
    ranked = sorted(_whole(columns, metrics, sheet), key=lambda found: found[0])
    chosen = ranked[0][1].name if ranked else ""
    return tuple(replace(one, overall=one.name == chosen) for one in columns)


def _whole(
    columns: Sequence[AnswerColumn], metrics: dict[str, AskedMetric], sheet: SurveySheet
) -> Iterator[tuple[int, AnswerColumn]]:
    for one in columns:
        if not one.touchpoint and not one.stage:
            said = sheet.question(one.name).casefold()
            told = any(word in said for word in WHOLE) or sheet.question(one.name).endswith("ALL")
            yield (0 if told else 1) + (2 if metrics[one.metric].kind == "nps" else 0), one
