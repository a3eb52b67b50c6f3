"""Journeymap: customer journeys drawn as graphs, kept in one file, handed over as pictures."""

__version__ = "0.1.0"
