"""What editors ask while somebody writes, through `glossgraph lsp`: one module for each thing they ask."""
