"""What the dialog of a survey says of the file, and of what becomes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from journeymap.analysis.reviews.remembered import ReviewMemory
from journeymap.dates import stamp
from journeymap.language import decimal, mark, plural, tr
from journeymap.model.records import Journey, Metric, Quote, Score, Source
from journeymap.model.required import Requirement, asked_by
from journeymap.model.snapshot import Snapshot
from journeymap.tabular.surveys.count import SurveyCount
from journeymap.tabular.surveys.sheet import Shape, SurveySheet

_SHAPES: Mapping[Shape, str] = {
    "qualtrics": "Qualtrics",
    "surveymonkey": "SurveyMonkey",
    "typeform": "Typeform",
    "google": "Google Forms",
    "limesurvey": "LimeSurvey",
    "table": mark("table of answers"),
}

_DELIMITERS = {
    ",": mark("comma"),
    ";": mark("semicolon"),
    "\t": mark("tabulator"),
    "|": mark("vertical bar"),
}

_ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "cp1251": "Windows-1251",
    "cp1252": "Windows-1252",
}


def file_told(sheet: SurveySheet, rows: int | None) -> str:
    """Return what file this is: name, kind, rows, how it is written, which rows are headings."""
    written = ", ".join(
        filter(
            None,
            (
                _ENCODINGS.get(sheet.encoding, sheet.encoding),
                tr(_DELIMITERS[sheet.delimiter]) if sheet.delimiter in _DELIMITERS else "",
            ),
        )
    )
    many = sheet.heading_rows
    parts = (
        sheet.name,
        tr(_SHAPES[sheet.shape]),
        answers(rows) if rows is not None else "",
        written,
        plural("{n} heading row left out", "{n} heading rows left out", many) if many > 1 else "",
    )
    return " · ".join(filter(None, parts))


def answers(rows: int) -> str:
    """Return how many people answered."""
    return plural("{count} answer", "{count} answers", rows, count=decimal(rows, groups=True))


def outcome_told(scores: int, count: SurveyCount, known: int = 0) -> tuple[str, bool]:
    """Return what would come in, and whether that is nothing.

    ``known`` is how many respondents answered in files before; these answers are replaced.
    """
    if not scores or not count.valid:
        return tr("Nothing comes in: say which columns hold answers, and on which scale."), True
    told = plural(
        "{n} score of {rows}", "{n} scores of {rows}", scores, rows=answers(count.counted)
    )
    refused = ""
    if count.rejected_count:
        refused = plural("{n} answer is refused", "{n} answers are refused", count.rejected_count)
    replaced = plural(
        "{n} known respondent: the earlier answers are replaced",
        "{n} known respondents: their earlier answers are replaced",
        known,
    )
    return ". ".join(filter(None, (told, refused, replaced if known else ""))), False


def rejected_list(count: SurveyCount) -> str:
    """Return what was refused, a line each: row, column and value, as a spreadsheet takes it."""
    lines = [f"{one.row}\t{one.column}\t{one.value}" for one in count.rejected]
    head = "\t".join((tr("Row"), tr("Column"), tr("Answer")))
    return "\n".join((head, *lines))


def read_when(source: Source) -> str:
    """Return when a source was read, and how many rows it had."""
    rows = ""
    if source.rows is not None:
        of_log = plural("{n} row", "{n} rows", source.rows)
        rows = of_log if source.variants else answers(source.rows)
        if ReviewMemory.read(source.mapping):
            rows = plural("{n} review", "{n} reviews", source.rows)
    return " · ".join(filter(None, (stamp(source.at), rows)))


def came_of(snapshot: Snapshot, source: Source) -> str:
    """Return what came of a source, as far as it is still there."""
    asked = asked_by(source)
    if asked is not None:
        return _asked_for(asked)
    if source.variants:
        return _journey_of(snapshot, source)
    if remembered := ReviewMemory.read(source.mapping):
        return _quotes_of(snapshot, remembered)
    scores = snapshot.of(Score, "source", source.id)
    if not scores:
        return tr("Nothing of it is left.")
    names = dict.fromkeys(
        metric.title for score in scores if (metric := snapshot.get(Metric, score.metric))
    )
    quotes = [quote for quote in snapshot.all(Quote).values() if quote.source == source.name]
    places = {score.touchpoint or score.stage or score.journey for score in scores}
    parts = (
        plural("{n} score", "{n} scores", len(scores)),
        plural("at {n} place", "at {n} places", len(places)),
        plural("{n} quote", "{n} quotes", len(quotes)) if quotes else "",
    )
    return " · ".join(filter(None, (*parts, ", ".join(filter(None, names)))))


def _quotes_of(snapshot: Snapshot, remembered: ReviewMemory) -> str:
    """Return how many quotes of a file of reviews are there, and at how many touchpoints."""
    quotes = [quote for id in remembered.quotes if (quote := snapshot.get(Quote, id))]
    if not quotes:
        return tr("Nothing of it is left.")
    places = {quote.touchpoint for quote in quotes}
    parts = (
        plural("{n} quote", "{n} quotes", len(quotes)),
        plural("at {n} touchpoint", "at {n} touchpoints", len(places)),
    )
    return " · ".join(parts)


def _asked_for(asked: Sequence[Requirement]) -> str:
    """Return what a template asks for, in the words of the fields."""
    fields = ", ".join(dict.fromkeys(tr(one.label) for one in asked))
    return tr("A template; it asks for: {fields}", fields=fields) if fields else tr("A template")


def _journey_of(snapshot: Snapshot, source: Source) -> str:
    """Return which journey was made of a log, and of how many customers' ways."""
    from journeymap.analysis.flow.variants import from_json, mapping_of

    journey = snapshot.get(Journey, str(mapping_of(source).get("journey")))
    variants = from_json(source.variants)
    if journey is None or variants is None:
        return tr("Nothing of it is left.")
    cases = plural("{n} case", "{n} cases", variants.cases)
    return f"{tr('Journey “{title}”', title=journey.title)} · {cases}"
