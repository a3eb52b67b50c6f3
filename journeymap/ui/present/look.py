"""The letters of the dark room one presents in, and what is drawn by hand there."""

from __future__ import annotations

from journeymap.drawing.shapes import TextStyle

CELL_TITLE = TextStyle(19, 600)
PART = TextStyle(16, 500)
FOOT = TextStyle(20, 500)
NUMBER = TextStyle(72, 700)
SENTENCE = TextStyle(44, 600)
CAPTION = TextStyle(24, 600)
WORDS = TextStyle(24, 400)
