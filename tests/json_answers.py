"""The JSON Schemas of what commands answer; ``python -m tests.json_answers`` writes them.

They stand with the tests because the program only carries the finished files.
"""

from __future__ import annotations

import json

from journeymap.analysis.findings import CHECKS, GROUPS
from journeymap.model.records import (
    Connection,
    Friction,
    Idea,
    Journey,
    Lane,
    Metric,
    Quote,
    Score,
    Stage,
    Touchpoint,
)
from tests.json_analysed import analyse
from tests.json_compared import diff
from tests.json_shapes import (
    COUNT,
    FILE,
    ID,
    REFERENCE,
    SCHEMA,
    Plain,
    feeling,
    fields,
    of,
    row,
    said,
    shape,
)
from tests.json_shapes import FOLDER as FOLDER


def score() -> Plain:
    """Return the shape of a score."""
    return shape(
        "What came of a question, of one kind of people, in one period",
        metric_id=said("The id of the metric"),
        metric=said("The title of the metric, else its kind"),
        kind=said("The kind of the metric: nps, csat, ces1, ces2, own, …"),
        method=of(Metric, "method"),
        scale=row("The ends of the scale of value, low and high", said("An end", "number")),
        value=said("The score; of a single answer that answer", "number"),
        low=said("The lower end of the 95 % interval, null where it cannot be told", "number?"),
        high=said("The upper end of the 95 % interval", "number?"),
        n=said("How many answered", "integer", minimum=0),
        invitations=said("How many were asked, null where that is not known", "integer?"),
        period=said("The period as it was typed"),
        begins=said("Its first day in ISO 8601, null where it cannot be read", "string?"),
        ends=said("Its last day", "string?"),
        respondents=of(Score, "respondents"),
        persona=said("The persona who answered, null for all", "string?"),
        segment=said("The segment, null for all", "string?"),
        target=said("The target of the metric", "number?"),
        counts=said("Whether it is the one of its metric that counts here", "boolean"),
        pooled_from=said("Of how many touchpoints it was pooled, 0 where asked here", "integer"),
        today=said("Whether it is of the as-is place this one was copied from", "boolean"),
        reported=said("Whether only the value and its n are known, as reported", "boolean"),
        own=row(
            "What the company says of the same, where customers' answers count",
            shape(
                "The view of employees or the team",
                respondents=of(Score, "respondents"),
                value=said("What they say", "number"),
                n=said("How many of them", "integer", minimum=1),
                gap=said("Their view less the customers'", "number"),
            ),
        ),
    )


def finding() -> Plain:
    """Return the shape of a finding."""
    values = said("The numbers of the sentence, feelings from −2 to 2", "object")
    return shape(
        "Something worth a look",
        kind=said("The check that found it: " + ", ".join(check.name for check in CHECKS) + ", …"),
        title=said("What that kind is called, in the language that is spoken"),
        group=said("What it is read under: " + ", ".join(GROUPS)),
        journey_id=said("The id of the journey"),
        journey=said("The title of the journey"),
        ids=row("The records that are meant", said("An id")),
        severity=said("How bad it is, from 0 to 4", "integer", minimum=0, maximum=4),
        weight=said("The share concerned, 0 to 1, which ranks what is equally bad", "number"),
        sentence=said("What it says, in the language that is spoken"),
        finding=said("The same as sentence, as it was first called"),
        values=values,
        dismissed=said("Whether somebody does not want to see it again", "boolean"),
        reason=said("Why it was dismissed, blank where nobody said"),
    )


def info() -> Plain:
    """Return the shape of what ``info`` answers."""
    return shape(
        "What is in a journey file",
        schema=SCHEMA,
        file=FILE,
        project=said("The name of the project"),
        journeys=row("The journeys in their order", _journey()),
        counts=said("How many records of each kind there are", "object"),
    )


