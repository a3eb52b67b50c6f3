"""A cell that holds several things: a list with bullets, or one a line."""

from __future__ import annotations

import re

_MARK = r"(?:[-*+–—]\s+|[•·◦▪‣●○■□➤➢→►▶✓✔☑]\s*|\(?\d{1,2}[.)]\s+)"
_BULLET = re.compile(rf"\s*{_MARK}(?P<words>.*)", re.DOTALL)
_SIGNED = re.compile(r"[-+–—]\s+\d")
_WITHIN = re.compile(r"\s*[•▪●■]\s*")
_COUNTED = re.compile(r"(?:^|(?<=\s))\(?(?P<n>\d{1,2})[.)]\s+")
_QUOTED = "“„«\"'‘"
_MARKED = re.compile(r"“[^“”]+”|„[^„“”]+[“”]|«[^«»]+»|\"[^\"]+\"")
_SAID_BY = re.compile(
    r"(?P<said>[“„«\"].+[”“»\"])\s*(?:[-–—]+\s*|\()(?P<by>[^“”„«»\"]{1,80})", re.DOTALL
)
_LONGEST, _SHORT, _MOST = 100, 60, 50


def items(text: str) -> tuple[str, ...]:
    """Return the things a cell lists, one for a text that is no list.

    A list has bullets or numbers, begins each line anew, or sets short pieces apart by semicolons;
    a paragraph that was wrapped is one thing.
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if not lines:
        return ()
    found = bulleted(text)
    if len(found) == 1 and len(lines) > 1 and all(map(_begins, lines)) and _apart(lines):
        found = tuple(lines)
    if len(found) == 1:
        found = _by_semicolons(found[0]) or found
    return found if len(found) <= _MOST else (text.strip(),)


def bulleted(text: str) -> tuple[str, ...]:
    """Return what stands behind bullets; a text without them is one thing, and stays as it is."""
    within = tuple(piece for piece in _WITHIN.split(text.strip()) if piece.strip())
    if len(within) > 1:
        return within
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    counted = _counted(text.strip()) if len(lines) == 1 else ()
    signed = len(lines) == 1 and _SIGNED.match(lines[0])
    if counted or signed or not any(map(_BULLET.fullmatch, lines)):
        return counted or (text.strip(),)
    found: list[str] = []
    for line in lines:
        bullet = _BULLET.fullmatch(line)
        if bullet or not found:
            found.append(bullet["words"].strip() if bullet else line)
        else:
            found[-1] = f"{found[-1]} {line}"
    return tuple(filter(None, found)) or (text.strip(),)


def quoted(text: str) -> tuple[str, ...]:
    """Return what several people said in one cell: a line each in quotation marks, or a bullet."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    alone = len(lines) > 1 and all(line[0] in _QUOTED for line in lines)
    if alone:
        return tuple(lines)
    within = _MARKED.findall(text)
    between = _MARKED.sub("", text).strip(" \n,;/|")
    return tuple(within) if len(within) > 1 and not between else bulleted(text)


def unquoted(text: str) -> tuple[str, str]:
    """Return what was said without the marks around it, and who or what said so behind a dash."""
    said, source = text.strip(), ""
    found = _SAID_BY.fullmatch(said)
    if found:
        said, source = found["said"], found["by"].strip(" ()")
    pairs = ("“”", "„“", "„”", "«»", '""', "''", "‘’", "”“", "””")
    while len(said) > 2 and said[0] + said[-1] in pairs:
        inner = said[1:-1].strip()
        if any(mark in inner for mark in (said[0], said[-1])) and said[0] + said[-1] != "“”":
            break
        said = inner
    return said, source


def _begins(line: str) -> bool:
    """Tell whether a line reads like the first of something, and not like the rest of one."""
    first = next((letter for letter in line if letter.isalnum()), "")
    return not first.islower() or line[0] in _QUOTED


def _apart(lines: list[str]) -> bool:
    """Tell whether lines end where something ends, and not in the middle of it."""
    whole = all(line[-1] not in ",-–—:(" for line in lines[:-1])
    return whole and max(map(len, lines)) <= _LONGEST


def _counted(line: str) -> tuple[str, ...]:
    """Return what stands behind “1. …, 2. …” in one line; nothing where it does not count up."""
    found = list(_COUNTED.finditer(line))
    if (
        len(found) < 2
        or found[0].start()
        or [int(x["n"]) for x in found] != [*range(1, len(found) + 1)]
    ):
        return ()
    ends = [*(x.start() for x in found[1:]), len(line)]
    pieces = [line[x.end() : end].strip(" ;,") for x, end in zip(found, ends, strict=True)]
    return tuple(filter(None, pieces))


def _by_semicolons(line: str) -> tuple[str, ...]:
    pieces = tuple(piece.strip() for piece in line.split(";") if piece.strip())
    short = all(len(piece) <= _SHORT and "." not in piece[:-1] for piece in pieces)
    return pieces if len(pieces) > 1 and short and "\n" not in line else ()
