"""What is read of tables, and written into them."""
