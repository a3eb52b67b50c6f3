"""A document as pictures, sheets of paper and tables, for whatever format takes them."""
