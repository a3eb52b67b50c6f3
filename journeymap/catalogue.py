"""Catalogues of translations: written as ``.po``, read as ``.mo``, compiled when they changed.

Only what is written is kept in the repository. A build compiles it (``hatch_build.py``); in a
checkout the program does so itself, once after each change, so that nobody has to think of it.
The build loads this file alone, so it imports nothing of ours.
"""

from __future__ import annotations

import os
import re
import struct
from collections.abc import Iterator
from contextlib import suppress
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

NAME = Path("LC_MESSAGES", "journeymap.po")
"""Where a catalogue lies in the folder of its language."""

_MAGIC = 0x950412DE
_LINE = re.compile(r'(msg\w+(?:\[\d\])?)?\s*"(.*)"\s*')
_ESCAPED = re.compile(r"\\(.)")
_MEANT = {"n": "\n", "t": "\t", "r": "\r"}


def catalogue(folder: Path) -> NullTranslations:
    """Return the translations in the folder of a language; without one, those that say English.

    Raises ``OSError`` when there is one that cannot be read.
    """
    written = folder / NAME
    compiled = written.with_suffix(".mo")
    changed, seen = _changed(written), _changed(compiled)
    if changed is not None and changed != seen:
        content = compile_catalogue(written.read_text("utf-8"))
        with suppress(OSError):  # a checkout one may not write to is compiled at every start
            _keep(compiled, content, changed)
        return GNUTranslations(BytesIO(content))
    if seen is None:
        return NullTranslations()
    with compiled.open("rb") as file:
        return GNUTranslations(file)


def compile_catalogue(text: str) -> bytes:
    """Return the ``.mo`` file of a ``.po`` file, as ``gettext`` reads it.

    What is not translated, or a plural not in all its forms, or only guessed ("fuzzy"), is left
    out, so that it is said in English.
    """
    texts = {
        key.encode(): said.encode()
        for block in _blocks(text)
        for key, said in [_message(block)]
        if said
    }
    ids = sorted(texts)
    table: list[int] = []
    content = b""
    start = 28 + 16 * len(ids)
    for part in (*ids, *(texts[id] for id in ids)):
        table += (len(part), start + len(content))
        content += part + b"\0"
    head = struct.pack("<7I", _MAGIC, 0, len(ids), 28, 28 + 8 * len(ids), 0, 0)
    return head + struct.pack(f"<{len(table)}I", *table) + content


def _message(block: dict[str, str]) -> tuple[str, str]:
    """Return a message id as ``.mo`` files hold it, and what it is translated to, if at all."""
    id, many = block["msgid"], block.get("msgid_plural")
    forms = [block[name] for name in sorted(block) if name.startswith("msgstr")]
    whole = all(forms) and not (id and "fuzzy" in block)
    return id if many is None else f"{id}\0{many}", "\0".join(forms) if whole else ""


def _blocks(text: str) -> Iterator[dict[str, str]]:
    """Yield each message of a ``.po`` file: its texts by keyword."""
    block: dict[str, str] = {}
    keyword = ""
    for line in (*text.split("\n"), "#"):
        found = _LINE.fullmatch(line)
        begins = not found or found[1] == "msgid"
        if begins and any(name.startswith("msgstr") for name in block):
            yield block
            block = {}
        if line.startswith("#,") and "fuzzy" in line:
            block["fuzzy"] = ""
        if found:
            keyword = found[1] or keyword
            block[keyword] = block.get(keyword, "") + _ESCAPED.sub(_plain, found[2])


def _plain(escaped: re.Match[str]) -> str:
    return _MEANT.get(escaped[1], escaped[1])


def _changed(path: Path) -> int | None:
    """Return when a file was changed, in nanoseconds; ``None`` for one that is not there."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return None


def _keep(path: Path, content: bytes, changed: int) -> None:
    """Write a file whole, changed when what it is made of was: two programs may start at once."""
    beside = path.with_name(f".{path.name}-{os.getpid()}")
    try:
        beside.write_bytes(content)
        os.utime(beside, ns=(changed, changed))
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
