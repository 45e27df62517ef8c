"""Contributed text: the code, mentions, citations, names and markup in it, and how it is escaped."""
