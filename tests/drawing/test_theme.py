"""Every text stands out from what it stands on, and colours blend evenly."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from journeymap import language
from journeymap.drawing.theme import (
    COLOUR_KEYS,
    Theme,
    contrast,
    default_theme,
    load_theme,
    mix,
    themes,
)
from journeymap.errors import JourneyError
from journeymap.paths import resources

THEMES = [theme.name for theme in themes()]


def readable_pairs(theme: Theme) -> list[tuple[str, str, str]]:
    """Return every ink of a theme with the ground it is written on."""
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
        ("what is chosen in a list", theme.ink, theme.accent_tint),
        ("what is selected in a field", theme.lane, theme.accent),
        ("button to press first", theme.lane, theme.accent_ink),
        ("tip", theme.lane, theme.ink),
        ("button", theme.ink, theme.pill),
        ("field", theme.ink, theme.lane),
        ("link", theme.accent_ink, theme.lane),
        ("persona's name", theme.ink, theme.selection_tint),
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


@pytest.mark.parametrize("name", THEMES)
def test_text_on_its_ground_can_be_read(name: str) -> None:
    dim = [
        f"{what}: {contrast(ink, ground):.2f}"
        for what, ink, ground in readable_pairs(load_theme(name))
        if contrast(ink, ground) < 4.5
    ]
    assert not dim


@pytest.mark.parametrize("name", THEMES)
def test_signs_stand_out_from_what_they_stand_on(name: str) -> None:
    theme = load_theme(name)
    papers = (theme.page, theme.lane, theme.lane_alt)
    signs = [
        *(("a persona's curve", colour, theme.lane) for colour in theme.personas),
        *(("an arrow", theme.arrow, ground) for ground in (theme.page, theme.lane)),
        ("an edge that is only assumed", theme.assumed_edge, theme.card),
        ("the selection", theme.selection, theme.card),
        ("a score", theme.dot, theme.card),
        ("an edge that is only assumed", theme.assumed_edge, theme.lane),
        *(("an assumed arrow", theme.assumed_arrow, ground) for ground in papers),
        *(
            (f"feeling {i}", theme.feeling(i / 4), ground)
            for i in range(-4, 5)
            for ground in (theme.lane, theme.lane_alt, theme.card)
        ),
        *((f"the mouth of feeling {i}", theme.face, theme.feeling(i / 4)) for i in range(-4, 5)),
        *(
            (f"severity {i}", colour, ground)
            for i, colour in enumerate(theme.severities, 1)
            for ground in (theme.lane, theme.lane_alt, theme.card, theme.below)
        ),
    ]
    dim = [f"{what} {a}: {contrast(a, b):.2f}" for what, a, b in signs if contrast(a, b) < 3]
    assert not dim


def test_high_contrast_is_the_highest_that_the_standard_asks_for() -> None:
    assert [
        what
        for what, ink, ground in readable_pairs(load_theme("high-contrast"))
        if contrast(ink, ground) < 7
    ] == []


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_feelings_blend_from_worst_to_best() -> None:
    theme = load_theme()
    assert theme.feeling(-1) == theme.feelings[0] and theme.feeling(1) == theme.feelings[-1]
    assert theme.feeling(0) == theme.feelings[2]
    assert theme.feeling(0.25) == mix(theme.feelings[2], theme.feelings[3], 0.5)
    assert theme.feeling(7) == theme.feelings[-1]


def test_light_is_light_and_dark_is_dark() -> None:
    assert THEMES == ["light", "dark", "high-contrast", "print", "colour-blind", "warm"]
    assert [name for name in THEMES if load_theme(name).dark] == ["dark", "high-contrast"]
    assert not load_theme("light").dark and load_theme("dark").dark
    assert load_theme("Dark") == load_theme("dark")
    assert default_theme() is default_theme() and default_theme() == load_theme("light")


@pytest.mark.parametrize(
    ("code", "labels"),
    [
        ("en", ["Light", "Dark", "High contrast", "Print", "Colour-blind safe", "Warm"]),
        (
            "uk",
            ["Світла", "Темна", "Висококонтрастна", "Для друку", "Для дальтоніків", "Тепла"],
        ),
        (
            "ru",
            ["Светлая", "Тёмная", "Высококонтрастная", "Для печати", "Для дальтоников", "Тёплая"],
        ),
    ],
)
def test_themes_are_labelled_in_each_language(code: str, labels: list[str]) -> None:
    before = language.current()
    language.use(code)
    try:
        assert [theme.label for theme in themes()] == labels
    finally:
        language.use(before)


def own(folder: Path, words: str, name: str = "ours.toml") -> Path:
    """Write a theme of one's own."""
    path = folder / name
    path.write_text(words, "utf-8")
    return path


