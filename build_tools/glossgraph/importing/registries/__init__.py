"""Registries of Glossarist: their concepts, and the texts and sources in them."""
