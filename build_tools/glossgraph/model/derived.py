"""Functions of a glossary that run once for each."""

from __future__ import annotations

from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, Self, TypeVar, overload

from glossgraph.model.reads import Watched, note, recorded_in_outline, watched

if TYPE_CHECKING:
    from collections.abc import Callable

    from glossgraph.model import Glossary
    from glossgraph.model.reads import Outline

Result = TypeVar("Result")
Owner = TypeVar("Owner")

Functions = dict[str, "Callable[[Any], Any]"]
"""Functions that run once, by the names that they have in what was read."""


def once_in(functions: Functions) -> Callable[[Callable[[Owner], Result]], Callable[[Owner], Result]]:
    """Return what makes a function keep its result with what it is a function of, and adds it to others.

    What it is a function of has the results in `derived`, and says with `is_watched` whether is noted what is read of
    it: then the function's own reading is not, but that its result is read.
    """

    def decorated(function: Callable[[Owner], Result]) -> Callable[[Owner], Result]:
        name = f"{function.__module__}.{function.__qualname__}"

        @wraps(function)
        def cached(owner: Owner) -> Result:
            derived: dict[object, Any] = owner.derived  # type: ignore[attr-defined] # as said above
            if function not in derived:
                derived[function] = _watched_result(name, function, owner)
            result: Result = derived[function]
            if not isinstance(result, Watched):
                note((name,))
            return result

        functions[name] = cached
        return cached

    return decorated


def _watched_result(name: str, function: Callable[[Any], Result], owner: Any) -> Result:  # noqa: ANN401 - of either
    if not owner.is_watched:
        return function(owner)
    with recorded_in_outline() as outline:
        result = function(owner)
    owner.derived[name] = outline
    return watched((name,), result)


def outline_of(name: str, owner: Any) -> Outline | None:  # noqa: ANN401 - as above
    """Return what a function has read of what it is a function of; None if it has not run."""
    outline: Outline | None = owner.derived.get(name)
    return outline


FUNCTIONS: Functions = {}
"""The functions of a glossary that run once for each."""


def once(function: Callable[[Glossary], Result]) -> Callable[[Glossary], Result]:
    """Make a function of a glossary keep its result with the glossary, so that it runs only once for each glossary.

    The result is shared, so it must not be changed.
    """
    return once_in(FUNCTIONS)(function)


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
        if instance is not None and instance.is_watched:
            result: Result = self._once(instance)
            return result
        value: Self | Result = super().__get__(instance, owner)
        return value
