"""Sheets whose stages run along the top, turned so that a row is a touchpoint."""
