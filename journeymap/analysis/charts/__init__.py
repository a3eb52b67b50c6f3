"""What each chart of the numbers holds and finds, as values: no picture, no place, no colour."""
