"""Linked data: SKOS, SKOS-XL and OWL as concepts and relations."""
