"""Journeymap for scripts: open a project, read it through live handles, change it in steps.

::

    import journeymap

    with journeymap.open("a.journey") as project:
        journey = project.journeys[0]
        with project.change("Rename"):
            journey.touchpoints[0].update(title="Searches")
        journey.export("a.png", scale=2)

What would come of it if something were otherwise, without changing anything::

    now = journey.outcomes()
    then = journey.outcomes(what_if=WhatIf(without=frozenset({journey.touchpoint("Pays").id})))
    print(now.completion, then.completion)
    for figure in differences(now, then):
        print(figure.name, figure.before, figure.after, figure.change)

What a person can mend raises ``JourneyError`` with a sentence, in English unless
``journeymap.language.use`` asks for another language. No display is needed. A project belongs
to the thread that opened it; other processes may read its file meanwhile, not change it.

This is a promise: what is named in ``__all__`` stays as it is until the next major version.
"""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from journeymap.analysis.difference import (
    ComparedJourney,
    CountedDifference,
    Difference,
    DifferenceCounts,
    FieldDifference,
    JourneyDifference,
)
from journeymap.analysis.flow.outcomes import (
    OutcomeDifference,
    Outcomes,
    TouchpointOutcome,
    differences,
)
from journeymap.analysis.flow.what_if import Burden, WhatIf
from journeymap.api.handles import (
    ConnectionHandle,
    FeelingHandle,
    FrictionHandle,
    IdeaHandle,
    LaneHandle,
    PersonaHandle,
    PictureHandle,
    QuoteHandle,
    RecordHandle,
    StageHandle,
)
from journeymap.api.journeys import JourneyHandle
from journeymap.api.projects import ImportOutcome, ProjectHandle, check_new_file
from journeymap.api.touchpoints import TouchpointHandle
from journeymap.api.wishes import AlreadyThere, ExportWishes
from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.model.snapshot import Snapshot
from journeymap.storage.session import Session

if TYPE_CHECKING:
    from journeymap.tabular.choosing import TableChoices
    from journeymap.tabular.imported import Imported

__all__ = [
    "AlreadyThere",
    "Burden",
    "ComparedJourney",
    "ConnectionHandle",
    "CountedDifference",
    "Difference",
    "DifferenceCounts",
    "ExportWishes",
    "FeelingHandle",
    "FieldDifference",
    "FrictionHandle",
    "IdeaHandle",
    "ImportOutcome",
    "JourneyDifference",
    "JourneyError",
    "JourneyHandle",
    "LaneHandle",
    "OutcomeDifference",
    "Outcomes",
    "PersonaHandle",
    "PictureHandle",
    "ProjectHandle",
    "QuoteHandle",
    "RecordHandle",
    "StageHandle",
    "TouchpointHandle",
    "TouchpointOutcome",
    "WhatIf",
    "differences",
    "new",
    "open",
    "read",
]


def open(path: str | PathLike[str], *, read_only: bool = False) -> ProjectHandle:
    """Open a journey file to change it, or with ``read_only`` only to look at it.

    Its bytes are copied at once and the file let go of, so what is only looked at may be open
    elsewhere. Raises ``JourneyError`` when it is no journey file, is damaged beyond mending,
    comes from a newer version, or is open elsewhere.
    """
    return ProjectHandle(Session.open(Path(path), for_reading=read_only))


def new(
    path: str | PathLike[str] | None = None,
    *,
    template: str | None = "empty",
    language: str | None = None,
    source: Imported | None = None,
    replace: bool = False,
) -> ProjectHandle:
    """Make a project from a template, a sample or a ``source``, in a file that is there at once.

    Without a path it has no file until ``save`` is given one; without a template it is blank.
    ``source`` is what ``read`` read of another program's file, and goes before a template.
    A template is one of ours or of one's own by name, or the path of its file, which ends with
    ``.json``; ``language`` is that of its texts. Raises ``JourneyError`` for an unknown
    template, and when something stands in the file's place and may not be replaced.
    """
    from journeymap.editing.fitting import fitted
    from journeymap.storage.templates import load, pictures

    if path is not None:
        check_new_file(Path(path), replace=replace)
    snapshot = Snapshot()
    if source:
        name = Path(path).name if path else ""
        snapshot = snapshot.apply(fitted(source.change, snapshot, name).normal())
    elif template:
        snapshot = snapshot.apply(load(template, language))
    began = pictures(template) if template and not source else {}
    session = Session.new(snapshot, pictures=began)
    for data in source.pictures if source else ():
        session.attachments.put_asset(data, "", "")
    project = ProjectHandle(session)
    if path is not None:
        try:
            session.save_as(Path(path))
        except BaseException:
            project.close()
            raise
    return project


def read(
    source: str | PathLike[str],
    *,
    kind: str = "",
    sheet: str = "",
    columns: dict[str, str] | None = None,
    feelings: tuple[float, float] | None = None,
    transpose: bool | None = None,
    title: str = "",
    log: dict[str, str] | None = None,
) -> Imported:
    """Read a file of another program, to be brought in by ``ProjectHandle.take_in``.

    ``kind`` is an ending such as ``csv`` where neither name nor content tells. For tables,
    ``sheet`` is one by name, ``columns`` says by field which heading it stands under
    (``{"title": "Step name"}``), ``feelings`` are the numbers for worst and best, and
    ``transpose`` says whether the stages run along the top; as it looks where it is ``None``.
    ``log`` says which heading stands over what a log of events holds (``{"case": "Visit",
    "activity": "Page", "time": "When"}``, also ``start``, ``lifecycle``, ``resource``,
    ``channel``), in which order its ``dates`` are written (``dmy``), and what its ``goal`` is.
    Raises ``JourneyError`` when it cannot be read.
    """
    from journeymap.formats.reading import ImportOptions, import_file
    from journeymap.tabular.choosing import NOTHING_CHOSEN
    from journeymap.tabular.logs.columns import log_choices

    if log is not None:
        said = log_choices(log, sheet=sheet)
        return import_file(Path(source), ImportOptions(kind, NOTHING_CHOSEN, title, said))
    choices = _choices(sheet, columns, feelings, transpose)
    return import_file(Path(source), ImportOptions(kind, choices, title))


def _choices(
    sheet: str,
    columns: dict[str, str] | None,
    feelings: tuple[float, float] | None,
    transpose: bool | None,
) -> TableChoices:
    from journeymap.tabular.choosing import FIELDS, TableChoices
    from journeymap.tabular.feelings import scale_between

    for field in columns or {}:
        if field not in FIELDS:
            raise JourneyError(
                tr(
                    "A column cannot be a “{field}”. It can be: {known}.",
                    field=field,
                    known=", ".join(FIELDS),
                )
            )
    return TableChoices(
        sheet,
        tuple((columns or {}).items()),
        scale_between(*feelings) if feelings else "",
        transpose,
    )
