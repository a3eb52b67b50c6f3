"""Answers of a survey as they come in: what each column is, what is left out, what it comes to."""
