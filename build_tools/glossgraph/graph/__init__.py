"""What the graph says: the sequence of terms, who is joined to whom, and the stories that diagrams tell."""
