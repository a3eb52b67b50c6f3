"""Rows of a sheet understood one by one, and what in them could not be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from journeymap.language import tr
from journeymap.model.fields import Spec, specs
from journeymap.model.records import Friction, Idea, Note, Quote
from journeymap.tabular.across.items import items, quoted, unquoted
from journeymap.tabular.cells import COLUMNS, FELT, FIELDS, GOAL, TEXT, felt_by, read, severity
from journeymap.tabular.feelings import ToldFeeling, told_feeling, valence
from journeymap.tabular.figures import misfit
from journeymap.tabular.table_scores import TableScore
from journeymap.tabular.telling import blank

Hung = Friction | Quote | Idea | Note
Columns = Sequence[tuple[str, str]]
"""The columns of a sheet: what each means, blank for nothing, and its heading."""

FEELING = ("feeling", FELT)
_EXPECTED = "expectation"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableEntry:
    """A row understood: a touchpoint, its place, and what hangs on it.

    ``fields`` are those of the touchpoint; without a title the entry only names a stage.
    ``feelings`` are by persona, blank for the one under the lens, and ``felt_words`` their own
    words for them; ``hung`` are records whose touchpoint and journey are filled in when the place
    is known. ``texts`` stand in lanes of notes, by the titles of these; ``goal`` is that of the
    customer in the stage. ``leads`` are the lines that say to which ``number`` or title arrows
    lead, ``None`` where the sheet says nothing of them. Entries of one stage that
    name the same step stand in it one below the other, as does one that is ``beside`` the entry
    before it.
    """

    fields: Mapping[str, Any] = field(default_factory=dict)
    stage: str = ""
    step: str = ""
    lane: str = ""
    feelings: tuple[tuple[str, float], ...] = ()
    felt_words: tuple[tuple[str, str], ...] = ()
    hung: tuple[Hung, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    scores: tuple[TableScore, ...] = ()
    goal: str = ""
    number: str = ""
    leads: tuple[str, ...] | None = None
    beside: bool = False


class Fault(NamedTuple):
    """What is wrong with a cell, or with a whole row where there is no column.

    What may be wrong in many cells alike is said ``once``.
    """

    column: int | None
    why: str
    once: bool = False


class Understood(NamedTuple):
    """What a row says, ``None`` when that is nothing, and what in it could not be taken."""

    entry: TableEntry | None
    faults: tuple[Fault, ...]


def feelings(columns: Columns, row: Sequence[str]) -> Iterable[str]:
    """Yield the cells of a row that tell feelings, also expected ones: they share a scale."""
    named = zip(columns, row, strict=False)
    return (cell for (name, _), cell in named if name in (*FEELING, _EXPECTED))


def headings_of_feelings(columns: Columns) -> Iterable[str]:
    """Yield the headings of the columns that tell feelings."""
    return (heading for name, heading in columns if name in (*FEELING, _EXPECTED))


def understand(columns: Columns, row: Sequence[str], scale: str) -> Understood:
    """Return what a row says; a cell that does not fit is told and the others are taken.

    ``scale`` is how feelings are written, one of ``cells.SCALES``; the first of two columns
    that mean the same counts.
    """
    said: dict[str, tuple[int, str]] = {}
    for i, ((name, _), cell) in enumerate(zip(columns, row, strict=False)):
        if name and name not in FEELING and cell.strip():
            said.setdefault(name, (i, cell.strip()))
    faults: list[Fault] = []
    fields = {
        name: value
        for name, spec in FIELDS.items()
        if name in said and (value := _value(name, spec, *said[name], scale, faults)) is not None
    }
    felt = _felt(columns, row, scale, faults)
    unknown = [
        f"{whose}: {one.word}" if whose else one.word for whose, one in felt if _nameless(one)
    ]
    if unknown:
        fields["reading"] = "\n".join(filter(None, (fields.get("reading", ""), *unknown)))
    hung = (
        *_friction(said, _listed(columns, row, "friction"), faults),
        *_quotes(said, _listed(columns, row, "quote"), faults),
        *_others(columns, row),
    )
    texts = _texts(columns, row)
    stage, step, lane = (said.get(name, (0, ""))[1] for name in ("stage", "step", "lane"))
    if "title" not in fields:
        if fields or felt or hung or texts or step or lane or faults:
            whole = tr("The row names no touchpoint, so it was left out.")
            return Understood(None, (Fault(None, whole),))
        return Understood(TableEntry(stage=stage) if stage else None, ())
    valued = tuple((whose, one.valence) for whose, one in felt if one.valence is not None)
    words = tuple((whose, one.word) for whose, one in felt if one.word and not _nameless(one))
    entry = TableEntry(
        fields=fields,
        stage=stage,
        step=step,
        lane=lane,
        feelings=valued,
        felt_words=words,
        hung=hung,
        texts=texts,
        goal=said.get(GOAL, (0, ""))[1],
        number=said.get("no", (0, ""))[1],
        leads=_lines(said.get("next", (0, ""))[1]) if _has(columns, "next") else None,
    )
    return Understood(entry, tuple(dict.fromkeys(faults)))


def _texts(columns: Columns, row: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return what a row says in lanes of texts, by the titles of these."""
    return tuple(
        (heading.strip(), cell.strip())
        for (name, heading), cell in zip(columns, row, strict=False)
        if name == TEXT and cell.strip()
    )


