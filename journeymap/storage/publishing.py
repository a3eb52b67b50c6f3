"""Putting the staged copy where the person wants it: as a whole, or not at all.

SQLite never touches the person's folder. The bytes go to a temporary file beside the target
and to the disk; then the two change places in one step, and what comes out is looked at.
What nobody has seen before goes back to its place, or into the backups.
"""

from __future__ import annotations

import os
import shutil
import stat
import sys
import time
from contextlib import suppress
from pathlib import Path

from journeymap.language import tr
from journeymap.paths import private
from journeymap.storage.attributes import carry_over, usual
from journeymap.storage.backups import back_up
from journeymap.storage.disk import is_equal, is_refusal, sync, sync_folder
from journeymap.storage.faults import CannotWrite, NoRoom, shown, writing
from journeymap.storage.header import LENGTH, Header
from journeymap.storage.overwriting import write_over
from journeymap.storage.permission import changed, removed
from journeymap.storage.signature import Signature, holds
from journeymap.storage.staging import Staged
from journeymap.storage.swapping import put_new, put_over, swap

_TEMPORARY = "saving"
_DAY = 86400.0


def place(
    staged: Staged, path: Path, standing: Signature | None, *, asked: bool
) -> tuple[Signature, tuple[str, ...]]:
    """Put the staged copy in place of a file; return its signature, and what to say of it.

    ``standing`` is what was seen there, and is in the backups where it has to be. Something
    else that stands there by now is put back, and ``ChangedUnderneath`` raised; or, when the
    person has asked for it to be replaced, kept in the backups. Raises ``JourneyError`` when
    it cannot be done; the file is then as it was.
    """
    _check_room(staged.file, path)
    said: list[str] = []
    with writing(path):
        _clear_old(path)
        fresh = path.with_name(f".{path.name[:40]}.{os.urandom(8).hex()}.{_TEMPORARY}")
        own = None
        try:
            own = _write_beside(staged.file, fresh, path, said)
            _put_in_place(fresh, own, path, standing, asked, said)
        except OSError as error:
            if sys.platform == "win32" or not is_refusal(error):
                raise
            _check_still(path, standing, asked)
            write_over(staged.file if staged.file.exists() else fresh, path, theirs=asked)
            said.append(
                tr(
                    "“{name}” is saved, but its folder lets no file be replaced as a whole, so it was"
                    " written over. What it held before is in the backups.",
                    name=path.name,
                )
            )
        finally:
            _remove(fresh, own)
        if not sync_folder(path.parent):
            said.append(_unconfirmed(path))
        signature = _arrived(path, own, staged.digest)
    return signature, tuple(dict.fromkeys(said))


def _check_room(source: Path, path: Path) -> None:
    """Raise ``NoRoom`` when it is plain from the start that the disk is too full."""
    size = source.stat().st_size
    try:
        free = shutil.disk_usage(path.parent).free
    except OSError:
        return
    if free < size:
        raise NoRoom(
            tr(
                "There is no room on the disk for “{name}”: {needed} kB are needed, {free} kB are"
                " free. The file there is as it was, and your work is safe in the working copy."
                " Free some room, or save it somewhere else.",
                name=shown(path),
                needed=size // 1000 + 1,
                free=free // 1000,
            )
        )


def _write_beside(source: Path, fresh: Path, path: Path, said: list[str]) -> os.stat_result:
    """Bring the bytes beside the file they will replace and onto the disk, with all it has besides.

    Until then nobody else may read them: the file may be private, and a crash may come.
    """
    moved = _moved(source, fresh, path)
    try:
        if not moved:
            with source.open("rb") as file, open(fresh, "xb", opener=private) as copy:
                shutil.copyfileobj(file, copy, 1 << 20)
        try:
            kept = carry_over(path, fresh)
        except FileNotFoundError:
            kept = usual(fresh, source.parent)
        if not kept:
            said.append(
                tr(
                    "“{name}” is saved, but its tags or access rights could not be carried over.",
                    name=path.name,
                )
            )
        with fresh.open("rb+") as copy:
            if not sync(copy.fileno()):
                said.append(_unconfirmed(path))
        if not moved and not is_equal(source, fresh):
            raise OSError(tr("the disk gave back other bytes than were written"))
        return fresh.stat()
    except BaseException:
        with suppress(OSError):
            if moved:
                os.replace(fresh, source)
            else:
                fresh.unlink()
        raise


def _moved(source: Path, fresh: Path, path: Path) -> bool:
    """Take the staged copy itself where it lies on the same disk as the file it will replace.

    A file that is new is made in its folder, which may have ways for what is made in it.
    """
    try:
        if source.stat().st_dev != path.stat().st_dev:
            return False
        os.rename(source, fresh)
    except OSError:
        return False
    return True


