"""The page one begins at."""
