"""One file a kind of metric."""
