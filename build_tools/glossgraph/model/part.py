"""The parts of the model: the type of each field says what sort of text it holds."""

from __future__ import annotations

from enum import Enum
from functools import cache
from operator import attrgetter
from types import NoneType
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

from glossgraph.diagnostics import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from glossgraph import source
    from glossgraph.source import Step


class Sort(Enum):
    """What a text is."""

    WORDS = "words"
    """One line of plain words that readers see."""
    MARKDOWN = "Markdown"
    """Prose with mentions and citations."""
    TERM = "term"
    """The id of a term, which has to exist."""
    ACTOR = "actor"
    """The id of an actor, or a role that settings cast."""
    REFERENCE = "reference"
    """The id of a reference, which has to exist."""
    CODE = "code"
    """Anything else that is for programs: another id, an address, a formula."""


Words = Annotated[str, Sort.WORDS]
Markdown = Annotated[str, Sort.MARKDOWN]
TermId = Annotated[str, Sort.TERM]
ActorName = Annotated[str, Sort.ACTOR]
ReferenceId = Annotated[str, Sort.REFERENCE]
Code = Annotated[str, Sort.CODE]


Text = tuple[tuple["Step", ...], str]
"""A document path and the text that is there; the path starts at the part that was asked for its texts."""


class Part:
    """A part of the model: its fields hold texts, or other parts. Its class is a dataclass."""

    __slots__ = ()

    def path_to(self, field: str) -> tuple[Step, ...]:
        """Return the document path from it to one of its fields."""
        return (field,)

    def path_in(self, number: int) -> tuple[Step, ...]:
        """Return the document path to it from a field that holds several parts; `number` counts them from 0."""
        return (number,)

    def texts(self, sort: Sort) -> list[Text]:
        """Return its texts of a sort, including those of its parts, in the order of the fields, without empty ones."""
        return _texts(self)[sort.value]


class Entry(Part):
    """A part that has a file, or an entry in a file, of its own; its texts, which many ask for, are kept with it."""

    __slots__ = ("_texts",)

    if TYPE_CHECKING:
        # no field: those who look for the types of fields must not see it
        _texts: dict[str, list[Text]]

    def texts(self, sort: Sort) -> list[Text]:
        """Return its texts of a sort, as of any part; the list must not be changed."""
        try:
            return self._texts[sort.value]
        except AttributeError:
            # it is frozen for everyone else
            object.__setattr__(self, "_texts", _texts(self))
        return self._texts[sort.value]

    @property
    def origin(self) -> tuple[str, tuple[Step, ...]]:
        """The path of its file below the root, with `/`, and its document path there."""
        raise NotImplementedError

    def place(self, *path: Step, part: source.Part = "value", words: str = "") -> Place:
        """Return the place of one of its values, for a diagnostic."""
        file, start = self.origin
        return Place(file, (*start, *path), part, words)

    def cited(self) -> Iterator[tuple[str, Place]]:
        """Yield the references that it names, including in its parts, each with its place."""
        yield from ((name, self.place(*path)) for path, name in self.texts(Sort.REFERENCE))


def _texts(part: Part) -> dict[str, list[Text]]:
    """Return all texts of a part, by their sorts: to walk through it once for each sort would take longer."""
    texts: dict[str, list[Text]] = {sort.value: [] for sort in Sort}
    _add_texts(part, (), texts)
    return texts


def _add_texts(part: Part, start: tuple[Step, ...], texts: dict[str, list[Text]]) -> None:
    """Add the texts of a part at a path to those of their sorts; nested generators would take twice as long."""
    plan = _PLANS[type(part)]
    for (field, own_path, sort), value in zip(plan.fields, plan.values(part), strict=True):
        if not value:
            continue
        path = start + (own_path or part.path_to(field))
        if isinstance(value, str):
            texts[sort].append((path, value))
        elif isinstance(value, Part):
            _add_texts(value, path, texts)
        elif sort:
            texts[sort] += [((*path, number), text) for number, text in enumerate(value) if text]
        else:
            for number, inner in enumerate(value):
                _add_texts(inner, path + inner.path_in(number), texts)


class _Plan(NamedTuple):
    """The fields of a part that can hold texts, and what gets the values of all of them at once."""

    fields: tuple[tuple[str, tuple[Step, ...], str], ...]
    """Of each field, its path, unless that depends on the part, and the sort of its texts unless it holds parts."""
    values: Callable[[Part], tuple[Any, ...]]


class _Plans(dict[type[Part], _Plan]):
    """The plans by the class of the part."""

    def __missing__(self, part: type[Part]) -> _Plan:
        is_usual = part.path_to is Part.path_to
        # mypy mistakes the hash of a class for that of its instances
        found = fields_with_texts(part)  # type: ignore[arg-type]
        fields = tuple((field, (field,) if is_usual else (), sort) for field, sort in found)
        # with a name that every part has, there are two at least, so that a tuple is what is got
        get = attrgetter(*(field for field, *_ in fields), "__class__", "__class__")
        plan = self[part] = _Plan(fields, lambda one: get(one)[:-2])
        return plan


_PLANS = _Plans()


@cache
def fields_with_texts(part: object) -> tuple[tuple[str, str], ...]:
    """Return the fields of a part that can hold texts, each with the sort of its texts, or none if it holds parts."""
    hints = ((field, _content(hint)) for field, hint in get_type_hints(part, include_extras=True).items())
    contents = ((field, content, _sort(content)) for field, content in hints)
    return tuple(
        (field, sort) for field, content, sort in contents if sort or (_is_part(content) and fields_with_texts(content))
    )


def _sort(content: object) -> str:
    return next((mark.value for mark in get_args(content) if isinstance(mark, Sort)), "")


def _content(hint: object) -> object:
    """Return the type of what a field holds, be it one, several or an optional one."""
    if get_origin(hint) is Annotated or not get_args(hint):
        return hint
    return next(argument for argument in get_args(hint) if argument is not NoneType)


def _is_part(content: object) -> bool:
    return isinstance(content, type) and issubclass(content, Part)
