"""What changed between two glossaries in meaning: worked out once, and told as text, JSON, Markdown and HTML."""

from __future__ import annotations

from glossgraph.diff import html, json, markdown, text
from glossgraph.diff.compare import difference
from glossgraph.diff.told import told

__all__ = ["difference", "html", "json", "markdown", "text", "told"]
