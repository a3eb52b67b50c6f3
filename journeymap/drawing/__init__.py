"""Shapes as data, the theme, and how text is measured; no Qt."""
