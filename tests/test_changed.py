"""``dev.py test --changed`` runs the tests that touch a change, and asks git what is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.changed import changes, git, touching
from tests.sources import Module, modules

FILES = [
    Module(path, text)
    for path, text in {
        "journeymap/__init__.py": "",
        "journeymap/depth.py": "",
        "journeymap/shore.py": "def f():\n    from journeymap import depth",
        "journeymap/boats.py": "from journeymap.shore import f",
        "journeymap/fish/__init__.py": "",
        "journeymap/fish/pike.py": "from journeymap.depth import low",
        "journeymap/alone.py": "",
        "tests/conftest.py": "",
        "tests/nets.py": "from journeymap import boats",
        "tests/test_shore.py": "from journeymap.shore import f",
        "tests/test_boats.py": "import journeymap.boats",
        "tests/test_nets.py": "from tests.nets import net",
        "tests/test_fish.py": "from journeymap.fish import ALL\nPOND = 'ponds', \"pond.json\"",
        "tests/far/conftest.py": "",
        "tests/far/test_far.py": "",
    }.items()
]


@pytest.mark.parametrize(
    ("changed", "tests"),
    [
        ("journeymap/shore.py", "test_shore test_boats"),
        ("journeymap/depth.py", "test_shore test_fish"),
        ("journeymap/boats.py", "test_boats test_nets"),
        ("journeymap/fish/pike.py", "test_fish"),
        ("journeymap/alone.py", ""),
        ("tests/nets.py", "test_nets"),
        ("tests/test_shore.py", "test_shore"),
        ("tests/far/conftest.py", "far/test_far"),
        ("tests/gone.py", ""),
        ("resources/ponds/pond.json", "test_fish"),
        ("resources/ponds/lake.json", ""),
    ],
)
def test_the_tests_nearest_to_a_change_are_found(changed: str, tests: str) -> None:
    assert touching([changed], FILES) == sorted(f"tests/{name}.py" for name in tests.split())


def test_all_tests_hang_on_some_files() -> None:
    for path in ("pyproject.toml", "constraints.txt", "tests/conftest.py"):
        assert touching(["journeymap/shore.py", path], FILES) == ["tests"]


def test_the_manners_of_the_house_are_always_looked_at() -> None:
    found = touching(["journeymap/catalogue.py"], modules("journeymap", "tests"))
    assert {"tests/test_house.py", "tests/test_floors.py", "tests/test_language.py"} <= {*found}
    assert "tests/tools/test_gestures.py" not in found


def test_what_differs_from_main_is_committed_or_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Ann")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "ann@example.org")
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    for name in ("old.py", "мапа.py"):
        (tmp_path / name).touch()
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message", "First")
    assert changes(tmp_path) == set()
    git(tmp_path, "checkout", "--quiet", "-b", "branch")
    (tmp_path / "мапа.py").write_text("x = 1\n", "utf-8")
    git(tmp_path, "commit", "--quiet", "--all", "--message", "Second")
    (tmp_path / "old.py").write_text("x = 1\n", "utf-8")
    (tmp_path / "new.py").touch()
    assert changes(tmp_path) == {"old.py", "new.py", "мапа.py"}


def test_without_a_branch_to_compare_with_a_sentence_says_so(tmp_path: Path) -> None:
    with pytest.raises(LookupError, match="no branch 'main'"):
        changes(tmp_path)
