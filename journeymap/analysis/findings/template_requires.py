"""What the template asks for that the map was made from, and that nobody has filled in yet."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.analysis.findings import CARE, Finding, Plain, check, listed
from journeymap.language import mark, plural, tr
from journeymap.model.records import Friction, Idea, Journey, Record, Source
from journeymap.model.required import Requirement, asked_by, missing
from journeymap.model.snapshot import Snapshot


@check(
    "template_requires",
    mark("Required by the template"),
    CARE,
    mark(
        "Fields that the template of this map asks to be filled in everywhere, and that are still"
        " blank somewhere. Under View, Sources a template can be taken out, and asks no more."
    ),
)
def required(snapshot: Snapshot, journey: str) -> Iterator[Finding]:
    """Find, for each field a template asks for, the records of the journey where it is blank."""
    whole = snapshot.get(Journey, journey)
    if whole is None or whole.state == "case":
        return
    asked = {
        one: source.name
        for source in snapshot.all(Source).values()
        for one in asked_by(source) or ()
    }
    for one, template in asked.items():
        blank, every = missing(snapshot, journey, one)
        if blank:
            ids = _places(blank)
            said = {"field": tr(one.label), "places": listed(snapshot, ids)}
            values: dict[str, Plain] = {
                "field": one.key,
                "records": len(blank),
                "of": every,
                "template": template,
            }
            yield Finding(1, _text(one, len(blank), said), ids, values, weight=len(blank) / every)


def _places(blank: list[Record]) -> tuple[str, ...]:
    """Return where records are seen: what hinders and what could be done, at their touchpoints."""
    found: list[str] = []
    for one in blank:
        if isinstance(one, Friction):
            found.append(one.touchpoint)
        elif isinstance(one, Idea):
            found += one.touchpoints
        else:
            found.append(one.id)
    return tuple(dict.fromkeys(found))


def _text(one: Requirement, n: int, said: dict[str, str]) -> str:
    kind = one.kind.__name__
    if kind == "Journey":
        return tr("Required by the template: “{field}” of the journey is missing", **said)
    if kind == "Stage":
        return plural(
            "Required by the template: “{field}” is missing at {n} stage: {places}",
            "Required by the template: “{field}” is missing at {n} stages: {places}",
            n,
            **said,
        )
    if kind == "Persona":
        return plural(
            "Required by the template: “{field}” is missing at {n} persona: {places}",
            "Required by the template: “{field}” is missing at {n} personas: {places}",
            n,
            **said,
        )
    if kind == "Friction":
        return plural(
            "Required by the template: “{field}” is missing at {n} friction point: {places}",
            "Required by the template: “{field}” is missing at {n} friction points: {places}",
            n,
            **said,
        )
    if kind == "Idea":
        return plural(
            "Required by the template: “{field}” is missing at {n} idea: {places}",
            "Required by the template: “{field}” is missing at {n} ideas: {places}",
            n,
            **said,
        )
    return plural(
        "Required by the template: “{field}” is missing at {n} touchpoint: {places}",
        "Required by the template: “{field}” is missing at {n} touchpoints: {places}",
        n,
        **said,
    )
