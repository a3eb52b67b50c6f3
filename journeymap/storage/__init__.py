"""Where a document lives: a working copy, and the file published from it."""
