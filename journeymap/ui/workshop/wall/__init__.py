"""The wall of stickies as a hand works on it: over the slides, or in a window of its own."""
