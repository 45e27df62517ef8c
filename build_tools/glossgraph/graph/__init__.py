"""What the graph says: the sequence of terms, how terms are joined, and the stories that diagrams show."""
