"""Painting, and the pictures that come of it."""
