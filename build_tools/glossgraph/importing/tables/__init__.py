"""Tables: their sheets, their columns, and their rows as concepts."""