def _journey() -> Plain:
    return shape(
        "A journey",
        id=ID,
        title=of(Journey, "title"),
        state=of(Journey, "state"),
        status=of(Journey, "status"),
        version=of(Journey, "version"),
        case_of=said("The id of the journey it is a case of, null where it is none", "string?"),
        cases=row("The ids of its cases, the journeys of real customers", said("An id")),
        scores=row("What is known of the whole journey", REFERENCE["score"]),
        ideas=row("Its ideas", _idea()),
        personas=row(
            "Who walks it",
            shape(
                "A persona",
                id=ID,
                name=said("Name"),
                share=said("Share of customers, 0 to 1", "number?"),
            ),
        ),
        stages=row(
            "Its stages from left to right",
            shape(
                "A stage",
                id=ID,
                **fields(Stage, "title", "phase", "goal"),
                scores=row("What is known of the stage", REFERENCE["score"]),
            ),
        ),
        lanes=row(
            "Its lanes from top to bottom",
            shape(
                "A lane",
                id=ID,
                title=of(Lane, "title"),
                kind=said("channel, emotion, friction, scores, text, quotes, ideas, …"),
                role=of(Lane, "role"),
                group=of(Lane, "group"),
            ),
        ),
        touchpoints=row("Its touchpoints as they are read", _touchpoint()),
        connections=row("Its arrows", _connection()),
        counts=shape("How many", stages=COUNT, lanes=COUNT, touchpoints=COUNT, connections=COUNT),
    )


def _touchpoint() -> Plain:
    felt = shape(
        "A feeling",
        persona_id=said("The id of who feels it, null for nobody in particular", "string?"),
        persona=said("The name of who feels it", "string?"),
        valence=feeling("How it feels"),
        word=said("In a word"),
    )
    names = ("title", "kind", "severity", "share")
    quoted = ("said", "source", "date", "authenticity")
    return shape(
        "A touchpoint",
        id=ID,
        title=of(Touchpoint, "title"),
        stage=said("The title of its stage"),
        stage_id=said("The id of its stage"),
        step=said("The title of its step"),
        lane=said("The title of its lane"),
        lane_id=said("The id of its lane"),
        **fields(Touchpoint, "owner", "department", "evidence", "moment"),
        feeling=feeling("The mean of its feelings, null where there are none", "number?"),
        feelings=row("What is felt there", felt),
        friction=said("The same as worst_friction, as it was first called", "integer?"),
        frictions=row(
            "What gets in the way, worst first",
            shape("A friction", id=ID, **fields(Friction, *names)),
        ),
        worst_friction=said("The highest severity, null where nobody gave one", "integer?"),
        scores=row("What is known of it in scores", REFERENCE["score"]),
        quotes=row("What customers said", shape("A quote", id=ID, **fields(Quote, *quoted))),
        tags=row("Its tags", said("A tag")),
        stands_for=said(
            "The id of the model's touchpoint that one of a case stands for, else null", "string?"
        ),
        cases=row("The ids of the cases that came to it", said("An id")),
        next=row("The ids of the touchpoints its arrows lead to", said("An id")),
    )


def _idea() -> Plain:
    names = ("title", "status", "owner", "due", "scope", "kind", "horizon")
    numbers = ("impact", "effort", "reach", "confidence")
    return shape(
        "An idea",
        id=ID,
        **fields(Idea, *names, *numbers),
        touchpoints=row("The ids of the touchpoints it is on", said("An id")),
        votes=said("How many dots were put on it", "integer", minimum=0),
    )


def _connection() -> Plain:
    return shape(
        "An arrow",
        id=ID,
        source=said("The title of where it begins"),
        target=said("The title of where it leads"),
        source_id=said("The id of where it begins"),
        target_id=said("The id of where it leads"),
        **fields(Connection, "kind", "label", "weight", "unit"),
        assumed=said("Whether it only follows the order of rows", "boolean"),
    )


def check() -> Plain:
    """Return the shape of what ``check`` answers."""
    return shape(
        "Whether a journey file is sound, and what is worth a look in it",
        schema=SCHEMA,
        file=FILE,
        sound=said("Whether nothing is wrong with the file", "boolean"),
        problem=said("Why it cannot be read, blank when it can"),
        notices=row("What had to be mended", said("A sentence")),
        findings=row("What is worth a look, journey by journey, worst first", REFERENCE["finding"]),
        dismissed=row("What nobody wants to see again", REFERENCE["finding"]),
    )


def brought() -> Plain:
    """Return the shape of what ``import`` answers."""
    return shape(
        "What came of an import",
        schema=SCHEMA,
        file=FILE,
        journeys=row(
            "The journeys it brought", shape("A journey", id=ID, title=of(Journey, "title"))
        ),
        report=row(
            "What could not be taken, and what was taken for granted",
            shape(
                "A sentence",
                line=said("The line or row, 0 for the whole", "integer", minimum=0),
                sentence=said("What it says"),
                assumed=said("Whether it was taken for granted", "boolean"),
            ),
        ),
        counts=said("How many records of each kind there are in the file now", "object"),
    )