def test_a_theme_of_ones_own_gives_only_what_differs(tmp_path: Path) -> None:
    path = own(tmp_path, '\ufeffbased = "dark"\npage = "#00FF00"\n')
    for name in (path, str(path)):
        theme = load_theme(name)
        assert theme == load_theme("dark")._replace(name="ours", page="#00ff00")


def test_a_whole_theme_needs_no_base(tmp_path: Path) -> None:
    words = resources("themes", "dark.toml").read_text("utf-8")
    assert load_theme(own(tmp_path, words, "DARK.TOML"))._replace(name="dark") == load_theme("dark")


def refusal(name: str | Path) -> str:
    """Return the sentence with which a theme is refused."""
    with pytest.raises(JourneyError) as told:
        load_theme(name)
    return str(told.value)


def test_an_unknown_theme_is_refused_with_those_there_are() -> None:
    told = refusal("drak")
    assert "“drak”" in told and "light, dark, high-contrast, print, colour-blind, warm" in told
    assert "“../themes/light”" in refusal("../themes/light")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ('page = "#ffffff"', "“lane” is missing"),
        ('based = "light"\npage = "white"', "“page” is no colour"),
        ('based = "light"\npage = "#ffffff0"', "“page” is no colour"),
        ('based = "light"\npage = 7', "“page” is no colour"),
        ('based = "light"\nstages = [["#ffffff", "black"]]', "“stages[1][2]” is no colour"),
        ('based = "light"\nstages = [["#ffffff"]]', "“stages[1]” is no list of 2 colours"),
        ('based = "light"\nstages = []', "“stages” is no list of 1 or more colours"),
        ('based = "light"\nfeelings = ["#ffffff"]', "“feelings” is no list of 2 or more"),
        ('based = "light"\nseverities = "#ffffff"', "“severities” is no list of 4 colours"),
        ('based = "light"\npgae = "#ffffff"', "nothing is called “pgae”"),
        ('based = "light"\nname = "x"', "nothing is called “name”"),
        ('based = "bright"', "“based” may be one of: light, dark"),
        ("based = 3", "“based” may be one of: light, dark"),
        ("label = 3", "“label” is no text"),
        ("page = ", "Invalid value"),
    ],
)
def test_what_is_wrong_in_a_theme_is_named(tmp_path: Path, words: str, why: str) -> None:
    told = refusal(own(tmp_path, words))
    assert "ours.toml" in told and why in told


def test_what_is_no_text_is_no_theme(tmp_path: Path) -> None:
    (tmp_path / "picture.toml").write_bytes(b"\x89PNG\xff\xfe")
    assert "picture.toml cannot be used" in refusal(tmp_path / "picture.toml")
    assert "gone.toml cannot be read" in refusal(tmp_path / "gone.toml")
    assert "cannot be read" in refusal(own(tmp_path, "x").parent / "folder.toml")


@pytest.mark.parametrize("words", ["stages = " + "[" * 9999, "a." * 6000 + "b = 1", "#" * 99999])
def test_a_theme_that_is_nested_too_deeply_or_too_large_is_refused(
    tmp_path: Path, words: str
) -> None:
    assert "ours.toml cannot be used" in refusal(own(tmp_path, words))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
@pytest.mark.timeout(30)
def test_no_pipe_is_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    assert "pipe.toml cannot be read: it is a device or a pipe" in refusal(tmp_path / "pipe.toml")


def test_every_key_of_a_theme_can_be_given(tmp_path: Path) -> None:
    dark = load_theme("dark")
    for key in COLOUR_KEYS:
        value = str(getattr(dark, key)).replace("(", "[").replace(")", "]").replace("'", '"')
        value = value if value.startswith("[") else f'"{value}"'
        theme = load_theme(own(tmp_path, f'based = "light"\n{key} = {value}'))
        assert getattr(theme, key) == getattr(dark, key)
