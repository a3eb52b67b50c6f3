"""The map in the window: what is seen, and the hand on it."""
