"""What a journey tells about itself."""
