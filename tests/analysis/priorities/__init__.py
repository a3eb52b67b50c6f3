"""How ideas and needs are weighed."""
