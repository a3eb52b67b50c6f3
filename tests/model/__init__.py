"""The document and its laws."""
