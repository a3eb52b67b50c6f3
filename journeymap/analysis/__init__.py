"""What can be computed from a journey."""
