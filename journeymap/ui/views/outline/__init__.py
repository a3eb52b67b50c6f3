"""The journey as a tree: the twin of the map for keys and for screen readers."""
