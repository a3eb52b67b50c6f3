"""What people write over columns, down the side and into cells, in three languages; only data."""
