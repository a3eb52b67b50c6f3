"""The catalogues of every language: ``python -m tests.catalogues`` takes in new texts.

A text nobody has translated yet is said in English and counted here, so that new texts can
come before their translations.

Message ids are read off the source itself: ``tr``, ``plural`` and ``mark`` hold them, and so
do the declarations of fields and commands and the names of changes, which are shown through
``tr`` later.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
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
    "minutes": (0,),
    "counts": (0,),
    "sums": (0,),
    "tags": (0,),
    "addresses": (0,),
    "exact_day": (0,),
    "moment": (0,),
    "structured": (0,),
    "weighed": (0,),
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
    """Take in new texts, drop those nobody says; return the catalogue."""
    catalog = read(code)
    catalog.update(fresh, no_fuzzy_matching=True, update_creation_date=False)
    with po(code).open("wb") as file:
        write_po(file, catalog, width=100, include_lineno=False, ignore_obsolete=True)
    return catalog


def untranslated(catalog: Catalog, said: Catalog) -> list[str]:
    """Return what is said and has no translation yet, or not in all its plural forms."""
    done = {message.id for message in catalog if not message.fuzzy and all(forms(message))}
    return [str(message.id) for message in said if message.id and message.id not in done]


def coverage(code: str, said: Catalog) -> str:
    """Return how many of the texts that are said a language has, such as ``uk 1204 of 1210``."""
    return f"{code} {len(said) - len(untranslated(read(code), said))} of {len(said)}"


def faults(catalog: Catalog) -> list[str]:
    """Return what is wrong with what is translated: it would be said wrongly, or not at all."""
    found = []
    for message in catalog:
        said = forms(message)
        if not message.id or not any(said):
            continue
        ids = message.id if isinstance(message.id, tuple) else (str(message.id),)
        wanted = catalog.num_plurals if len(ids) == 2 else 1
        if len(said) != wanted or not all(said):
            found.append(f"{ids[0]!r} needs {wanted} forms and has {len([*filter(None, said)])}")
        found += [
            f"{form!r} does not name what {ids[-1]!r} names"
            for form in filter(None, said)
            if placeholders(form) != placeholders(ids[-1])
        ]
    return found


def placeholders(text: str) -> set[str]:
    """Return the ``{names}`` in a text."""
    return set(re.findall(r"\{\w*\}", text))


def forms(message: Message) -> list[str]:
    """Return what a message is translated to: one text, or one for each plural form."""
    said = message.string
    return [str(said or "")] if isinstance(said, str) or not said else [str(form) for form in said]


def main(codes: Iterable[str]) -> None:
    """Bring the catalogues up to date, say how far they are and what is left to translate."""
    fresh = template()
    for code in codes:
        left = untranslated(update(code, fresh), fresh)
        print(coverage(code, fresh))
        for message in left:
            print(f"    {message}")


if __name__ == "__main__":
    main(TRANSLATED)
