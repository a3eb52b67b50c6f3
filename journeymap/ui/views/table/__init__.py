"""The table: a journey as a grid to type in, with the keys of a spreadsheet."""
