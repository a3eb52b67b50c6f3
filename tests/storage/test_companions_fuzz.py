"""Thousands of journals and logs nobody would make, beside a file: no other file is touched.

``JOURNEYMAP_COMPANIONS=5000`` tries more of them than an ordinary run does.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import struct
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from journeymap.cli import main
from journeymap.errors import JourneyError
from journeymap.model.snapshot import Snapshot
from journeymap.paths import state_folder
from journeymap.storage.session import Session
from tests.storage.beside import (
    journal,
    left_in_a_transaction,
    left_with_a_log,
    log,
    pages_of,
    super_journal,
    work,
)
from tests.storage.samples import document, tampered, written
from tests.storage.test_bad_files import assert_sound
from tests.storage.watching import watched

TRIES = int(os.environ.get("JOURNEYMAP_COMPANIONS", "300"))

NUMBERS = (0, 1, 2, 3, 76, 77, 0x40001, 0x7FFFFFFF, 0xFFFFFFFF)
SIZES = (0, 1, 3, 31, 32, 512, 1000, 1024, 4096, 65536, 0x80000000, 0xFFFFFFFF)


class Fuzz:
    """Makes folders with a file, something beside it, and what somebody else holds dear."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "watched"
        self._making = folder / "making"
        self._making.mkdir()
        plain = written(self._making / "plain.journey")
        open = tampered(written(self._making / "open.journey"))
        other = written(self._making / "other.journey", document(9))
        rng = random.Random(7)
        cut = ("UPDATE touchpoint SET title = hex(randomblob(9000))", "PRAGMA cache_spill")
        self.files = [
            plain,
            open,
            left_with_a_log(open, self._making / "a"),
            left_with_a_log(open, self._making / "b", *work(rng), *work(rng)),
            left_with_a_log(plain, self._making / "c", "VACUUM", *work(rng)),
            left_in_a_transaction(open, self._making / "d", *cut),
            left_in_a_transaction(plain, self._making / "e", *cut, synchronous="OFF"),
        ]
        others = [
            left_with_a_log(other, self._making / "f", "VACUUM", *work(rng)),
            left_in_a_transaction(other, self._making / "g", *cut),
        ]
        made = [path for file in (*self.files, *others) for path in file.parent.glob("*-*l")]
        self.genuine = {
            ending: [path.read_bytes() for path in made if path.name.endswith(ending)]
            for ending in ("-journal", "-wal")
        }

    def lay_out(self, rng: random.Random) -> Path:
        """Return a file in the watched folder, with something odd beside it."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        for name in ("thesis.txt", "coffee.journey-mj0A1B2C3D", "other.journey"):
            (self.folder / name).write_text(f"dear to somebody: {name}")
        source, file = rng.choice(self.files), self.folder / "coffee.journey"
        for ending in ("", "-journal", "-wal"):
            beside = source.with_name(source.name + ending)
            if beside.exists():
                shutil.copyfile(beside, file.with_name(file.name + ending))
        for ending in rng.choice((("-journal",), ("-wal",), ("-journal", "-wal"))):
            path = file.with_name(file.name + ending)
            if rng.random() < 0.03:
                path.unlink(missing_ok=True)
                path.symlink_to(self.folder / "thesis.txt")
            else:
                path.write_bytes(self._odd(rng, ending, file, path))
        return file

    def _odd(self, rng: random.Random, ending: str, file: Path, path: Path) -> bytes:
        kind = rng.randrange(5)
        if kind == 0:
            make = self._journal if ending == "-journal" else self._log
            return make(rng, pages_of(file))
        own = [path.read_bytes()] if path.is_file() else []
        data = bytearray(rng.choice(own if own and kind < 4 else self.genuine[ending]))
        if kind == 1:
            for _ in range(rng.choice((1, 1, 2, 8, 64))):
                at = rng.randrange(min(len(data), rng.choice((32, 600, 10**9))))
                data[at] = rng.choice((0, 255, data[at] ^ 1 << rng.randrange(8)))
        elif kind == 2:
            del data[rng.randrange(len(data)) :]
        elif kind == 3:
            at = rng.randrange(0, max(1, min(len(data), 64) - 4), 4)
            data[at : at + 4] = struct.pack(">I", rng.choice(NUMBERS + SIZES))
        if ending == "-journal" and rng.random() < 0.6:
            data += b"\0" * rng.choice((0, 0, -len(data) % 512)) + self._super(rng)
        return bytes(data)

    def _super(self, rng: random.Random) -> bytes:
        names = ("thesis.txt", "coffee.journey-mj0A1B2C3D", "other.journey", "coffee.journey")
        return super_journal(self.folder / rng.choice(names))

    def _journal(self, rng: random.Random, pages: list[bytes]) -> bytes:
        records = [
            (rng.choice((*NUMBERS, *range(1, 77))), rng.choice((*pages, b"\0" * 4096)))
            for _ in range(rng.randrange(5))
        ]
        often = rng.random() < 0.5
        return journal(
            records,
            len(pages) if often else rng.choice(NUMBERS),
            page=4096 if often else rng.choice(SIZES),
            sector=512,
            count=rng.choice((None, *NUMBERS)),
            tail=self._super(rng),
        )

    def _log(self, rng: random.Random, pages: list[bytes]) -> bytes:
        frames = [
            (
                rng.choice((*NUMBERS, *range(1, 77))),
                rng.choice((0, 0, len(pages), *NUMBERS)),
                rng.choice((*pages, b"\0" * 4096)),
            )
            for _ in range(rng.randrange(5))
        ]
        page = rng.choice((4096, 4096, 4096, *SIZES))
        return log(frames, page=page, great=rng.random() < 0.5)


def opened(way: str, file: Path, out: Path) -> tuple[Snapshot | None, str]:
    """Open a file in one of the ways there are; return what was read, and what was told."""
    if way in ("look", "work"):
        try:
            session = Session.open(file, for_reading=way == "look")
        except JourneyError as error:
            return None, str(error)
        session.close()
        return session.snapshot, " ".join(session.notices)
    arguments = [str(out / "map.json"), "--force"] if way == "export" else []
    code = main([way, str(file), *arguments])
    assert code in (0, 1)
    return None, str(code)


def test_whatever_lies_beside_a_file_no_other_is_touched(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    fuzz, out = Fuzz(tmp_path), tmp_path_factory.mktemp("out")
    seen: Counter[str] = Counter()
    for seed in range(TRIES):
        rng = random.Random(seed)
        file = fuzz.lay_out(rng)
        before = watched(fuzz.folder)
        way = ("look", "work", "check", "info", "export")[seed % 5]
        snapshot, told = opened(way, file, out)
        assert watched(fuzz.folder) == before, seed
        assert list((state_folder() / "sessions").iterdir()) == [], seed
        if snapshot is not None:
            assert_sound(snapshot)
            assert told or snapshot == document(), seed
        for sign in ("taken in", "left out", "is damaged"):
            seen[sign] += sign in told
    assert min(seen.values()) > TRIES // 100, seen


@pytest.mark.parametrize("way", ["check", "info", "export", "work"])
def test_the_system_sees_no_other_file_of_the_folder_opened_or_removed(
    tmp_path: Path, way: str
) -> None:
    if shutil.which("strace") is None:
        pytest.skip("there is no strace here, which sees what a program does to files")
    fuzz, out, calls = Fuzz(tmp_path), tmp_path / "out.json", tmp_path / "calls"
    file = fuzz.lay_out(random.Random(4))
    source = fuzz.files[5]
    shutil.copyfile(source, file)
    with file.with_name(file.name + "-journal").open("wb") as beside:
        beside.write(source.with_name(source.name + "-journal").read_bytes())
        beside.write(super_journal(fuzz.folder / "thesis.txt"))
    watching = ["strace", "-f", "-s", "4000", "-e", "trace=%file", "-o", str(calls)]
    script = "import sys; from pathlib import Path; from journeymap.storage.session import Session"
    script += "; Session.open(Path(sys.argv[1])).close()"
    asked = [str(file), str(out)] if way == "export" else [str(file)]
    run = ["-c", script] if way == "work" else ["-m", "journeymap", way]
    done = subprocess.run(
        [*watching, sys.executable, *run, *asked], capture_output=True, text=True, check=False
    )
    if "ptrace" in done.stderr.lower():
        pytest.skip("strace may not watch here")
    touched = re.findall(
        rf'(\w+)\([^"\n]*"{re.escape(str(fuzz.folder))}/([^"\n]+)"([^\n]*)', calls.read_text()
    )
    looking = {"stat", "lstat", "newfstatat", "statx", "access", "faccessat2", "readlink"}
    mine = {file.name, f"{file.name}-journal", f"{file.name}-wal"}
    acts = [act for act in touched if act[0] not in looking]
    assert [act for act in acts if act[1] == file.name]
    assert [act for act in acts if act[1] not in mine] == []
    assert [act for act in acts if not re.search(r"O_RDONLY", act[2])] == []
