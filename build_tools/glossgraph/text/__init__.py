"""Contributed text: the code, mentions, names and markup in it, and how it is escaped."""
