"""The start of something new: the file of a term with what is still to fill, and the files of a glossary."""
