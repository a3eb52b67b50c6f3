"""The paths of a journey beside it: who reaches the goal, by which ways, and what if."""
