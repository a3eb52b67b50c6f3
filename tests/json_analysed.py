"""The JSON Schema of what ``analyse`` answers."""

from __future__ import annotations

from journeymap.model.records import Journey, Touchpoint
from tests.json_shapes import (
    FILE,
    ID,
    REFERENCE,
    SCHEMA,
    Plain,
    feeling,
    of,
    row,
    said,
    shape,
    share,
)


def analyse() -> Plain:
    """Return the shape of what ``analyse`` answers."""
    return shape(
        "What follows from the numbers of a journey file",
        schema=SCHEMA,
        file=FILE,
        assumptions=row("What was taken for granted, in the order of journeys", said("A sentence")),
        journeys=row("The journeys in their order", _analysed()),
    )


def _analysed() -> Plain:
    many = "that one who begins is to expect"
    return shape(
        "What comes of a journey for one who begins it",
        id=ID,
        title=of(Journey, "title"),
        goal_ids=row("The touchpoints where the goal is reached", said("An id")),
        goal_assumed=said("Whether they are only the ends of the last stage", "boolean"),
        completion=share("The chance ever to reach a goal"),
        completion_low=share("The lower end of its 95 % interval, null where nobody counted"),
        completion_high=share("The upper end"),
        n=said("How many were counted at the start", "integer?", minimum=1),
        expected_steps=said(f"Visits of touchpoints {many}", "number?", minimum=0),
        expected_feeling=feeling("The mean feeling of a visit that has one", "number?"),
        steps_with_feeling=said(f"Visits that have a feeling {many}", "number?", minimum=0),
        expected_friction=said("Sum of visits × severity × share", "number?", minimum=0),
        most_friction=said("The same at severity 4 and share 1", "number?", minimum=0),
        expected_minutes=said("Duration, waiting and way in minutes", "number?", minimum=0),
        channel_hops=said(f"Changes of lane {many}", "number?", minimum=0),
        drop_off=said("Share of those who begin who leave where is no end", "number?", minimum=0),
        paths=row("The most travelled ways, none of which comes anywhere twice", _single_way()),
        paths_covered=share("The share of those who begin who go one of these", "number"),
        worst_path=_single_way("The way of the highest friction, null where there is none"),
        worst_path_bounded=said("Whether there are too many ways to look at all", "boolean"),
        fastest_path=_single_way("The way of the least time to a goal, else of the fewest steps"),
        touchpoints=row("Its touchpoints as they are read", _touchpoint_outcome()),
        trapped=row("The touchpoints from which no way leads out", said("An id")),
        assumptions=row("What was taken for granted", said("A sentence")),
        gaps=said("By the name of a figure that is null, the sentence why", "object"),
        findings=row("What is worth a look, worst first", REFERENCE["finding"]),
    )


def _single_way(about: str = "") -> Plain:
    found = shape(
        about or "A way",
        ids=row("The touchpoints from the first to the last", said("An id")),
        share=share("The share of those who begin who go exactly this way", "number"),
        reached=said("Whether it ends at a goal", "boolean"),
        friction=said("Sum of severity × share along it", "number", minimum=0),
        minutes=said("How long it takes, null where no time is known", "number?", minimum=0),
    )
    return found | {"type": ["object", "null"]} if about else found


def _touchpoint_outcome() -> Plain:
    given = {
        "first_touch": "if all goes to where they began",
        "last_touch": "if all goes to where they were before the goal",
        "linear_touch": "if it is divided alike between visits",
        "removal_touch": "if it is divided by the removal effects",
    }
    return shape(
        "What a touchpoint is to one who begins",
        id=ID,
        title=of(Touchpoint, "title"),
        visits=said("How often one comes to it", "number?", minimum=0),
        reach=share("The chance ever to come to it"),
        drop_off=share("The share of those at it who go no further though it is no end"),
        removal_effect=share("The share of those who reach a goal who would not without it"),
        **{
            name: share(f"Its share of those who reach a goal, {how}")
            for name, how in given.items()
        },
    )
