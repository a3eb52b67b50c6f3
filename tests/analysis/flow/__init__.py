"""What follows from the ways customers go."""
