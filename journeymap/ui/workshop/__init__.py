"""A workshop: an inbox for stickies, a clock with an agenda, and dots to vote with.

The clock belongs to the window and the ballot to its canvas; the panel beside the map and
the presenter show the same ones.
"""
