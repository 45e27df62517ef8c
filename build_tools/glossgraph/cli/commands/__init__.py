"""The commands: each module has a `command`, and its docstring is the command's help."""