def survey() -> Plain:
    """Return the shape of what ``survey`` answers."""
    place = {kind: said(f"The title of the {kind} it stands at", "string?") for kind in _PLACES}
    column = shape(
        "A column of answers",
        name=said("Its name in the mapping"),
        question=said("The question as it was asked"),
        valid=COUNT,
        missing=row("What is no answer", shape("A value", value=said("It, or blank"), count=COUNT)),
        rejected_count=COUNT,
        answers=row("How often each answer was given, lowest first", COUNT),
    )
    refused = shape(
        "An answer outside its scale",
        row=said("The row as a spreadsheet numbers it", "integer", minimum=1),
        column=said("The column"),
        value=said("The answer"),
    )
    return shape(
        "What came, or would come, of a survey",
        schema=SCHEMA,
        file=FILE,
        survey=said("The name of the survey's file"),
        shape=said("qualtrics, surveymonkey, typeform, google, limesurvey or table"),
        rows=said("How many rows of answers there are", "integer", minimum=0),
        counted=said("How many of them count", "integer", minimum=0),
        valid=said("How many answers count, over all columns", "integer", minimum=0),
        missing=said("How many are missing", "integer", minimum=0),
        rejected=row("The first thousands of those outside their scale", refused),
        rejected_count=said("How many are outside their scale", "integer", minimum=0),
        duplicates=said("Rows whose respondent answers again below", "integer", minimum=0),
        alike=said("Rows like an earlier one, where nobody is named", "integer", minimum=0),
        unfinished=said("Rows that were not finished", "integer", minimum=0),
        previews=said("Rows that are previews and tests", "integer", minimum=0),
        undated=said("Rows without a day that can be read", "integer", minimum=0),
        columns=row("The columns of answers", column),
        scores=row(
            "The scores it makes",
            shape("A score and where it stands", **place, **score()["properties"]),
        ),
        left_out=row("The columns nothing was done with", said("A column")),
        remarks=row("What is to be known", said("A sentence")),
        mapping=said("What the columns were taken for, with the keys of the TOML", "object"),
        changed=said("Whether it was brought in", "boolean"),
    )


def reviews() -> Plain:
    """Return the shape of what ``reviews`` answers."""
    proposal = shape(
        "A review, or a part of one, and where it seems to belong",
        row=said("The row or line it begins in", "integer", minimum=1),
        said=said("What it says"),
        date=said("When, as ISO where it can be read; blank where not said"),
        stars=said("What it gives", "number?", minimum=0, maximum=5),
        author=said("Who says it, blank where not said"),
        origin=said("Where, blank where not said"),
        product=said("About what, blank where not said"),
        sign=said("Praise, blame, both or neither", enum=["good", "bad", "mixed", ""]),
        touchpoint_id=said("The touchpoint it names, null where that is not sure", "string?"),
        touchpoint=said("Its title", "string?"),
        because=row("The words that name it", said("A word")),
        others=row("The touchpoints that also come in question", said("An id")),
    )
    return shape(
        "What came, or would come, of reviews",
        schema=SCHEMA,
        file=FILE,
        reviews=said("The name of the file of reviews"),
        read=said("How many different reviews it has", "integer", minimum=0),
        blank=said("How many have no words", "integer", minimum=0),
        duplicates=said("How many say the same as another", "integer", minimum=0),
        beyond=said("How many were too many to be read", "integer", minimum=0),
        known=said("How many are quotes already", "integer", minimum=0),
        proposals=row("What is new", proposal),
        quotes=row("The quotes that came in", said("An id")),
        remarks=row("What is to be known", said("A sentence")),
        changed=said("Whether any were brought in", "boolean"),
    )


_PLACES = ("touchpoint", "stage", "journey")

SHAPES = {
    "score": score,
    "finding": finding,
    "info": info,
    "check": check,
    "import": brought,
    "survey": survey,
    "reviews": reviews,
    "analyse": analyse,
    "diff": diff,
}
"""What makes each schema."""


def text(name: str) -> str:
    """Return the content of the file of one schema."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(head | SHAPES[name](), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    for name in SHAPES:
        (FOLDER / f"{name}.schema.json").write_text(text(name), "utf-8", newline="\n")
