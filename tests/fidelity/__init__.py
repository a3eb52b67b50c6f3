"""Whether every kind of picture shows the same map, pixel by pixel, as other programs draw it."""
