"""Windows and panels: QtWidgets begins here."""
