"""How ideas and needs are weighed against one another: the formulas, one file a method."""
