"""The editor of lists of addresses, one a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from journeymap.language import tr
from journeymap.model.checks import CHECKS
from journeymap.ui.widgets.field_editor import FieldEditor
from journeymap.ui.widgets.texts import TextField
from journeymap.ui.widgets.words import Words

_SERVER = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:[/?#:]\S*)?", re.IGNORECASE)
_MAIL = re.compile(r"[^\s@:/]+@(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)


class ListField(TextField):
    """Several addresses; what is none is left out and named.

    ``problem``, which whoever makes this puts under it, says which that was.
    """

    def __init__(self, field_editor: FieldEditor, write: Callable[[tuple[str, ...]], bool]) -> None:
        self.problem = Words("problem")
        self.problem.hide()
        self._take = write
        super().__init__(field_editor, self._read, lines=3)
        self._least = 1
        self.hint("https://…")

    def present_list(self, value: Sequence[str], several: bool = False) -> None:
        """Show the addresses of a field."""
        self.present("\n".join(value), several)

    def _read(self, text: str) -> bool:
        found = [part.strip() for part in text.split("\n")]
        words = tuple(map(_completed, dict.fromkeys(filter(None, found))))
        wrong = [word for word in words if CHECKS["addresses"]((word,))]
        kept = self._take(tuple(word for word in words if word not in wrong))
        said = tr(
            "Left out, as it is no address such as https://example.org: {texts}",
            texts=", ".join(tr("“{said}”", said=word) for word in wrong),
        )
        self.problem.say(said if wrong else "")
        self.problem.setVisible(bool(wrong))
        return kept or not wrong


def _completed(word: str) -> str:
    """Return an address as it has to be, where a person left out how it begins."""
    if _MAIL.fullmatch(word):
        return f"mailto:{word}"
    return f"https://{word}" if _SERVER.fullmatch(word) else word
