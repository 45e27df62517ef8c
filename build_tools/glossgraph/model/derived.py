"""Functions of a glossary that run once for each."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from glossgraph.model import Glossary

Result = TypeVar("Result")


def once(function: Callable[[Glossary], Result]) -> Callable[[Glossary], Result]:
    """Make a function of a glossary keep its result with the glossary, so that it runs only once for each glossary.

    The result is shared, so it must not be changed.
    """

    @wraps(function)
    def cached(glossary: Glossary) -> Result:
        if function not in glossary.derived:
            glossary.derived[function] = function(glossary)
        result: Result = glossary.derived[function]
        return result

    return cached
