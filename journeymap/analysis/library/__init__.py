"""The library: every goal, quote, friction, idea and metric of a file, and where each is used."""
