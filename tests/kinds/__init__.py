"""What comes in kinds."""
