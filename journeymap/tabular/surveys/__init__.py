"""Surveys: from the answers of respondents, a row each, to scores with their counts."""
