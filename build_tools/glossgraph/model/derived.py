"""Functions of a glossary that run once for each."""

from __future__ import annotations

from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, Self, TypeVar, overload

from glossgraph.model.reads import Watched, note, unrecorded, watched

if TYPE_CHECKING:
    from collections.abc import Callable

    from glossgraph.model import Glossary

Result = TypeVar("Result")

FUNCTIONS: dict[str, Callable[[Glossary], Any]] = {}
"""Every such function by its name, as it is named in what was read of a glossary."""


def once(function: Callable[[Glossary], Result]) -> Callable[[Glossary], Result]:
    """Make a function of a glossary keep its result with the glossary, so that it runs only once for each glossary.

    The result is shared, so it must not be changed.
    """
    name = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def cached(glossary: Glossary) -> Result:
        derived = glossary.derived
        if function not in derived:
            with unrecorded():
                result = function(glossary)
            derived[function] = watched((name,), result) if isinstance(glossary.terms, Watched) else result
        result = derived[function]
        if not isinstance(result, Watched):
            note((name,))
        return result

    FUNCTIONS[name] = cached
    return cached


class once_property(cached_property[Result]):  # noqa: N801 - used as a decorator, like what it is derived from
    """A property of a glossary that is worked out once for each."""

    def __init__(self, function: Callable[[Any], Result]) -> None:
        """Take the function that gives the value."""
        super().__init__(function)
        self._once = once(function)

    @overload
    def __get__(self, instance: None, owner: type | None = None) -> Self: ...

    @overload
    def __get__(self, instance: object, owner: type | None = None) -> Result: ...

    def __get__(self, instance: Any, owner: type | None = None) -> Self | Result:
        """Return the value. Unless it is to be noted that it is read, this is not even called again."""
        if instance is not None and isinstance(instance.terms, Watched):
            result: Result = self._once(instance)
            return result
        value: Self | Result = super().__get__(instance, owner)
        return value
