"""The graph: touchpoints placed by their connections, in the regions of their stages."""
