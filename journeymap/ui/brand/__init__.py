"""The dialog in which a brand of one's own is made."""
