"""Shapes, colours and paragraphs, without a screen."""
