"""Fields, rows and signs that panels and dialogs are made of."""
