"""The glossary as pages of plain Markdown, and the other files of its site."""
