"""Reviews as they come in: each with the touchpoint it seems to be about, confirmed by somebody."""
