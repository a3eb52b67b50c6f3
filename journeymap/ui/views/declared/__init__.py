"""The arrangements that bring a widget of their own, one file each."""
