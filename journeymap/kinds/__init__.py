"""What comes in kinds and is shared by several floors: lanes and metrics, one file each."""
