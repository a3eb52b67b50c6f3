"""What the wheel holds besides the code: our resources, with the catalogues compiled."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Resources(BuildHookInterface):  # type: ignore[type-arg]
    """Puts ``resources`` into the wheel: of each catalogue what is read, not what is written."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the catalogues and name every file; an editable install reads the checkout."""
        if version == "editable":
            return
        root = Path(self.root)
        spec = importlib.util.spec_from_file_location(
            "catalogue", root / "journeymap" / "catalogue.py"
        )
        assert spec and spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        for language in (root / "resources" / "language").iterdir():
            module.catalogue(language)
            compiled = (language / module.NAME).with_suffix(".mo")
            if not compiled.is_file():
                raise OSError(f"{compiled} could not be written.")
        for path in (root / "resources").rglob("[!.]*"):
            if path.is_file() and path.suffix != ".po":
                inside = path.relative_to(root).as_posix()
                build_data["force_include"][str(path)] = f"journeymap/{inside}"
