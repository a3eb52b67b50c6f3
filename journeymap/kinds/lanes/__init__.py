"""One file a kind of lane."""
