"""The actions of a brand: made in its dialog, and laid aside for a while."""

from __future__ import annotations

from journeymap.language import mark
from journeymap.view.brand import BRAND, brand_of
from journeymap.workspace.actions import Action, declare, on_journey
from journeymap.workspace.host import Host


def _has_brand(host: Host) -> bool:
    return on_journey(host) and brand_of(host.workspace.snapshot) is not None


def _wears_brand(host: Host) -> bool:
    return _has_brand(host) and host.workspace.look.themed in ("", BRAND)


def _turn(host: Host) -> None:
    look = host.workspace.look
    aside = host.appearance.named if _wears_brand(host) else ""
    host.workspace.look = look.but(themed=aside)


declare(
    Action(
        name="brand",
        label=mark("Brand…"),
        menu="Theme",
        run=lambda host: host.commands.edit_brand(),
        applies=on_journey,
        hint=mark("Colours, letters, logo and title block of your own, kept in the file"),
    ),
    Action(
        name="brand.worn",
        label=mark("Show in the brand"),
        menu="Theme",
        run=_turn,
        applies=_has_brand,
        checked=_wears_brand,
        hint=mark("The map, slides and exports in the brand of the file, or in the theme chosen"),
    ),
)
