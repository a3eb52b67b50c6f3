"""What one may do to a journey."""
