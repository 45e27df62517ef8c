"""The pictures as SVG: sequence diagrams, neighbourhoods and the map."""
