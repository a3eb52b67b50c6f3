"""Two journeys compared in the window: what with, what changes, one difference after the other."""
