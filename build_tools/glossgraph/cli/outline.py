"""What can be read in the source of this package without importing it: importing takes ten times as long."""

from __future__ import annotations

import ast
import pkgutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def docstring(module: str) -> str:
    """Return the docstring of a module, by its path in the package: `checks/cycle.py`."""
    return ast.get_docstring(_tree(module), clean=False) or ""


def listed(module: str, name: str) -> list[str]:
    """Return the names in a tuple of a module, including those of other tuples that it unpacks with `*`.

    These are in the same module, or imported from another.
    """
    body = _tree(module).body
    tuples = {
        node.target.id: node.value.elts
        for node in body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and isinstance(node.value, ast.Tuple)
    }
    imports = [node for node in body if isinstance(node, ast.ImportFrom) and node.module]
    imported = {alias.name: _file(node.module or "") for node in imports for alias in node.names}

    def names(tuple_: str) -> Iterator[str]:
        if tuple_ not in tuples:
            yield from listed(imported[tuple_], tuple_)
            return
        for element in tuples[tuple_]:
            if isinstance(element, ast.Starred) and isinstance(element.value, ast.Name):
                yield from names(element.value.id)
            elif isinstance(element, ast.Name):
                yield element.id

    return list(names(name))


def _file(module: str) -> str:
    """Return the path of a module in the package by its name."""
    return f"{module.removeprefix('glossgraph.').replace('.', '/')}.py"


def _tree(module: str) -> ast.Module:
    return ast.parse(pkgutil.get_data("glossgraph", module) or b"")
