"""Every text stands out from what it stands on, and colours blend evenly."""

from __future__ import annotations

import pytest

from journeymap.drawing.theme import contrast, load_theme, mix
from journeymap.paths import resources

THEMES = [path.stem for path in resources("themes").glob("*.json")]


def pairs(name: str) -> list[tuple[str, str, str]]:
    """Return every ink with the ground it is written on."""
    theme = load_theme(name)
    plain = [
        ("ink", theme.ink, theme.card),
        ("ink on the page", theme.ink, theme.page),
        ("soft ink on the page", theme.ink_soft, theme.page),
        ("soft ink on a lane", theme.ink_soft, theme.lane),
        ("soft ink on every second lane", theme.ink_soft, theme.lane_alt),
        ("pill", theme.ink_pill, theme.pill),
        ("accent", theme.accent_ink, theme.accent_tint),
        ("idea", theme.idea_ink, theme.idea),
        ("quote", theme.quote_ink, theme.quote),
        ("note", theme.note_ink, theme.note),
        ("pain", theme.pain_ink, theme.lane),
        ("joy", theme.joy_ink, theme.lane),
        ("title of a slide", theme.surround_ink, theme.surround),
        ("subtitle of a slide", theme.surround_soft, theme.surround),
        ("title in the filmstrip", theme.surround_ink, theme.surround_raised),
        ("subtitle in the filmstrip", theme.surround_soft, theme.surround_raised),
        ("title of a slide on paper", theme.ink, theme.lane),
        ("idea's place", theme.idea_ink, theme.card),
        ("moment of truth on a slide", theme.accent_ink, theme.page),
        *(
            (f"{what} on {ground}", ink, getattr(theme, ground))
            for what, ink in (
                ("neutral", theme.ink_soft),
                ("pain", theme.pain_ink),
                ("joy", theme.joy_ink),
            )
            for ground in ("page", "above", "below")
        ),
    ]
    plain += [(f"stage {i} on a card", ink, theme.card) for i, (_, ink) in enumerate(theme.stages)]
    stages = [(f"stage {i}", ink, tint) for i, (tint, ink) in enumerate(theme.stages)]
    frictions = zip(theme.severity_ink, theme.severities, strict=True)
    return (
        plain + stages + [(f"severity {i}", ink, fill) for i, (ink, fill) in enumerate(frictions)]
    )


@pytest.mark.parametrize(("what", "ink", "ground"), [row for name in THEMES for row in pairs(name)])
def test_text_on_its_ground_can_be_read(what: str, ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= 4.5, f"{what}: {contrast(ink, ground):.2f}"


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_feelings_blend_from_worst_to_best() -> None:
    theme = load_theme()
    assert theme.feeling(-1) == theme.feelings[0] and theme.feeling(1) == theme.feelings[-1]
    assert theme.feeling(0) == theme.feelings[2]
    assert theme.feeling(0.25) == mix(theme.feelings[2], theme.feelings[3], 0.5)
    assert theme.feeling(7) == theme.feelings[-1]
