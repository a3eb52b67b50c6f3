"""A PDF put in order: no clock, no chance, and every glyph says which letters it stands for.

Qt writes the time, draws lots for the order of the fonts, and names a glyph by the first
letter of Unicode that looks so: a tab for a space, a radical for a Chinese word, the form of
an Arabic letter at the end of a word. Such a text is not found by what was typed. Here the
objects of the file (ISO 32000-1, clause 7.3) are numbered in the order they are referred to.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

_REFERENCE = rb"\b(\d+) 0 R\b"
_TAG = rb"/Q[A-Z]{5}\+"
_LENGTH = rb"/Length (?:\d+ 0 R|\d+)"
_CLOCK = rb' xmp:(?:Create|Modify|Metadata)Date="[^"]*"| xmpMM:DocumentID="[^"]*"'
_RANGE = r"<([0-9A-F]+)> <([0-9A-F]+)> (?:<([0-9A-F]+)>|\[([^]]*)\])"
_BOX = rb"/(Media|Trim)Box \[[^]]*\]"
_CODES = rb"(?s)endcodespacerange(.*)endcmap"
_STANDS_IN = ((0x2E80, 0x2FDF), (0xF900, 0xFAFF), (0xFB00, 0xFDFF), (0xFE70, 0xFEFF))
"""Radicals, compatibility letters, ligatures and forms that stand in for plain letters."""


Box = tuple[float, float, float, float]


class Thing(NamedTuple):
    """An object of the file: what it says, and the stream it carries."""

    says: bytes
    stream: bytes | None = None


def settled(pdf: bytes, facts: Mapping[str, str], box: Box) -> bytes:
    """Return a PDF that Qt wrote with objects in order and the facts about it, such as its title.

    ``box`` is what of each page is seen: left, lower, right and upper edge in points from the
    lower left; Qt knows whole points only. The same pages and facts give the same bytes.
    """
    things, root = _read(pdf)
    _share_images(things)
    order: dict[int, int] = {}
    _number(things, root, order)
    made = [Thing(_facts(facts))]
    seen = rb"/\1Box [%s]" % b" ".join(b"%.3f" % edge for edge in box)
    made += [_renumbered(things[old], new, order, seen) for old, new in order.items()]
    return _written(made)


def _read(pdf: bytes) -> tuple[dict[int, Thing], int]:
    """Return the objects by number, and which of them is the root."""
    at = int(pdf.rsplit(b"startxref", 1)[1].split()[0])
    table, trailer = pdf[at:].split(b"trailer", 1)
    rows = [line.split() for line in table.splitlines()[2:] if line.strip()]
    places = {n: int(row[0]) for n, row in enumerate(rows) if row[2] == b"n" and int(row[0])}
    starts = sorted([*places.values(), at])
    ends = dict(pairwise(starts))
    found = {n: _thing(pdf[start : ends[start]]) for n, start in places.items()}
    root = re.search(rb"/Root (\d+) 0 R", trailer)
    assert root, "Qt names a root"
    return found, int(root[1])


def _thing(raw: bytes) -> Thing:
    body = raw[raw.index(b" obj") + 4 : raw.rindex(b"endobj")].strip(b"\r\n")
    says, found, rest = body.partition(b"stream\n")
    if not found:
        return Thing(body)
    return Thing(says.rstrip(), rest[: rest.rindex(b"endstream")].removesuffix(b"\n"))


def _share_images(things: dict[int, Thing]) -> None:
    """Let what shows one picture twice lead to one object: the masks first, then what has them."""
    same: dict[int, int] = {}
    for _ in range(2):
        first: dict[Thing, int] = {}
        for number, (says, stream) in list(things.items()):
            if stream is not None and b"/Subtype /Image" in says:
                without = Thing(re.sub(_LENGTH, b"", says), stream)
                if first.setdefault(without, number) != number:
                    same[number] = first[without]
                    del things[number]
        for number, (says, stream) in things.items() if same else ():
            led = re.sub(_REFERENCE, lambda to: b"%d 0 R" % same.get(int(to[1]), int(to[1])), says)
            things[number] = Thing(led, stream)


def _number(things: Mapping[int, Thing], root: int, order: dict[int, int]) -> None:
    """Give numbers from 2 on in the order in which objects are first referred to."""
    waiting = [root]
    while waiting:
        old = waiting.pop()
        if old in order or old not in things:
            continue
        order[old] = len(order) + 2
        says = things[old].says
        if things[old].stream is not None:
            says = re.sub(_LENGTH, b"", says)
        waiting += [int(number) for number in reversed(re.findall(_REFERENCE, says))]


def _renumbered(thing: Thing, new: int, order: Mapping[int, int], seen: bytes) -> Thing:
    says, stream = thing
    if stream is not None:
        if b"begincmap" in stream:
            stream = re.sub(_CODES, lambda found: _letters(found[1]), stream)
        elif b"/Metadata" in says:
            stream = re.sub(_CLOCK, b"", stream)
        says = re.sub(_LENGTH, b"/Length %d" % len(stream), says)
    says = re.sub(_BOX, seen, says)
    says = re.sub(_TAG, b"/" + _tag(new) + b"+", says)
    return Thing(re.sub(_REFERENCE, lambda found: b"%d 0 R" % order[int(found[1])], says), stream)


def _tag(number: int) -> bytes:
    """Return the six capitals before the name of a font of which only a part is there."""
    return bytes(65 + number // 26**place % 26 for place in range(5, -1, -1))


def _letters(codes: bytes) -> bytes:
    """Return which letters the glyphs of a font stand for, said anew."""
    said = {code: _plain(letter) for code, letter in _said(codes.decode("ascii")) if letter}
    found, lines = sorted(said.items()), ["endcodespacerange"]
    for some in (found[i : i + 100] for i in range(0, len(found), 100)):
        lines.append(f"{len(some)} beginbfchar")
        lines += [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in some]
        lines.append("endbfchar")
    return "\n".join([*lines, "endcmap"]).encode("ascii")


def _said(codes: str) -> Iterator[tuple[int, int]]:
    """Yield the glyphs Qt lists with the letter it names for each, zero for none."""
    for first, last, letter, several in re.findall(_RANGE, codes):
        start, count = int(first, 16), int(last, 16) - int(first, 16) + 1
        named = re.findall(r"[0-9A-F]+", several)
        for i in range(count):
            yield start + i, int(named[i], 16) if several else int(letter, 16) + i * bool(start)


def _plain(letter: int) -> str:
    if letter == 0x09:
        return " "
    plain = chr(letter)
    if any(low <= letter <= high for low, high in _STANDS_IN):
        plain = unicodedata.normalize("NFKC", plain)
    # Readers turn round what reads from the right, and with it two letters of one glyph.
    return plain if len(plain) == 1 or letter < 0xFB1D else chr(letter)


def _facts(facts: Mapping[str, str]) -> bytes:
    said = (
        f"/{name} <FEFF{text.encode('utf-16-be', 'replace').hex().upper()}>\n"
        for name, text in facts.items()
        if text
    )
    return b"<<\n" + "".join(said).encode("ascii") + b">>"


def _written(things: list[Thing]) -> bytes:
    """Return the file: its objects numbered from 1 on, the first the facts, the second the root."""
    from hashlib import md5

    out, places = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for number, (says, stream) in enumerate(things, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\n" % (number, says)
        if stream is not None:
            out += b"stream\n%s\nendstream\n" % stream
        out += b"endobj\n"
    at, size = len(out), len(things) + 1
    name = md5(out, usedforsecurity=False).hexdigest().encode()
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<<\n/Size %d\n/Info 1 0 R\n/Root 2 0 R\n/ID [<%s> <%s>]\n>>\n" % (
        size,
        name,
        name,
    )
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % at)
