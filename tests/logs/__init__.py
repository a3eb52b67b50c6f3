"""Journeys from data: logs and paths, read, counted and built."""
