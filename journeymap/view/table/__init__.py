"""A journey as a table: which columns there are, which rows, and what each cell says."""
