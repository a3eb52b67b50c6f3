"""How customers go through a journey: the graph, shares on its arrows, and what follows."""
