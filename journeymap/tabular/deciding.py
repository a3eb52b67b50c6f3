"""What the columns of a sheet mean together, where a heading alone may mean several things."""

from __future__ import annotations

from collections.abc import Sequence

from journeymap.durations import minutes
from journeymap.tabular.cells import (
    CLASS,
    COUNT,
    FELT,
    FIELDS,
    GOAL,
    PERIOD,
    REPEATED,
    SCORE,
    TEXT,
    is_one_of,
    meaning,
    read,
)
from journeymap.tabular.feelings import number, plain_number, told_feeling
from journeymap.tabular.table_scores import metric_named
from journeymap.tabular.words.headings import (
    ACTIONS,
    CLASSES,
    COUNTED,
    GOALS,
    IDENTIFIERS,
    MIXED,
    PERIODS,
    PRIORITY,
    STATUS,
    TASKS,
)

_MOSTLY = 0.5
_FEW_WORDS = 3
Cells = Sequence[Sequence[str]]
"""The cells of each column that say something."""


def decided(headings: Sequence[str], known: Sequence[str], cells: Cells) -> list[str]:
    """Return what columns mean, from what each heading means alone and what stands below it."""
    found = [_alone(heading, name) for heading, name in zip(headings, known, strict=True)]
    _felt_or_thought(headings, found, cells)
    _titled(headings, found, cells)
    _staged(headings, found)
    _not_what_they_say(found, cells)
    _scored(headings, found)
    _once(found, cells)
    return found


def title_told(heading: str) -> bool:
    """Tell whether a heading of touchpoints says so itself, and not only that something is done."""
    return meaning(heading) == "title" and not is_one_of(heading, ACTIONS)


def nameless(heading: str, cells: Sequence[str]) -> bool:
    """Tell whether a column can name nothing: it holds ids, addresses, dates or numbers."""
    words = heading.casefold().replace("_", " ").replace("-", " ").split()
    if set(words) & set(IDENTIFIERS.split()):
        return True
    return bool(cells) and all(number(cell) is not None or "://" in cell for cell in cells)


def _alone(heading: str, name: str) -> str:
    """Return what a heading means that is of no field of ours."""
    if metric_named(heading) and name in ("", "feeling", FELT, "title"):
        return COUNT if _counts(heading) else SCORE
    if any(is_one_of(heading, words) for words in CLASSES.values()):
        return CLASS
    for words, meant in ((COUNTED, COUNT), (PERIODS, PERIOD), (GOALS, GOAL)):
        if is_one_of(heading, words) and name in ("", GOAL, TEXT):
            return meant
    return name


def _counts(heading: str) -> bool:
    """Tell whether a heading with the name of a metric is of how many answered."""
    words = heading.casefold().replace("(", " ").replace(")", " ").replace("_", " ").split()
    rest = [word for word in words if not metric_named(word)]
    return bool(rest) and is_one_of(" ".join(rest), COUNTED)


def _felt_or_thought(headings: Sequence[str], found: list[str], cells: Cells) -> None:
    """Take texts for what is thought, and feelings for what is felt, whatever stands above them."""
    for i, heading in enumerate(headings):
        mixed = is_one_of(heading, MIXED)
        if not cells[i] or (not mixed and found[i] not in ("feeling", "reading", "expectation")):
            continue
        told = sum(_tells_feeling(cell) for cell in cells[i]) > _MOSTLY * len(cells[i])
        texts = sum(len(cell.split()) > _FEW_WORDS for cell in cells[i]) > _MOSTLY * len(cells[i])
        if mixed:
            found[i] = "feeling" if told and "feeling" not in found else "reading"
        elif found[i] == "feeling" and not told and (texts or FELT in found):
            found[i] = "reading" if texts else TEXT
        elif found[i] == "expectation" and not told:
            found[i] = TEXT
        elif found[i] == "reading" and told and "feeling" not in found:
            found[i] = "feeling"


def _tells_feeling(cell: str) -> bool:
    if plain_number(cell) is not None:
        return True
    told = told_feeling(cell, "five")
    return told is not None and told.valence is not None


def _titled(headings: Sequence[str], found: list[str], cells: Cells) -> None:
    """Find what names the touchpoints: their own column, else what is done, wanted or a step."""
    acts = [i for i, heading in enumerate(headings) if is_one_of(heading, ACTIONS) and cells[i]]
    own = [
        i
        for i, name in enumerate(found)
        if name == "title" and i not in acts and not nameless(headings[i], cells[i])
    ]
    # Of several the one with something in every row, and of these the first.
    title = max(own, key=lambda i: (len(cells[i]), -i), default=None)
    for i in [i for i, name in enumerate(found) if name == "title" and i != title]:
        found[i] = "" if nameless(headings[i], cells[i]) else TEXT
    if title is None and (taken := _instead(found, acts)) is not None:
        title = taken
        found[title] = "title"
    for i in acts:
        if i != title:
            found[i] = TEXT if "happened" in found else "happened"
    _goals(found, title)


def _instead(found: Sequence[str], acts: Sequence[int]) -> int | None:
    """Return the column that names touchpoints where none says so itself."""
    order = (*acts, *(i for name in ("step", GOAL) for i, x in enumerate(found) if x == name))
    return next(iter(order), None) if "stage" in found or acts else None


def _goals(found: list[str], title: int | None) -> None:
    for i, name in enumerate(found):
        if name == GOAL and i != title and ("stage" not in found or GOAL in found[:i]):
            found[i] = TEXT


def _staged(headings: Sequence[str], found: list[str]) -> None:
    """Take where a task is for its stage, in what a board exported that has no other."""
    title = found.index("title") if "title" in found else None
    board = title is not None and is_one_of(headings[title], TASKS)
    if "stage" not in found and board:
        status = [i for i, heading in enumerate(headings) if is_one_of(heading, STATUS)]
        if status:
            found[status[0]] = "stage"
    if "severity" not in found and "friction" in found:
        prior = [i for i, heading in enumerate(headings) if is_one_of(heading, PRIORITY)]
        if prior and not found[prior[0]]:
            found[prior[0]] = "severity"


def _not_what_they_say(found: list[str], cells: Cells) -> None:
    """Take for texts what cannot be the time, share or source its heading says."""
    for i, name in enumerate(found):
        parts = [part for cell in cells[i] for part in cell.split("\n")]
        numbers = any(number(part) is not None for part in parts)
        times = numbers or any(minutes(part) is not None for part in parts)
        wrong = (
            (name in ("duration", "waiting") and not times)
            or (name == "share" and not numbers)
            or (name == "source" and "quote" not in found)
        )
        if wrong and cells[i]:
            found[i] = TEXT
        elif name == "ownership" and cells[i] and not any(map(_owned, cells[i])):
            found[i] = "owner" if "owner" not in found else TEXT
        elif name == "severity" and "friction" not in found and not cells[i]:
            found[i] = ""


def _owned(cell: str) -> bool:
    return read(FIELDS["ownership"], cell) is not None


def _scored(headings: Sequence[str], found: list[str]) -> None:
    """Leave counts and periods their meaning only beside scores."""
    if "next" not in found:
        found[:] = ["" if name == "no" else name for name in found]
    if not {SCORE, CLASS} & {*found}:
        for i, name in enumerate(found):
            found[i] = "" if name in (COUNT, PERIOD) else name


def _once(found: list[str], cells: Cells) -> None:
    """Let every field be told by its first column alone; what another says is a text."""
    for i, name in enumerate(found):
        if name and name not in REPEATED and name in found[:i]:
            substage = name == "stage" and "step" not in found
            found[i] = "step" if substage else TEXT if cells[i] else ""
