"""A glossary as a book: its chapters as trees of XHTML, which one format prints and another one packs."""
