"""An open project: its journeys, steps that can be undone, and the file they are kept in."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from journeymap.api.handles import PersonaHandle, PictureHandle
from journeymap.api.journeys import JourneyHandle
from journeymap.api.named import one_named
from journeymap.api.work import OpenDocument
from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.model.names import journey_name, kind_name
from journeymap.model.records import Asset, Journey, Persona, Project, Source
from journeymap.model.snapshot import Snapshot
from journeymap.storage.session import Session
from journeymap.tabular.imported import Imported

if TYPE_CHECKING:
    from journeymap.api.reviews import ReviewsOutcome
    from journeymap.api.surveys import SurveyOutcome
    from journeymap.tabular.surveys.mapping import SurveyMapping


class ImportOutcome(NamedTuple):
    """What came of an import: the journeys it brought, what was left out, what was assumed.

    ``report`` are pairs of a line, 0 for the whole, and a sentence.
    """

    journeys: tuple[JourneyHandle, ...]
    report: tuple[tuple[int, str], ...]
    assumed: tuple[str, ...]


class ProjectHandle:
    """A project that is open; ``journeymap.open`` and ``journeymap.new`` make one.

    Each change is kept at once in a private working copy. Leaving ``with`` publishes them to
    the file and closes it; an exception keeps the working copy alone, which the program
    offers at its next start. One project belongs to one thread; no other window or process
    can change its file while it is open.
    """

    def __init__(self, session: Session) -> None:
        self._document = OpenDocument(session)
        self._session = session

    @property
    def path(self) -> Path | None:
        """Its file, ``None`` until it is saved to one."""
        return self._session.path

    @property
    def name(self) -> str:
        """What the project is called."""
        found = self._document.snapshot.ordered(Project)
        return found[0].name if found else ""

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences about its file: what had to be mended or could not be read."""
        spare = self._session.spare
        return (*((spare,) if spare else ()), *self._session.notices)

    @property
    def is_sound(self) -> bool:
        """Whether nothing was wrong with its file."""
        return self._session.sound

    @property
    def snapshot(self) -> Snapshot:
        """All records as they are now, never changed."""
        return self._document.snapshot

    @property
    def journeys(self) -> tuple[JourneyHandle, ...]:
        """Its journeys in their order."""
        return JourneyHandle.of(self._document, self._document.snapshot.ordered(Journey))

    @property
    def personas(self) -> tuple[PersonaHandle, ...]:
        """Its personas in their order."""
        return PersonaHandle.of(self._document, self._document.snapshot.ordered(Persona))

    def journey(self, wanted: str | None = None) -> JourneyHandle:
        """Return a journey by title, name or id; raises ``JourneyError`` for none and for several.

        Without any of these it is the first that is no case.
        """
        from journeymap.analysis.flow.case_ways import first_journey

        there = self._document.snapshot.ordered(Journey)
        if not there:
            raise JourneyError(tr("There is no journey in this file."))
        if wanted is None:
            meant = first_journey(self._document.snapshot) or there[0]
            return JourneyHandle(self._document, meant.id)
        exact = [(one, (journey_name(one),)) for one in there if journey_name(one) == wanted]
        titled = [(one, (journey_name(one), one.title)) for one in there]
        found = one_named(exact or titled, wanted, kind_name("Journey").lower())
        return JourneyHandle(self._document, found.id)

    def persona(self, wanted: str) -> PersonaHandle:
        """Return a persona by name or id; raises ``JourneyError`` for none and for several."""
        people = [(one, (one.name,)) for one in self.personas]
        return one_named(people, wanted, kind_name("Persona").lower())

    def add_journey(self, title: str, **values: Any) -> JourneyHandle:
        """Add an empty journey behind the others; its other fields may go along."""
        from journeymap.api.handles import added_id, edit_view
        from journeymap.editing.journeys import add_journey

        with self.change("New journey"):
            done = add_journey(edit_view(self._document.snapshot, ""))
            self._document.commit(done)
            journey = JourneyHandle(self._document, added_id(done, Journey))
            journey.update(title=title, **values)
        return journey

    def add_persona(self, name: str, journey: JourneyHandle, **values: Any) -> PersonaHandle:
        """Add a persona who walks a journey; its other fields may go along."""
        from journeymap.api.handles import added_id, edit_view
        from journeymap.editing.personas import add_persona

        with self.change("New persona"):
            done = add_persona(edit_view(self._document.snapshot, journey.record.id))
            self._document.commit(done)
            persona = PersonaHandle(self._document, added_id(done, Persona))
            persona.update(name=name, **values)
        return persona

    def add_picture(self, path: str | PathLike[str], *, alt: str = "") -> PictureHandle:
        """Take in a PNG, JPEG, WebP or GIF; ``persona.update(picture=it.id)`` shows it.

        It is scaled down and loses place and date of a photo. One of the same content is there
        once. ``alt`` says what is on it for those who cannot see it. Raises ``JourneyError``
        for what cannot be read or is no picture.
        """
        from journeymap.model.change import change
        from journeymap.painting.intake import LARGEST_FILE, put_picture
        from journeymap.storage.reading import beginning

        self._document.check_writable()
        file, snapshot = Path(path), self._document.snapshot
        try:
            data = beginning(file, LARGEST_FILE + 1)
        except OSError as fault:
            raise JourneyError(
                tr("{name} cannot be read: {why}.", name=file, why=fault.strerror or fault)
            ) from fault
        asset = put_picture(self._session.attachments, snapshot, data, file.name)
        picture = PictureHandle(self._document, asset.id)
        with self.change("New picture"):
            if snapshot.get(Asset, asset.id) is None:
                self._document.commit(change("New picture", add=[asset]))
            if alt:
                picture.update(alt=alt)
        return picture

    def change(self, label: str) -> AbstractContextManager[None]:
        """Let all that is done inside be one step to undo; what raises commits nothing."""
        return self._document.step(label)

    def undo(self) -> bool:
        """Take back the last step, also one of an earlier session; tell whether there was one."""
        return self._document.undo()

    def redo(self) -> bool:
        """Do again the step last taken back; tell whether there was one."""
        return self._document.redo()

    def take_in(self, came: Imported) -> ImportOutcome:
        """Bring in what ``journeymap.read`` read of another program's file, as one step to undo.

        Its journeys come last; personas known by their name are those of the project.
        """
        from journeymap.editing.fitting import fitted

        before = self._document.snapshot.all(Journey)
        self._document.check_writable()
        for data in came.pictures:
            self._session.attachments.put_asset(data, "", "")
        self._document.commit(fitted(came.change, self._document.snapshot))
        after = self._document.snapshot.ordered(Journey)
        brought = JourneyHandle.of(self._document, [one for one in after if one.id not in before])
        return ImportOutcome(brought, came.report, came.assumed)

    def import_log(
        self,
        path: str | PathLike[str],
        *,
        case: str = "",
        activity: str = "",
        time: str = "",
        paths: bool = False,
        title: str = "",
        tell: Callable[[float], None] = lambda share: None,
        **said: str,
    ) -> ImportOutcome:
        """Make a journey of a log of events, in CSV, Excel or XES, or of a table of ``paths``.

        It is one step to undo. ``case``, ``activity`` and ``time`` are headings, as they seem
        where they are blank; so may ``start``, ``lifecycle``, ``resource``, ``channel`` be,
        ``dates`` is the order of a date (``dmy``), ``goal`` what is to be reached, ``sheet`` the
        sheet of a workbook. Raises ``JourneyError`` for what cannot be read.
        """
        from journeymap.formats.reading import ImportOptions, import_file
        from journeymap.tabular.choosing import NOTHING_CHOSEN
        from journeymap.tabular.logs.columns import log_choices

        self._document.check_writable()
        named = {"case": case, "activity": activity, "time": time, **said}
        choices = log_choices(named, paths=paths)
        options = ImportOptions("", NOTHING_CHOSEN, title, choices)
        return self.take_in(import_file(Path(path), options, tell))

    def survey(
        self,
        path: str | PathLike[str],
        mapping: SurveyMapping | None = None,
        *,
        journey: str | None = None,
        sheet: str = "",
        dry_run: bool = False,
        tell: Callable[[float], None] = lambda share: None,
    ) -> SurveyOutcome:
        """Bring the answers of a survey in as scores, as one step to undo; return what came of it.

        Without a mapping it is the one kept in the file, else as the columns seem to be meant.
        It goes into the first journey, or the one of this title, name or id. With ``dry_run``
        nothing is changed. Raises ``JourneyError`` for what cannot be read, for columns a
        mapping names that are not there, and for a file that was read already.
        """
        from journeymap.api.surveys import looked_at

        if not dry_run:
            self._document.check_writable()
            self._document.check_settled()
        kept = None if dry_run else self._session.attachments
        there = self.journey(journey).record.id
        outcome = looked_at(self.snapshot, there, Path(path), mapping, sheet, kept, tell)
        if not dry_run:
            self._document.commit(outcome.brought.change)
        return outcome

    def reviews(
        self,
        path: str | PathLike[str],
        *,
        journey: str | None = None,
        sheet: str = "",
        confirm_all: bool = False,
        tell: Callable[[float], None] = lambda share: None,
    ) -> ReviewsOutcome:
        """Return at which touchpoints reviews seem to belong, by the words that name them.

        With ``confirm_all`` those that are placed become quotes, as one step to undo; what is
        known already does not come in again. Raises ``JourneyError`` for what holds no reviews.
        """
        from journeymap.api.reviews import proposed_reviews

        if confirm_all:
            self._document.check_writable()
            self._document.check_settled()
        there = self.journey(journey).record.id
        outcome = proposed_reviews(
            self.snapshot, there, Path(path), sheet=sheet, confirm=confirm_all, tell=tell
        )
        if outcome.brought is not None:
            self._document.commit(outcome.brought.change)
        return outcome

    def take_out_survey(self, name: str, *, period: str = "") -> None:
        """Take out again what a survey brought, by its file's name or its id; or one period of it.

        Raises ``JourneyError`` when no survey of that name was read.
        """
        from journeymap.tabular.surveys.earlier import taken_out

        surveys = [(one, (one.name,)) for one in self._document.snapshot.all(Source).values()]
        found = one_named(surveys, name, kind_name("Source").lower())
        done = taken_out(self.snapshot, found.id, self._session.attachments, period)
        self._document.commit(done)

    def info(self) -> dict[str, Any]:
        """Return what is in it, as in ``info.schema.json``; feelings run from −2 to 2."""
        from journeymap.api.summary import summary

        return summary(self._document.snapshot)

    def save(self, path: str | PathLike[str] | None = None, *, replace: bool = False) -> None:
        """Publish all changes to the file as a whole; to another one with a path.

        Raises ``JourneyError`` when it cannot be, or stands there already and may not be
        replaced; the changes then stay in the working copy.
        """
        self._document.check_settled()
        if path is None:
            self._session.publish()
            return
        check_new_file(Path(path), replace=replace)
        self._session.save_as(Path(path))

    def save_clean_copy(
        self, path: str | PathLike[str], *, replace: bool = False
    ) -> tuple[str, ...]:
        """Write a copy to be handed over, and go on with the file there is; return notices.

        It holds no history and no names of versions, nothing that was deleted, no comments,
        speaker notes, answers of single respondents, nor who did what. Raises ``JourneyError``
        when it cannot be written, or stands there already and may not be replaced.
        """
        from journeymap.storage.copies import cleaned, save_copy

        self._document.check_settled()
        check_new_file(Path(path), replace=replace)
        picture = self._session.attachments.asset
        return save_copy(cleaned(self.snapshot), picture, Path(path), self.path)

    def close(self) -> None:
        """Publish what is pending and let the file go; closing twice is no fault."""
        if not self._document.closed:
            self._session.close()
            self._document.closed = True

    def __enter__(self) -> Self:
        self._document.check_open()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None and self._session.pending and not self._document.closed:
            self._session.leave()
            self._document.closed = True
        self.close()

    def __repr__(self) -> str:
        return f"<ProjectHandle {str(self.path or self.name)!r}>"


def check_new_file(path: Path, *, replace: bool) -> None:
    """Raise ``JourneyError`` when a journey file cannot or should not be made here."""
    import os

    from journeymap.api.wishes import AlreadyThere

    if path.suffix.lower() != ".journey":
        raise JourneyError(
            tr(
                "A journey file ends in .journey, so {file} was not made. Write {name}.",
                file=path,
                name=path.parent / f"{path.name or tr('Journey')}.journey",
            )
        )
    if not replace and os.path.lexists(path):
        raise AlreadyThere(path)
