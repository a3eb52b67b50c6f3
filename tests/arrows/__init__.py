"""Tests of the kinds of connection."""
