"""The glossary as pages of plain Markdown, and what the site needs beside them."""
