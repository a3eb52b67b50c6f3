"""The map: a grid of stages and lanes, its arrows and its legend."""
