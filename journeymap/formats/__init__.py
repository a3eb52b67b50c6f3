"""In and out of other programs: one file a format."""
