"""The letters of the dark room one presents in, and what is drawn by hand there."""

from __future__ import annotations

from journeymap.drawing.shapes import TextStyle

INK = "#e4572e"
"""The colour of the pen and the pointer: seen on white cards and on the dark around alike."""

WIDTH = 7.0
"""How broad a stroke of the pen is, in units of the slide."""

CELL_TITLE = TextStyle(19, 600)
PART = TextStyle(16, 500)
FOOT = TextStyle(20, 500)
NUMBER = TextStyle(72, 700)
SENTENCE = TextStyle(44, 600)
CAPTION = TextStyle(24, 600)
WORDS = TextStyle(24, 400)
