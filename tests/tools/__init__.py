"""Gestures, without a screen."""
