"""Files: opened, saved, and brought in from elsewhere."""
