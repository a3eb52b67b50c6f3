"""The dialog in which a log of events, or a table of paths, becomes a journey."""
