"""The program's own source, as the tests about its shape read it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Module:
    """One file of Python: where it is, what it says and how it parses."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Everything in the file, for rules that look at all of it."""
        return tuple(ast.walk(self.tree))

    @property
    def room(self) -> str:
        """The folder or file right below ``journeymap``; the package itself is ``""``."""
        first = self.path.removesuffix(".py").split("/")[1]
        return "" if first == "__init__" else first


def modules(*places: str) -> Iterator[Module]:
    """Read all Python files below the places, by path."""
    for place in places:
        start = ROOT / place
        for path in sorted(start.rglob("*.py")) if start.is_dir() else [start]:
            yield Module(path.relative_to(ROOT).as_posix(), path.read_text("utf-8"))


def called(node: ast.Call) -> str:
    """Return the last part of the name that is called: ``setText`` of ``label.setText(…)``."""
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def literal(node: ast.AST | None) -> str | None:
    """Return the text a node is, or ``None`` when it is not a plain text."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return None


def imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and full name of everything imported, wherever in the file it is."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, name.name) for name in names)
            case ast.ImportFrom(level=0, module=str(module), names=names):
                yield from ((node.lineno, f"{module}.{name.name}") for name in names)
            case ast.ImportFrom(module=module, level=level):
                yield node.lineno, "." * level + (module or "")
            case ast.Call(args=[first, *_]) if called(node) in ("import_module", "__import__"):
                if name := literal(first):
                    yield node.lineno, name
