"""The map of the whole graph: the place of each term, the route of each edge, and the picture as SVG."""
