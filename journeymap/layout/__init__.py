"""From a snapshot to a scene of figures; no Qt."""
