"""The tests that touch what was changed: ``python -m tests.changed`` finds and runs them.

``--changed`` stands for what differs from the branch ``main``, committed or not; a path of the
program stands for itself. Everything else goes to pytest.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from tests.sources import ROOT, Module, imports, modules

ALWAYS = ("tests/test_floors.py", "tests/test_house.py")
"""What is true of every file, and quickly told."""

WHOLE = ("pyproject.toml", "constraints.txt", "tests/conftest.py")
"""What every test hangs on."""


NEAR = 2
"""Who imports what was changed, and who imports those."""


def touching(changed: Iterable[str], files: Iterable[Module]) -> list[str]:
    """Return the test files nearest to what was changed, by path; all of them is ``tests``.

    A test that was changed is one. For anything else those count that import it, or what
    imports it; where there are none, what is one step further away, and so on. Who imports a
    package imports what lies in it: what comes in kinds is found by name. Data is sought by its
    name in the tests.
    """
    known = {module.path: module for module in files}
    users = _users(known.values())
    found = {path for path in ALWAYS if path in known}
    for path in changed:
        if path in WHOLE:
            return ["tests"]
        found |= _nearest(path, users) if path.endswith(".py") else _naming(path, known)
    return sorted(found)


def _users(files: Iterable[Module]) -> dict[str, set[str]]:
    """Return for each file those that import it, by path."""
    paths = {module.path.removesuffix(".py"): module.path for module in files}
    users: dict[str, set[str]] = {path: set() for path in paths.values()}
    for module in files:
        for _, name in imports(module.tree):
            stem = name.replace(".", "/")
            above = str(PurePosixPath(stem).parent)
            places = (stem, f"{stem}/__init__", above, f"{above}/__init__")
            there = next((paths[place] for place in places if place in paths), module.path)
            if there != module.path:
                users[there].add(module.path)
    return users


def _nearest(path: str, users: Mapping[str, set[str]]) -> set[str]:
    """Return the tests in the fewest steps from a file to those that import it."""
    folder, _, name = path.rpartition("/")
    if name == "conftest.py":
        return {test for test in users if is_test(test) and test.startswith(f"{folder}/")}
    met, edge, steps = {path}, {path}, 0
    while edge:
        tests = {one for one in met if is_test(one) and one in users}
        if tests and steps >= NEAR:
            return tests
        asked = edge | {package for one in edge if (package := _package(one)) in users}
        edge = {user for one in asked for user in users.get(one, ())} - met
        met |= edge
        steps += 1
    return {one for one in met if is_test(one) and one in users}


def _package(path: str) -> str:
    """Return the file of the package a file lies in."""
    return f"{PurePosixPath(path).parent}/__init__.py"


def _naming(path: str, known: Mapping[str, Module]) -> set[str]:
    name = PurePosixPath(path)
    words = {name.name, name.stem, name.parent.name or name.name}
    return {
        test
        for test, module in known.items()
        if is_test(test) and any(f'"{word}"' in module.text for word in words)
    }


def is_test(path: str) -> bool:
    """Say whether a file holds tests, and is not what they share."""
    return path.startswith("tests/") and PurePosixPath(path).name.startswith("test_")


def changes(root: Path) -> set[str]:
    """Return the paths that differ from ``main``: what is new on a branch, or not yet committed.

    Raises ``LookupError`` where there is no checkout to ask.
    """
    try:
        heads = [git(root, "rev-parse", "--verify", "--quiet", name) for name in ("main", "HEAD")]
        base = git(root, "merge-base", *heads)
        differing = git(root, "diff", "--name-only", "-z", base)
        new = git(root, "ls-files", "--others", "--exclude-standard", "-z")
    except (OSError, subprocess.CalledProcessError) as error:
        raise LookupError("There is no branch 'main' here to compare with.") from error
    return {path for path in f"{differing}\0{new}".split("\0") if path}


def git(root: Path, *arguments: str) -> str:
    """Ask git and return its answer."""
    asked = ["git", *arguments]
    return subprocess.run(
        asked, cwd=root, check=True, capture_output=True, encoding="utf-8"
    ).stdout.rstrip("\n")


def main(arguments: list[str]) -> int:
    """Say which tests touch the changes, and run them."""
    ours = {arg: path for arg in arguments if (path := _ours(arg))}
    changed = {one for path in ours.values() for one in _inside(path)}
    if "--changed" in arguments:
        try:
            changed |= changes(ROOT)
        except LookupError as error:
            print(error, file=sys.stderr)
            return 1
    if not changed:
        print("Nothing differs from the branch 'main'.")
        return 0
    tests = touching(changed, modules("journeymap", "tests", "dev.py", "hatch_build.py"))
    print(f"{len(changed)} changed, tested by:", *tests, sep="\n  ", flush=True)
    rest = [arg for arg in arguments if arg not in ours and arg != "--changed"]
    return subprocess.call([sys.executable, "-m", "pytest", "-n", "auto", *rest, *tests], cwd=ROOT)


def _ours(argument: str) -> Path | None:
    """Return the path of an argument that names a part of the program."""
    path = Path(argument).resolve()
    return path if path.is_relative_to(ROOT / "journeymap") and path.exists() else None


def _inside(path: Path) -> list[str]:
    files = path.rglob("*.py") if path.is_dir() else [path]
    return [file.relative_to(ROOT).as_posix() for file in files]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
