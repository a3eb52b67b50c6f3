"""What is remembered, however the file it stands in was spoilt; and letters Qt can reckon with."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from journeymap.drawing.theme import load_theme
from journeymap.painting.fonts import family, sized
from journeymap.paths import settings_folder
from journeymap.ui.widgets.style import LETTERS, apply, pointed
from journeymap.workspace.settings import Settings

STRANGE = r"@Variant(\0\0\0\x7f\0\0\0\bFooType\0)"


@pytest.mark.parametrize(
    "value",
    [
        STRANGE,
        r"@Variant(\0\0\0\xff)",
        r"@DateTime(\0\0\0\x10\0)",
        f"a, {STRANGE}",
        "@Rect(1 2)",
        "@Invalid()",
        "@ByteArray(",
        "\\x",
        "=",
    ],
)
def test_a_value_of_another_kind_is_as_if_it_were_not_there(value: str) -> None:
    path = settings_folder() / "journeymap.ini"
    path.parent.mkdir(parents=True)
    path.write_text(
        f"[General]\nlanguage={value}\nrecent={value}\nshare={value}\n"
        f"[geometry]\nwindow={value}\n[present]\nscreen=beamer\n",
        "utf-8",
    )
    settings = Settings()
    assert settings.language == ""
    assert settings.number("share", 0.0, 1.0, 0.5) == 0.5
    assert settings.word("present/screen") == "beamer"
    for path in settings.recent:
        assert path.name
    assert isinstance(settings.geometry("window"), QByteArray | None)
    settings.language = "uk"
    assert Settings().language == "uk"


def test_the_letters_of_the_program_have_a_size_in_points(qapp: QApplication) -> None:
    before = qapp.font(), qapp.palette(), qapp.styleSheet()
    try:
        apply(qapp, load_theme())
        face = qapp.font()
        assert face.pointSizeF() * 0.25 > 0, "as the preview of Qt's page dialog reckons"
        plain = QFont(family())
        plain.setPixelSize(LETTERS)
        assert QFontMetricsF(face).height() == QFontMetricsF(plain).height()
    finally:
        qapp.setFont(before[0])
        qapp.setPalette(before[1])
        qapp.setStyleSheet(before[2])


def test_a_text_to_read_can_be_looked_at_nearer(qtbot: QtBot) -> None:
    text = QPlainTextEdit("What will be written")
    qtbot.addWidget(text)
    text.setFont(pointed(text.font(), 12))
    before = QFontMetricsF(text.font()).height()
    text.zoomIn(2)
    assert before < QFontMetricsF(text.font()).height() < 2 * before


@pytest.mark.parametrize("pixels", [0.0, -0.25, 0.4, 12.0])
def test_letters_are_never_smaller_than_a_pixel(qapp: QApplication, pixels: float) -> None:
    assert sized(QFont(family()), pixels).pixelSize() == max(1, round(pixels))
