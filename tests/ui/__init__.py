"""Tests of what a person sees and holds."""
