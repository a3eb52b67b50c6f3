"""A brand is made in a dialog, seen at once, kept in the file, undone, saved and loaded."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from journeymap.drawing.theme import load_theme
from journeymap.model.records import Brand
from journeymap.ui.brand.dialog import BrandDialog
from journeymap.ui.shell.window import Window
from journeymap.view.brand import brand_of, branded
from journeymap.view.brand_file import draft_of_file, write_brand
from journeymap.workspace.actions import perform


def _drawn() -> bytes:
    picture, kept = QImage(40, 20, QImage.Format.Format_RGB32), QBuffer()
    picture.fill(0x0A7D5A)
    kept.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(kept, b"png").write(picture)
    return bytes(kept.data().data())


PNG = _drawn()


@pytest.fixture
def dialog(begun: Window, qtbot: QtBot) -> BrandDialog:
    perform(begun, begun.actions_.declared["brand"])
    (made,) = begun.findChildren(BrandDialog)
    return made


def test_what_is_chosen_is_seen_at_once_and_kept_as_one_step(
    dialog: BrandDialog, begun: Window, qtbot: QtBot
) -> None:
    dialog.form.name.setText("Acme")
    dialog.form.single["accent"].give("#0a7d5a")
    dialog.form.several["stages"].give(["#c2410c", "#0a7d5a"])
    dialog.form.cells["confidential"].setText("For us only")
    qtbot.waitUntil(lambda: dialog.preview.theme.accent == "#0a7d5a")
    block = dict(dialog.preview.theme.block)
    assert block["company"] == "Acme" and block["confidential"] == "For us only"
    assert block["project"] == "Buying a coffee machine", "which the file says of itself"
    assert not begun.workspace.snapshot.all(Brand), "nothing is kept before it is taken"
    dialog.take()
    assert begun.workspace.view.theme.accent == "#0a7d5a" and begun.appearance.theme.name == "light"
    perform(begun, begun.actions_.declared["undo"])
    assert not begun.workspace.snapshot.all(Brand)
    assert begun.workspace.view.theme == load_theme()


def test_a_page_that_cannot_be_written_on_is_altered_and_told(dialog: BrandDialog) -> None:
    dialog.form.single["page"].give("#202060")
    dialog.refresh()
    assert "Page" in dialog.told.text()
    assert dialog.preview.theme.page != "#202060"
    dialog.form.single["page"].give("#eef5f1")
    dialog.refresh()
    assert not dialog.told.text()


def test_letters_that_are_not_here_are_told(dialog: BrandDialog) -> None:
    dialog.form.fonts.setText("No Such Letters, Nor These")
    dialog.refresh()
    assert "Inter takes their place" in dialog.told.text()
    dialog.form.fonts.setText("No Such Letters, Inter")
    dialog.refresh()
    assert not dialog.told.text()


def test_the_dialog_shows_the_brand_there_is_and_takes_it_away(
    dialog: BrandDialog, begun: Window
) -> None:
    dialog.form.name.setText("Acme")
    dialog.form.give_logo(PNG)
    dialog.take()
    again = BrandDialog(begun)
    assert again.form.name.text() == "Acme" and again.form.picture == PNG
    assert again.form.draft.values["colours"] == brand_of(begun.workspace.snapshot).colours  # type: ignore[union-attr]
    again.remove()
    assert not begun.workspace.snapshot.all(Brand)


def test_a_brand_is_saved_as_a_theme_and_loaded_from_one(
    dialog: BrandDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog.form.name.setText("Acme")
    dialog.form.bases.setCurrentIndex(dialog.form.bases.findData("warm"))
    dialog.form.single["accent"].give("#0a7d5a")
    dialog.form.several["personas"].give(["#7c3aed"])
    dialog.form.cells["version"].setText("v3 “final”\\")
    dialog.form.fonts.setText("Georgia")
    dialog.form.give_logo(PNG)
    path = tmp_path / "acme.toml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    dialog.save()
    written = load_theme(path)
    assert written == dialog.theme._replace(name="acme")
    draft = draft_of_file(path)
    made = branded(Brand(id="x", **draft.values)).theme._replace(logo=draft.logo)
    for key in ("accent", "page", "stages", "personas", "fonts", "block", "logo", "lane"):
        assert getattr(made, key) == getattr(written, key), key
    dialog.form.give(draft)
    assert dialog.form.name.text() == "Acme" and dialog.form.based == "warm"


def test_a_brand_whose_every_colour_is_given_comes_back(tmp_path: Path) -> None:
    theme = load_theme("dark")._replace(name="brand", page="#101820", logo=b"")
    write_brand(theme, "light", tmp_path / "dark.toml")
    assert load_theme(tmp_path / "dark.toml") == theme._replace(name="dark")


def test_the_brand_is_laid_aside_and_taken_up_again(dialog: BrandDialog, begun: Window) -> None:
    dialog.form.single["page"].give("#eef5f1")
    dialog.take()
    worn = begun.actions_.declared["brand.worn"]
    for page in ("#f6f4f2", "#eef5f1"):
        perform(begun, worn)
        QApplication.processEvents()
        assert begun.workspace.view.theme.page == page
