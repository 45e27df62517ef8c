"""The assistant's door: a server of the Model Context Protocol, which answers from the glossary in a folder."""