def _has(columns: Columns, wanted: str) -> bool:
    return any(name == wanted for name, _ in columns)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def _listed(columns: Columns, row: Sequence[str], wanted: str) -> list[str]:
    """Return all that the columns of one meaning list in a row."""
    parted = quoted if wanted == "quote" else items
    cells = (cell for (name, _), cell in zip(columns, row, strict=False) if name == wanted)
    return [one for cell in cells for one in parted(cell) if one]


def _value(name: str, spec: Spec, column: int, text: str, scale: str, faults: list[Fault]) -> Any:
    value = valence(text, scale) if name == _EXPECTED else read(spec, text)
    if value is None:
        label = tr(COLUMNS[name])
        if name == _EXPECTED:
            faults.append(_no_feeling(column, text))
        elif spec.options:
            known = ", ".join(tr(label) for _, label in spec.options)
            faults.append(
                Fault(
                    column,
                    tr(
                        "{column}: “{text}” is none of: {known}. It was left out.",
                        column=label,
                        text=_short(text),
                        known=known,
                    ),
                )
            )
        else:
            faults.append(Fault(column, _no_number(label, spec, text)))
    return value


def _felt(
    columns: Columns, row: Sequence[str], scale: str, faults: list[Fault]
) -> tuple[tuple[str, ToldFeeling], ...]:
    found: dict[str, ToldFeeling] = {}
    for i, ((name, heading), cell) in enumerate(zip(columns, row, strict=False)):
        text = cell.strip()
        if name not in FEELING or not text:
            continue
        told = told_feeling(text, scale)
        if told is None:
            faults.append(_no_feeling(i, text))
            continue
        if told.valence is None:
            faults.append(Fault(i, unknown_word(told.word), once=True))
        whose = (felt_by(heading) or heading.strip()) if name == FELT else ""
        found.setdefault(whose, told)
    return tuple(found.items())


def unknown_word(word: str) -> str:
    """Return the sentence about a feeling in a word of which no value is known."""
    return tr(
        "No value is known for the feeling “{word}”: it was kept as a text under “{field}”.",
        word=_short(word),
        field=tr(COLUMNS["reading"]),
    )


def _nameless(told: ToldFeeling) -> bool:
    return told.valence is None


def _friction(
    said: dict[str, tuple[int, str]], titles: Sequence[str], faults: list[Fault]
) -> Iterable[Friction]:
    """Yield the frictions of a row; one severity or share is of all of them, several of each."""
    count = max(1, len(titles))
    severities = _of_each(said.get("severity"), count)
    shares = _of_each(said.get("share"), count)
    made = [
        Friction(
            touchpoint="",
            title=title,
            severity=_severity(grave, faults),
            share=_share(share, faults),
        )
        for title, grave, share in zip(titles or ("",), severities, shares, strict=True)
    ]
    yield from (one for one in made if one.title or one.severity or one.share)


def _of_each(cell: tuple[int, str] | None, count: int) -> list[tuple[int, str] | None]:
    """Return what a cell says of each of so many things: one for all, or as many as there are."""
    if cell is None:
        return [None] * count
    said = re.split(r"\s*[;\n/]\s*", cell[1])
    return [(cell[0], one) for one in said] if len(said) == count > 1 else [cell] * count


def _severity(cell: tuple[int, str] | None, faults: list[Fault]) -> int | None:
    found = severity(cell[1]) if cell else None
    if cell and found is None and not blank(cell[1]):
        why = tr("“{text}” is not a severity from 0 to 4; it was left unset.", text=_short(cell[1]))
        faults.append(Fault(cell[0], why))
    return found


def _share(cell: tuple[int, str] | None, faults: list[Fault]) -> float | None:
    spec = specs(Friction)["share"]
    found: float | None = read(spec, cell[1]) if cell else None
    if cell and found is None and not blank(cell[1]):
        faults.append(Fault(cell[0], _no_number(tr(COLUMNS["share"]), spec, cell[1])))
    return found


def _quotes(
    said: dict[str, tuple[int, str]], words: Sequence[str], faults: list[Fault]
) -> Iterable[Quote]:
    source = said.get("source")
    for quote in words:
        said_so, by = unquoted(quote)
        yield Quote(touchpoint="", said=said_so, source=source[1] if source else by)
    if source and not words:
        faults.append(
            Fault(
                source[0],
                tr(
                    "“{text}” is where a quote is from, but there is no quote.",
                    text=_short(source[1]),
                ),
            )
        )


def _others(columns: Columns, row: Sequence[str]) -> Iterable[Idea | Note]:
    for title in _listed(columns, row, "idea"):
        yield Idea(journey="", title=title)
    for (name, _), cell in zip(columns, row, strict=False):
        if name == "note" and cell.strip():
            yield Note(journey="", body=cell.strip())


def _no_feeling(column: int, text: str) -> Fault:
    return Fault(column, tr("“{text}” is not a feeling; it was left unset.", text=_short(text)))


def _no_number(label: str, spec: Spec, text: str) -> str:
    return tr("{column}: {why} It was left out.", column=label, why=misfit(spec, text))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 40 else f"{text[:39]}…"
