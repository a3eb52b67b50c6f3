"""Where in plain JSON journeys stand: under which keys, as lists or as objects by name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from journeymap.formats.json.keys import CARD_KEYS, is_key, title_of, words_of

_JOURNEYS = "journeys, journey maps, customer journeys, customer journey maps, maps, scenarios"
_JOURNEY = (
    "journey, journey map, customer journey, customer journey map, user journey, cjm, map, data, "
    "result, мапа, мапа шляху, карта пути, путь клиента, шлях клієнта"
)
_STAGES = (
    "stages, phases, stage, phase, sections, columns, journey stages, journey phases, етапи, фази, "
    "стадії, этапы, фазы, стадии"
)
_PEOPLE = (
    "persona, personas, user, actor, actors, customer, персона, персони, персоны, клієнт, клиент"
)
_TITLE = "title, name, label, journey name, journey title, назва, название, заголовок"
_SCENARIO = (
    "scenario, description, summary, goal, objective, context, сценарій, опис, мета, сценарий, "
    "описание, цель"
)
_SKIPPED = "id, uuid, schema, $schema"
_DEEPEST = 6


class FoundStage(NamedTuple):
    """A stage: its name, what is said of it as a whole, and its touchpoints as they stand."""

    title: str
    said: dict[str, Any]
    cards: list[Any]


class FoundJourney(NamedTuple):
    """A journey: its title, what it is about, its people, its stages, and keys nobody knows."""

    title: str
    scenario: str
    people: tuple[Any, ...]
    stages: tuple[FoundStage, ...]
    unknown: tuple[str, ...]


def journeys_in(plain: Any) -> list[FoundJourney]:
    """Return the journeys in plain JSON, as few levels down as there are any."""
    return list(_journeys(plain, _DEEPEST))


def _journeys(plain: Any, deeper: int) -> Iterator[FoundJourney]:
    if not deeper:
        return
    if isinstance(plain, list):
        yield from _of_list(plain, deeper)
        return
    if not isinstance(plain, dict):
        return
    stages = next((key for key in plain if is_key(key, _STAGES) and _holds(plain[key])), None)
    many = next((key for key in plain if is_key(key, _JOURNEYS)), None)
    cards = next((key for key in plain if is_key(key, CARD_KEYS) and _holds(plain[key])), None)
    inner = next((key for key in plain if is_key(key, _JOURNEY)), None)
    if stages is not None:
        yield _journey(plain, stages, _stages(plain[stages]))
    elif many is not None:
        yield from _journeys(_listed(plain[many]), deeper - 1)
    elif inner is not None and isinstance(plain[inner], dict | list):
        around = {key: value for key, value in plain.items() if key != inner}
        found = list(_journeys(plain[inner], deeper - 1))
        yield from (_with(one, around) if len(found) == 1 else one for one in found)
    elif cards is not None:
        yield _journey(plain, cards, (FoundStage("", {}, _cards(plain[cards])),))
    elif len(plain) == 1:
        yield from _journeys(next(iter(plain.values())), deeper - 1)


def _of_list(plain: list[Any], deeper: int) -> Iterator[FoundJourney]:
    """Yield the journeys of a list: of journeys, of stages, or of touchpoints."""
    rows = [one for one in plain if isinstance(one, dict)]
    if any(any(is_key(key, _STAGES) and _holds(row[key]) for key in row) for row in rows):
        for row in rows:
            yield from _journeys(row, deeper - 1)
    elif any(any(is_key(key, CARD_KEYS) and _holds(row[key]) for key in row) for row in rows):
        yield _journey({}, "", _stages(rows))
    elif rows and any(len(row) > 1 for row in rows):
        yield _journey({}, "", (FoundStage("", {}, list(rows)),))


def _journey(plain: dict[str, Any], taken: str, stages: tuple[FoundStage, ...]) -> FoundJourney:
    said = {key: value for key, value in plain.items() if key != taken}
    return _with(FoundJourney("", "", (), stages, ()), said)


def _with(one: FoundJourney, said: dict[str, Any]) -> FoundJourney:
    """Return a journey with what stands beside its stages."""
    title, scenario, people, unknown = one.title, [one.scenario], [*one.people], [*one.unknown]
    for key, value in said.items():
        if is_key(key, _TITLE) and isinstance(value, str):
            title = title or " ".join(value.split())
        elif is_key(key, _SCENARIO) and isinstance(value, str):
            scenario.append(value.strip())
        elif is_key(key, _PEOPLE):
            people += value if isinstance(value, list) else [value]
        elif not is_key(key, _SKIPPED) and value not in (None, "", [], {}):
            unknown.append(words_of(key))
    told = "\n".join(filter(None, scenario))
    return FoundJourney(title, told, tuple(people), one.stages, tuple(unknown))


def _stages(plain: Any) -> tuple[FoundStage, ...]:
    """Return stages, listed or by their names."""
    if isinstance(plain, dict):
        named = [(name, value) for name, value in plain.items()]
        return tuple(_stage(value, title_of(value) or words_of(name)) for name, value in named)
    return tuple(_stage(one, title_of(one)) for one in _listed(plain))


def _stage(plain: Any, title: str) -> FoundStage:
    if isinstance(plain, str):
        return FoundStage(" ".join(plain.split()), {}, [])
    if isinstance(plain, list):
        return FoundStage(title, {}, plain)
    if not isinstance(plain, dict):
        return FoundStage(title, {}, [])
    keys = [key for key in plain if is_key(key, CARD_KEYS) and _holds(plain[key])]
    objects = [key for key in keys if any(isinstance(x, dict) for x in _cards(plain[key]))]
    taken = next(iter((*objects, *(x for x in keys if is_key(x, _CARDS)), *keys)), "")
    said = {
        key: value
        for key, value in plain.items()
        if key != taken and not is_key(key, _SKIPPED) and not _names(key, value, title)
    }
    return FoundStage(title, said, _cards(plain[taken]) if taken else [])


_CARDS = "touchpoints, touchpoint, cards, items, точки контакту, точки контакта"


def _names(key: str, value: Any, title: str) -> bool:
    return is_key(key, _TITLE + ", stage, phase") and value == title


def _cards(plain: Any) -> list[Any]:
    """Return touchpoints, listed or by their names."""
    if isinstance(plain, dict):
        return [
            {"title": words_of(name), **value} if isinstance(value, dict) else words_of(name)
            for name, value in plain.items()
        ]
    return _listed(plain)


def _listed(plain: Any) -> list[Any]:
    return plain if isinstance(plain, list) else [plain]


def _holds(value: Any) -> bool:
    return isinstance(value, list | dict) and bool(value)
