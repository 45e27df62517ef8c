"""Compiles YAML concept files into a checked knowledge graph, and the graph into a site and exports."""
