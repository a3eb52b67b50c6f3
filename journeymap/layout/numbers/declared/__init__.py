"""The charts of the numbers, one file each."""
