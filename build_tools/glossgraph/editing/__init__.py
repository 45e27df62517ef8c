"""Changes to the files of a glossary that lose nothing of what people wrote: places in a text, and whole files."""
