"""Workbooks of our own that come back whole, by the keys that were written beside them."""
