"""Filters, folded stages, levels of detail and views that are saved."""
