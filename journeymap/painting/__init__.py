"""Scenes onto paint devices: QtGui begins here."""
