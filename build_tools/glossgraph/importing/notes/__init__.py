"""Notes in Markdown: their heads, their bodies and their links."""
