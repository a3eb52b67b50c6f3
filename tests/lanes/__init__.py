"""Tests of what stands in lanes."""
