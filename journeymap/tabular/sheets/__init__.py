"""Cells taken out of files, whichever program wrote them, within bounds."""