def _put_in_place(
    fresh: Path,
    own: os.stat_result,
    path: Path,
    standing: Signature | None,
    asked: bool,
    said: list[str],
) -> None:
    """Let the new file take the place of what stands there, and look at what that was."""
    try:
        if standing is None:
            put_new(fresh, path)
            return
        came = swap(fresh, path)
    except FileExistsError:
        came = swap(fresh, path)
    except FileNotFoundError:
        if not asked:
            raise removed(path) from None
        put_new(fresh, path)
        return
    if came is None:
        _put_over(fresh, path, standing, asked, said)
    elif standing and standing.looks_like(came.lstat()):
        with suppress(OSError):  # else it is cleared away another day
            came.unlink()
    else:
        _settle(came, own, path, asked)


def _settle(came: Path, own: os.stat_result, path: Path, asked: bool) -> None:
    """Somebody was quicker, and what they put there has come out: keep it, or give it back."""
    if asked:
        try:
            with came.open("rb") as theirs:
                back_up(path, source=theirs, theirs=True)
        except OSError:
            _give_back(came, own, path)
            raise
        with suppress(OSError):
            came.unlink()
    else:
        _give_back(came, own, path)
        raise changed(path)


def _give_back(came: Path, own: os.stat_result, path: Path) -> None:
    """Put theirs back; what came in between, which need not be ours, is in the backups then."""
    try:
        out = swap(came, path)
    except FileNotFoundError:
        put_new(came, path)
        return
    if out is None:
        put_over(came, path)
    elif os.path.samestat(out.lstat(), own):
        out.unlink()
    else:  # a third one came in between
        with out.open("rb") as theirs:
            back_up(path, source=theirs, theirs=True)
        out.unlink()


def _put_over(
    fresh: Path, path: Path, standing: Signature | None, asked: bool, said: list[str]
) -> None:
    """Rename over what stands there, where files cannot change places.

    It is looked at just before, and what was written into it meanwhile is read out of it
    just after: an open file stays one.
    """
    _check_still(path, standing, asked)
    if sys.platform == "win32":
        put_over(fresh, path)
        return
    with path.open("rb") as old:
        before = os.fstat(old.fileno())
        put_over(fresh, path)
        after = os.fstat(old.fileno())
        if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
            back_up(path, source=old, theirs=True)
            said.append(
                tr(
                    "“{name}” is saved. Another program wrote into it at the same moment; what it"
                    " wrote is in the backups.",
                    name=path.name,
                )
            )


def _check_still(path: Path, standing: Signature | None, asked: bool) -> None:
    """Look once more at what stands there; something else is kept, or not replaced."""
    try:
        if standing is not None and standing.looks_like(path.stat()):
            return
        if not asked:
            raise changed(path)
        back_up(path, theirs=True)
    except FileNotFoundError:
        if not asked:
            raise removed(path) from None


def _remove(fresh: Path, own: os.stat_result | None) -> None:
    """Take the temporary file away if it is still ours: by its name may be what came out."""
    with suppress(OSError):
        if own is not None and os.path.samestat(fresh.lstat(), own):
            fresh.unlink()


def _unconfirmed(path: Path) -> str:
    return tr(
        "“{name}” is saved, but the disk did not confirm it. Do not pull it out yet.",
        name=path.name,
    )


def _arrived(path: Path, own: os.stat_result | None, digest: str) -> Signature:
    """Look at the file once more: sync clients have been seen to replace one by nothing."""
    signature = None
    with suppress(OSError):
        found = path.stat()
        signature = Signature.of(found, digest)
        if not (own and signature.looks_like(own)) and not holds(path, digest):
            signature = None
    if signature is None:
        raise CannotWrite(
            tr(
                "“{name}” was saved, but another program (perhaps a sync client) altered it at once."
                " Your work is safe in the working copy. Save it somewhere else.",
                name=shown(path),
            )
        )
    return signature


def _clear_old(path: Path) -> None:
    """Remove what an interrupted save left beside the file more than a day ago.

    It may be what had come out of its place; so what is whole is in the backups then.
    """
    start, end = f".{path.name[:40]}.", f".{_TEMPORARY}"
    with suppress(OSError):
        for name in os.listdir(path.parent):
            if name.startswith(start) and name.endswith(end):
                stray = path.with_name(name)
                found = stray.lstat()
                if time.time() - found.st_mtime > _DAY:
                    if stat.S_ISREG(found.st_mode):
                        _keep_whole(stray, path)
                    stray.unlink()


def _keep_whole(stray: Path, path: Path) -> None:
    with stray.open("rb") as file:
        header = Header.read(file.read(LENGTH))
        if header and header.size == os.fstat(file.fileno()).st_size:
            back_up(path, source=file, theirs=True)
