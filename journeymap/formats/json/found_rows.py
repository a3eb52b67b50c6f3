"""The touchpoints in plain JSON as rows under headings, as a table would have them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from journeymap.formats.json.keys import is_key, title_of, words_of
from journeymap.formats.json.shapes import FoundJourney, FoundStage
from journeymap.model.fields import clean
from journeymap.tabular.cells import meaning

_VALUES = ("score", "value", "valence", "level", "rating", "intensity", "emoji")
_SOURCES = ("source", "author", "by", "who", "persona", "speaker")
_LONGEST = 20_000
_MOST_KEYS = 60

Row = dict[str, str]
"""What is said of a touchpoint, by headings."""


def rows_of(journey: FoundJourney) -> list[Row]:
    """Return the touchpoints of a journey as rows under headings; one for a stage without any."""
    return [row for stage in journey.stages for row in _stage_rows(stage)]


def _stage_rows(stage: FoundStage) -> Iterator[Row]:
    whole: Row = {"Stage": stage.title} if stage.title else {}
    said = dict(_cells(stage.said))
    if stage.cards and all(isinstance(card, str) for card in stage.cards):
        yield {**whole, "Touchpoint": _list(stage.cards), **said}
        return
    rows = [row for card in stage.cards for row in _card_rows(card, whole)]
    if not rows and (whole or said):
        yield {**whole, **said}
    for i, row in enumerate(rows):
        yield {**said, **row} if not i else row


def _card_rows(card: Any, whole: Row) -> Iterator[Row]:
    """Yield the row of a touchpoint, or those of the touchpoints in a step."""
    if not isinstance(card, dict):
        if title := title_of(card):
            yield {**whole, "Touchpoint": title}
        return
    inner = next((key for key in card if is_key(key, "touchpoints") and card[key]), None)
    title = title_of(card)
    if inner is not None and isinstance(card[inner], list | dict):
        step = {**whole, "Step": title} if title else whole
        under = card[inner] if isinstance(card[inner], list) else [card[inner]]
        rest = {key: value for key, value in card.items() if key != inner}
        said = dict(_cells(rest, title))
        for i, one in enumerate(under):
            for row in _card_rows(one, step):
                yield {**said, **row} if not i else row
        return
    row = {**whole, **dict(_cells(card, title))}
    yield {**row, "Touchpoint": title} if title else row


def _cells(said: dict[str, Any], title: str = "") -> Iterator[tuple[str, str]]:
    """Yield headings with their cells; the title of an object is left to who asked for it."""
    titled = False
    for key, value in list(said.items())[:_MOST_KEYS]:
        words = words_of(key)
        if (title and not titled and value == title) or (titled is False and _is(value, title)):
            titled = True
            continue
        if words.casefold() in ("id", "uuid", "position", "order", "index") or value in (
            None,
            "",
            [],
        ):
            continue
        yield from _cell(words, value)


def _is(value: Any, title: str) -> bool:
    return bool(title) and isinstance(value, str) and " ".join(clean(value).split()) == title


def _cell(words: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, list) and any(isinstance(one, dict) for one in value):
        yield from _of_objects(words, [one for one in value if one is not None])
    elif isinstance(value, list):
        yield words, _list(value)
    elif isinstance(value, dict) and meaning(words) == "feeling":
        yield from _felt(words, value)
    elif isinstance(value, dict):
        yield from _of_objects(words, [value]) if title_of(value) else _named(words, value)
    else:
        yield words, _text(value)


def _felt(words: str, value: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what is felt: a value with a word, or one for each persona by name."""
    keys = {words_of(key).casefold(): key for key in value}
    number = next((value[keys[key]] for key in _VALUES if key in keys), None)
    if number is not None or title_of(value):
        yield words, _text(number if number is not None else title_of(value))
        return
    for name, felt in value.items():
        yield f"Feeling: {words_of(name)}", _text(felt)


def _of_objects(words: str, found: Sequence[Any]) -> Iterator[tuple[str, str]]:
    """Yield what is listed as objects, with how grave each is, or who said so."""
    kind, titles = meaning(words), [title_of(one) for one in found]
    if kind == "quote":
        said = [_by(one, title) for one, title in zip(found, titles, strict=True)]
        yield words, _list(said)
        return
    yield words, _list(titles)
    others: dict[str, list[str]] = {}
    for at, (one, title) in enumerate(zip(found, titles, strict=True)):
        for key, value in one.items() if isinstance(one, dict) else ():
            if not _is(value, title) and not isinstance(value, list | dict) and value is not None:
                cells = others.setdefault(words_of(key), [""] * len(found))
                cells[at] = _text(value)
    for key, cells in others.items():
        if kind == "friction" and meaning(key) in ("severity", "share"):
            yield key, ";".join(cells)
        elif key.casefold() != "id":
            yield f"{words}: {key}", _list(cells)


def _by(one: Any, title: str) -> str:
    keys = {words_of(key).casefold(): key for key in one} if isinstance(one, dict) else {}
    source = next((_text(one[keys[key]]) for key in _SOURCES if key in keys), "")
    return f"“{title}” — {source}" if source else title


def _named(words: str, value: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key, one in value.items():
        if not isinstance(one, dict | list):
            yield f"{words}: {words_of(key)}", _text(one)


def _list(values: Sequence[Any]) -> str:
    texts = [text for text in map(_text, values) if text]
    return texts[0] if len(texts) == 1 else "\n".join(f"• {text}" for text in texts)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, float):
        return f"{value:.15g}"
    said = "" if value is None or isinstance(value, list | dict) else str(value)
    return " ".join(clean(said[:_LONGEST]).split()) if "\n" not in said else clean(said[:_LONGEST])
