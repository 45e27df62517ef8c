"""What `import glossgraph` offers besides the types of the model: the glossary, and how it is opened."""
