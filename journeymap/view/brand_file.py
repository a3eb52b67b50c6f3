"""A brand as a theme's file, to be given to others, and a brand out of such a file."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from journeymap.drawing.theme import COLOUR_KEYS, DEFAULT, Theme, load_theme, theme_names
from journeymap.view.brand import BASED, SINGLE

LOGO = "-logo"
"""What the picture beside a brand's file is called after its name."""


class BrandDraft(NamedTuple):
    """What a brand holds, by its fields, and the bytes of its logo."""

    values: dict[str, Any]
    logo: bytes = b""


def draft_of_file(path: Path) -> BrandDraft:
    """Return the brand a theme's file comes to; raises ``JourneyError`` where it is no theme."""
    theme = load_theme(path)
    base = tomllib.loads(path.read_bytes().decode("utf-8-sig")).get("based", DEFAULT)
    based = base.casefold() if base.casefold() in theme_names() else DEFAULT
    like = load_theme(based)
    colours: dict[str, Any] = {BASED: based}
    colours |= {
        key: getattr(theme, key) for key in SINGLE if getattr(theme, key) != getattr(like, key)
    }
    if theme.stages != like.stages:
        colours["stages"] = [ink for _, ink in theme.stages]
    if theme.personas != like.personas:
        colours["personas"] = list(theme.personas)
    block = dict(theme.block)
    name = block.pop("company", "") or path.stem
    values = {
        "name": name,
        "colours": json.dumps(colours),
        "fonts": ", ".join(theme.fonts),
        "block": json.dumps(block, ensure_ascii=False) if block else "",
    }
    return BrandDraft(values, theme.logo)


def write_brand(theme: Theme, based: str, path: Path) -> None:
    """Write the theme of a brand as a file, its logo beside it; raises ``OSError``."""
    like = load_theme(based)
    lines = [f"based = {_written(based)}"]
    for key in COLOUR_KEYS:
        if getattr(theme, key) != getattr(like, key):
            lines.append(f"{key} = {_written(getattr(theme, key))}")
    if theme.fonts:
        lines.append(f"fonts = {_written(theme.fonts)}")
    if theme.logo:
        ending = ".png" if theme.logo.startswith(b"\x89PNG") else ".jpg"
        logo = path.with_name(f"{path.stem}{LOGO}{ending}")
        logo.write_bytes(theme.logo)
        lines.append(f"logo = {_written(logo.name)}")
    if theme.block:
        lines += ["", "[block]", *(f"{key} = {_written(words)}" for key, words in theme.block)]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _written(value: Any) -> str:
    """Return a text, or rows of them, as TOML: which writes both as JSON does."""
    return json.dumps(value, ensure_ascii=False)
