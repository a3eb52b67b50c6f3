"""What one may do to a journey: pure functions from a snapshot to a change."""
