"""A document at work: opened into a private working copy, kept at every change, published whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, RLock
from types import MappingProxyType
from typing import TYPE_CHECKING, Self

from journeymap.errors import JourneyError
from journeymap.language import tr
from journeymap.model.change import Change
from journeymap.model.document import Role
from journeymap.model.snapshot import Snapshot
from journeymap.paths import state_folder
from journeymap.storage.attachments import Attachments, keep_pictures
from journeymap.storage.companions import set_aside
from journeymap.storage.examining import Examined, examine, hardened
from journeymap.storage.faults import CannotWrite, ReadOnly, keeping, reason, shown
from journeymap.storage.history import read_past
from journeymap.storage.home import Home
from journeymap.storage.opening import read_home
from journeymap.storage.packing import newest_first
from journeymap.storage.permission import check_unchanged, check_writable
from journeymap.storage.publishing import place
from journeymap.storage.recovery import Recovery, taken_up
from journeymap.storage.sparing import check_spared
from journeymap.storage.staging import stage
from journeymap.storage.versions import Versions
from journeymap.storage.workplace import Workplace, spare_folders

if TYPE_CHECKING:
    from journeymap.storage.store import Store


@dataclass(slots=True)
class Session:
    """One open document. ``write`` and ``past`` are made to be given to ``Document``.

    ``snapshot`` is the document as it was opened, ``notices`` are sentences to show, ``sound``
    tells whether none of them is of something wrong with the file, and ``read_only`` says why
    it cannot be written back, blank when it can. ``publish`` may run in a worker thread while
    ``write`` is called in another.
    """

    snapshot: Snapshot
    author: str
    notices: tuple[str, ...]
    read_only: str
    _place: Workplace
    _home: Home | None
    _mark: int = 0
    sound: bool = True
    _waiting: bool = False
    _store: Store | None = None
    _given: Mapping[str, bytes] = field(default_factory=dict)
    _working: RLock = field(default_factory=RLock)
    _publishing: Lock = field(default_factory=Lock)

    @classmethod
    def new(
        cls,
        snapshot: Snapshot,
        *,
        author: str = "",
        pictures: Mapping[str, bytes] = MappingProxyType({}),
    ) -> Self:
        """Begin a document that has no file yet, with the pictures in it by their SHA-256."""
        session = cls(snapshot, author, (), "", Workplace.new(), None, _given=pictures)
        session._note()
        return session

    @classmethod
    def open(cls, path: Path, *, author: str = "", for_reading: bool = False) -> Self:
        """Open a file; its bytes are copied and the file itself is let go of.

        With ``for_reading`` it may be open elsewhere, and is never written back; so it is when
        the state folder refuses, and ``spare`` then says why. Raises ``JourneyError`` when it
        cannot be read whole, or is open in another window.
        """
        home = Home.at(path)
        if for_reading:
            home.viewing = tr("“{name}” was opened only to be looked at.", name=path.name)
        try:
            return cls._opened(home, author)
        except CannotWrite as error:
            refusal = error
        home.viewing = tr(
            "“{name}” is opened only to be looked at: the folder for working copies, “{folder}”,"
            " cannot be used ({reason}). Free some room or make it writable, or name another one"
            " in JOURNEYMAP_STATE, and open the file again.",
            name=path.name,
            folder=shown(state_folder()),
            reason=reason(refusal.__cause__ or refusal),
        )
        for spare in spare_folders():
            with suppress(CannotWrite):
                return cls._opened(home, author, spare)
        raise refusal

    @classmethod
    def _opened(cls, home: Home, author: str, spare: Path | None = None) -> Self:
        if not home.viewing:
            home.hold()
        try:
            workplace = Workplace.new(spare)
            try:
                session = cls._begun(read_home(home, workplace), author, workplace, home)
                session._nothing_of_ours()
                return session
            except BaseException:
                workplace.remove()
                raise
        except BaseException:
            home.release()
            raise

    @classmethod
    def recover(cls, recovery: Recovery, *, author: str = "") -> Self:
        """Go on with a session a crash left behind.

        One that may be another machine's is copied, and left to it. Raises ``JourneyError``
        when its file is open elsewhere or the copy is damaged; the copy then stays where it is.
        """
        workplace, home = taken_up(recovery)
        try:
            if home and not home.viewing:
                home.hold()
            try:
                found = examine(workplace.work, home.path if home else workplace.work)
                if home:
                    home.fall_behind(found.mark)
                session = cls._begun(found, author, workplace, home)
            except BaseException:
                if home:
                    home.release()
                raise
        except BaseException:
            workplace.remove() if recovery.host else workplace.release()
            raise
        session.notices = (*recovery.warnings, *session.notices)
        return session

    @classmethod
    def _begun(cls, found: Examined, author: str, workplace: Workplace, home: Home | None) -> Self:
        """Return the session, after writing down whose it is and mending what was broken."""
        refusal = home.refusal() if home else ""
        session = cls(found.snapshot, author, found.notices, refusal, workplace, home, found.mark)
        session.sound = not set(found.notices) - set(found.unread)
        session._note()
        if found.repair:
            session.snapshot = session.snapshot.apply(found.repair)
            session.write(found.repair, "merge")
        return session

    def _nothing_of_ours(self) -> None:
        """Let what was mended in a file that cannot be written back be no work of anybody."""
        if self._home and self.read_only and self.pending:
            self._home.published = self._mark
            self._note()

    @property
    def spare(self) -> str:
        """The sentence why the work lies in a temporary folder, blank when it does not."""
        return self._home.viewing if self._home and self._place.spare else ""

    @property
    def path(self) -> Path | None:
        """The person's file, or ``None`` while the document has no name."""
        return self._home.path if self._home else None

    @property
    def pending(self) -> int:
        """How many changes are kept in the working copy but not yet in the person's file."""
        return max(0, self._mark - (self._home.published if self._home else 0))

    def prepare(self) -> None:
        """Load what writing needs, so that the first change is as quick as the others."""
        self._ready()

    def write(self, change: Change, role: Role = "do") -> None:
        """Keep a change in the working copy; raises ``JourneyError``, then nothing has changed."""
        self._alter(lambda store: store.write(change, role))

    def past(self, limit: int = 1000) -> Iterator[tuple[Role, Change]]:
        """Yield what was done in earlier sessions with its role, oldest first."""
        if not self._mark:
            return
        with keeping(self._place.folder), hardened(self._place.work) as db:
            yield from read_past(newest_first(db, limit))

    @property
    def versions(self) -> Versions:
        """The moments that have a name, and the way back to any other."""
        return Versions(
            self._alter, lambda: self._place.work if self._mark else None, self.snapshot
        )

    @property
    def attachments(self) -> Attachments:
        """What the file holds besides records: pictures, answers, a thumbnail."""
        return Attachments(
            self._working, self._ready, lambda: self._store, lambda: self._place.work, self._given
        )

    def publish(self, *, overwrite: bool = False) -> None:
        """Bring the person's file up to the working copy, as a whole.

        With ``overwrite`` it is replaced though others changed it, removed it, or gave it a
        second name. Raises ``JourneyError`` when it cannot be; the file is then as it was.
        """
        with self._publishing:
            home = self._home
            if home is None:
                raise CannotWrite(
                    tr(
                        "This document has no file yet. Your work is safe in the working copy;"
                        " choose where to save it."
                    )
                )
            if home.viewing and self.pending:
                raise ReadOnly(home.viewing)
            if not overwrite:
                check_unchanged(home.target, home.signature)
                if not self.pending:
                    return
            check_spared(home, home.target)
            check_writable(home.target, overwrite=overwrite)
            self._put(home, asked=overwrite)

    def save_as(self, path: Path) -> None:
        """Put the document into another file and go on with that one.

        A file that is there is replaced: whoever chose the name has been asked about that.
        One of a newer format is not, nor the one this document is only looked at from.
        """
        with self._publishing:
            home, old = Home.at(path), self._home
            check_spared(old, home.target)
            if old and old.lock and old.target == home.target:
                home.lock, home.twin = old.lock, old.twin
                home.signature, home.ours = old.signature, old.ours
            else:
                with suppress(CannotWrite) if self._place.spare else nullcontext():
                    home.hold()
            try:
                check_writable(home.target, overwrite=True)
                self._put(home, asked=True)
            except BaseException:
                if old is None or home.lock is not old.lock:
                    home.release()
                with suppress(JourneyError):
                    self._note()
                raise
            if old and home.lock is not old.lock:
                old.release()
            self._home = home

    def close(self) -> None:
        """Publish what is pending and take the working copy away.

        Raises ``JourneyError`` when it cannot be published, as one that is only looked at
        cannot; then the session stays open. A document without a file that was worked on is
        kept a week among the discarded.
        """
        if self._home and self.pending:
            self.publish()
        unnamed = self._home is None and self.pending
        self._let_go()
        if unnamed:
            self._place.set_aside()
        else:
            self._place.remove()

    def leave(self) -> None:
        """Let go without publishing; the working copy stays and is offered at the next start."""
        self._let_go()
        self._place.release()

    def _let_go(self) -> None:
        with self._publishing, self._working:
            if self._store:
                self._store.close()
                self._store = None
            if self._home:
                self._home.release()

    def _ready(self) -> Store:
        """Return the store, made when it is first needed: SQLAlchemy takes a while to load."""
        with self._working:
            if not self._place.work.exists():
                self._move_out()
            if self._store is None:
                from journeymap.storage.store import Store

                fresh = not self._place.work.exists()
                store = Store(self._place.work, self.author)
                try:
                    if fresh:
                        store.create(self.snapshot)
                        keep_pictures(store, self._given)
                except BaseException:
                    store.close()
                    self._place.work.unlink(missing_ok=True)
                    raise
                self._store = store
            return self._store

    def _move_out(self) -> None:
        """Go on in another folder where somebody cleared ours away: what is open is still whole."""
        left = self._place
        if self._store is None and left.folder.exists():
            return
        place = Workplace.new()
        if self._store:
            try:
                self._store.copy_to(place.work)
            except BaseException:
                place.remove()
                raise
            self._store.close()
            self._store = None
        self._place = place
        left.release()
        if self._home and self._home.lock:
            with suppress(JourneyError):  # the signature has to do where somebody was quicker
                self._home.release()
                self._home.hold()
        self._note()

    def _put(self, home: Home, *, asked: bool) -> None:
        """Stage the working copy and put it in place of a file."""
        self._ready()
        copy = self._place.folder / "staged.db"
        try:
            staged = stage(self._place.work, copy)
            self._note(home, (staged.digest, staged.mark))
            standing, doubts = home.secure(asked=asked)
            home.signature, said = place(staged, home.target, standing, asked=asked)
        finally:
            with suppress(OSError):
                copy.unlink()
        home.published, home.format, home.ours = staged.mark, 0, staged.digest
        with suppress(CannotWrite):  # it is saved, whether others can be kept away or not
            home.hold_twin()
        said = (*said, *set_aside(home.target))
        self.read_only, self.notices = "", (*doubts, *said)
        with self._working:
            self._waiting = self._mark > staged.mark
            # That it came about is told by the note before, and by the file.
            self._note(home, wait=False)

    def _note(
        self, home: Home | None = None, coming: tuple[str, int] | None = None, *, wait: bool = True
    ) -> None:
        """Write down what a later start needs to know; ``coming`` is on its way into the file."""
        with self._working:
            home = home or self._home
            facts = home.facts(coming) if home else {"path": None}
            behind = self._mark > (home.published if home else 0)
            self._place.note({**facts, "waiting": self._waiting or behind}, wait=wait)
            self._place.count(self._mark)

    def _alter(self, act: Callable[[Store], object]) -> None:
        """Do something that is to reach the person's file."""
        with self._working:
            store = self._ready()
            self._announce()
            act(store)
            self._reached()

    def _announce(self) -> None:
        """Note before the first change that there is one, so that its loss would be noticed."""
        if not self._waiting:
            self._waiting = True
            self._note()

    def _reached(self) -> None:
        """Count what was kept, in the file beside the working copy too."""
        self._mark += 1
        self._place.count(self._mark)
