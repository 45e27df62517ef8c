"""The map of the whole graph: where each term stands, which way each edge takes, and the SVG of it."""
