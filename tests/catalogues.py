"""The catalogues of every language: ``python -m tests.catalogues`` takes in new texts.

Message ids are read off the source itself: ``tr``, ``plural`` and ``mark`` hold them, and so
do the declarations of fields and commands and the names of changes, which are shown through
``tr`` later.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from journeymap.language import LANGUAGES
from tests.sources import ROOT, called, literal, modules

FOLDER = ROOT / "resources" / "language"
TRANSLATED = [code for code in LANGUAGES if code != "en"]

FIELDS: dict[str, tuple[int, ...]] = {
    "text": (0,),
    "day": (0,),
    "score": (0,),
    "whole": (0,),
    "flag": (0,),
    "colour": (0,),
    "counts": (0,),
    "choice": (0,),
    "link": (1,),
    "maybe": (1,),
    "links": (1,),
}
"""The declarations of fields, in the model only, and at which places they hold message ids."""

SAID: dict[str, tuple[int, ...]] = {
    "tr": (0,),
    "plural": (0, 1),
    "mark": (0,),
    "command": (1,),
    "change": (0,),
    "Change": (0,),
    "done": (0,),
    "reorder": (0,),
    "set_field": (),
}
"""The calls that hold message ids anywhere, and at which places."""

NAMED = {"label", "hint", "menu", "title"}
"""The arguments of those calls that hold one when given by name."""


def texts_in(tree: ast.AST, *, fields: bool = True) -> Iterator[str | tuple[str, str]]:
    """Yield the message id of every text a file says; a plural is a pair."""
    known = SAID | FIELDS if fields else SAID
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or called(node) not in known:
            continue
        texts = [literal(node.args[n]) for n in known[called(node)] if n < len(node.args)]
        if called(node) == "plural":
            one, many = texts
            if one and many:
                yield one, many
            continue
        texts += [literal(keyword.value) for keyword in node.keywords if keyword.arg in NAMED]
        if called(node) == "choice":
            texts += [label_of(option) for option in node.args[1:]]
        yield from filter(None, texts)


def label_of(option: ast.expr) -> str | None:
    """Return the label of one ``(value, label)`` of a choice."""
    match option:
        case ast.Tuple(elts=[_, label]):
            return literal(label)
    return None


def template() -> Catalog:
    """Return everything the program says, by the file that says it."""
    catalog = Catalog(domain="journeymap", project="Journeymap", fuzzy=False)
    for module in modules("journeymap"):
        for message in texts_in(module.tree, fields=module.room == "model"):
            catalog.add(message, locations=[(module.path, None)])  # type: ignore[list-item]
    return catalog


def po(code: str) -> Path:
    """Return where the catalogue of a language lies."""
    return FOLDER / code / "LC_MESSAGES" / "journeymap.po"


def read(code: str) -> Catalog:
    """Return the catalogue of a language as it lies there."""
    with po(code).open("rb") as file:
        return read_po(file, locale=code, domain="journeymap")


def update(code: str, fresh: Catalog) -> Catalog:
    """Take in new texts, drop those nobody says, compile; return the catalogue."""
    catalog = read(code)
    catalog.update(fresh, no_fuzzy_matching=True, update_creation_date=False)
    with po(code).open("wb") as file:
        write_po(file, catalog, width=100, include_lineno=False, ignore_obsolete=True)
    with po(code).with_suffix(".mo").open("wb") as file:
        write_mo(file, catalog)
    return catalog


def untranslated(catalog: Catalog) -> list[str]:
    """Return the message ids that have no translation yet, or not in all its plural forms."""
    return [str(message.id) for message in catalog if message.id and not all(forms(message))]


def forms(message: Message) -> list[str]:
    """Return what a message is translated to: one text, or one for each plural form."""
    said = message.string
    return [str(said or "")] if isinstance(said, str) or not said else [str(form) for form in said]


def main(codes: Iterable[str]) -> None:
    """Bring the catalogues up to date and say what is left to translate."""
    fresh = template()
    for code in codes:
        catalog = update(code, fresh)
        left = untranslated(catalog)
        print(f"{code}: {len(catalog) - len(left)} of {len(catalog)} texts translated")
        for message in left:
            print(f"    {message}")


if __name__ == "__main__":
    main(TRANSLATED)
