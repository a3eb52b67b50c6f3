"""Surveys: what is read, counted and kept of the answers of respondents."""
