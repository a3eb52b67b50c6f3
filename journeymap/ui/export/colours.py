"""In which theme a file is written: that of the window, or another."""

from __future__ import annotations

from journeymap.drawing.theme import Theme, load_theme, themes
from journeymap.language import tr
from journeymap.ui.export.fields import ListChoice
from journeymap.view.brand import BRAND


class Colours(ListChoice):
    """Chooses among the themes of ours and the one that is worn."""

    def __init__(self, worn: Theme, chosen: Theme) -> None:
        super().__init__(worn)
        self._known = {theme.name: theme for theme in (worn, chosen)}
        labels = {theme.name: theme.label for theme in themes()}
        own = {one.name: tr("Brand") if one.name == BRAND else one.name for one in (chosen, worn)}
        for name, label in (own | labels).items():
            self.addItem(label, name)
        self.setCurrentIndex(self.findData(chosen.name))

    @property
    def chosen(self) -> Theme:
        """The theme that is chosen."""
        name = str(self.currentData())
        if name not in self._known:
            self._known[name] = load_theme(name)
        return self._known[name]
